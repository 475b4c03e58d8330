//! The published Signature Version 4 test suite (`aws-sig-v4-test-suite`), as far as HTTP allows its requests.

use http::Request;
use vestibule_identity::secret::Secret;

use super::*;

/// 2015-08-30 12:36:00 UTC, the suite's time.
const SUITE_TIME: Timestamp = Timestamp::from_seconds(1_440_938_160);

fn credentials() -> [Credential; 1] {
    [Credential {
        access_key_id: "AKIDEXAMPLE".into(),
        secret_access_key: Secret::new("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        session_token: None,
    }]
}

fn request(method: &str, uri: &str, headers: &[(&str, &str)], signed: &str, signature: &str) -> Request<Vec<u8>> {
    let mut builder = Request::builder().method(method).uri(uri).header("host", "example.amazonaws.com");
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={signed}, \
         Signature={signature}"
    );
    builder.header("x-amz-date", "20150830T123600Z").header("authorization", authorization).body(Vec::new()).unwrap()
}

fn raw(request: &Request<Vec<u8>>) -> RawRequest<'_> {
    RawRequest { method: request.method(), uri: request.uri(), headers: request.headers(), body: request.body() }
}

fn verified(request: &Request<Vec<u8>>) -> Result<&str, Problem> {
    verify(raw(request), "service", &credentials(), SUITE_TIME)
}

const VANILLA: &str = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";

#[test]
fn the_published_signatures_verify() {
    let plain = "host;x-amz-date";
    for (name, method, uri, headers, signed, signature) in [
        ("get-vanilla", "GET", "/", &[][..], plain, VANILLA),
        (
            "get-vanilla-query-order-key-case",
            "GET",
            "/?Param2=value2&Param1=value1",
            &[],
            plain,
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        ),
        (
            "get-header-value-trim",
            "GET",
            "/",
            &[("my-header1", " value1"), ("my-header2", " \"a   b   c\"")],
            "host;my-header1;my-header2;x-amz-date",
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
        ),
        ("post-vanilla", "POST", "/", &[], plain, "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        (
            "post-header-key-sort",
            "POST",
            "/",
            &[("my-header1", "value1")],
            "host;my-header1;x-amz-date",
            "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
        ),
    ] {
        assert_eq!(verified(&request(method, uri, headers, signed, signature)), Ok("AKIDEXAMPLE"), "{name}");
    }
}

