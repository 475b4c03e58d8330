//! How strongly a user has signed in: the factors that were passed (`amr`) and the level that they reach (`acr`).
//!
//! ```text
//! level   reached by
//! 1       the password
//! 2       a code by SMS or email
//! 3       a passkey; or the password and a code by SMS or email
//! 4       the password and an authenticator app
//! ```
//!
//! The combinations are fixed, the levels' names are the pool's. Source: authentication levels guide. How a sign-in is
//! led to a level is `sign_in::step_up`.

use serde::{Deserialize, Serialize};

use crate::user::MfaFactor;
use crate::user_pool::UserPool;

/// A factor that can be passed, by its name in `amr`.
///
/// Cognito: an authenticator of the platform is a key in software, a roaming one a key in hardware. Source: authentication
/// levels guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The password, in clear or by SRP.
    Password,
    /// An authenticator app.
    SoftwareToken,
    /// A code by SMS, as first or second factor.
    Sms,
    /// A code by email, as first or second factor.
    Email,
    /// A passkey of the platform.
    PlatformPasskey,
    /// A passkey on a key that roams.
    RoamingPasskey,
}

impl Method {
    const ALL: [Self; 6] =
        [Self::Password, Self::SoftwareToken, Self::Sms, Self::Email, Self::PlatformPasskey, Self::RoamingPasskey];

    /// The name in `amr`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "pwd",
            Self::SoftwareToken => "otp",
            Self::Sms => "sms",
            Self::Email => "email_otp",
            Self::PlatformPasskey => "swk",
            Self::RoamingPasskey => "hwk",
        }
    }
}

impl From<MfaFactor> for Method {
    fn from(factor: MfaFactor) -> Self {
        match factor {
            MfaFactor::Sms => Self::Sms,
            MfaFactor::Email => Self::Email,
            MfaFactor::SoftwareToken => Self::SoftwareToken,
        }
    }
}

/// A set of factors.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Methods(u8);

impl Methods {
    /// Exactly these.
    pub const fn of(methods: &[Method]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < methods.len() {
            bits |= 1 << methods[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// These and one more.
    #[must_use]
    pub const fn with(self, method: Method) -> Self {
        Self(self.0 | 1 << method as u8)
    }

    /// These without those.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether it is one of these.
    pub const fn contains(self, method: Method) -> bool {
        self.0 & 1 << method as u8 != 0
    }

    /// Whether all of these are among those.
    pub const fn are_among(self, others: Self) -> bool {
        self.without(others).is_empty()
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether these are several factors.
    pub const fn are_several(self) -> bool {
        self.0.count_ones() > 1
    }

    /// One after the other.
    pub fn iter(self) -> impl Iterator<Item = Method> {
        Method::ALL.into_iter().filter(move |method| self.contains(*method))
    }

    /// The claim `amr`: `mfa` beside two or more.
    pub fn amr(self) -> Vec<&'static str> {
        self.iter().map(Method::as_str).chain(self.are_several().then_some("mfa")).collect()
    }

    /// The highest level that they reach.
    pub fn level(self) -> Option<Level> {
        Level::ALL.into_iter().rev().find(|level| level.ways().iter().any(|way| way.are_among(self)))
    }
}

impl FromIterator<Method> for Methods {
    fn from_iter<T: IntoIterator<Item = Method>>(methods: T) -> Self {
        methods.into_iter().fold(Self::default(), Self::with)
    }
}

impl std::fmt::Debug for Methods {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl std::fmt::Display for Methods {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.iter().map(Method::as_str).collect();
        f.write_str(&names.join(" "))
    }
}

impl From<Methods> for String {
    fn from(methods: Methods) -> Self {
        methods.to_string()
    }
}

/// What is kept of them, read back. A name that is not known stands for nothing.
impl From<String> for Methods {
    fn from(text: String) -> Self {
        text.split(' ').filter_map(|name| Method::ALL.into_iter().find(|method| method.as_str() == name)).collect()
    }
}

/// A level of authentication; the higher, the stronger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// The password.
    One,
    /// A code by message.
    Two,
    /// A passkey, or two factors of which one is a code by message.
    Three,
    /// The password and an authenticator app.
    Four,
}

impl Level {
    /// From the lowest to the highest.
    pub const ALL: [Self; 4] = [Self::One, Self::Two, Self::Three, Self::Four];

    /// The combinations that reach it.
    pub fn ways(self) -> &'static [Methods] {
        use Method::{Email, Password, PlatformPasskey, RoamingPasskey, Sms, SoftwareToken};
        match self {
            Self::One => const { &[Methods::of(&[Password])] },
            Self::Two => const { &[Methods::of(&[Sms]), Methods::of(&[Email])] },
            Self::Three => {
                const {
                    &[
                        Methods::of(&[PlatformPasskey]),
                        Methods::of(&[RoamingPasskey]),
                        Methods::of(&[Password, Sms]),
                        Methods::of(&[Password, Email]),
                    ]
                }
            }
            Self::Four => const { &[Methods::of(&[Password, SoftwareToken])] },
        }
    }

    /// The key of the level in `AcrConfiguration`.
    pub fn key(self) -> &'static str {
        match self {
            Self::One => "Level1",
            Self::Two => "Level2",
            Self::Three => "Level3",
            Self::Four => "Level4",
        }
    }

