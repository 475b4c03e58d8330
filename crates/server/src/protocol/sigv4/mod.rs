//! Signature Version 4: that a request was signed with a secret we know, and not changed since; and signing our own.
//!
//! Only signatures in the `Authorization` header are known; presigned URLs are not. Owns the order of the checks; the form
//! that is signed is [`canonical`]'s, signing [`sign`]'s. Which operations need a signature is `authorize`'s business.

mod canonical;
mod sign;

use http::{HeaderMap, Method, Uri, header};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use subtle::ConstantTimeEq;
use vestibule_api::Timestamp;

use crate::config::Credential;
use canonical::Scope;

pub use canonical::encode;
pub use sign::{sign, sign_in_place};

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
/// The form of `x-amz-date`.
const STAMP: &str = "%Y%m%dT%H%M%SZ";
/// How far the client's clock may be from ours.
const SKEW_MINUTES: i64 = 15;

/// A request as it came: nothing decoded, nothing normalised.
#[derive(Clone, Copy)]
pub struct RawRequest<'a> {
    /// The method.
    pub method: &'a Method,
    /// Path and query as sent.
    pub uri: &'a Uri,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The whole body.
    pub body: &'a [u8],
}

/// What is wrong with a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is none.
    Missing,
    /// The header lacks a part; the names of what it lacks.
    Incomplete(Vec<&'static str>),
    /// The access key is not known, or its session token is wrong.
    UnknownKey,
    /// The key's scope names another service.
    OtherService(String),
    /// The key's scope names another day than the request.
    OtherDay,
    /// A header that must be signed is not.
    NotSigned(&'static str),
    /// The request is too old.
    Expired {
        /// When it was signed.
        signed_at: String,
        /// The server's time.
        now: String,
        /// The oldest time that is accepted.
        oldest: String,
    },
    /// The request is from the future.
    NotYet {
        /// When it was signed.
        signed_at: String,
        /// The server's time.
        now: String,
        /// The latest time that is accepted.
        latest: String,
    },
    /// Another signature comes out.
    Mismatch,
}

/// The `Authorization` header taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Authorization<'a> {
    access_key_id: &'a str,
    date: &'a str,
    region: &'a str,
    service: &'a str,
    signed_headers: &'a str,
    signature: &'a str,
}

/// The access key id that a request names; nothing is verified.
pub fn claimed_key(headers: &HeaderMap) -> Result<&str, Problem> {
    Ok(Authorization::read(headers)?.access_key_id)
}

/// Verifies a request and answers with the access key id that signed it.
pub fn verify<'a>(
    request: RawRequest<'a>,
    service: &str,
    credentials: &[Credential],
    now: Timestamp,
) -> Result<&'a str, Problem> {
    let authorization = Authorization::read(request.headers)?;
    let credential = credentials
        .iter()
        .find(|it| it.access_key_id == authorization.access_key_id)
        .filter(|it| has_session_token(request.headers, it))
        .ok_or(Problem::UnknownKey)?;
    if authorization.service != service {
        return Err(Problem::OtherService(service.to_owned()));
    }
    for name in ["host", "x-amz-date"] {
        let is_signed = authorization.signed_headers.split(';').any(|signed| signed == name);
        if request.headers.contains_key(name) && !is_signed {
            return Err(Problem::NotSigned(name));
        }
    }
    let signed_at = signing_time(request.headers).ok_or(Problem::Incomplete(vec!["date"]))?;
    let stamp = signed_at.strftime(STAMP).to_string();
    if !stamp.starts_with(authorization.date) || authorization.date.len() != 8 {
        return Err(Problem::OtherDay);
    }
    check_skew(signed_at, now)?;

    let Authorization { date, region, service, .. } = authorization;
    let scope = Scope { date, region, service };
    let secret = credential.secret_access_key.expose();
    let expected = canonical::signature(request, authorization.signed_headers, scope, &stamp, secret);
    let expected = expected.ok_or(Problem::Mismatch)?;
    if bool::from(expected.as_bytes().ct_eq(authorization.signature.as_bytes())) {
        Ok(authorization.access_key_id)
    } else {
        Err(Problem::Mismatch)
    }
}

impl<'a> Authorization<'a> {
    fn read(headers: &'a HeaderMap) -> Result<Self, Problem> {
        let text = headers.get(header::AUTHORIZATION).ok_or(Problem::Missing)?;
        let text = text.to_str().map_err(|_| Problem::Incomplete(vec!["Credential", "Signature", "SignedHeaders"]))?;
        // Another scheme is not a signature at all.
        let rest = text.strip_prefix(ALGORITHM).ok_or(Problem::Missing)?;
        let part = |name: &str| {
            let mut parts = rest.split(',').map(str::trim);
            parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
        };
        let parts = (part("Credential"), part("SignedHeaders"), part("Signature"));
        let (Some(credential), Some(signed_headers), Some(signature)) = parts else {
            let names = [("Credential", parts.0), ("Signature", parts.2), ("SignedHeaders", parts.1)];
            let missing = names.into_iter().filter(|(_, part)| part.is_none()).map(|(name, _)| name);
            return Err(Problem::Incomplete(missing.collect()));
        };
        // An access key id holds no slash, the rest of the scope is fixed in number.
        let mut scope = credential.split('/');
        let mut next = || scope.next().filter(|part| !part.is_empty());
        match (next(), next(), next(), next(), next(), next()) {
            (Some(access_key_id), Some(date), Some(region), Some(service), Some("aws4_request"), None) => {
                Ok(Self { access_key_id, date, region, service, signed_headers, signature })
            }
            _ => Err(Problem::Incomplete(vec!["Credential"])),
        }
    }
}

fn has_session_token(headers: &HeaderMap, credential: &Credential) -> bool {
    let sent = headers.get("x-amz-security-token").map(http::HeaderValue::as_bytes);
    match (&credential.session_token, sent) {
        (Some(expected), Some(sent)) => expected.expose().as_bytes().ct_eq(sent).into(),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// `x-amz-date`, or else the HTTP `Date`, which some clients sign instead.
fn signing_time(headers: &HeaderMap) -> Option<jiff::Timestamp> {
    if let Some(date) = headers.get("x-amz-date") {
        let date = DateTime::strptime(STAMP, date.to_str().ok()?).ok()?;
        return TimeZone::UTC.to_timestamp(date).ok();
    }
    let date = headers.get(header::DATE)?.to_str().ok()?;
    jiff::fmt::rfc2822::parse(date).ok().map(|date| date.timestamp())
}

fn check_skew(signed_at: jiff::Timestamp, now: Timestamp) -> Result<(), Problem> {
    let window_ms = SKEW_MINUTES * 60_000;
    let (signed, now) = (signed_at.as_millisecond(), now.as_millis());
    if signed < now.saturating_sub(window_ms) {
        return Err(Problem::Expired { signed_at: stamp(signed), now: stamp(now), oldest: stamp(now - window_ms) });
    }
    if signed > now.saturating_add(window_ms) {
        return Err(Problem::NotYet { signed_at: stamp(signed), now: stamp(now), latest: stamp(now + window_ms) });
    }
    Ok(())
}

/// A moment in the form of `x-amz-date`.
fn stamp(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().strftime(STAMP).to_string()
}

#[cfg(test)]
mod tests;