#[test]
fn the_published_iam_example_verifies() {
    // "Example: a complete Signature Version 4 signing process", ListUsers.
    let mut request = Request::builder()
        .uri("/?Action=ListUsers&Version=2010-05-08")
        .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
        .header("host", "iam.amazonaws.com")
        .header("x-amz-date", "20150830T123600Z")
        .body(Vec::new())
        .unwrap();
    let authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, \
        SignedHeaders=content-type;host;x-amz-date, \
        Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
    request.headers_mut().insert("authorization", authorization.parse().unwrap());
    let key = Credential {
        secret_access_key: Secret::new("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        ..credentials()[0].clone()
    };
    assert_eq!(verify(raw(&request), "iam", &[key], SUITE_TIME), Ok("AKIDEXAMPLE"));
}

#[test]
fn whatever_is_changed_after_signing_is_a_mismatch() {
    let good = || request("GET", "/", &[], "host;x-amz-date", VANILLA);
    let mut changed = good();
    *changed.uri_mut() = "/?a=b".parse().unwrap();
    assert_eq!(verified(&changed), Err(Problem::Mismatch));
    let mut changed = good();
    *changed.body_mut() = b"x".to_vec();
    assert_eq!(verified(&changed), Err(Problem::Mismatch));
    let mut changed = good();
    changed.headers_mut().insert("host", "other.example.com".parse().unwrap());
    assert_eq!(verified(&changed), Err(Problem::Mismatch));
    let mut changed = good();
    changed.headers_mut().insert("x-amz-date", "20150830T123601Z".parse().unwrap());
    assert_eq!(verified(&changed), Err(Problem::Mismatch));
    let mut changed = good();
    *changed.method_mut() = Method::POST;
    assert_eq!(verified(&changed), Err(Problem::Mismatch));
}

#[test]
fn each_incomplete_header_is_told_apart() {
    let with = |authorization: &str| {
        let mut request = request("GET", "/", &[], "host;x-amz-date", VANILLA);
        request.headers_mut().insert("authorization", authorization.parse().unwrap());
        verified(&request).map(str::to_owned)
    };
    assert_eq!(with("Basic YTpi"), Err(Problem::Missing));
    assert_eq!(with("AWS4-HMAC-SHA256"), Err(Problem::Incomplete(vec!["Credential", "Signature", "SignedHeaders"])));
    assert_eq!(
        with("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0"),
        Err(Problem::Incomplete(vec!["Credential"]))
    );
    let scoped = |scope: &str| {
        format!("AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host;x-amz-date, Signature={VANILLA}")
    };
    let unknown = scoped("AKIDUNKNOWN/20150830/us-east-1/service/aws4_request");
    assert_eq!(with(&unknown), Err(Problem::UnknownKey));
    let other_service = scoped("AKIDEXAMPLE/20150830/us-east-1/logs/aws4_request");
    assert_eq!(with(&other_service), Err(Problem::OtherService("service".into())));
    let other_day = scoped("AKIDEXAMPLE/20150831/us-east-1/service/aws4_request");
    assert_eq!(with(&other_day), Err(Problem::OtherDay));
    let unsigned = format!(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=x-amz-date, \
         Signature={VANILLA}"
    );
    assert_eq!(with(&unsigned), Err(Problem::NotSigned("host")));
}

#[test]
fn clocks_may_differ_by_fifteen_minutes() {
    let request = request("GET", "/", &[], "host;x-amz-date", VANILLA);
    let at = |minutes: i64, seconds: i64| {
        let moment = SUITE_TIME.as_millis() + (minutes * 60 + seconds) * 1000;
        verify(raw(&request), "service", &credentials(), Timestamp::from_millis(moment)).map(|_| ())
    };
    assert_eq!(at(15, 0), Ok(()));
    assert_eq!(at(-15, 0), Ok(()));
    let late = Problem::Expired {
        signed_at: "20150830T123600Z".into(),
        now: "20150830T125101Z".into(),
        oldest: "20150830T123601Z".into(),
    };
    assert_eq!(at(15, 1), Err(late));
    assert!(matches!(at(-15, -1), Err(Problem::NotYet { .. })));
}

#[test]
fn temporary_credentials_need_their_token() {
    let [mut credential] = credentials();
    let mut headers = HeaderMap::new();
    assert!(has_session_token(&headers, &credential));
    credential.session_token = Some(Secret::new("token"));
    assert!(!has_session_token(&headers, &credential));
    headers.insert("x-amz-security-token", "token".parse().unwrap());
    assert!(has_session_token(&headers, &credential));
    headers.insert("x-amz-security-token", "other".parse().unwrap());
    assert!(!has_session_token(&headers, &credential));
    credential.session_token = None;
    assert!(!has_session_token(&headers, &credential));
}

/// Signs a request as the test's key would, and adds the headers to it.
fn signed(mut request: Request<Vec<u8>>, credential: &Credential) -> Request<Vec<u8>> {
    let added = sign(raw(&request), "us-east-1", "service", credential, SUITE_TIME).unwrap();
    request.headers_mut().extend(added);
    request
}

#[test]
fn what_is_signed_here_verifies_and_has_the_published_signature() {
    let [credential] = credentials();
    let vanilla = Request::builder().uri("/").header("host", "example.amazonaws.com").body(Vec::new()).unwrap();
    let vanilla = signed(vanilla, &credential);
    let authorization = vanilla.headers()["authorization"].to_str().unwrap();
    assert!(authorization.ends_with(&format!("SignedHeaders=host;x-amz-date, Signature={VANILLA}")), "{authorization}");
    assert_eq!(verified(&vanilla), Ok("AKIDEXAMPLE"));
}

#[test]
fn a_signature_made_here_covers_path_query_body_headers_and_token() {
    let [mut credential] = credentials();
    credential.session_token = Some(Secret::new("token"));
    let request = Request::post("https://lambda.example/2015-03-31/functions/a%3Ab/invocations?Qualifier=%24LATEST")
        .header("host", "lambda.example")
        .header("user-agent", "any")
        .header("x-amz-log-type", "None")
        .body(b"{}".to_vec())
        .unwrap();
    let mut request = signed(request, &credential);
    let authorization = request.headers()["authorization"].to_str().unwrap();
    assert!(authorization.contains("SignedHeaders=host;x-amz-date;x-amz-log-type;x-amz-security-token,"));
    let pairs = [credential];
    let outcome = |request: &Request<Vec<u8>>| verify(raw(request), "service", &pairs, SUITE_TIME).map(|_| ());
    assert_eq!(outcome(&request), Ok(()));
    request.headers_mut().insert("user-agent", "changed by a proxy".parse().unwrap());
    assert_eq!(outcome(&request), Ok(()));
    request.headers_mut().insert("x-amz-log-type", "Tail".parse().unwrap());
    assert_eq!(outcome(&request), Err(Problem::Mismatch));
}
