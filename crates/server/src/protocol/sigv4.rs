//! Verifying Signature Version 4: that a request was signed with a secret we know, and not changed since. And signing, for our own
//! client on the command line.
//!
//! Only signatures in the `Authorization` header are known; presigned URLs are not. Owns the canonical form of a request
//! and the order of the checks; which operations need a signature is `authorize`'s business.

use std::borrow::Cow;
use std::fmt::Write as _;

use aws_lc_rs::{digest, hmac};
use http::{HeaderMap, Method, Uri, header};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use subtle::ConstantTimeEq;
use vestibule_api::Timestamp;

use crate::config::Credential;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
/// How far the client's clock may be from ours.
const SKEW_MINUTES: i64 = 15;
const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

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
    let stamp = signed_at.strftime("%Y%m%dT%H%M%SZ").to_string();
    if !stamp.starts_with(authorization.date) || authorization.date.len() != 8 {
        return Err(Problem::OtherDay);
    }
    check_skew(signed_at, now)?;

    let Authorization { date, region, service, signed_headers, .. } = authorization;
    let scope = Scope { date, region, service };
    let expected = signature(request, signed_headers, &stamp, &scope, credential).ok_or(Problem::Mismatch)?;
    if bool::from(expected.as_bytes().ct_eq(authorization.signature.as_bytes())) {
        Ok(authorization.access_key_id)
    } else {
        Err(Problem::Mismatch)
    }
}

/// Signs a request with these headers and its `host`, and answers with the headers to add to it.
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
    let mut signed_headers = "host;x-amz-date".to_owned();
    if let Some(token) = &credential.session_token {
        added.insert("x-amz-security-token", token.expose().parse().ok()?);
        signed_headers.push_str(";x-amz-security-token");
    }
    let mut headers = request.headers.clone();
    headers.extend(added.clone());
    let scope = Scope { date: &stamp[..8], region, service };
    let request = RawRequest { headers: &headers, ..request };
    let signature = signature(request, &signed_headers, &stamp, &scope, credential)?;
    let authorization = format!(
        "{ALGORITHM} Credential={}/{}/{region}/{service}/aws4_request, SignedHeaders={signed_headers}, \
         Signature={signature}",
        credential.access_key_id, scope.date,
    );
    added.insert(header::AUTHORIZATION, authorization.parse().ok()?);
    Some(added)
}

/// What a signature is good for.
struct Scope<'a> {
    date: &'a str,
    region: &'a str,
    service: &'a str,
}

/// The signature of a request. `None` if a header is not text or the payload is not what it says.
fn signature(
    request: RawRequest<'_>,
    signed_headers: &str,
    stamp: &str,
    scope: &Scope<'_>,
    credential: &Credential,
) -> Option<String> {
    let Scope { date, region, service } = scope;
    let canonical = canonical_request(request, signed_headers)?;
    let canonical = hex(digest::digest(&digest::SHA256, canonical.as_bytes()).as_ref());
    let to_sign = format!("{ALGORITHM}\n{stamp}\n{date}/{region}/{service}/aws4_request\n{canonical}");
    let key = signing_key(credential.secret_access_key.expose(), date, region, service);
    Some(hex(mac(&key, &to_sign).as_ref()))
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
        let date = DateTime::strptime("%Y%m%dT%H%M%SZ", date.to_str().ok()?).ok()?;
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

fn stamp(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn signing_key(secret: &str, date: &str, region: &str, service: &str) -> hmac::Tag {
    let secret = zeroize::Zeroizing::new(format!("AWS4{secret}"));
    let key = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()), date.as_bytes());
    [region, service, "aws4_request"].iter().fold(key, |key, part| mac(&key, part))
}

fn mac(key: &hmac::Tag, text: &str) -> hmac::Tag {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key.as_ref()), text.as_bytes())
}

/// The one form of a request that both sides sign. `None` if a header is not text or the payload is not what it says.
fn canonical_request(request: RawRequest<'_>, signed_headers: &str) -> Option<String> {
    let mut text = String::with_capacity(512);
    text.push_str(request.method.as_str());
    text.push('\n');
    text.push_str(&canonical_path(request.uri.path()));
    text.push('\n');
    text.push_str(&canonical_query(request.uri.query().unwrap_or_default()));
    text.push('\n');
    for name in signed_headers.split(';') {
        text.push_str(name);
        text.push(':');
        for (at, value) in request.headers.get_all(name).iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            let words = std::str::from_utf8(value.as_bytes()).ok()?.split_ascii_whitespace();
            for (at, word) in words.enumerate() {
                if at > 0 {
                    text.push(' ');
                }
                text.push_str(word);
            }
        }
        text.push('\n');
    }
    text.push('\n');
    text.push_str(signed_headers);
    text.push('\n');
    text.push_str(&payload_hash(request)?);
    Some(text)
}

/// What the request says its payload is, provided that it is.
fn payload_hash(request: RawRequest<'_>) -> Option<Cow<'_, str>> {
    let actual = || hex(digest::digest(&digest::SHA256, request.body).as_ref());
    match request.headers.get("x-amz-content-sha256") {
        None => Some(actual().into()),
        Some(said) => {
            let said = said.to_str().ok()?;
            (said == UNSIGNED_PAYLOAD || said.eq_ignore_ascii_case(&actual())).then_some(said.into())
        }
    }
}

/// The path, with `.` and `..` resolved, and encoded once more: what was `%3A` on the wire becomes `%253A`.
fn canonical_path(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    let mut text = String::with_capacity(path.len() + 8);
    for segment in &segments {
        text.push('/');
        encode(segment.as_bytes(), &mut text);
    }
    if segments.is_empty() || path.ends_with('/') {
        text.push('/');
    }
    text
}

/// The parameters in the order of their encoded names and values.
fn canonical_query(query: &str) -> String {
    let mut pairs: Vec<(String, String)> = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (recode(name), recode(value))
        })
        .collect();
    pairs.sort();
    let pairs: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

/// Decodes and encodes again, so that every client's way of encoding becomes the same.
fn recode(text: &str) -> String {
    let mut recoded = String::with_capacity(text.len());
    encode(&super::percent_decode(text), &mut recoded);
    recoded
}

fn encode(bytes: &[u8], text: &mut String) {
    for byte in bytes {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => text.push(char::from(*byte)),
            // Writing to a string cannot fail.
            _ => drop(write!(text, "%{byte:02X}")),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
#[path = "sigv4_tests.rs"]
mod tests;
