//! `strict = true`: what would be ignored is refused.

use serde::Serialize;
use vestibule_api::cognito_idp::SmsConfigurationType;
use vestibule_identity::without_effect::{self, Subject};

use crate::app::App;
use crate::error::{Failure, Refusal};

/// Refuses settings that have no effect here, if the server is to. They are those of a request, whose members have the names that
/// a description has.
pub fn check(app: &App, subject: Subject, settings: &impl Serialize) -> Result<(), Failure> {
    if !app.config.strict {
        return Ok(());
    }
    let settings = serde_json::to_value(settings).map_err(anyhow::Error::from)?;
    match without_effect::found(subject, &settings).next() {
        Some(setting) => Err(Refusal::WithoutEffect(setting).into()),
        None => Ok(()),
    }
}

/// The same for the SMS settings that SetUserPoolMfaConfig gives a pool.
pub fn check_sms(app: &App, sms: Option<&SmsConfigurationType>) -> Result<(), Failure> {
    check(app, Subject::UserPool, &serde_json::json!({"SmsConfiguration": sms}))
}
