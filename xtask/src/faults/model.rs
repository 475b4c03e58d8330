//! What may be true of a user, after what was acknowledged and what nobody knows the outcome of.

use std::sync::Arc;
use std::time::Duration;

use super::client::{Answer, Tried};

/// So long a call whose outcome is unknown may still take effect: a node that was stopped for a while goes on with it, and a
/// server finishes what was begun.
const LATE_MAX: Duration = Duration::from_mins(1);
/// Wrong passwords that the load allows itself for one user; the server locks out after five.
pub const WRONG_PASSWORDS_MAX: usize = 3;

/// One thing that is stored: what was acknowledged last, and what may have taken its place.
pub struct Register<T> {
    settled: T,
    doubtful: Vec<(T, Duration)>,
}

impl<T: Clone + PartialEq> Register<T> {
    /// Something that nobody doubts.
    pub fn new(settled: T) -> Self {
        Self { settled, doubtful: Vec::new() }
    }

    /// Takes in what a change that was tried has come to.
    pub fn take_in(&mut self, value: T, tried: &Tried) {
        if let Some(ended) = tried.unknown_at {
            self.doubt(value.clone(), ended);
        }
        if tried.is_acknowledged() {
            self.settle(value, tried.begun);
        }
    }

    /// A change was acknowledged, and was sent at some time: what was doubtful long before can no longer replace it.
    pub fn settle(&mut self, value: T, begun: Duration) {
        self.doubtful.retain(|(_, ended)| begun.saturating_sub(*ended) < LATE_MAX);
        self.settled = value;
    }

    /// A change has an unknown outcome.
    pub fn doubt(&mut self, value: T, ended: Duration) {
        self.doubtful.push((value, ended));
    }

    /// Whether the store may hold this.
    pub fn may_be(&self, value: &T) -> bool {
        self.values().any(|possible| possible == value)
    }

    /// Whether there is only one value that it can be.
    pub fn is_sure(&self) -> bool {
        self.doubtful.iter().all(|(value, _)| *value == self.settled)
    }

    /// Whether it is this and nothing else.
    pub fn is_surely(&self, value: &T) -> bool {
        self.settled == *value && self.is_sure()
    }

    /// What was acknowledged last.
    pub fn settled(&self) -> &T {
        &self.settled
    }

    /// Everything that it can be.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.settled).chain(self.doubtful.iter().map(|(value, _)| value))
    }
}

/// A password, and what signing in with it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// The password.
    pub password: String,
    /// Whether it has to be replaced first.
    pub is_temporary: bool,
}

impl Credential {
    /// A password for good.
    pub fn permanent(password: String) -> Self {
        Self { password, is_temporary: false }
    }
}

/// The tokens of one sign-in.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The access token.
    pub access: String,
    /// The refresh token that is good.
    pub refresh: String,
    /// Whether they were revoked, and that was acknowledged.
    pub is_ended: bool,
}

impl Grant {
    /// The tokens in an answer.
    pub fn of(answer: &Answer) -> Option<Self> {
        let Answer::Acknowledged(answer) = answer else {
            return None;
        };
        let found = |name: &str| Some(answer.get("AuthenticationResult")?.get(name)?.as_str()?.to_owned());
        Some(Self { access: found("AccessToken")?, refresh: found("RefreshToken")?, is_ended: false })
    }
}

/// A user as the load knows it; one worker alone changes it.
pub struct Account {
    /// The username.
    pub name: Arc<str>,
    /// Whether it is there.
    pub presence: Register<bool>,
    /// Whether it is confirmed.
    pub confirmation: Register<bool>,
    /// The password.
    pub credential: Register<Credential>,
    /// The number in its attribute.
    pub counter: Register<u64>,
    /// The highest number that was ever asked for.
    pub counted: u64,
    /// Sign-ins to be looked at in the end.
    pub grants: Vec<Grant>,
    /// Wrong passwords since the last right one.
    pub wrong_passwords: usize,
    /// Whether it was tried to lock it out.
    pub is_locked_out: bool,
    /// Whether a global sign-out has an unknown outcome.
    pub may_be_signed_out: bool,
    /// Whether a sign-in has an unknown outcome: it forgets wrong passwords when it takes effect.
    pub may_be_signed_in: bool,
}

impl Account {
    /// Nobody yet.
    pub fn new(name: Arc<str>, credential: Credential) -> Self {
        Self {
            name,
            presence: Register::new(false),
            confirmation: Register::new(credential.is_temporary),
            credential: Register::new(credential),
            counter: Register::new(0),
            counted: 0,
            grants: Vec::new(),
            wrong_passwords: 0,
            is_locked_out: false,
            may_be_signed_out: false,
            may_be_signed_in: false,
        }
    }

    /// Whether the right password has to be accepted.
    pub fn can_sign_in(&self) -> bool {
        self.presence.is_surely(&true)
            && self.confirmation.is_surely(&true)
            && self.credential.is_sure()
            && !self.is_locked_out
            && self.wrong_passwords <= WRONG_PASSWORDS_MAX
    }

    /// Whether tokens of the present have to be accepted.
    pub fn keeps_tokens(&self) -> bool {
        self.can_sign_in() && !self.may_be_signed_out
    }

    /// Every sign-in was revoked.
    pub fn end_grants(&mut self) {
        for grant in &mut self.grants {
            grant.is_ended = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn an_unknown_change_may_be_there_or_not() {
        let mut register = Register::new(1);
        assert!(register.is_surely(&1));
        register.doubt(2, SECOND);
        assert!(register.may_be(&1) && register.may_be(&2) && !register.may_be(&3));
        assert!(!register.is_sure());
    }

    #[test]
    fn a_late_change_may_replace_an_acknowledged_one_for_a_while() {
        let mut register = Register::new(1);
        register.doubt(2, SECOND);
        register.settle(3, SECOND * 2);
        assert!(register.may_be(&3) && register.may_be(&2) && !register.may_be(&1));
        register.settle(4, SECOND + LATE_MAX);
        assert!(register.is_surely(&4));
    }

    #[test]
    fn a_change_that_was_tried_again_is_sure_until_it_is_replaced() {
        let mut register = Register::new(1);
        register.doubt(2, SECOND);
        register.settle(2, SECOND * 2);
        assert!(register.is_surely(&2));
        register.settle(3, SECOND * 3);
        assert!(register.may_be(&2) && !register.is_sure());
    }
}
