//! Text messages by Amazon SNS, or by what speaks its query protocol.

use std::sync::Arc;

use anyhow::Context as _;
use bytes::Bytes;
use http::{Method, Request, StatusCode, Uri, header};

use super::settings::{SmsType, SnsSettings};
use super::{Again, DeliveryError, Message};
use crate::http_client::{HttpAnswer, HttpClient, USER_AGENT};
use crate::protocol::sigv4;
use crate::seams::Clock;

const API_VERSION: &str = "2010-03-31";
/// The most that is read of an answer.
const ANSWER_BYTES_MAX: usize = 64 * 1024;

/// SNS, by one key.
pub struct Sns {
    client: HttpClient,
    settings: SnsSettings,
    clock: Arc<dyn Clock>,
}

impl Sns {
    /// A client without connections.
    pub fn open(settings: &SnsSettings, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let wants_tls = settings.endpoint.as_deref().is_none_or(|endpoint| endpoint.starts_with("https://"));
        Ok(Self { client: HttpClient::new(wants_tls)?, settings: settings.clone(), clock })
    }

    /// Tries once.
    pub async fn carry(&self, message: &Message) -> Result<(), DeliveryError> {
        let request = self.request(message).map_err(|error| {
            DeliveryError::new(Again::Later, "the request cannot be made").with_detail(format!("{error:#}"))
        })?;
        match tokio::time::timeout(self.settings.timeout, self.client.send(request, ANSWER_BYTES_MAX)).await {
            Ok(Ok(answer)) => judge(&answer),
            Ok(Err(error)) => {
                Err(DeliveryError::new(Again::Soon, "SNS cannot be reached").with_detail(format!("{error:#}")))
            }
            Err(_) => Err(DeliveryError::new(Again::Soon, "SNS took too long")),
        }
    }

    fn request(&self, message: &Message) -> anyhow::Result<Request<Bytes>> {
        let (endpoint, region) = self.settings.endpoint(message.origin.sms_region.as_deref());
        let mut uri: Uri = endpoint.parse()?;
        if uri.path().is_empty() {
            uri = format!("{endpoint}/").parse()?;
        }
        let host = uri.authority().map(ToString::to_string).unwrap_or_default();
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(uri)
            .header(header::HOST, host)
            .header(header::USER_AGENT, USER_AGENT)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8")
            .body(form(&self.settings, message))?;
        // The endpoint's time is everybody's, wherever a test has moved the server's own.
        sigv4::sign_in_place(&mut request, &region, "sns", &self.settings.credential, self.clock.unmoved())
            .context("the credentials are no text")?;
        Ok(request)
    }
}

/// `Publish` to a phone number.
///
/// Source: SNS API reference, Publish; SNS developer guide, publishing to a mobile phone.
fn form(settings: &SnsSettings, message: &Message) -> Bytes {
    let mut form = String::new();
    let mut add = |name: &str, value: &str| {
        if !form.is_empty() {
            form.push('&');
        }
        form.push_str(name);
        form.push('=');
        sigv4::encode(value.as_bytes(), &mut form);
    };
    add("Action", "Publish");
    add("Version", API_VERSION);
    add("PhoneNumber", &message.destination);
    add("Message", message.body.expose());
    let sms_type = match settings.sms_type {
        SmsType::Transactional => "Transactional",
        SmsType::Promotional => "Promotional",
    };
    let attributes = [
        ("AWS.SNS.SMS.SMSType", Some(sms_type)),
        ("AWS.SNS.SMS.SenderID", settings.sender_id.as_deref()),
        ("AWS.MM.SMS.OriginationNumber", settings.origination_number.as_deref()),
    ];
    let given = attributes.into_iter().filter_map(|(name, value)| Some((name, value?)));
    for (number, (name, value)) in (1..).zip(given) {
        let entry = format!("MessageAttributes.entry.{number}");
        add(&format!("{entry}.Name"), name);
        add(&format!("{entry}.Value.DataType"), "String");
        add(&format!("{entry}.Value.StringValue"), value);
    }
    form.into()
}

fn judge(answer: &HttpAnswer) -> Result<(), DeliveryError> {
    let status = answer.status;
    if status.is_success() {
        return Ok(());
    }
    let body = String::from_utf8_lossy(answer.body.as_deref().unwrap_or_default());
    let code = code(&body).unwrap_or_default();
    let again = if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS || code.starts_with("Throttl") {
        Again::Soon
    } else if status == StatusCode::FORBIDDEN || status == StatusCode::UNAUTHORIZED {
        Again::Later
    } else {
        Again::Never
    };
    let reason = format!("SNS answered {} {code}", status.as_u16());
    Err(DeliveryError::new(again, reason.trim_end()).with_detail(body))
}

/// The name of an error, from `<Error><Code>…</Code>`.
fn code(body: &str) -> Option<&str> {
    let (_, rest) = body.split_once("<Code>")?;
    let (code, _) = rest.split_once("</Code>")?;
    (code.len() <= 64 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')).then_some(code)
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::*;

    #[test]
    fn an_error_is_judged_by_its_status_and_name() {
        for (status, body, again, reason) in [
            (500, "", Again::Soon, "SNS answered 500"),
            (400, "<Error><Code>Throttling</Code></Error>", Again::Soon, "SNS answered 400 Throttling"),
            (400, "<Error><Code>InvalidParameter</Code>", Again::Never, "SNS answered 400 InvalidParameter"),
            (403, "<Error><Code>InvalidClientTokenId</Code>", Again::Later, "SNS answered 403 InvalidClientTokenId"),
            (404, "<Code>+15550100 is nobody</Code>", Again::Never, "SNS answered 404"),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            let answer =
                HttpAnswer { status, headers: HeaderMap::new(), body: Some(Bytes::from_static(body.as_bytes())) };
            let error = judge(&answer).unwrap_err();
            assert_eq!((error.again, error.reason.as_str()), (again, reason), "{body}");
        }
    }
}
