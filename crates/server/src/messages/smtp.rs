//! Emails by a mail server.
//!
//! A connection is used again only after a dialogue that came to its end. One that was left before an answer came would take
//! that answer for the next message's: it goes with whatever it was left for.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;

use super::settings::{SmtpSettings, SmtpTls};
use super::{Again, DeliveryError, Message, email};
use crate::seams::{Clock, Stopwatch};

/// How long a connection may be idle: less than the minutes after which mail servers close it.
const IDLE_TIME_MAX: Duration = Duration::from_secs(30);

/// A mail server, with connections that are used again.
pub struct Smtp {
    host: String,
    port: u16,
    encryption: Encryption,
    hello_name: ClientId,
    credentials: Option<Credentials>,
    from: Mailbox,
    timeout: Duration,
    clock: Arc<dyn Clock>,
    idle: Arc<Idle>,
}

/// How connections are encrypted.
enum Encryption {
    Implicit(TlsParameters),
    Starttls(TlsParameters),
    None,
}

impl Smtp {
    /// Connects to nobody yet. With encryption the machine's trusted certificates are read.
    pub fn open(settings: &SmtpSettings, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let SmtpSettings { host, port, tls, login, from, timeout, connections } = settings;
        let parameters = || TlsParameters::new(host.clone());
        let encryption = match tls {
            SmtpTls::Implicit => Encryption::Implicit(parameters()?),
            SmtpTls::Starttls => Encryption::Starttls(parameters()?),
            SmtpTls::None => Encryption::None,
        };
        let credentials =
            login.as_ref().map(|(username, password)| Credentials::new(username.clone(), password.expose().to_owned()));
        Ok(Self {
            host: host.clone(),
            port: *port,
            encryption,
            hello_name: ClientId::Domain(from.email.domain().to_owned()),
            credentials,
            from: from.clone(),
            timeout: *timeout,
            clock,
            idle: Arc::new(Idle { connections_max: *connections, held: Mutex::default() }),
        })
    }

    /// Tries once.
    pub async fn carry(&self, message: &Message) -> Result<(), DeliveryError> {
        // Everybody's time, wherever a test has moved the server's own.
        let email = email::compose(message, &self.from, self.clock.unmoved())?;
        // Out of time, the connection is dropped with the dialogue.
        match tokio::time::timeout(self.timeout, self.converse(&email)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(DeliveryError::new(Again::Soon, "the mail server took too long")),
        }
    }

    async fn converse(&self, email: &lettre::Message) -> Result<(), DeliveryError> {
        let content = email.formatted();
        // What the server cannot do may be set right; what it cannot do for this message, such as an address that is not
        // ASCII, is this message's.
        let mut connection = self.connection().await.map_err(|error| failed(&error, Again::Later))?;
        connection.send(email.envelope(), &content).await.map_err(|error| failed(&error, Again::Never))?;
        self.idle.keep(connection);
        Ok(())
    }

    async fn connection(&self) -> Result<AsyncSmtpConnection, Error> {
        while let Some(mut connection) = self.idle.take() {
            // The server may have closed it meanwhile.
            if connection.test_connected().await {
                return Ok(connection);
            }
        }
        // Boxed: seldom wanted, and large with encryption.
        Box::pin(self.connect()).await
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let server = (self.host.clone(), self.port);
        let implicit = match &self.encryption {
            Encryption::Implicit(parameters) => Some(parameters.clone()),
            Encryption::Starttls(_) | Encryption::None => None,
        };
        let (timeout, name) = (Some(self.timeout), &self.hello_name);
        let mut connection = AsyncSmtpConnection::connect_tokio1(server, timeout, name, implicit, None).await?;
        if let Encryption::Starttls(parameters) = &self.encryption {
            connection.starttls(parameters.clone(), name).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

/// Connections that nobody talks on.
struct Idle {
    connections_max: usize,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    connections: Vec<(AsyncSmtpConnection, Stopwatch)>,
    /// Whether a task closes those that nobody wants.
    is_watched: bool,
}

impl Held {
    fn close_old(&mut self) {
        self.connections.retain(|(_, since)| since.elapsed() < IDLE_TIME_MAX);
    }
}

impl Idle {
    /// The one that was used last.
    fn take(&self) -> Option<AsyncSmtpConnection> {
        let mut held = self.lock();
        held.close_old();
        held.connections.pop().map(|(connection, _)| connection)
    }

    /// Keeps one whose dialogue has ended well, if there is room for it.
    fn keep(self: &Arc<Self>, connection: AsyncSmtpConnection) {
        let mut held = self.lock();
        held.close_old();
        if held.connections.len() < self.connections_max {
            held.connections.push((connection, Stopwatch::start()));
        }
        if !std::mem::replace(&mut held.is_watched, true) {
            tokio::spawn(Arc::clone(self).close_unwanted());
        }
    }

    /// Closes what has been idle for too long, until nothing is left.
    async fn close_unwanted(self: Arc<Self>) {
        loop {
            tokio::time::sleep(IDLE_TIME_MAX).await;
            let mut held = self.lock();
            held.close_old();
            if held.connections.is_empty() {
                held.is_watched = false;
                return;
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an error means. `here` is what it means where the server was not even asked.
fn failed(error: &Error, here: Again) -> DeliveryError {
    let failed = match error.status() {
        // What it says besides may hold the address.
        Some(code) => {
            let code = code.to_string();
            DeliveryError::new(judged(&code), format!("the mail server answered {code}"))
        }
        None if error.is_tls() => {
            DeliveryError::new(Again::Later, "the connection to the mail server cannot be encrypted")
        }
        None if error.is_client() => DeliveryError::new(here, format!("the mail server cannot be used: {error}")),
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
