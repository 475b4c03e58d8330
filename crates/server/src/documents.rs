//! What can be fetched with a plain GET: health and metrics, the pools' public keys, discovery documents and logos, the outbox, the
//! recorded flows, and the packages of functions.
//!
//! None of it is part of an AWS API except the `.well-known` documents, which every verifier of tokens reads.

use std::fmt::Write as _;
use std::sync::Arc;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, header};
use serde_json::json;
use uuid::Uuid;
use vestibule_api::{ApiError, Service};
use vestibule_identity::branding::image;
use vestibule_identity::branding::ui_customization::UiCustomization;
use vestibule_identity::flow::{FlowKind, FlowQuery, FlowState};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::secret::Secret;
use vestibule_store::{MasterKeys, StoreError};

use crate::app::App;
use crate::authorize;
use crate::error::{Failure, Refusal};
use crate::messages::{Message, MessageQuery};
use crate::operating;
use crate::pool_resources;
use crate::protocol::{Head, HttpResponse, plain, query_names, query_parameter};

/// What the messages may be asked for by.
const MESSAGE_CONDITIONS: [&str; 2] = ["userPoolId", "destination"];

const JSON: &str = "application/json";

/// Where the images of pools are.
const IMAGES: &str = "_vestibule/images/";

/// A document that can be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    /// Whether the server answers.
    Health,
    /// Whether the process lives.
    Live,
    /// Whether requests should be sent here.
    Ready,
    /// What was counted and timed.
    Metrics,
    /// The messages that were sent.
    Messages,
    /// The recorded flows.
    Flows,
    /// One of them, with its calls.
    Flow(String),
    /// A pool's public keys.
    Keys(UserPoolId),
    /// A pool's discovery document.
    Discovery(UserPoolId),
    /// The logo of the classic pages, under the name that is made of what is in it.
    Image {
        /// The pool.
        pool: UserPoolId,
        /// The app client, or `ALL`.
        owner: String,
        /// The name.
        name: String,
    },
    /// A function's package, with the proof that its address came from us.
    Package {
        /// The function's name.
        function: String,
        /// When the address ends, in seconds since the epoch.
        expires: i64,
        /// The proof.
        proof: String,
    },
}

/// The document at a path, if there is one.
pub fn find(head: &Head) -> Option<Document> {
    if head.method != Method::GET && head.method != Method::HEAD {
        return None;
    }
    let path = head.uri.path().strip_prefix('/')?;
    if let Some(image) = path.strip_prefix(IMAGES) {
        let (pool, rest) = image.split_once('/')?;
        let (owner, name) = rest.split_once('/')?;
        return Some(Document::Image { pool: UserPoolId::new(pool), owner: owner.to_owned(), name: name.to_owned() });
    }
    let mut parts = path.split('/');
    match (parts.next()?, parts.next(), parts.next(), parts.next()) {
        ("_vestibule", Some("health"), None, None) => Some(Document::Health),
        ("_vestibule", Some("live"), None, None) => Some(Document::Live),
        ("_vestibule", Some("ready"), None, None) => Some(Document::Ready),
        ("_vestibule", Some("metrics"), None, None) => Some(Document::Metrics),
        ("_vestibule", Some("messages"), None, None) => Some(Document::Messages),
        ("_vestibule", Some("flows"), None, None) => Some(Document::Flows),
        ("_vestibule", Some("flows"), Some(id), None) => Some(Document::Flow(id.to_owned())),
        ("_vestibule", Some("functions"), Some(function), None) => {
            let query = head.uri.query().unwrap_or_default();
            Some(Document::Package {
                function: function.to_owned(),
                expires: query_parameter(query, "expires")?.parse().ok()?,
                proof: query_parameter(query, "proof")?,
            })
        }
        (pool, Some(".well-known"), Some("jwks.json"), None) => Some(Document::Keys(UserPoolId::new(pool))),
        (pool, Some(".well-known"), Some("openid-configuration"), None) => {
            Some(Document::Discovery(UserPoolId::new(pool)))
        }
        _ => None,
    }
}

