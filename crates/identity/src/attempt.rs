//! Attempts that are counted, so that guessing is useless: one mechanism for passwords, codes and messages.
//!
//! What is counted belongs to an account and a kind. An unknown user has an account too, a simulated one, so that being
//! counted tells nobody who exists. Whether one more attempt is admitted is decided where it is counted, inside the
//! commit: of many guesses at once no more are admitted than one after the other.

use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;

use crate::ids::UserPoolId;

/// Wrong passwords before the first lock-out. Source: lockout behaviour, sign-in guide.
const FREE_FAILURES: u32 = 5;
/// The longest lock-out, and the time without an attempt after which failures are forgotten, in milliseconds.
const LOCKOUT_MS_MAX: i64 = 15 * 60 * 1000;
/// What the quotas count by, in milliseconds.
const HOUR_MS: i64 = 60 * 60 * 1000;

/// What is attempted. Kinds are counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AttemptKind {
    /// A wrong password in a sign-in.
    Password,
    /// A wrong code as second factor.
    SecondFactor,
    /// A wrong one-time code as first factor.
    OneTimePassword,
    /// A code sent for a sign-in.
    SignInMessage,
    /// A wrong code in ConfirmSignUp.
    ConfirmSignUp,
    /// A call of ResendConfirmationCode.
    ResendConfirmationCode,
    /// A call of ForgotPassword.
    ForgotPassword,
    /// A wrong code in ConfirmForgotPassword.
    ConfirmForgotPassword,
    /// A wrong password in ChangePassword.
    ChangePassword,
    /// A call of GetUserAttributeVerificationCode.
    AttributeCode,
    /// A wrong code in VerifyUserAttribute.
    VerifyAttribute,
    /// A code that was not sent, as there is no such user: the write that a real one costs.
    SimulatedCode,
    /// A refusal that counts nothing else, where the history of a user shows it.
    NotedRefusal,
}

/// What is remembered of one kind for one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// How many were counted.
    pub count: u32,
    /// When the first of them was.
    pub first_at: Timestamp,
    /// When the last of them was.
    pub last_at: Timestamp,
}

/// One attempt, to be counted or to be taken as passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The user pool.
    pub pool_id: UserPoolId,
    /// The user's `sub`, or the simulated id of an unknown one.
    pub account: String,
    /// What is attempted.
    pub kind: AttemptKind,
    /// When.
    pub at: Timestamp,
}

/// How a kind is limited.
enum Rule {
    /// After five failures a lock of one second, doubled by each further failure.
    Lockout,
    /// At most this many within an hour of the first.
    PerHour(u32),
}

impl AttemptKind {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Password,
        Self::SecondFactor,
        Self::OneTimePassword,
        Self::SignInMessage,
        Self::ConfirmSignUp,
        Self::ResendConfirmationCode,
        Self::ForgotPassword,
        Self::ConfirmForgotPassword,
        Self::ChangePassword,
        Self::AttributeCode,
        Self::VerifyAttribute,
        Self::SimulatedCode,
        Self::NotedRefusal,
    ];

    /// A short stable text that identifies the kind in storage.
    pub fn as_key(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::SecondFactor => "second_factor",
            Self::OneTimePassword => "one_time_password",
            Self::SignInMessage => "sign_in_message",
            Self::ConfirmSignUp => "confirm_sign_up",
            Self::ResendConfirmationCode => "resend_confirmation_code",
            Self::ForgotPassword => "forgot_password",
            Self::ConfirmForgotPassword => "confirm_forgot_password",
            Self::ChangePassword => "change_password",
            Self::AttributeCode => "attribute_code",
            Self::VerifyAttribute => "verify_attribute",
            Self::SimulatedCode => "simulated_code",
            Self::NotedRefusal => "noted_refusal",
        }
    }

    /// Cognito: the numbers are the quotas per user and hour; where the guide gives a range by risk, its end. Second
    /// factors have no documented number that agrees with what was observed: see `docs/compatibility.md`.
    /// Source: user pool quotas; lockout behaviour, sign-in guide.
    fn rule(self) -> Rule {
        match self {
            Self::Password => Rule::Lockout,
            Self::ResendConfirmationCode | Self::ChangePassword | Self::AttributeCode | Self::NotedRefusal => {
                Rule::PerHour(5)
            }
            Self::ConfirmSignUp | Self::VerifyAttribute => Rule::PerHour(15),
            Self::ForgotPassword
            | Self::ConfirmForgotPassword
            | Self::SignInMessage
            | Self::SecondFactor
            | Self::OneTimePassword => Rule::PerHour(20),
            Self::SimulatedCode => Rule::PerHour(u32::MAX),
        }
    }

    /// Whether one more attempt is admitted.
    pub fn admits(self, attempts: Option<Attempts>, now: Timestamp) -> bool {
        let Some(attempts) = self.remembered(attempts, now) else { return true };
        match self.rule() {
            Rule::PerHour(most) => attempts.count < most,
            Rule::Lockout => {
                let Some(beyond) = attempts.count.checked_sub(FREE_FAILURES) else { return true };
                let lock_ms = 1000_i64.checked_shl(beyond.min(20)).unwrap_or(LOCKOUT_MS_MAX).min(LOCKOUT_MS_MAX);
                since(attempts.last_at, now) >= lock_ms
            }
        }
    }

    /// What is remembered after one more attempt.
    pub fn count(self, attempts: Option<Attempts>, now: Timestamp) -> Attempts {
        match self.remembered(attempts, now) {
            None => Attempts { count: 1, first_at: now, last_at: now },
            Some(earlier) => Attempts { count: earlier.count.saturating_add(1), last_at: now, ..earlier },
        }
    }

    /// When what is remembered no longer matters.
    pub fn forgotten_at(self, attempts: Attempts) -> Timestamp {
        let (from, ttl_ms) = match self.rule() {
            Rule::Lockout => (attempts.last_at, LOCKOUT_MS_MAX),
            Rule::PerHour(_) => (attempts.first_at, HOUR_MS),
        };
        Timestamp::from_millis(from.as_millis().saturating_add(ttl_ms))
    }

    fn remembered(self, attempts: Option<Attempts>, now: Timestamp) -> Option<Attempts> {
        attempts.filter(|it| now < self.forgotten_at(*it))
    }
}

