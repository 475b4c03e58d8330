//! Functions elsewhere: Lambda's Invoke API as a client, over pooled connections, signed where a key is configured.
//!
//! Whoever answers (AWS, `sam local start-lambda`, the runtime interface emulator in a container, another Vestibule), the
//! caller hears what a function of this machine would have told: [`answer`] owns that translation. Dropping a call leaves
//! the exchange alone, as it leaves a local invocation alone.

use std::sync::Arc;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{Method, Request, Uri, header};
use tokio::sync::Semaphore;
use vestibule_functions::{
    EVENT_BYTES_MAX, Invocation, InvocationOutcome, InvokeError, Persistent, RESPONSE_BYTES_MAX,
};

use super::declared::{Remote, RemoteCredentials};
use crate::http_client::{HttpClient, USER_AGENT};
use crate::protocol::sigv4;
use crate::seams::{Clock, Stopwatch};

mod answer;

/// Invocations in progress, of all endpoints; one more is throttled.
const IN_PROGRESS_MAX: usize = 1000;

/// Invokes functions elsewhere.
pub struct RemoteFunctions {
    client: HttpClient,
    clock: Arc<dyn Clock>,
    places: Arc<Semaphore>,
}

/// What an exchange needs, whether or not anybody waits for it.
struct Exchange {
    client: HttpClient,
    request: Request<Bytes>,
    remote: Arc<Remote>,
    arn: String,
    request_id: Option<String>,
}

impl RemoteFunctions {
    /// A client without connections. With `wants_tls` the machine's trusted certificates are read.
    pub fn new(clock: Arc<dyn Clock>, wants_tls: bool) -> anyhow::Result<Self> {
        let client = HttpClient::new(wants_tls)?;
        Ok(Self { client, clock, places: Arc::new(Semaphore::new(IN_PROGRESS_MAX)) })
    }

    /// Runs a remote function with one event. `arn` is what the caller asked for, with `qualifier` if it named one.
    pub async fn invoke(
        &self,
        remote: Arc<Remote>,
        qualifier: Option<String>,
        arn: String,
        invocation: Invocation,
    ) -> Result<InvocationOutcome, InvokeError> {
        if invocation.payload.len() > EVENT_BYTES_MAX {
            return Err(InvokeError::PayloadTooLarge);
        }
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| InvokeError::Throttled)?;
        let request = self.request(&remote, qualifier.as_deref(), &invocation).map_err(InvokeError::Internal)?;
        let client = self.client.clone();
        let exchange = Exchange { client, request, remote, arn, request_id: invocation.request_id };
        Persistent::new(async move {
            let outcome = exchange.run().await;
            drop(place);
            outcome
        })
        .await
    }

    fn request(
        &self,
        remote: &Remote,
        qualifier: Option<&str>,
        invocation: &Invocation,
    ) -> anyhow::Result<Request<Bytes>> {
        let uri = invoke_uri(remote, qualifier)?;
        let host = uri.authority().map(ToString::to_string).unwrap_or_default();
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(uri)
            .header(header::HOST, host)
            .header(header::USER_AGENT, USER_AGENT)
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-amz-invocation-type", "RequestResponse")
            .header("x-amz-log-type", if invocation.log_tail { "Tail" } else { "None" });
        if let Some(context) = &invocation.client_context {
            request = request.header("x-amz-client-context", STANDARD.encode(context));
        }
        let mut request = request.body(invocation.payload.clone())?;
        if let RemoteCredentials::Key(credential) = &remote.credentials {
            // The endpoint's time is everybody's, wherever a test has moved the server's own.
            sigv4::sign_in_place(&mut request, &remote.region, "lambda", credential, self.clock.unmoved())
                .context("the credentials are no text")?;
        }
        Ok(request)
    }
}

impl Exchange {
    async fn run(self) -> Result<InvocationOutcome, InvokeError> {
        let begun = Stopwatch::start();
        let Self { client, request, remote, arn, request_id } = self;
        let exchange = client.send(request, RESPONSE_BYTES_MAX);
        let answer = tokio::time::timeout(remote.timeout, exchange).await;
        // Whatever came in time, or nothing.
        let heard = answer.as_ref().ok().and_then(|answer| answer.as_ref().ok());
        let told = heard.and_then(|answer| answer.header("x-amzn-requestid")).map(str::to_owned);
        let request_id = told.or(request_id).unwrap_or_default();
        let outcome = match answer {
            Ok(Ok(answer)) => answer::outcome(&answer, &arn, request_id, begun.elapsed()),
            Err(_) => Ok(answer::timed_out(request_id, remote.timeout)),
            Ok(Err(error)) => {
                Err(InvokeError::Internal(error.context(format!("{} cannot be reached", remote.endpoint))))
            }
        };
        if let Err(error) = &outcome {
            // The caller hears an exception's name at most; here is the whole story.
            let (endpoint, function) = (&remote.endpoint, &remote.name);
            tracing::warn!(endpoint, function, %error, cause = causes(error), "a remote function could not be run");
        }
        outcome
    }
}

/// What an error came of, outermost first.
fn causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// The address of a remote function's Invoke API. A qualifier that its own name carries goes before the caller's.
fn invoke_uri(remote: &Remote, qualifier: Option<&str>) -> anyhow::Result<Uri> {
    let mut uri = format!("{}/2015-03-31/functions/", remote.endpoint);
    sigv4::encode(remote.name.as_bytes(), &mut uri);
    uri.push_str("/invocations");
    let (_, own) = super::split(&remote.name);
    if let (Some(qualifier), None) = (qualifier, own) {
        uri.push_str("?Qualifier=");
        sigv4::encode(qualifier.as_bytes(), &mut uri);
    }
    Ok(uri.parse()?)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_address_is_the_services_and_names_are_encoded() {
        let uri = |endpoint: &str, name: &str, qualifier| {
            let remote = Remote {
                endpoint: endpoint.to_owned(),
                name: name.to_owned(),
                region: "us-east-1".to_owned(),
                credentials: RemoteCredentials::None,
                timeout: Duration::from_secs(1),
            };
            invoke_uri(&remote, qualifier).unwrap().to_string()
        };
        let emulator = "http://127.0.0.1:9000/2015-03-31/functions/function/invocations";
        assert_eq!(uri("http://127.0.0.1:9000", "function", None), emulator);
        assert_eq!(
            uri("https://proxy.example/lambda", "arn:aws:lambda:eu-west-1:123456789012:function:f", Some("$LATEST")),
            "https://proxy.example/lambda/2015-03-31/functions/\
             arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Af/invocations?Qualifier=%24LATEST"
        );
        assert_eq!(
            uri("http://127.0.0.1:9000", "f:prod", Some("$LATEST")),
            "http://127.0.0.1:9000/2015-03-31/functions/f%3Aprod/invocations"
        );
    }
}
