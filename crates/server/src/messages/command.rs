//! `vestibule message test`: one message through whoever the configuration says sends messages, without a running server.

use std::sync::Arc;

use vestibule_identity::ids::UserPoolId;
use vestibule_identity::message::Medium;
use vestibule_identity::secret::Secret;

use super::{Carriers, DeliveryError, Message, MessageSender as _, Origin};
use crate::cli::MessageTestArgs;
use crate::config::{Config, environment};
use crate::seams::{Clock, Rng, SystemClock, SystemRng};

/// Sends it, and says how that went; whether it left.
pub async fn test(args: MessageTestArgs) -> anyhow::Result<bool> {
    let MessageTestArgs { to, config } = args;
    let settings = Config::message_settings(config.as_deref(), &environment)?;
    let medium = if to.contains('@') { Medium::Email } else { Medium::Sms };
    let (chosen, tables) = match medium {
        Medium::Email => (&settings.email, "[email.smtp] or [email.webhook]"),
        Medium::Sms => (&settings.sms, "[sms.webhook] or [sms.sns]"),
    };
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let rng: &dyn Rng = &SystemRng;
    let carriers = Carriers::open(&settings, None, &clock)?;
    let (Some(chosen), Some(carriers)) = (chosen, carriers) else {
        anyhow::bail!("nothing is configured that sends {}: the configuration file needs {tables}", medium.as_str());
    };
    let message = test_message(rng.uuid().to_string(), medium, to, &*clock);
    let how = format!("{} to {} by {}", medium.as_str(), message.destination, chosen.describe());
    match carriers.send(&message).await {
        Ok(()) => {
            println!("sent: {how}\nmessage id: {}", message.id);
            Ok(true)
        }
        Err(DeliveryError { reason, detail, .. }) => {
            println!("not sent: {how}\n{reason}");
            if let Some(detail) = detail {
                println!("{detail}");
            }
            Ok(false)
        }
    }
}

fn test_message(id: String, medium: Medium, destination: String, clock: &dyn Clock) -> Message {
    let (subject, body) = match medium {
        Medium::Sms => (None, "A test message of Vestibule."),
        Medium::Email => (Some("A test message".into()), "<p>A test message of <b>Vestibule</b>: emails are sent.</p>"),
    };
    Message {
        id,
        user_pool_id: UserPoolId::new("test"),
        username: "test".into(),
        medium,
        destination,
        subject,
        body: Secret::new(body),
        code: None,
        handed_to: None,
        origin: Origin { purpose: "Test".into(), ..Origin::default() },
        sent_at: clock.now(),
    }
}
