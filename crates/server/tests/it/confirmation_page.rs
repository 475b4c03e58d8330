//! The link of a confirmation message, from the message to the page behind it.

use http::{Method, Request};
use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;

use crate::trigger_pool::{PASSWORD, Pool, is_signed_in};
use crate::world::Answer;

const PUBLIC_URL: &str = "http://127.0.0.1:9229";

fn by_link() -> Value {
    json!({"VerificationMessageTemplate": {
        "DefaultEmailOption": "CONFIRM_WITH_LINK", "EmailMessageByLink": "Welcome, {##confirm here##}!",
        "EmailSubjectByLink": "Your link", "EmailMessage": "By code {####}", "EmailSubject": "Your code",
    }})
}

async fn sign_up(pool: &Pool, name: &str) -> Answer {
    let email = json!([{"Name": "email", "Value": format!("{name}@example.com")}]);
    pool.call("SignUp", json!({"Username": name, "Password": PASSWORD, "UserAttributes": email})).await
}

/// The path behind the link of the newest message.
fn link(pool: &Pool) -> String {
    let body = pool.messages()[0].body.expose().to_owned();
    let (_, rest) = body.split_once("href=\"").unwrap_or_else(|| panic!("no link: {body}"));
    let (url, _) = rest.split_once('"').unwrap();
    url.strip_prefix(PUBLIC_URL).unwrap_or_else(|| panic!("not below the public URL: {url}")).to_owned()
}

/// The page's status and text.
async fn opened(pool: &Pool, path: &str) -> (u16, String) {
    let page = pool.world.get(path).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-store", "no-referrer"));
    assert!(page.header("content-security-policy").starts_with("default-src 'none'"));
    (page.status.as_u16(), String::from_utf8(page.body.to_vec()).unwrap())
}

#[tokio::test]
async fn a_link_confirms_the_user_as_the_code_does_and_says_so_when_it_was_used() {
    let pool = Pool::new(&["PostConfirmation"], by_link(), json!({})).await;
    let details = sign_up(&pool, "ann").await.json()["CodeDeliveryDetails"].clone();
    assert_eq!(details["DeliveryMedium"], "EMAIL");
    let message = pool.messages().remove(0);
    assert_eq!(message.subject, Some("Your link".into()));
    let path = link(&pool);
    let expected = format!("/confirmUser?client_id={}&user_name=ann&confirmation_code={}", pool.client, pool.code());
    assert_eq!(path, expected);
    assert_eq!(message.body.expose(), format!("Welcome, <a href=\"{PUBLIC_URL}{path}\">confirm here</a>!"));

    pool.expect("PostConfirmation", Function::echoes());
    let (status, text) = opened(&pool, &path).await;
    assert_eq!(status, 200);
    assert!(text.contains("has been confirmed"), "{text}");
    let (_, status, attributes) = pool.found("ann").await.unwrap();
    assert_eq!((status.as_str(), &attributes["email_verified"]), ("CONFIRMED", &json!("true")));
    let event = pool.world.functions.events().pop().unwrap();
    assert_eq!(event["triggerSource"], "PostConfirmation_ConfirmSignUp");
    assert_eq!(event["callerContext"]["clientId"], pool.client);
    assert!(event["request"].get("clientMetadata").is_none());
    assert!(is_signed_in(&pool.password("ann").await));

    let (status, text) = opened(&pool, &path).await;
    assert_eq!(status, 400);
    assert!(text.contains("used before"), "{text}");
    assert_eq!(pool.sources().len(), 1, "post confirmation has run once");
}

#[tokio::test]
async fn only_messages_that_confirm_a_sign_up_have_a_link() {
    let pool = Pool::new(&[], by_link(), json!({})).await;
    sign_up(&pool, "ann").await;
    let first = link(&pool);
    assert!(pool.call("ResendConfirmationCode", json!({"Username": "ann"})).await.status.is_success());
    let second = link(&pool);
    if first != second {
        let (status, text) = opened(&pool, &first).await;
        assert_eq!(status, 400);
        assert!(text.contains("Invalid verification code provided, please try again."), "{text}");
    }
    assert_eq!(opened(&pool, &second.replace("/confirmUser?", "/confirmUser/?")).await.0, 200);
    assert!(pool.call("ForgotPassword", json!({"Username": "ann"})).await.status.is_success());
    assert_eq!(pool.messages()[0].body.expose(), format!("By code {}", pool.code()));
    assert_eq!(pool.messages()[0].subject, Some("Your code".into()));
}

