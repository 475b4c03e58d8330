//! Emails by a mail server.

use std::sync::Arc;
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};

use super::settings::{SmtpSettings, SmtpTls};
use super::{Again, DeliveryError, Message, email};
use crate::seams::Clock;

/// How long a connection may be idle: less than the minutes after which mail servers close it.
const IDLE_TIME_MAX: Duration = Duration::from_secs(30);

/// A mail server, with connections that are used again.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    timeout: Duration,
    clock: Arc<dyn Clock>,
}

impl Smtp {
    /// Connects to nobody yet. With encryption the machine's trusted certificates are read.
    pub fn open(settings: &SmtpSettings, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let SmtpSettings { host, port, tls, login, from, timeout, connections } = settings;
        let parameters = || TlsParameters::new(host.clone());
        let tls = match tls {
            SmtpTls::Implicit => Tls::Wrapper(parameters()?),
            SmtpTls::Starttls => Tls::Required(parameters()?),
            SmtpTls::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(*port)
            .tls(tls)
            .hello_name(ClientId::Domain(from.email.domain().to_owned()))
            .timeout(Some(*timeout))
            .pool_config(PoolConfig::new().max_size(*connections).idle_timeout(IDLE_TIME_MAX));
        if let Some((username, password)) = login {
            builder = builder.credentials(Credentials::new(username.clone(), password.expose().to_owned()));
        }
        Ok(Self { transport: builder.build(), from: from.clone(), timeout: *timeout, clock })
    }

    /// Tries once.
    pub async fn carry(&self, message: &Message) -> Result<(), DeliveryError> {
        // Everybody's time, wherever a test has moved the server's own.
        let email = email::compose(message, &self.from, self.clock.unmoved())?;
        match tokio::time::timeout(self.timeout, self.transport.send(email)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(failed(&error)),
            Err(_) => Err(DeliveryError::new(Again::Soon, "the mail server took too long")),
        }
    }
}

fn failed(error: &lettre::transport::smtp::Error) -> DeliveryError {
    let failed = match error.status() {
        // What it says besides may hold the address.
        Some(code) => {
            let code = code.to_string();
            DeliveryError::new(judged(&code), format!("the mail server answered {code}"))
        }
        None if error.is_tls() => {
            DeliveryError::new(Again::Later, "the connection to the mail server cannot be encrypted")
        }
        None if error.is_client() => {
            DeliveryError::new(Again::Later, format!("the mail server cannot be used: {error}"))
        }
        None if error.is_response() => DeliveryError::new(Again::Soon, "the mail server's answer cannot be read"),
        None => DeliveryError::new(Again::Soon, "the mail server cannot be reached"),
    };
    failed.with_detail(error.to_string())
}

/// What a reply code means for another attempt: it ends a message, unless it is about the login or says "not now".
fn judged(code: &str) -> Again {
    match code {
        "421" => Again::Soon,
        "530" | "534" | "535" | "538" => Again::Later,
        code if code.starts_with('4') => Again::Later,
        _ => Again::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_ends_a_message_or_not() {
        for (code, again) in [
            ("421", Again::Soon),
            ("450", Again::Later),
            ("451", Again::Later),
            ("535", Again::Later),
            ("550", Again::Never),
            ("554", Again::Never),
        ] {
            assert_eq!(judged(code), again, "{code}");
        }
    }
}
