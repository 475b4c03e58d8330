//! Another server's functions, over the Lambda API: what `vestibule function` talks to.

use std::time::Duration;

use anyhow::{Context as _, bail};
use async_trait::async_trait;
use bytes::Bytes;
use http::{Method, Request, StatusCode, header};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use vestibule_api::lambda::{
    AddPermissionRequest, CreateFunctionRequest, FunctionConfiguration, GetPolicyResponse, UpdateFunctionCodeRequest,
    UpdateFunctionConfigurationRequest,
};
use vestibule_identity::secret::Secret;

use super::deploy::ControlPlane;
use crate::config::Credential;
use crate::http_client::{HttpClient, USER_AGENT};
use crate::protocol::sigv4;
use crate::seams::{Clock as _, SystemClock};

/// Any will do: the server takes the region that a request was signed for.
const REGION: &str = "us-east-1";
/// More than any answer of the operations used.
const ANSWER_BYTES_MAX: usize = 4 * 1024 * 1024;
/// How long an answer may take: an upload's is slow.
const ANSWER_TIME_MAX: Duration = Duration::from_mins(2);

/// A server's Lambda API.
pub struct Api {
    client: HttpClient,
    endpoint: String,
    credential: Credential,
}

impl Api {
    /// The API of the server at this URL. Requests are signed with any key if there is none: a server without credentials of its
    /// own takes it.
    pub fn new(url: &str, credential: Option<Credential>) -> anyhow::Result<Self> {
        let endpoint = url.trim_end_matches('/').to_owned();
        let is_url = endpoint.starts_with("http://") || endpoint.starts_with("https://");
        anyhow::ensure!(is_url, "{url:?} is not the address of a server: it must begin with http:// or https://");
        let any = || Credential {
            access_key_id: "any".to_owned(),
            secret_access_key: Secret::new("any"),
            session_token: None,
        };
        let client = HttpClient::new(endpoint.starts_with("https://"))?;
        Ok(Self { client, endpoint, credential: credential.unwrap_or_else(any) })
    }

    async fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        input: Option<&(impl Serialize + Sync)>,
    ) -> anyhow::Result<Option<T>> {
        let uri: http::Uri = format!("{}/2015-03-31/functions{path}", self.endpoint).parse()?;
        let host = uri.authority().map(ToString::to_string).unwrap_or_default();
        let body = input.map(serde_json::to_vec).transpose()?.unwrap_or_default();
        let mut request = Request::builder()
            .method(method)
            .uri(uri)
            .header(header::HOST, host)
            .header(header::USER_AGENT, USER_AGENT)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Bytes::from(body))?;
        sigv4::sign_in_place(&mut request, REGION, "lambda", &self.credential, SystemClock.now())
            .context("the credentials in the environment are no text")?;
        let unreachable = || format!("no answer from {}: is the server running there?", self.endpoint);
        let answer = tokio::time::timeout(ANSWER_TIME_MAX, self.client.send(request, ANSWER_BYTES_MAX)).await;
        let answer = answer.with_context(unreachable)?.with_context(unreachable)?;
        let body = answer.body.as_deref().context("the server's answer is too large")?;
        if answer.status.is_success() {
            return Ok(Some(serde_json::from_slice(body).context("the server's answer is not the API's")?));
        }
        let document: Value = serde_json::from_slice(body).unwrap_or_default();
        let name = answer.header("x-amzn-errortype").unwrap_or_default().split(':').next().unwrap_or_default();
        if answer.status == StatusCode::NOT_FOUND && name == "ResourceNotFoundException" {
            return Ok(None);
        }
        let message = ["message", "Message"].iter().find_map(|key| document.get(key)?.as_str()).unwrap_or_default();
        bail!("{} answered {} {name}: {message}", self.endpoint, answer.status.as_u16())
    }

    async fn change<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        input: &(impl Serialize + Sync),
    ) -> anyhow::Result<T> {
        self.call(method, path, Some(input)).await?.context("the function is gone")
    }

    async fn read<T: DeserializeOwned>(&self, path: &str) -> anyhow::Result<Option<T>> {
        self.call(Method::GET, path, None::<&Value>).await
    }
}

#[async_trait]
impl ControlPlane for Api {
    async fn get(&self, name: &str) -> anyhow::Result<Option<FunctionConfiguration>> {
        self.read(&format!("/{}/configuration", encoded(name))).await
    }

    async fn create(&self, request: CreateFunctionRequest) -> anyhow::Result<FunctionConfiguration> {
        self.change(Method::POST, "", &request).await
    }

    async fn update_code(&self, request: UpdateFunctionCodeRequest) -> anyhow::Result<FunctionConfiguration> {
        let path = format!("/{}/code", encoded(request.function_name.as_deref().unwrap_or_default()));
        self.change(Method::PUT, &path, &request).await
    }

    async fn update_configuration(
        &self,
        request: UpdateFunctionConfigurationRequest,
    ) -> anyhow::Result<FunctionConfiguration> {
        let path = format!("/{}/configuration", encoded(request.function_name.as_deref().unwrap_or_default()));
        self.change(Method::PUT, &path, &request).await
    }

    async fn policy(&self, name: &str) -> anyhow::Result<Option<String>> {
        let answer: Option<GetPolicyResponse> = self.read(&format!("/{}/policy", encoded(name))).await?;
        Ok(answer.and_then(|answer| answer.policy))
    }

    async fn add_permission(&self, request: AddPermissionRequest) -> anyhow::Result<()> {
        let path = format!("/{}/policy", encoded(request.function_name.as_deref().unwrap_or_default()));
        self.change::<Value>(Method::POST, &path, &request).await.map(drop)
    }
}

fn encoded(name: &str) -> String {
    let mut text = String::new();
    sigv4::encode(name.as_bytes(), &mut text);
    text
}
