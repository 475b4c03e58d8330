//! `[email]` and `[sms]` of the configuration: who sends messages, checked once.

use std::path::{Path, PathBuf};
use std::time::Duration;

use http::Uri;
use lettre::message::Mailbox;
use serde::Deserialize;
use vestibule_identity::secret::Secret;

use crate::authorize::is_loopback_host;
use crate::config::{Credential, is_region};
use crate::functions::declared::{self, RawCredentials};

/// How long one attempt may take, unless it is said.
const TIMEOUT_SECONDS: u64 = 10;
const TIMEOUT_SECONDS_MAX: u64 = 60;
const CONNECTIONS: usize = 4;
const CONNECTIONS_MAX: usize = 64;
/// A shorter secret can be guessed by whoever has seen a signature.
const SECRET_BYTES_MIN: usize = 16;
const SMTP_PASSWORD: &str = "VESTIBULE_SMTP_PASSWORD";
const EMAIL_SECRET: &str = "VESTIBULE_EMAIL_WEBHOOK_SECRET";
const SMS_SECRET: &str = "VESTIBULE_SMS_WEBHOOK_SECRET";

/// Who sends messages. A medium that nobody sends is the outbox's.
#[derive(Clone, Debug, Default)]
pub struct MessageSettings {
    /// For emails.
    pub email: Option<CarrierSettings>,
    /// For text messages.
    pub sms: Option<CarrierSettings>,
}

/// One who sends.
#[derive(Clone, Debug)]
pub enum CarrierSettings {
    /// A mail server.
    Smtp(SmtpSettings),
    /// Whatever answers a request.
    Webhook(WebhookSettings),
    /// Amazon SNS, or what speaks like it.
    Sns(SnsSettings),
}

/// A mail server.
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub tls: SmtpTls,
    /// Who signs in, if anybody.
    pub login: Option<(String, Secret)>,
    /// Whom emails are from where the pool does not say.
    pub from: Mailbox,
    /// How long one attempt may take.
    pub timeout: Duration,
    /// How many idle connections are kept.
    pub connections: usize,
}

/// How a connection to a mail server is encrypted.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum SmtpTls {
    /// From the first byte.
    Implicit,
    /// By STARTTLS, or not at all used.
    Starttls,
    /// Not.
    None,
}

/// Whatever answers a request.
#[derive(Clone, Debug)]
pub struct WebhookSettings {
    /// Its address.
    pub url: Uri,
    /// What requests are signed with.
    pub secret: Secret,
    /// How long one attempt may take.
    pub timeout: Duration,
}

/// Amazon SNS, or what speaks like it.
#[derive(Clone, Debug)]
pub struct SnsSettings {
    /// Its address; Amazon's own if absent.
    pub endpoint: Option<String>,
    /// The region, whatever pools say.
    pub region: Option<String>,
    /// The region where pools say none.
    pub default_region: String,
    /// Who signs.
    pub credential: Box<Credential>,
    /// `AWS.SNS.SMS.SenderID`.
    pub sender_id: Option<String>,
    /// `AWS.SNS.SMS.SMSType`.
    pub sms_type: SmsType,
    /// `AWS.MM.SMS.OriginationNumber`.
    pub origination_number: Option<String>,
    /// How long one attempt may take.
    pub timeout: Duration,
}

/// `AWS.SNS.SMS.SMSType`.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub enum SmsType {
    /// What somebody waits for.
    #[default]
    Transactional,
    /// What nobody waits for.
    Promotional,
}

impl CarrierSettings {
    /// What it is and where, without secrets.
    pub fn describe(&self) -> String {
        match self {
            Self::Smtp(SmtpSettings { host, port, tls, .. }) => {
                let tls = match tls {
                    SmtpTls::Implicit => "TLS",
                    SmtpTls::Starttls => "STARTTLS",
                    SmtpTls::None => "no encryption",
                };
                format!("SMTP to {host}:{port} with {tls}")
            }
            // Without its path, which may be the secret of whoever runs it.
            Self::Webhook(WebhookSettings { url, .. }) => {
                format!(
                    "webhook at {}://{}",
                    url.scheme_str().unwrap_or_default(),
                    url.authority().map_or("", |it| it.as_str())
                )
            }
            Self::Sns(sns) => format!("SNS at {}", sns.endpoint(None).0),
        }
    }

    /// Where connections go to.
    pub fn host_and_port(&self) -> (String, u16) {
        let of_url = |url: &Uri| {
            let port = url.port_u16().unwrap_or(if url.scheme_str() == Some("https") { 443 } else { 80 });
            (url.host().unwrap_or_default().trim_matches(['[', ']']).to_owned(), port)
        };
        match self {
            Self::Smtp(SmtpSettings { host, port, .. }) => (host.clone(), *port),
            Self::Webhook(WebhookSettings { url, .. }) => of_url(url),
            Self::Sns(sns) => of_url(&sns.endpoint(None).0.parse().unwrap_or_default()),
        }
    }
}