#[tokio::test]
async fn a_function_may_word_a_link_and_the_code_confirms_all_the_same() {
    let pool = Pool::new(&["CustomMessage"], json!({}), json!({})).await;
    let words = Function::ReturnsEvent(Box::new(|mut event| {
        let link = event["request"]["linkParameter"].as_str().unwrap().to_owned();
        event["response"]["emailMessage"] = json!(format!("Press {link}"));
        event
    }));
    pool.expect("CustomMessage", words);
    sign_up(&pool, "ann").await;
    let path = link(&pool);
    assert!(pool.messages()[0].body.expose().ends_with(">Click Here</a>"));
    let confirm = json!({"Username": "ann", "ConfirmationCode": pool.code()});
    assert!(pool.call("ConfirmSignUp", confirm).await.status.is_success());
    assert!(opened(&pool, &path).await.1.contains("used before"));
}

#[tokio::test]
async fn what_goes_wrong_behind_a_link_is_told_in_words() {
    let pool = Pool::new(&["PostConfirmation"], by_link(), json!({})).await;
    sign_up(&pool, "ann").await;
    let path = link(&pool);
    let not_confirmed = async |path: &str, expected: &str| {
        let (status, text) = opened(&pool, path).await;
        assert_eq!(status, 400, "{path}");
        assert!(text.contains(expected), "{path}: {text}");
        assert_eq!(pool.found("ann").await.unwrap().1, "UNCONFIRMED", "{path}");
    };
    let wrong = path.replace("confirmation_code=", "confirmation_code=0");
    not_confirmed(&wrong, "Invalid verification code provided, please try again.").await;
    not_confirmed(&path.replace("user_name=ann", "user_name=bob"), "Username/client id combination not found.").await;
    not_confirmed(&path.replace(&pool.client, "nobody"), "User pool client nobody does not exist.").await;
    let script = path.replace(&pool.client, "%3Cscript%3E");
    not_confirmed(&script, "User pool client &lt;script&gt; does not exist.").await;
    for incomplete in ["/confirmUser", "/confirmUser?client_id=x", "/confirmUser?user_name=ann&confirmation_code=1"] {
        not_confirmed(incomplete, "This link is not complete.").await;
    }

    // Looking does not confirm, and posting is not opening.
    for (method, expected) in [(Method::HEAD, 200), (Method::POST, 404)] {
        let request = Request::builder().method(method.clone()).uri(&path).header("host", "127.0.0.1:9229");
        let answer = pool.world.send(request.body(Vec::new()).unwrap()).await;
        assert_eq!(answer.status.as_u16(), expected, "{method}");
        assert_eq!(pool.found("ann").await.unwrap().1, "UNCONFIRMED", "{method}");
    }

    // A failing post confirmation is told, and undoes nothing.
    pool.expect("PostConfirmation", Function::Fails("Error".into(), "no <welcome>".into()));
    let (status, text) = opened(&pool, &path).await;
    assert_eq!(status, 400);
    assert!(text.contains("PostConfirmation failed with error no &lt;welcome&gt;."), "{text}");
    assert_eq!(pool.found("ann").await.unwrap().1, "CONFIRMED");
}

#[tokio::test]
async fn links_that_are_tried_out_are_limited_and_expire_like_codes() {
    let pool = Pool::new(&[], by_link(), json!({})).await;
    sign_up(&pool, "ann").await;
    let path = link(&pool);
    let wrong = path.replace("confirmation_code=", "confirmation_code=0");
    for _ in 0..15 {
        assert!(opened(&pool, &wrong).await.1.contains("Invalid verification code"));
    }
    assert!(opened(&pool, &path).await.1.contains("Attempt limit exceeded, please try after some time."));
    sign_up(&pool, "bob").await;
    let late = link(&pool);
    pool.world.clock.advance_ms(24 * 3600 * 1000);
    assert!(opened(&pool, &late).await.1.contains("Invalid code provided, please request a code again."));
}
