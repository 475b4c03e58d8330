//! What both sides of Signature Version 4 agree on: the canonical form of a request, and the signature over it.

use std::borrow::Cow;
use std::fmt::Write as _;

use aws_lc_rs::{digest, hmac};
use zeroize::Zeroizing;

use super::{ALGORITHM, RawRequest};

const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// What a signature is valid for.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// The day, as `20150830`.
    pub date: &'a str,
    /// The region.
    pub region: &'a str,
    /// The service's name in signatures.
    pub service: &'a str,
}

/// The signature of a request at the moment `stamp`. `None` if the request has no canonical form.
pub(super) fn signature(
    request: RawRequest<'_>,
    signed_headers: &str,
    scope: Scope<'_>,
    stamp: &str,
    secret: &str,
) -> Option<String> {
    let canonical = canonical_request(request, signed_headers)?;
    let canonical = hex(digest::digest(&digest::SHA256, canonical.as_bytes()).as_ref());
    let Scope { date, region, service } = scope;
    let to_sign = format!("{ALGORITHM}\n{stamp}\n{date}/{region}/{service}/aws4_request\n{canonical}");
    Some(hex(mac(&signing_key(secret, scope), &to_sign).as_ref()))
}

fn signing_key(secret: &str, scope: Scope<'_>) -> hmac::Tag {
    let secret = Zeroizing::new(format!("AWS4{secret}"));
    let key = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()), scope.date.as_bytes());
    [scope.region, scope.service, "aws4_request"].iter().fold(key, |key, part| mac(&key, part))
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
    encode(&super::super::percent_decode(text), &mut recoded);
    recoded
}

/// Appends the bytes, all but unreserved characters as `%XX`.
pub fn encode(bytes: &[u8], text: &mut String) {
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
mod tests {
    use super::*;

    #[test]
    fn canonical_paths_follow_the_published_suite() {
        for (path, expected) in [
            ("/", "/"),
            ("", "/"),
            ("//", "/"),
            ("/./", "/"),
            ("/example/..", "/"),
            ("/example1/example2/../..", "/"),
            ("/./example", "/example"),
            ("//example//", "/example/"),
            ("/-._~0123456789ABC", "/-._~0123456789ABC"),
            ("/%E1%88%B4", "/%25E1%2588%25B4"),
            ("/2015-03-31/functions/arn%3Aaws%3Alambda/policy", "/2015-03-31/functions/arn%253Aaws%253Alambda/policy"),
        ] {
            assert_eq!(canonical_path(path), expected, "{path}");
        }
    }

    #[test]
    fn canonical_queries_are_sorted_and_encoded_one_way() {
        for (query, expected) in [
            ("", ""),
            ("Param1=value2&Param1=Value1", "Param1=Value1&Param1=value2"),
            ("Qualifier=%24LATEST", "Qualifier=%24LATEST"),
            ("Qualifier=$LATEST", "Qualifier=%24LATEST"),
            ("flag&a=b=c", "a=b%3Dc&flag="),
            ("%E1%88%B4=bar", "%E1%88%B4=bar"),
            ("broken=%zz", "broken=%25zz"),
        ] {
            assert_eq!(canonical_query(query), expected, "{query}");
        }
    }

    #[test]
    fn the_payload_must_be_what_its_header_says() {
        let mut request = http::Request::new(b"payload".to_vec());
        let hash = |request: &http::Request<Vec<u8>>| {
            let (method, uri, headers, body) = (request.method(), request.uri(), request.headers(), request.body());
            payload_hash(RawRequest { method, uri, headers, body }).map(Cow::into_owned)
        };
        let expected = hex(digest::digest(&digest::SHA256, b"payload").as_ref());
        assert_eq!(hash(&request).as_ref(), Some(&expected));
        request.headers_mut().insert("x-amz-content-sha256", expected.parse().unwrap());
        assert_eq!(hash(&request).as_ref(), Some(&expected));
        request.headers_mut().insert("x-amz-content-sha256", UNSIGNED_PAYLOAD.parse().unwrap());
        assert_eq!(hash(&request).as_deref(), Some(UNSIGNED_PAYLOAD));
        request.headers_mut().insert("x-amz-content-sha256", "00".parse().unwrap());
        assert_eq!(hash(&request), None);
    }
}
