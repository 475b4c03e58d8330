//! A user pool's RSA keys, as data, and when each of them serves. Making keys and signing with them is the server's business.
//!
//! ```text
//! published, not used ──▶ in use ──▶ superseded: published and accepted ──▶ forgotten
//! └─ a lead, so that whoever keeps the JWKS has read it before └─ until the last token that it signed has expired
//! ```

use vestibule_api::Timestamp;

use crate::secret::SecretBytes;

const SECOND_MS: i64 = 1000;
const DAY_MS: i64 = 24 * 60 * 60 * SECOND_MS;
/// How long keys are published before they sign, unless somebody wants it otherwise.
pub const LEAD_SECONDS: u32 = 60 * 60;
/// The longest such time.
pub const LEAD_SECONDS_MAX: u32 = 30 * 24 * 60 * 60;
/// The shortest one, beside none at all: other nodes may remember a pool's keys for so long.
const LEAD_MS_MIN: i64 = 5 * SECOND_MS;
/// How long ID and access tokens live at most. Cognito: one day. Source: AccessTokenValidity and IdTokenValidity, API reference.
const TOKEN_MS_MAX: i64 = DAY_MS;
/// For calls that were under way when the next keys came into use, and for clocks that differ.
const MARGIN_MS: i64 = 5 * 60 * SECOND_MS;

/// Which tokens a key signs. A pool has one key of each kind in use, so that ID and access tokens differ in `kid`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyUse {
    /// Signs ID tokens.
    Id,
    /// Signs access tokens.
    Access,
}

/// One RSA-2048 key pair.
#[derive(Clone, Debug)]
pub struct SigningKey {
    /// The key's id in token headers and in the JWKS.
    pub kid: String,
    /// What it signs.
    pub key_use: KeyUse,
    /// The private key, PKCS#8 in DER.
    pub pkcs8: SecretBytes,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on tokens are signed with it; a pool's first keys sign from the time on when they were made.
    pub use_from: Timestamp,
    /// From when on it is neither published nor accepted; none while it is not superseded.
    pub forgotten_at: Option<Timestamp>,
}

/// When a key serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// From when on tokens are signed with it.
    pub use_from: Timestamp,
    /// From when on it is neither published nor accepted; none while it is not superseded.
    pub forgotten_at: Option<Timestamp>,
}

/// What a key is good for at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// Published, and not used yet.
    Published,
    /// Signs tokens.
    InUse,
    /// Signs nothing any more; what it has signed is accepted.
    Superseded,
    /// Good for nothing.
    Forgotten,
}

/// A rotation: what becomes of a pool's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// From when on the next keys sign.
    pub use_from: Timestamp,
    /// From when on the keys before them are forgotten.
    pub forget_earlier_at: Timestamp,
}

/// What to do if the keys of an earlier rotation are not in use yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    /// Rotate nothing.
    Refused,
    /// Supersede those keys as well.
    Allowed,
}

/// Why keys are not rotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The keys of an earlier rotation come into use at this moment only.
    BeingRotated(Timestamp),
    /// The next keys would be published for longer than [`LEAD_SECONDS_MAX`] before they sign.
    LeadTooLong,
}

impl SigningKey {
    /// When it serves.
    pub fn term(&self) -> Term {
        Term { use_from: self.use_from, forgotten_at: self.forgotten_at }
    }
}

impl Term {
    /// Whether the key is published, and what it has signed is accepted.
    pub fn is_accepted(self, now: Timestamp) -> bool {
        self.forgotten_at.is_none_or(|at| now < at)
    }

    /// Whether the key has not come into use yet and is going to.
    fn is_waiting(self, now: Timestamp) -> bool {
        self.forgotten_at.is_none() && now < self.use_from
    }

    /// The last one to be forgotten, so that a forced rotation is not undone by the keys of an earlier one that come into use later.
    /// Whichever key comes first by this signs nothing any more a day before it is forgotten.
    fn precedence(self) -> (Timestamp, Timestamp) {
        (self.forgotten_at.unwrap_or(Timestamp::from_millis(i64::MAX)), self.use_from)
    }
}

/// The key that signs, out of those of one use: the latest whose time has come. The earliest one, should the clock stand before all of
/// them: somebody may have put it back.
pub fn signer<T>(keys: impl IntoIterator<Item = T>, term: impl Fn(&T) -> Term, now: Timestamp) -> Option<T> {
    let accepted = keys.into_iter().filter(|key| term(key).is_accepted(now));
    let (begun, to_come): (Vec<T>, Vec<T>) = accepted.partition(|key| term(key).use_from <= now);
    let latest = begun.into_iter().max_by_key(|key| term(key).precedence());
    latest.or_else(|| to_come.into_iter().min_by_key(|key| term(key).use_from))
}

