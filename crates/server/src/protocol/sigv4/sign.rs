//! Signing requests of our own, by the same canonical form that others are judged by.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, header};
use vestibule_api::Timestamp;

use super::canonical::{self, Scope};
use super::{ALGORITHM, RawRequest, stamp};
use crate::config::Credential;

/// Signs a request as it is, and adds the headers to it. `None` if a header is not text.
pub fn sign_in_place(
    request: &mut Request<Bytes>,
    region: &str,
    service: &str,
    credential: &Credential,
    now: Timestamp,
) -> Option<()> {
    let raw =
        RawRequest { method: request.method(), uri: request.uri(), headers: request.headers(), body: request.body() };
    let added = sign(raw, region, service, credential, now)?;
    request.headers_mut().extend(added);
    Some(())
}

/// Signs a request with these headers and its `host`, and answers with the headers to add to it. `None` if a header is not text.
pub fn sign(
    request: RawRequest<'_>,
    region: &str,
    service: &str,
    credential: &Credential,
    now: Timestamp,
) -> Option<HeaderMap> {
    let stamp = stamp(now.as_millis());
    let mut added = HeaderMap::new();
    added.insert("x-amz-date", stamp.parse().ok()?);
    if let Some(token) = &credential.session_token {
        let mut token: HeaderValue = token.expose().parse().ok()?;
        token.set_sensitive(true);
        added.insert("x-amz-security-token", token);
    }
    let mut headers = request.headers.clone();
    headers.extend(added.clone());
    // The service wants its own headers signed; proxies may change others on the way.
    let is_signed = |name: &&str| *name == "host" || *name == "content-type" || name.starts_with("x-amz-");
    let mut names: Vec<&str> = headers.keys().map(HeaderName::as_str).filter(is_signed).collect();
    names.sort_unstable();
    let signed_headers = names.join(";");
    let scope = Scope { date: &stamp[..8], region, service };
    let request = RawRequest { headers: &headers, ..request };
    let secret = credential.secret_access_key.expose();
    let signature = canonical::signature(request, &signed_headers, scope, &stamp, secret)?;
    let authorization = format!(
        "{ALGORITHM} Credential={}/{}/{region}/{service}/aws4_request, SignedHeaders={signed_headers}, \
         Signature={signature}",
        credential.access_key_id, scope.date,
    );
    added.insert(header::AUTHORIZATION, authorization.parse().ok()?);
    Some(added)
}
