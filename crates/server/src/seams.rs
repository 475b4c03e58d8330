//! Time and randomness, each behind one small trait with a real and a deterministic version.
//!
//! Nothing else in the server asks the system for the time or for random bytes.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use aws_lc_rs::hmac;
use uuid::Uuid;
use vestibule_api::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// This moment.
    fn now(&self) -> Timestamp;

    /// This moment for everybody else: what the clock would show had nobody moved it.
    fn unmoved(&self) -> Timestamp {
        self.now()
    }
}

/// The system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the seam itself")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock over another, and how far it was moved. Which ways it may be moved is `test_control`'s business.
pub struct AdjustableClock {
    unmoved: Arc<dyn Clock>,
    ahead_ms: AtomicI64,
}

impl AdjustableClock {
    /// A clock that shows what the other does, until it is moved.
    pub fn over(unmoved: Arc<dyn Clock>) -> Self {
        Self { unmoved, ahead_ms: AtomicI64::new(0) }
    }

    /// How far it is ahead of the other, in milliseconds.
    pub fn ahead_ms(&self) -> i64 {
        self.ahead_ms.load(Ordering::Relaxed)
    }

    /// Moves it: from here on it is that far ahead.
    pub fn set_ahead_ms(&self, millis: i64) {
        self.ahead_ms.store(millis, Ordering::Relaxed);
    }
}

impl Clock for AdjustableClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.unmoved().as_millis().saturating_add(self.ahead_ms()))
    }

    fn unmoved(&self) -> Timestamp {
        self.unmoved.unmoved()
    }
}

/// Measures how long something takes, for logs and for the queue's estimate. No rule may depend on it.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins to measure.
    #[expect(clippy::disallowed_methods, reason = "the seam itself")]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A clock that stands still until it is moved by hand.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that shows the given moment.
    pub fn at(moment: Timestamp) -> Self {
        Self(AtomicI64::new(moment.as_millis()))
    }

    /// Moves the clock forward.
    pub fn advance_ms(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::Relaxed);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
    }
}

/// The source of every id, code, secret, salt and nonce.
pub trait Rng: Send + Sync {
    /// Fills the bytes with random ones.
    fn fill(&self, bytes: &mut [u8]);
}

impl dyn Rng + '_ {
    /// That many random bytes.
    pub fn bytes<const LENGTH: usize>(&self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        self.fill(&mut bytes);
        bytes
    }

    /// A random UUID, version 4.
    pub fn uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}

/// The system's random source, by way of AWS-LC.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRng;

impl Rng for SystemRng {
    #[expect(clippy::disallowed_methods, reason = "the seam itself")]
    fn fill(&self, bytes: &mut [u8]) {
        // A server without randomness must stop, not go on with guessable secrets.
        aws_lc_rs::rand::fill(bytes).expect("the system has a random source");
    }
}

/// A repeatable sequence: the same seed gives the same bytes. For tests, ours and those of a server's users.
pub struct SeededRng {
    key: hmac::Key,
    block: Mutex<u64>,
}

impl SeededRng {
    /// The sequence that belongs to this seed.
    pub fn new(seed: u64) -> Self {
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, &seed.to_be_bytes()), block: Mutex::new(0) }
    }
}

impl Rng for SeededRng {
    fn fill(&self, bytes: &mut [u8]) {
        let mut block = self.block.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in bytes.chunks_mut(32) {
            let tag = hmac::sign(&self.key, &block.to_be_bytes());
            chunk.copy_from_slice(&tag.as_ref()[..chunk.len()]);
            *block += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_values() {
        let (left, right, other) = (SeededRng::new(7), SeededRng::new(7), SeededRng::new(8));
        let (left, right, other): (&dyn Rng, &dyn Rng, &dyn Rng) = (&left, &right, &other);
        let (uuid, again) = (left.uuid(), right.uuid());
        assert_eq!(uuid, again);
        assert_ne!(uuid, other.uuid());
        assert_ne!(uuid, left.uuid());
        assert_eq!(uuid.get_version_num(), 4);
    }

    #[test]
    fn a_clock_that_was_moved_still_knows_the_time_of_everybody_else() {
        let unmoved = Arc::new(ManualClock::at(Timestamp::from_seconds(100)));
        let clock = AdjustableClock::over(Arc::clone(&unmoved) as _);
        assert_eq!((clock.now(), clock.unmoved()), (unmoved.now(), unmoved.now()));
        clock.set_ahead_ms(5000);
        unmoved.advance_ms(1000);
        assert_eq!(clock.now(), Timestamp::from_seconds(106));
        assert_eq!(clock.unmoved(), Timestamp::from_seconds(101));
    }

    #[test]
    fn a_manual_clock_moves_only_by_hand() {
        let clock = ManualClock::at(Timestamp::from_seconds(100));
        assert_eq!(clock.now(), clock.now());
        clock.advance_ms(1500);
        assert_eq!(clock.now().as_millis(), 101_500);
    }
}
