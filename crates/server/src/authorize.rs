//! Who is calling, and may they: the account's signature, a user's access token, or nobody in particular.
//!
//! A signature is judged over the raw bytes, before the body is; an access token only once the input is known to be
//! well-formed. What an access token's user may do is each operation's own question.

use std::net::IpAddr;
use std::sync::Arc;

use http::request::Parts;
use http::{HeaderMap, header};
use vestibule_api::model::Auth;

use crate::app::App;
use crate::call::Caller;
use crate::config::Credentials;
use crate::error::{Failure, Refusal};
use crate::keys::{AccessToken, TokenProblem};
use crate::protocol::sigv4::{self, RawRequest};

/// What a token of the API's own sign-in always carries, and what these operations ask of every token.
const USER_SCOPE: &str = "aws.cognito.signin.user.admin";

/// Whether a request can be authorised at all, before its body is read: nobody without a known key may fill memory.
pub fn might_sign(app: &App, auth: Auth, headers: &HeaderMap) -> Result<(), Failure> {
    if auth != Auth::SigV4 {
        return Ok(());
    }
    let key = sigv4::claimed_key(headers).map_err(|problem| Failure::Refused(Refusal::Signature(problem)))?;
    match &app.config.credentials {
        Credentials::Only(pairs) if !pairs.iter().any(|pair| pair.access_key_id == key) => {
            Err(Failure::Refused(Refusal::Signature(sigv4::Problem::UnknownKey)))
        }
        Credentials::Any | Credentials::Only(_) => Ok(()),
    }
}

/// Who signed, for operations that need a signature.
pub fn signature(app: &App, auth: Auth, service: &str, request: RawRequest<'_>) -> Result<Option<String>, Failure> {
    let is_optional = match auth {
        Auth::SigV4 => false,
        Auth::SigV4Optional => true,
        // Cognito: a signature that comes along is ignored. Source: spec/auth-flows.md 1.7.
        Auth::AccessToken | Auth::AccessTokenOrSession | Auth::None => return Ok(None),
    };
    let signer = match &app.config.credentials {
        Credentials::Any => sigv4::claimed_key(request.headers),
        Credentials::Only(pairs) => sigv4::verify(request, service, pairs, app.clock.unmoved()),
    };
    match signer {
        Ok(_) if is_open(app) && !is_from_this_machine(request.headers) => Err(Failure::Refused(Refusal::ForeignPage)),
        Ok(access_key_id) => Ok(Some(access_key_id.to_owned())),
        Err(_) if is_optional => Ok(None),
        Err(problem) => Err(Failure::Refused(Refusal::Signature(problem))),
    }
}

/// Who is calling, once the input is known.
pub async fn caller(
    app: &App,
    auth: Auth,
    signer: Option<String>,
    input: &serde_json::Value,
) -> Result<Caller, Failure> {
    let token = input.get("AccessToken").and_then(serde_json::Value::as_str);
    match (auth, token) {
        (Auth::AccessToken | Auth::AccessTokenOrSession, Some(token)) => {
            Ok(Caller::Token(access_token(app, token).await?))
        }
        // Cognito: optional in the model of GetDevice and ForgetDevice, needed all the same.
        (Auth::AccessToken, None) => Err(Failure::Refused(Refusal::AccessToken(TokenProblem::Malformed))),
        (Auth::SigV4 | Auth::SigV4Optional | Auth::AccessTokenOrSession | Auth::None, _) => {
            Ok(signer.map_or(Caller::Public, |access_key_id| Caller::Signed { access_key_id }))
        }
    }
}

/// An access token that is genuine, in time, and good for what a user may do.
pub async fn access_token(app: &App, text: &str) -> Result<Arc<AccessToken>, Failure> {
    let token = app.keys.verify_access_token(text).await?;
    if !token.has_scope(USER_SCOPE) {
        return Err(Failure::Refused(Refusal::AccessToken(TokenProblem::Scope)));
    }
    Ok(token)
}

/// The service name in signatures of requests for what is this server's own.
pub const OWN_SERVICE: &str = "vestibule";

/// Whether whoever asks can be whom this server belongs to at all, before the body is read.
pub fn might_own(app: &App, headers: &HeaderMap) -> Result<(), Failure> {
    match &app.config.credentials {
        Credentials::Any if is_open(app) && is_from_this_machine(headers) => Ok(()),
        Credentials::Any => Err(Failure::Refused(Refusal::ForeignPage)),
        Credentials::Only(_) => might_sign(app, Auth::SigV4, headers),
    }
}

/// Whether whoever asks may use what is this server's own. Where credentials are configured, a signature with one of them is
/// wanted; a server without is used from its own machine, and not by pages of other sites.
pub fn owner(app: &App, head: &Parts, body: &[u8]) -> Result<(), Failure> {
    match &app.config.credentials {
        Credentials::Any if is_open(app) && is_from_this_machine(&head.headers) => Ok(()),
        Credentials::Any => Err(Failure::Refused(Refusal::ForeignPage)),
        Credentials::Only(pairs) => {
            let request = RawRequest { method: &head.method, uri: &head.uri, headers: &head.headers, body };
            let signer = sigv4::verify(request, OWN_SERVICE, pairs, app.clock.unmoved());
            signer.map(drop).map_err(|problem| Failure::Refused(Refusal::Signature(problem)))
        }
    }
}

/// Whether everybody on this machine may administer the server.
pub fn is_open(app: &App) -> bool {
    matches!(app.config.credentials, Credentials::Any) && app.config.listen.ip().is_loopback()
}

/// Whether a request was meant for this machine by something on this machine.
///
/// A server that accepts any credentials can be reached by every web page that its owner opens: directly, or by a name
/// that resolves to the loopback address. Browsers tell where a page comes from and which name it asked for.
pub fn is_from_this_machine(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value: &http::HeaderValue| value.to_str().unwrap_or("?"));
    let origin_is_local = text(header::ORIGIN)
        .is_none_or(|origin| origin.split_once("://").is_some_and(|(_, authority)| is_loopback_name(authority)));
    origin_is_local && text(header::HOST).is_none_or(is_loopback_name)
}

/// Whether `host[:port]` names this machine.
fn is_loopback_name(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    is_loopback_host(host) || host.to_ascii_lowercase().ends_with(".localhost")
}

/// Whether a name or an address, without brackets, is this machine's, whoever resolves it.
pub fn is_loopback_host(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_other_sites_are_told_apart() {
        for (origin, host, expected) in [
            (None, None, true),
            (None, Some("127.0.0.1:9229"), true),
            (None, Some("localhost:9229"), true),
            (None, Some("[::1]:9229"), true),
            (None, Some("LOCALHOST"), true),
            (Some("http://localhost:3000"), Some("localhost:9229"), true),
            (Some("http://app.localhost:3000"), Some("127.0.0.1:9229"), true),
            (Some("https://evil.example"), Some("127.0.0.1:9229"), false),
            (Some("null"), Some("127.0.0.1:9229"), false),
            (None, Some("rebound.example:9229"), false),
            (None, Some("127.0.0.1.evil.example"), false),
            (Some("http://localhost.evil.example"), None, false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, origin.parse().unwrap());
            }
            if let Some(host) = host {
                headers.insert(header::HOST, host.parse().unwrap());
            }
            assert_eq!(is_from_this_machine(&headers), expected, "{origin:?} {host:?}");
        }
    }
}
