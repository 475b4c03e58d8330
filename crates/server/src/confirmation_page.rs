//! The page behind the link of a confirmation message: confirms a sign-up as ConfirmSignUp does, and says so in plain words.
//!
//! `GET /confirmUser?client_id=…&user_name=…&confirmation_code=…`. The app client says which pool it is. A link is shown to
//! people, so what they read is a sentence; what went wrong in a function is told in the service's words. The timeline has it as
//! a call of ConfirmSignUp.

use std::net::IpAddr;
use std::sync::Arc;

use http::{HeaderValue, Method, StatusCode, header};
use serde_json::json;
use vestibule_api::Service;
use vestibule_api::cognito_idp::Operation;
use vestibule_identity::Error;
use vestibule_identity::ids::ClientId;
use vestibule_identity::message::escape_html;
use vestibule_identity::secret::Secret;
use vestibule_identity::user::UserStatus;

use crate::app::App;
use crate::call::{Call, Caller};
use crate::error::Failure;
use crate::even_time::Beat;
use crate::operations;
use crate::protocol::{Head, HttpResponse, plain, query_parameter};
use crate::timeline::Answered;

const PATHS: [&str; 2] = ["/confirmUser", "/confirmUser/"];

/// What a link says.
#[derive(Clone, Debug)]
pub struct Link {
    client: ClientId,
    username: String,
    code: Secret,
}

/// What a request for the page asks.
#[derive(Clone, Debug)]
pub enum Asked {
    /// To confirm.
    Confirm(Link),
    /// Something that is no link of ours.
    Nonsense,
    /// To look whether there is a page, without opening it.
    Look,
}

/// What is asked of the page, if it is the page that is asked.
pub fn find(head: &Head) -> Option<Asked> {
    if !PATHS.contains(&head.uri.path()) {
        return None;
    }
    if head.method == Method::HEAD {
        return Some(Asked::Look);
    }
    if head.method != Method::GET {
        return None;
    }
    let query = head.uri.query().unwrap_or_default();
    let given = |name| query_parameter(query, name).filter(|text| !text.is_empty());
    Some(match (given("client_id"), given("user_name"), given("confirmation_code")) {
        (Some(client), Some(username), Some(code)) => {
            Asked::Confirm(Link { client: ClientId::new(client), username, code: Secret::from(code) })
        }
        _ => Asked::Nonsense,
    })
}

/// Serves the page.
pub async fn serve(app: Arc<App>, asked: Asked, user_agent: Option<String>, source_ip: IpAddr) -> HttpResponse {
    let link = match asked {
        Asked::Look => return page(StatusCode::OK, "Confirmation", ""),
        Asked::Nonsense => return page(StatusCode::BAD_REQUEST, "Not confirmed", "This link is not complete."),
        Asked::Confirm(link) => link,
    };
    let input = json!({
        "ClientId": link.client.as_str(), "Username": link.username, "ConfirmationCode": link.code.expose(),
    });
    let record = app.timeline.begin(Operation::ConfirmSignUp, &input);
    let call = Call {
        request_id: app.rng.uuid(),
        caller: Caller::Public,
        user_agent,
        source_ip,
        record,
        beat: Beat::begin(),
        noted: Arc::default(),
    };
    let at = app.clock.now();
    let confirmed = operations::confirm_by_link(&app, &call, &link.client, &link.username, &link.code).await;
    let is_used = matches!(confirmed, Err(Failure::Rule(Error::NotConfirmable(UserStatus::Confirmed))));
    let refused = confirmed.err().map(|failure| {
        if failure.is_internal() {
            tracing::error!(request_id = %call.request_id, cause = failure.cause(), "a link could not be followed");
        }
        failure.into_answer(Service::CognitoIdp)
    });
    if call.record.is_on() {
        let answered = refused.clone().map_or_else(|| Answered::Well(b"{}".to_vec()), Answered::Refused);
        app.timeline.end(&call, Operation::ConfirmSignUp, at, app.rng.uuid(), answered);
    }
    call.beat.comes().await;
    match refused {
        None => page(StatusCode::OK, "Confirmed", "Your registration has been confirmed. You can sign in now."),
        Some(_) if is_used => {
            page(StatusCode::BAD_REQUEST, "Confirmed already", "This link was used before: you are confirmed already.")
        }
        Some(error) => {
            let status = StatusCode::from_u16(error.status(Service::CognitoIdp));
            let text = error.message.as_deref().unwrap_or("Something went wrong.");
            page(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), "Not confirmed", text)
        }
    }
}

fn page(status: StatusCode, title: &str, text: &str) -> HttpResponse {
    let (title, text) = (escape_html(title), escape_html(text));
    let body = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{title}</title>\n<h1>{title}</h1>\n<p>{text}</p>\n</html>\n"
    );
    let mut response = plain(status, "text/html; charset=utf-8", body);
    // The address has the code in it: it is neither kept nor told to anybody else.
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
