//! Threat protection: what is kept of sign-ins and other events, and what an operator wants done about risks.
//!
//! `auth_event` is the history of a user, `risk_configuration` what is to be done, `ip_range` the addresses that it names. The
//! service scores sign-ins and knows compromised passwords; both need data of many customers, which a server of one's own does
//! not have. So the one decision that is made here is about addresses that are always blocked, and nothing else is claimed.

pub mod auth_event;
pub mod ip_range;
pub mod risk_configuration;

use vestibule_api::cognito_idp::{AdvancedSecurityEnabledModeType, AdvancedSecurityModeType};

use crate::error::Error;
use crate::user_pool::UserPool;

/// What becomes of a risk that is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is recorded.
    Audit,
    /// It is recorded, and what the configuration says is done.
    Enforced,
}

impl UserPool {
    /// How threat protection treats this pool; nothing where it is off.
    pub fn threat_protection(&self) -> Option<Mode> {
        match self.settings.user_pool_add_ons.as_ref()?.advanced_security_mode? {
            AdvancedSecurityModeType::Off => None,
            AdvancedSecurityModeType::Audit => Some(Mode::Audit),
            AdvancedSecurityModeType::Enforced => Some(Mode::Enforced),
        }
    }

    /// How threat protection treats custom sign-ins, which have a setting of their own.
    ///
    /// Source: threat protection guide, custom authentication. That it says nothing while the pool's own mode is `OFF` is
    /// inferred.
    pub fn custom_threat_protection(&self) -> Option<Mode> {
        self.threat_protection()?;
        let add_ons = self.settings.user_pool_add_ons.as_ref()?;
        match add_ons.advanced_security_additional_flows.as_ref()?.custom_auth_mode? {
            AdvancedSecurityEnabledModeType::Audit => Some(Mode::Audit),
            AdvancedSecurityEnabledModeType::Enforced => Some(Mode::Enforced),
        }
    }

    /// Refuses what only pools with threat protection have.
    pub fn check_threat_protection(&self) -> Result<(), Problem> {
        if self.threat_protection().is_some() { Ok(()) } else { Err(Problem::Off) }
    }
}

/// Why something about threat protection is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The pool has threat protection switched off.
    Off,
    /// An address range is not one.
    RangeMalformed,
    /// People are to be notified, and nothing says by whom.
    NotificationWithoutSender,
    /// The address of the call is one that is always blocked.
    AddressBlocked,
    /// The user has no such event.
    EventNotFound,
    /// The feedback does not come with the token of this event.
    FeedbackTokenInvalid,
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::ThreatProtection(problem)
    }
}