fn since(earlier: Timestamp, now: Timestamp) -> i64 {
    now.as_millis().saturating_sub(earlier.as_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_000_000_000;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(START + seconds)
    }

    /// Counts admitted attempts at the given seconds; answers which were admitted.
    fn admitted(kind: AttemptKind, seconds: impl IntoIterator<Item = i64>) -> Vec<bool> {
        let mut attempts = None;
        let mut admitted = Vec::new();
        for second in seconds {
            let admits = kind.admits(attempts, at(second));
            admitted.push(admits);
            if admits {
                attempts = Some(kind.count(attempts, at(second)));
            }
        }
        admitted
    }

    #[test]
    fn after_five_wrong_passwords_each_further_one_doubles_the_lock() {
        use AttemptKind::Password;
        assert_eq!(admitted(Password, [0; 6]), [true, true, true, true, true, false]);
        // The locks after five, six, seven and eight failures: 1, 2, 4 and 8 seconds. Refused attempts do not prolong.
        let seconds = [0, 0, 0, 0, 0, 0, 1, 2, 3, 6, 7, 14, 15];
        let expected = [true, true, true, true, true, false, true, false, true, false, true, false, true];
        assert_eq!(admitted(Password, seconds), expected);
        let failures = |count| Some(Attempts { count, first_at: at(0), last_at: at(0) });
        assert!(!Password.admits(failures(60), at(899)));
        assert!(Password.admits(failures(60), at(900)));
        assert!(!Password.admits(failures(u32::MAX), at(899)));
        assert_eq!(Password.count(failures(u32::MAX), at(1)).count, u32::MAX);
    }

    #[test]
    fn failures_are_forgotten_after_a_quarter_of_an_hour_without_any() {
        use AttemptKind::Password;
        let failures = Some(Attempts { count: 4, first_at: at(0), last_at: at(0) });
        assert_eq!(Password.count(failures, at(899)).count, 5);
        assert_eq!(Password.count(failures, at(900)), Attempts { count: 1, first_at: at(900), last_at: at(900) });
    }

    #[test]
    fn quotas_count_within_an_hour_of_the_first() {
        for (kind, most) in [
            (AttemptKind::ChangePassword, 5),
            (AttemptKind::ResendConfirmationCode, 5),
            (AttemptKind::AttributeCode, 5),
            (AttemptKind::NotedRefusal, 5),
            (AttemptKind::ConfirmSignUp, 15),
            (AttemptKind::VerifyAttribute, 15),
            (AttemptKind::ForgotPassword, 20),
            (AttemptKind::ConfirmForgotPassword, 20),
            (AttemptKind::SecondFactor, 20),
            (AttemptKind::OneTimePassword, 20),
            (AttemptKind::SignInMessage, 20),
        ] {
            let seconds = (0..most).chain([3599, 3600, 3600]);
            let found = admitted(kind, seconds);
            let (early, late) = found.split_at(usize::try_from(most).unwrap());
            assert!(early.iter().all(|it| *it), "{kind:?}");
            assert_eq!(late, [false, true, true], "{kind:?}");
        }
    }

    #[test]
    fn keys_tell_the_kinds_apart() {
        let keys: std::collections::BTreeSet<_> = AttemptKind::ALL.map(AttemptKind::as_key).into();
        assert_eq!(keys.len(), AttemptKind::ALL.len());
    }
}