/// What each of a pool's keys is good for, in the order of the keys.
pub fn states(keys: &[SigningKey], now: Timestamp) -> Vec<KeyState> {
    let in_use: Vec<&str> = [KeyUse::Id, KeyUse::Access]
        .into_iter()
        .filter_map(|key_use| {
            let of_use = keys.iter().filter(|key| key.key_use == key_use);
            signer(of_use, |key| key.term(), now).map(|key| key.kid.as_str())
        })
        .collect();
    let state = |key: &SigningKey| {
        if in_use.contains(&key.kid.as_str()) {
            KeyState::InUse
        } else if !key.term().is_accepted(now) {
            KeyState::Forgotten
        } else if key.term().is_waiting(now) {
            KeyState::Published
        } else {
            KeyState::Superseded
        }
    };
    keys.iter().map(state).collect()
}

/// Decides on a rotation of a pool's keys: the next ones are published at once and sign once the lead is over; those before them are
/// accepted for as long as a token may live that they have signed.
///
/// A lead of 0 lets the next keys sign at once; any other one is long enough for the other nodes.
pub fn rotation(keys: &[SigningKey], now: Timestamp, lead_seconds: u32, overlap: Overlap) -> Result<Rotation, Problem> {
    if lead_seconds > LEAD_SECONDS_MAX {
        return Err(Problem::LeadTooLong);
    }
    let waiting = in_state(keys, now, KeyState::Published).map(|key| key.use_from).max();
    if let (Some(use_from), Overlap::Refused) = (waiting, overlap) {
        return Err(Problem::BeingRotated(use_from));
    }
    let lead_ms = match lead_seconds {
        0 => 0,
        seconds => (i64::from(seconds) * SECOND_MS).max(LEAD_MS_MIN),
    };
    let use_from = later(now, lead_ms);
    Ok(Rotation { use_from, forget_earlier_at: later(use_from, TOKEN_MS_MAX + MARGIN_MS) })
}

/// Whether a pool's keys are to be rotated by themselves: one that signs has done so for that many days, and no other one is about to
/// take its place.
pub fn is_due(keys: &[SigningKey], now: Timestamp, every_days: u32) -> bool {
    let is_old = |key: &SigningKey| later(key.use_from, i64::from(every_days) * DAY_MS) <= now;
    in_state(keys, now, KeyState::Published).next().is_none() && in_state(keys, now, KeyState::InUse).any(is_old)
}

fn in_state(keys: &[SigningKey], now: Timestamp, wanted: KeyState) -> impl Iterator<Item = &SigningKey> {
    keys.iter().zip(states(keys, now)).filter(move |(_, state)| *state == wanted).map(|(key, _)| key)
}

