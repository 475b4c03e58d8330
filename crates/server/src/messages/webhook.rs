//! Messages by a signed request to whoever knows how to send them.

use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::hmac;
use bytes::Bytes;
use http::{Method, Request, StatusCode, Uri, header};
use serde_json::json;
use vestibule_api::Timestamp;
use vestibule_identity::random::hex;

use super::settings::WebhookSettings;
use super::{Again, DeliveryError, Message};
use crate::http_client::{HttpClient, USER_AGENT};
use crate::seams::Clock;

/// The most that is read of an answer.
const ANSWER_BYTES_MAX: usize = 64 * 1024;

/// An address that messages are sent to as JSON.
pub struct Webhook {
    client: HttpClient,
    url: Uri,
    key: hmac::Key,
    timeout: Duration,
    clock: Arc<dyn Clock>,
}

impl Webhook {
    /// A client without connections.
    pub fn open(settings: &WebhookSettings, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let WebhookSettings { url, secret, timeout } = settings;
        Ok(Self {
            client: HttpClient::new(url.scheme_str() == Some("https"))?,
            url: url.clone(),
            key: hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes()),
            timeout: *timeout,
            clock,
        })
    }

    /// Tries once.
    pub async fn carry(&self, message: &Message) -> Result<(), DeliveryError> {
        let request = self.request(message).map_err(|error| {
            DeliveryError::new(Again::Never, "the request cannot be made").with_detail(error.to_string())
        })?;
        let answer = tokio::time::timeout(self.timeout, self.client.send(request, ANSWER_BYTES_MAX)).await;
        let answer = match answer {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => {
                let failed = DeliveryError::new(Again::Soon, "the webhook cannot be reached");
                return Err(failed.with_detail(format!("{error:#}")));
            }
            Err(_) => return Err(DeliveryError::new(Again::Soon, "the webhook took too long")),
        };
        if answer.status.is_success() {
            return Ok(());
        }
        let failed =
            DeliveryError::new(judged(answer.status), format!("the webhook answered {}", answer.status.as_u16()));
        Err(failed.with_detail(String::from_utf8_lossy(answer.body.as_deref().unwrap_or_default())))
    }

    fn request(&self, message: &Message) -> Result<Request<Bytes>, http::Error> {
        let body = body(message);
        // Everybody's time, wherever a test has moved the server's own.
        let timestamp = (self.clock.unmoved().as_millis() / 1000).to_string();
        let signature = signature(&self.key, &timestamp, &body);
        Request::builder()
            .method(Method::POST)
            .uri(self.url.clone())
            .header(header::HOST, self.url.authority().map_or("", |authority| authority.as_str()))
            .header(header::USER_AGENT, USER_AGENT)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", &message.id)
            .header("x-vestibule-timestamp", timestamp)
            .header("x-vestibule-signature", signature)
            .body(body)
    }
}

/// HMAC-SHA256 over the timestamp, a dot and the body, in hexadecimal digits: neither can be exchanged for another.
fn signature(key: &hmac::Key, timestamp: &str, body: &[u8]) -> String {
    let mut context = hmac::Context::with_key(key);
    for part in [timestamp.as_bytes(), b".", body] {
        context.update(part);
    }
    hex(context.sign().as_ref())
}

fn body(message: &Message) -> Bytes {
    let origin = &message.origin;
    let mut body = json!({
        "id": message.id,
        "channel": message.medium.as_str(),
        "purpose": origin.purpose,
        "userPoolId": message.user_pool_id.as_str(),
        "clientId": origin.client_id,
        "username": message.username,
        "to": message.destination,
    });
    if let Some(subject) = &message.subject {
        body["subject"] = subject.expose().into();
        body["from"] = origin.from.clone().into();
        body["replyTo"] = origin.reply_to.clone().into();
    }
    body["message"] = message.body.expose().into();
    body["time"] = time(message.sent_at).into();
    body.to_string().into()
}

fn time(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.as_millis()).map(|at| at.to_string()).unwrap_or_default()
}

/// A refusal is final, but for the two that ask to come again.
fn judged(status: StatusCode) -> Again {
    if status.is_server_error() || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT) {
        Again::Soon
    } else {
        Again::Never
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_over_the_time_and_the_body() {
        // Computed with Python's hmac module.
        let key = hmac::Key::new(hmac::HMAC_SHA256, b"0123456789abcdef");
        let expected = "d5f5834972cbc6cf5590800c46ccaa0cd6c16f19c0c73dbdf9b4c56390cbc2a3";
        assert_eq!(signature(&key, "1700000000", b"{\"id\":\"1\"}"), expected);
        assert_ne!(signature(&key, "1700000001", b"{\"id\":\"1\"}"), expected);
    }

    #[test]
    fn a_refusal_is_final_and_a_failure_is_not() {
        for (status, again) in [(500, Again::Soon), (503, Again::Soon), (429, Again::Soon), (408, Again::Soon)] {
            assert_eq!(judged(StatusCode::from_u16(status).unwrap()), again, "{status}");
        }
        for status in [301, 400, 401, 404, 422] {
            assert_eq!(judged(StatusCode::from_u16(status).unwrap()), Again::Never, "{status}");
        }
    }
}
