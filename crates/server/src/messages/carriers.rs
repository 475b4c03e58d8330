//! What takes messages out of the house: one carrier for each medium, as the configuration says.

use std::net::IpAddr;
use std::sync::Arc;

use async_trait::async_trait;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::message::Medium;

use super::settings::{CarrierSettings, MessageSettings};
use super::smtp::Smtp;
use super::sns::Sns;
use super::webhook::Webhook;
use super::{Again, DeliveryError, Message, MessageSender, Outbox};
use crate::seams::Clock;

/// The carriers of a server. A medium without one is the outbox's, if messages can be read there.
pub struct Carriers {
    email: Option<Carrier>,
    sms: Option<Carrier>,
    outbox: Option<Arc<Outbox>>,
}

/// What carries the messages of one medium.
pub enum Carrier {
    /// A mail server.
    Smtp(Box<Smtp>),
    /// Whatever answers a request.
    Webhook(Box<Webhook>),
    /// Amazon SNS, or what speaks like it.
    Sns(Box<Sns>),
}

impl Carrier {
    fn open(settings: &CarrierSettings, clock: &Arc<dyn Clock>) -> anyhow::Result<Self> {
        let clock = Arc::clone(clock);
        Ok(match settings {
            CarrierSettings::Smtp(settings) => Self::Smtp(Box::new(Smtp::open(settings, clock)?)),
            CarrierSettings::Webhook(settings) => Self::Webhook(Box::new(Webhook::open(settings, clock)?)),
            CarrierSettings::Sns(settings) => Self::Sns(Box::new(Sns::open(settings, clock)?)),
        })
    }

    async fn carry(&self, message: &Message) -> Result<(), DeliveryError> {
        match self {
            Self::Smtp(smtp) => smtp.carry(message).await,
            Self::Webhook(webhook) => webhook.carry(message).await,
            Self::Sns(sns) => sns.carry(message).await,
        }
    }
}

impl Carriers {
    /// The carriers that the configuration names; none if it names none. `outbox` is given if messages are to be read.
    pub fn open(
        settings: &MessageSettings,
        outbox: Option<Arc<Outbox>>,
        clock: &Arc<dyn Clock>,
    ) -> anyhow::Result<Option<Self>> {
        if settings.email.is_none() && settings.sms.is_none() {
            return Ok(None);
        }
        let open = |settings: &Option<CarrierSettings>| {
            settings.as_ref().map(|settings| Carrier::open(settings, clock)).transpose()
        };
        Ok(Some(Self { email: open(&settings.email)?, sms: open(&settings.sms)?, outbox }))
    }

    fn of(&self, medium: Medium) -> Option<&Carrier> {
        match medium {
            Medium::Email => self.email.as_ref(),
            Medium::Sms => self.sms.as_ref(),
        }
    }
}

/// What sends the messages of a server, and what keeps those that can be read: the carriers, if there are any, otherwise the
/// outbox alone.
pub fn open(
    settings: &MessageSettings,
    outbox: Arc<Outbox>,
    readable: bool,
    clock: &Arc<dyn Clock>,
) -> anyhow::Result<(Arc<dyn MessageSender>, Option<Arc<Outbox>>)> {
    let read = readable.then(|| Arc::clone(&outbox));
    Ok(match Carriers::open(settings, read.clone(), clock)? {
        Some(carriers) => (Arc::new(carriers), read),
        None => (Arc::clone(&outbox) as _, Some(outbox)),
    })
}

#[async_trait]
impl MessageSender for Carriers {
    async fn send(&self, message: &Message) -> Result<(), DeliveryError> {
        match (self.of(message.medium), &self.outbox) {
            (Some(carrier), _) => carrier.carry(message).await,
            (None, Some(outbox)) => outbox.send(message).await,
            (None, None) => {
                let reason = format!("nothing is configured that sends {}", message.medium.as_str());
                Err(DeliveryError::new(Again::Never, reason))
            }
        }
    }

    fn takes_time(&self, medium: Medium) -> bool {
        // Nor may it show in the answer that a medium has neither.
        self.of(medium).is_some() || self.outbox.is_none()
    }

    async fn pretend(&self, pool: &UserPoolId, medium: Medium) {
        if let Some(outbox) = &self.outbox {
            outbox.pretend(pool, medium).await;
        }
    }
}

/// Says in the log what carries messages, and whether its host can be found. Nobody waits for that: a name server that is
/// slow must not keep the server from starting, nor one that is away.
pub fn announce(settings: &MessageSettings, readable: bool) {
    for (medium, settings) in [(Medium::Email, &settings.email), (Medium::Sms, &settings.sms)] {
        let medium = medium.as_str();
        match settings {
            None if readable => {}
            None => tracing::warn!(
                target: "vestibule::messages", medium,
                "nothing is configured that sends such messages, and nobody can read them: they reach no one"
            ),
            Some(settings) => {
                tracing::info!(target: "vestibule::messages", medium, "sent by {}", settings.describe());
                let (host, port) = settings.host_and_port();
                tokio::spawn(async move {
                    if host.parse::<IpAddr>().is_err()
                        && let Err(error) = tokio::net::lookup_host((host.as_str(), port)).await
                    {
                        tracing::warn!(
                            target: "vestibule::messages", medium, host, %error,
                            "the host that is to send such messages cannot be found"
                        );
                    }
                });
            }
        }
    }
}