fn later(at: Timestamp, ms: i64) -> Timestamp {
    Timestamp::from_millis(at.as_millis().saturating_add(ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000_000;
    const HOUR_MS: i64 = 60 * 60 * SECOND_MS;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millis(NOW + ms)
    }

    /// A key that signs ID tokens, by the time of its first use and of its end, if it has one, from now on.
    fn key(kid: &str, use_from_ms: i64, forgotten_ms: Option<i64>) -> SigningKey {
        SigningKey {
            kid: kid.to_owned(),
            key_use: KeyUse::Id,
            pkcs8: SecretBytes::new(*b"private"),
            created_at: at(use_from_ms),
            use_from: at(use_from_ms),
            forgotten_at: forgotten_ms.map(at),
        }
    }

    /// What a commit of the rotation makes of the keys.
    fn rotated(mut keys: Vec<SigningKey>, rotation: Rotation, kid: &str) -> Vec<SigningKey> {
        for key in &mut keys {
            let end = rotation.forget_earlier_at;
            key.forgotten_at = Some(key.forgotten_at.map_or(end, |at| at.min(end)));
        }
        keys.push(SigningKey { use_from: rotation.use_from, ..key(kid, 0, None) });
        keys
    }

    fn signer_at(keys: &[SigningKey], ms: i64) -> Option<&str> {
        signer(keys, |key| key.term(), at(ms)).map(|key| key.kid.as_str())
    }

    #[test]
    fn the_next_keys_sign_after_the_lead_and_the_earlier_ones_stay_as_long_as_their_tokens() {
        let day_ms = DAY_MS + MARGIN_MS;
        for (lead_seconds, lead_ms) in [(0, 0), (1, 5 * SECOND_MS), (5, 5 * SECOND_MS), (LEAD_SECONDS, HOUR_MS)] {
            let decided = rotation(&[key("old", -DAY_MS, None)], at(0), lead_seconds, Overlap::Refused);
            let expected = Rotation { use_from: at(lead_ms), forget_earlier_at: at(lead_ms + day_ms) };
            assert_eq!(decided, Ok(expected), "{lead_seconds}");
        }
        let too_long = rotation(&[key("old", 0, None)], at(0), LEAD_SECONDS_MAX + 1, Overlap::Allowed);
        assert_eq!(too_long, Err(Problem::LeadTooLong));
    }

    #[test]
    fn a_rotation_waits_for_the_one_before_unless_it_is_forced() {
        let keys = [key("old", -DAY_MS, Some(2 * DAY_MS)), key("next", HOUR_MS, None)];
        let decide = |now_ms, overlap| rotation(&keys, at(now_ms), LEAD_SECONDS, overlap);
        assert_eq!(decide(0, Overlap::Refused), Err(Problem::BeingRotated(at(HOUR_MS))));
        assert_eq!(decide(0, Overlap::Allowed).map(|it| it.use_from), Ok(at(HOUR_MS)));
        assert_eq!(decide(HOUR_MS, Overlap::Refused).map(|it| it.use_from), Ok(at(2 * HOUR_MS)));
        // A key that signs is not waited for, even if the clock was put back before its time.
        assert!(rotation(&[key("first", DAY_MS, None)], at(0), LEAD_SECONDS, Overlap::Refused).is_ok());
    }

    #[test]
    fn the_latest_key_whose_time_has_come_signs() {
        let keys = [key("old", -DAY_MS, Some(DAY_MS + 2 * HOUR_MS)), key("next", HOUR_MS, None)];
        for (now_ms, expected) in [
            (0, "old"),
            (HOUR_MS - 1, "old"),
            (HOUR_MS, "next"),
            (DAY_MS + 2 * HOUR_MS, "next"),
            (-2 * DAY_MS, "old"), // The clock was put back.
        ] {
            assert_eq!(signer_at(&keys, now_ms), Some(expected), "{now_ms}");
        }
        assert_eq!(signer_at(&keys[1..], 0), Some("next"), "the earlier ones are gone, and the clock was put back");
        assert_eq!(signer_at(&[], 0), None);
    }

    #[test]
    fn no_key_signs_a_token_that_outlives_it_however_often_a_rotation_is_forced() {
        let leads = [0, 60, 3600, 7200, 10 * 3600, 2 * 24 * 3600];
        for first in leads {
            for second in leads {
                for third in leads {
                    let mut keys = vec![key("0", -DAY_MS, None)];
                    for (number, lead_seconds) in [first, second, third].into_iter().enumerate() {
                        let now = at(i64::try_from(number).unwrap() * 1000);
                        let decided = rotation(&keys, now, lead_seconds, Overlap::Allowed).unwrap();
                        keys = rotated(keys, decided, &(number + 1).to_string());
                        let (_, earlier) = keys.split_last().unwrap();
                        let ends =
                            |key: &SigningKey| key.forgotten_at.is_some_and(|at| at <= decided.forget_earlier_at);
                        assert!(earlier.iter().all(ends), "{first} {second} {third}: {earlier:?}");
                    }
                    for minutes in (0..5 * 24 * 60).step_by(7) {
                        let now = at(3000 + minutes * 60_000);
                        let signer = signer(&keys, |key| key.term(), now).unwrap();
                        let outlives = later(now, TOKEN_MS_MAX);
                        assert!(signer.term().is_accepted(outlives), "{first} {second} {third} {minutes}: {signer:?}");
                    }
                    assert_eq!(signer_at(&keys, 5 * DAY_MS), Some("3"));
                }
            }
        }
    }

    #[test]
    fn the_state_of_each_key_is_told() {
        let keys = [
            key("gone", -9 * DAY_MS, Some(-1)),
            key("before", -2 * DAY_MS, Some(HOUR_MS)),
            key("now", -DAY_MS, Some(2 * DAY_MS)),
            key("next", HOUR_MS, None),
            SigningKey { key_use: KeyUse::Access, ..key("access", -DAY_MS, None) },
        ];
        let expected =
            [KeyState::Forgotten, KeyState::Superseded, KeyState::InUse, KeyState::Published, KeyState::InUse];
        assert_eq!(states(&keys, at(0)), expected);
    }

    #[test]
    fn keys_that_have_signed_long_enough_are_due_once() {
        let old = key("old", -90 * DAY_MS, None);
        assert!(is_due(std::slice::from_ref(&old), at(0), 90));
        assert!(!is_due(std::slice::from_ref(&old), at(-1), 90));
        let keys = [SigningKey { forgotten_at: Some(at(2 * DAY_MS)), ..old }, key("next", HOUR_MS, None)];
        assert!(!is_due(&keys, at(0), 90), "the next one is published already");
        assert!(!is_due(&keys, at(HOUR_MS), 90));
        assert!(is_due(&keys, at(HOUR_MS + 90 * DAY_MS), 90));
        assert!(!is_due(&[], at(0), 1));
    }
}