/// The answer to a GET.
pub async fn serve(app: &Arc<App>, document: Document, head: &Head) -> HttpResponse {
    let response = match document {
        Document::Health => Ok(plain(StatusCode::OK, JSON, r#"{"status":"ok"}"#)),
        Document::Live => Ok(operating::live()),
        Document::Ready => Ok(operating::ready(app).await),
        Document::Metrics => operating::guarded_metrics(app, head),
        Document::Messages => Ok(messages(app, head)),
        Document::Flows => flows(app, head).await,
        Document::Flow(id) => flow(app, head, &id).await,
        Document::Keys(pool) => keys(app, &pool).await.map(public),
        Document::Discovery(pool) => discovery(app, &pool).await.map(public),
        Document::Image { pool, owner, name } => image(app, &pool, &owner, &name).await,
        Document::Package { function, expires, proof } => package(app, &function, expires, &proof).await,
    };
    response.unwrap_or_else(|failure| match failure {
        Failure::Refused(Refusal::UnknownUserPool(pool)) => {
            let body = json!({"message": format!("User pool {pool} does not exist.")});
            public(plain(StatusCode::NOT_FOUND, JSON, body.to_string()))
        }
        failure => {
            tracing::error!(path = head.uri.path(), cause = failure.cause(), "a document could not be served");
            plain(StatusCode::INTERNAL_SERVER_ERROR, JSON, r#"{"message":"Internal server error"}"#)
        }
    })
}

/// The answer where nothing is.
pub fn not_found() -> HttpResponse {
    plain(StatusCode::NOT_FOUND, JSON, r#"{"message":"Not Found"}"#)
}

/// The answer to IAM and STS, which tutorials call and this server does not have.
pub fn query_service(request_id: Uuid) -> HttpResponse {
    let body = format!(
        "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>This server has no IAM and no \
         STS. Functions take any well-formed role ARN, such as arn:aws:iam::000000000000:role/any, so the step that \
         makes a role can be left out.</Message></Error><RequestId>{request_id}</RequestId></ErrorResponse>"
    );
    plain(StatusCode::BAD_REQUEST, "text/xml", body)
}

/// Which service answers a request that names no operation.
pub fn service_of_path(head: &Head) -> Service {
    if head.uri.path() == "/" { Service::CognitoIdp } else { Service::Lambda }
}

async fn keys(app: &App, pool: &UserPoolId) -> Result<HttpResponse, Failure> {
    Ok(plain(StatusCode::OK, JSON, app.keys.pool(pool).await?.jwks()))
}

/// Cognito: without a domain, the endpoints stand below the issuer. Source: spec/oauth.md 8.
async fn discovery(app: &App, pool: &UserPoolId) -> Result<HttpResponse, Failure> {
    let issuer = &app.keys.pool(pool).await?.issuer;
    let body = json!({
        "authorization_endpoint": format!("{issuer}/authorize"),
        "end_session_endpoint": format!("{issuer}/logout"),
        "id_token_signing_alg_values_supported": ["RS256"],
        "issuer": issuer,
        "jwks_uri": format!("{issuer}/.well-known/jwks.json"),
        "response_types_supported": ["code", "token"],
        "revocation_endpoint": format!("{issuer}/revoke"),
        "scopes_supported": ["openid", "email", "phone", "profile"],
        "subject_types_supported": ["public"],
        "token_endpoint": format!("{issuer}/token"),
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "userinfo_endpoint": format!("{issuer}/userInfo"),
    });
    Ok(plain(StatusCode::OK, JSON, body.to_string()))
}

/// Pages of every site may read it.
fn public(mut response: HttpResponse) -> HttpResponse {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    response
}

/// The URL below which the images of a pool are, with a slash at its end.
pub fn images_url(app: &App, pool: &UserPoolId) -> String {
    format!("{}/{IMAGES}{pool}/", app.config.public_url)
}

/// A logo, for whoever knows its name: pages show it to everybody. What is under a name never changes.
async fn image(app: &App, pool: &UserPoolId, owner: &str, name: &str) -> Result<HttpResponse, Failure> {
    let look = pool_resources::find::<UiCustomization>(app, pool, owner).await?;
    let Some(logo) = look.and_then(|it| it.value.image).filter(|logo| logo.name == name) else {
        return Ok(not_found());
    };
    let mut response = public(plain(StatusCode::OK, image::content_type(logo.format), logo.bytes.0));
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok(response)
}

/// The outbox. It holds codes and passwords, so pages of other sites do not get it even where it is readable.
fn messages(app: &App, head: &Head) -> HttpResponse {
    let Some(outbox) = app.outbox.as_ref().filter(|_| app.config.readable_messages) else { return not_found() };
    if authorize::is_open(app) && !authorize::is_from_this_machine(&head.headers) {
        return plain(StatusCode::FORBIDDEN, JSON, r#"{"message":"Forbidden"}"#);
    }
    let query = head.uri.query().unwrap_or_default();
    // A misspelt condition must not show the messages of everybody.
    if query_names(query).any(|name| !MESSAGE_CONDITIONS.contains(&name.as_str())) {
        let message = format!("The conditions are {}.", MESSAGE_CONDITIONS.join(" and "));
        return plain(StatusCode::BAD_REQUEST, JSON, json!({"message": message}).to_string());
    }
    let query =
        MessageQuery { user_pool_id: query_parameter(query, "userPoolId"), destination: destination_parameter(query) };
    let messages: Vec<_> = outbox.find(&query).iter().map(message_json).collect();
    let mut response = plain(StatusCode::OK, JSON, json!({"messages": messages}).to_string());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// What the flows may be asked for by.
const FLOW_CONDITIONS: [&str; 6] = ["userPoolId", "username", "kind", "state", "limit", "after"];
/// As many flows as a page has at most.
const FLOWS_MAX: usize = 60;

/// The recorded flows, the latest first. Where nothing is recorded, nothing is here.
async fn flows(app: &App, head: &Head) -> Result<HttpResponse, Failure> {
    if let Some(refused) = refuse_reader(app, head) {
        return Ok(refused);
    }
    let query = head.uri.query().unwrap_or_default();
    let bad = |message: String| Ok(plain(StatusCode::BAD_REQUEST, JSON, json!({"message": message}).to_string()));
    if query_names(query).any(|name| !FLOW_CONDITIONS.contains(&name.as_str())) {
        return bad(format!("The conditions are {}.", FLOW_CONDITIONS.join(", ")));
    }
    let named = |name| query_parameter(query, name).filter(|value| !value.is_empty());
    let kind = named("kind").map(|name| FlowKind::named(&name).ok_or(name)).transpose();
    let state = named("state").map(|name| FlowState::named(&name).ok_or(name)).transpose();
    let limit = named("limit").map(|text| text.parse().ok().filter(|it| (1..=FLOWS_MAX).contains(it)).ok_or(text));
    let (kind, state, limit) = match (kind, state, limit.transpose()) {
        (Ok(kind), Ok(state), Ok(limit)) => (kind, state, limit.unwrap_or(FLOWS_MAX)),
        (Err(text), ..) => {
            let kinds = FlowKind::ALL.map(FlowKind::as_str).join(", ");
            return bad(format!("{text:?} is no kind of flow: {kinds}."));
        }
        (_, Err(text), _) => return bad(format!("{text:?} is no state of a flow: open, completed, refused.")),
        (_, _, Err(text)) => return bad(format!("limit: {text:?} is not 1 to {FLOWS_MAX}.")),
    };
    let (pool_id, username, after) = (named("userPoolId"), named("username"), named("after"));
    app.timeline.flush().await;
    let page = match app.store.flows(FlowQuery { pool_id, username, kind, state, after, limit }).await {
        Err(StoreError::BadToken) => return bad("after: this is no place in the list.".into()),
        page => page?,
    };
    let mut body = json!({"flows": page.items});
    if let Some(next) = page.next {
        body["next"] = next.into();
    }
    Ok(uncached(body.to_string()))
}

/// One recorded flow with its calls; every step has its number, which `vestibule replay` takes.
async fn flow(app: &App, head: &Head, id: &str) -> Result<HttpResponse, Failure> {
    if let Some(refused) = refuse_reader(app, head) {
        return Ok(refused);
    }
    app.timeline.flush().await;
    let Some(flow) = app.store.flow(id).await? else { return Ok(not_found()) };
    let mut body = serde_json::to_value(&flow.summary).map_err(anyhow::Error::from)?;
    let mut calls = flow.calls;
    let steps = calls.iter_mut().filter_map(|call| call.get_mut("steps")?.as_array_mut()).flatten();
    for (at, step) in steps.enumerate() {
        step["step"] = (at + 1).into();
    }
    body["recordedCalls"] = calls.into();
    Ok(uncached(body.to_string()))
}

/// Whoever may not read what is recorded; a server whose operations have to be signed wants a signature here too.
fn refuse_reader(app: &App, head: &Head) -> Option<HttpResponse> {
    if !app.timeline.is_kept() {
        return Some(not_found());
    }
    let failure = authorize::owner(app, head, &[]).err()?;
    let error = ApiError::from(failure);
    Some(plain(StatusCode::FORBIDDEN, JSON, json!({"message": error.message.unwrap_or_default()}).to_string()))
}

fn uncached(body: String) -> HttpResponse {
    let mut response = plain(StatusCode::OK, JSON, body);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A `+` in a query usually stands for a blank; no destination begins with a blank and every phone number with a `+`.
fn destination_parameter(query: &str) -> Option<String> {
    let destination = query_parameter(query, "destination")?;
    Some(destination.strip_prefix(' ').map_or(destination.clone(), |number| format!("+{number}")))
}

fn message_json(message: &Message) -> serde_json::Value {
    json!({
        "id": message.id,
        "userPoolId": message.user_pool_id,
        "username": message.username,
        "medium": message.medium.as_str(),
        "destination": message.destination,
        "subject": message.subject.as_ref().map(Secret::expose),
        "body": message.body.expose(),
        "handedTo": message.handed_to,
        "code": message.code.as_ref().map(Secret::expose),
        "sentAt": message.sent_at,
    })
}

/// How long the address of a package is good for, as on AWS.
const PACKAGE_SECONDS: i64 = 600;

/// Makes addresses of packages that only this server can make, and recognises them.
#[derive(Clone)]
pub struct PackageLinks {
    key: hmac::Key,
    /// What proves those that were made before the master key was replaced.
    previous: Option<hmac::Key>,
    public_url: String,
}

impl PackageLinks {
    /// Links below a URL, proven by a key of their own.
    pub fn new(master_key: &MasterKeys, public_url: &str) -> Self {
        const LABEL: &str = "function packages";
        let key = |bytes: [u8; 32]| hmac::Key::new(hmac::HMAC_SHA256, &bytes);
        let previous = master_key.derive_previous(LABEL).map(key);
        Self { key: key(master_key.derive(LABEL)), previous, public_url: public_url.to_owned() }
    }

    /// An address for a function's package, good for ten minutes.
    pub fn link(&self, function: &str, now: vestibule_api::Timestamp) -> String {
        let expires = now.as_millis() / 1000 + PACKAGE_SECONDS;
        let proof = URL_SAFE_NO_PAD.encode(hmac::sign(&self.key, &signed(function, expires)));
        let mut link = format!("{}/_vestibule/functions/{function}", self.public_url);
        // Writing to a string cannot fail.
        let _ = write!(link, "?expires={expires}&proof={proof}");
        link
    }

    fn is_ours(&self, function: &str, expires: i64, proof: &str) -> bool {
        let proof = URL_SAFE_NO_PAD.decode(proof).unwrap_or_default();
        let signed = signed(function, expires);
        let is_proven = |key: &hmac::Key| hmac::verify(key, &signed, &proof).is_ok();
        is_proven(&self.key) || self.previous.as_ref().is_some_and(is_proven)
    }
}

fn signed(function: &str, expires: i64) -> Vec<u8> {
    format!("{expires}/{function}").into_bytes()
}

async fn package(app: &App, function: &str, expires: i64, proof: &str) -> Result<HttpResponse, Failure> {
    let is_good = app.package_links.is_ours(function, expires, proof) && app.clock.now().as_millis() / 1000 < expires;
    if !is_good {
        return Ok(plain(StatusCode::FORBIDDEN, JSON, r#"{"message":"Request has expired"}"#));
    }
    let package: Option<Bytes> = app.lambda.package(function).await?;
    Ok(package.map_or_else(not_found, |package| plain(StatusCode::OK, "application/zip", package)))
}