    /// The name that the level has where the pool gives it none.
    pub fn default_name(self) -> &'static str {
        match self {
            Self::One => "urn:cognito:loa:1",
            Self::Two => "urn:cognito:loa:2",
            Self::Three => "urn:cognito:loa:3",
            Self::Four => "urn:cognito:loa:4",
        }
    }

    /// The name that the level has in this pool: the claim `acr`.
    pub fn name(self, pool: &UserPool) -> &str {
        let configured = pool.settings.acr_configuration.as_ref().and_then(|levels| levels.get(self.key()));
        configured.and_then(|level| level.acr_value.as_deref()).unwrap_or(self.default_name())
    }

    /// The level of this name in this pool. A default name that the pool has replaced names none.
    pub fn named(pool: &UserPool, name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name(pool) == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Method::{Email, Password, PlatformPasskey, RoamingPasskey, Sms, SoftwareToken};
    use super::*;
    use crate::attribute::fixture;

    #[test]
    fn factors_reach_the_highest_level_that_they_fully_satisfy() {
        let table: [(&[Method], Option<Level>, &[&str]); 13] = [
            (&[], None, &[]),
            (&[Password], Some(Level::One), &["pwd"]),
            (&[Sms], Some(Level::Two), &["sms"]),
            (&[Email], Some(Level::Two), &["email_otp"]),
            (&[Sms, Email], Some(Level::Two), &["sms", "email_otp", "mfa"]),
            (&[Sms, SoftwareToken], Some(Level::Two), &["otp", "sms", "mfa"]),
            (&[SoftwareToken], None, &["otp"]),
            (&[PlatformPasskey], Some(Level::Three), &["swk"]),
            (&[RoamingPasskey, SoftwareToken], Some(Level::Three), &["otp", "hwk", "mfa"]),
            (&[Password, Sms], Some(Level::Three), &["pwd", "sms", "mfa"]),
            (&[Email, Password], Some(Level::Three), &["pwd", "email_otp", "mfa"]),
            (&[SoftwareToken, Password], Some(Level::Four), &["pwd", "otp", "mfa"]),
            (&[Password, Sms, SoftwareToken], Some(Level::Four), &["pwd", "otp", "sms", "mfa"]),
        ];
        for (methods, level, amr) in table {
            let passed = Methods::of(methods);
            assert_eq!((passed.level(), passed.amr().as_slice()), (level, amr), "{methods:?}");
            assert_eq!(Methods::from(passed.to_string()), passed, "{methods:?}");
        }
    }

    #[test]
    fn a_name_that_is_not_known_stands_for_no_factor() {
        assert_eq!(Methods::from("pwd fed  otp".to_owned()), Methods::of(&[Password, SoftwareToken]));
        assert_eq!(Methods::from(String::new()), Methods::default());
    }

    #[test]
    fn levels_have_the_names_that_the_pool_gives_them() {
        let mut pool = fixture::pool(&[]);
        assert_eq!(Level::named(&pool, "urn:cognito:loa:2"), Some(Level::Two));
        let custom = serde_json::json!({"Level2": {"AcrValue": "middling"}});
        pool.settings.acr_configuration = serde_json::from_value(custom).unwrap();
        assert_eq!(Level::named(&pool, "middling"), Some(Level::Two));
        assert_eq!(Level::named(&pool, "urn:cognito:loa:2"), None);
        assert_eq!(Level::named(&pool, "urn:cognito:loa:3"), Some(Level::Three));
        assert_eq!(Level::Two.name(&pool), "middling");
    }
}