impl SnsSettings {
    /// The address and the region for a pool that has its text messages sent in this region.
    ///
    /// What is no region is left out: it would become a part of the host that gets the server's signed request, and whoever
    /// may change a pool may not choose that host.
    pub fn endpoint(&self, of_pool: Option<&str>) -> (String, String) {
        let of_pool = of_pool.filter(|region| is_region(region));
        let region = self.region.as_deref().or(of_pool).unwrap_or(&self.default_region);
        let endpoint = self.endpoint.clone().unwrap_or_else(|| format!("https://sns.{region}.amazonaws.com"));
        (endpoint, region.to_owned())
    }
}

/// The table `[email]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RawEmail {
    smtp: Option<RawSmtp>,
    webhook: Option<RawWebhook>,
}

/// The table `[sms]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RawSms {
    webhook: Option<RawWebhook>,
    sns: Option<RawSns>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSmtp {
    host: String,
    port: Option<u16>,
    tls: Option<SmtpTls>,
    username: Option<String>,
    password: Option<Secret>,
    password_file: Option<PathBuf>,
    from: String,
    timeout: Option<u64>,
    connections: Option<usize>,
    #[serde(default)]
    insecure_plaintext: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWebhook {
    url: String,
    secret: Option<Secret>,
    secret_file: Option<PathBuf>,
    timeout: Option<u64>,
    #[serde(default)]
    insecure_plaintext: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSns {
    endpoint: Option<String>,
    region: Option<String>,
    credentials: Option<RawCredentials>,
    sender_id: Option<String>,
    #[serde(default)]
    sms_type: SmsType,
    origination_number: Option<String>,
    timeout: Option<u64>,
    #[serde(default)]
    insecure_plaintext: bool,
}

/// What the tables are read with.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Where the file lies: its files are relative to that.
    pub base: &'a Path,
    /// The server's region.
    pub region: &'a str,
    /// The environment of this process.
    pub environment: &'a dyn Fn(&str) -> Option<String>,
}

/// A setting, and what is wrong with it.
pub type Wrong = (&'static str, String);

/// Who sends messages, or what is wrong with one of them.
pub fn read(email: RawEmail, sms: RawSms, around: Surroundings<'_>) -> Result<MessageSettings, Wrong> {
    let both = |medium: &'static str| Err((medium, "one sender is enough, and there are two".to_owned()));
    let email = match (email.smtp, email.webhook) {
        (Some(_), Some(_)) => return both("email"),
        (Some(smtp), None) => Some(CarrierSettings::Smtp(checked_smtp(smtp, around).map_err(named("email.smtp"))?)),
        (None, Some(webhook)) => Some(checked_webhook(webhook, EMAIL_SECRET, around).map_err(named("email.webhook"))?),
        (None, None) => None,
    };
    let sms = match (sms.sns, sms.webhook) {
        (Some(_), Some(_)) => return both("sms"),
        (Some(sns), None) => Some(CarrierSettings::Sns(checked_sns(sns, around).map_err(named("sms.sns"))?)),
        (None, Some(webhook)) => Some(checked_webhook(webhook, SMS_SECRET, around).map_err(named("sms.webhook"))?),
        (None, None) => None,
    };
    Ok(MessageSettings { email, sms })
}

fn named(name: &'static str) -> impl Fn(String) -> Wrong {
    move |problem| (name, problem)
}

fn checked_smtp(raw: RawSmtp, around: Surroundings<'_>) -> Result<SmtpSettings, String> {
    let host = raw.host.trim_matches(['[', ']']).to_owned();
    let is_host_char = |c: char| c.is_ascii_alphanumeric() || ".-_:".contains(c);
    if host.is_empty() || !host.chars().all(is_host_char) {
        return Err(format!("host {host:?} is neither a name nor an address"));
    }
    let tls = raw.tls.unwrap_or(SmtpTls::Starttls);
    if tls == SmtpTls::None && !raw.insecure_plaintext && !is_loopback_host(&host) {
        return Err(
            "tls = \"none\" would send codes and the password in clear: for another machine than this one it needs \
                    insecure_plaintext = true"
                .into(),
        );
    }
    let port = raw.port.unwrap_or(match tls {
        SmtpTls::Implicit => 465,
        SmtpTls::Starttls => 587,
        SmtpTls::None => 25,
    });
    if port == 0 {
        return Err("port must be 1 to 65535".into());
    }
    let password = secret("password", raw.password, raw.password_file, SMTP_PASSWORD, around)?;
    let login = match (raw.username.filter(|it| !it.is_empty()), password) {
        (Some(username), Some(password)) => Some((username, password)),
        (None, None) => None,
        (Some(_), None) => return Err(format!("username needs a password: in {SMTP_PASSWORD}, or as password_file")),
        (None, Some(_)) => return Err("a password needs a username".into()),
    };
    let from =
        raw.from.parse().map_err(|_| format!("from {:?} is neither an address nor a name with one", raw.from))?;
    let connections = raw.connections.unwrap_or(CONNECTIONS);
    if !(1..=CONNECTIONS_MAX).contains(&connections) {
        return Err(format!("connections must be 1 to {CONNECTIONS_MAX}"));
    }
    Ok(SmtpSettings { host, port, tls, login, from, timeout: timeout(raw.timeout)?, connections })
}

fn checked_webhook(raw: RawWebhook, variable: &str, around: Surroundings<'_>) -> Result<CarrierSettings, String> {
    let url = checked_url("url", &raw.url, raw.insecure_plaintext)?;
    let secret = secret("secret", raw.secret, raw.secret_file, variable, around)?
        .ok_or_else(|| format!("requests are signed, so it needs a secret: in {variable}, or as secret_file"))?;
    if secret.expose().len() < SECRET_BYTES_MIN {
        return Err(format!("the secret must have {SECRET_BYTES_MIN} bytes at least"));
    }
    Ok(CarrierSettings::Webhook(WebhookSettings { url, secret, timeout: timeout(raw.timeout)? }))
}

fn checked_sns(raw: RawSns, around: Surroundings<'_>) -> Result<SnsSettings, String> {
    let endpoint = raw.endpoint.map(|endpoint| endpoint.trim_end_matches('/').to_owned());
    if let Some(endpoint) = &endpoint {
        let url = checked_url("endpoint", endpoint, raw.insecure_plaintext)?;
        if url.query().is_some() {
            return Err("endpoint must be without a query".into());
        }
    }
    if let Some(region) = raw.region.as_ref().filter(|region| !is_region(region)) {
        return Err(format!("region {region:?} is not of the form us-east-1"));
    }
    if let Some(id) = &raw.sender_id {
        let is_valid = (1..=11).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !is_valid {
            return Err("sender_id must be 1 to 11 letters, digits and '-'".into());
        }
    }
    if let Some(number) = &raw.origination_number {
        let digits = number.strip_prefix('+').unwrap_or(number);
        if !(4..=15).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err("origination_number must be a phone number or a short code".into());
        }
    }
    let credentials = raw.credentials.unwrap_or_else(|| RawCredentials::Named("environment".into()));
    Ok(SnsSettings {
        endpoint,
        region: raw.region,
        default_region: around.region.to_owned(),
        credential: declared::key(credentials, around.environment)?,
        sender_id: raw.sender_id,
        sms_type: raw.sms_type,
        origination_number: raw.origination_number,
        timeout: timeout(raw.timeout)?,
    })
}

/// A secret from the file, from a file that it names, or from the environment; from one of them.
fn secret(
    name: &str,
    given: Option<Secret>,
    file: Option<PathBuf>,
    variable: &str,
    around: Surroundings<'_>,
) -> Result<Option<Secret>, String> {
    let read = |path: PathBuf| {
        let path = around.base.join(path);
        let text =
            std::fs::read_to_string(&path).map_err(|error| format!("{name}_file {}: {error}", path.display()))?;
        Ok::<_, String>(Secret::new(text.trim_end_matches(['\r', '\n'])))
    };
    match (given, file, (around.environment)(variable).map(Secret::new)) {
        (None, None, None) => Ok(None),
        (Some(secret), None, None) | (None, None, Some(secret)) => Ok(Some(secret)),
        (None, Some(path), None) => read(path).map(Some),
        _ => Err(format!("give one of {name}, {name}_file and {variable}")),
    }
    .and_then(|secret| match secret {
        Some(secret) if secret.expose().is_empty() => Err(format!("the {name} is empty")),
        secret => Ok(secret),
    })
}

fn timeout(seconds: Option<u64>) -> Result<Duration, String> {
    let seconds = seconds.unwrap_or(TIMEOUT_SECONDS);
    if (1..=TIMEOUT_SECONDS_MAX).contains(&seconds) {
        Ok(Duration::from_secs(seconds))
    } else {
        Err(format!("timeout must be 1 to {TIMEOUT_SECONDS_MAX} seconds"))
    }
}

fn checked_url(name: &str, url: &str, may_be_plain: bool) -> Result<Uri, String> {
    let problem = || format!("{name} must be an http:// or https:// URL without user and password");
    let uri: Uri = url.parse().map_err(|_| problem())?;
    let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(problem)?;
    if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) || uri.port_u16() == Some(0) {
        return Err(problem());
    }
    match uri.scheme_str() {
        Some("https") => Ok(uri),
        Some("http") if may_be_plain || is_loopback_host(host.trim_matches(['[', ']'])) => Ok(uri),
        Some("http") => Err(format!(
            "{name} would have codes sent in clear: http:// to another machine than this one needs insecure_plaintext = true"
        )),
        _ => Err(problem()),
    }
}

#[cfg(test)]
mod tests;
