//! The order of creation, without a sequence that all nodes would have to ask.
//!
//! A `seq` is the microseconds since the epoch with twelve bits below them, which count within a microsecond and begin at random, so
//! that two nodes do not give the same. Within one node each is greater than the one before; across nodes the order is that of their
//! clocks.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

const BITS_BELOW: u32 = 12;

/// Gives places in the order of creation.
#[derive(Default)]
pub(super) struct OrderOfCreation {
    last: AtomicI64,
}

impl OrderOfCreation {
    /// The next place.
    pub(super) fn next(&self) -> i64 {
        // Not the clock of the server, which tests move: this orders rows and tells no time.
        #[allow(clippy::disallowed_methods)]
        let micros = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros());
        let micros = i64::try_from(micros).unwrap_or(i64::MAX >> BITS_BELOW).min(i64::MAX >> BITS_BELOW);
        let mut below = [0; 2];
        // Without randomness two nodes may meet; then the commit is tried again.
        let _ = aws_lc_rs::rand::fill(&mut below);
        let drawn = (micros << BITS_BELOW) | i64::from(u16::from_be_bytes(below) >> (16 - BITS_BELOW));
        let after = |last: i64| Some(drawn.max(last + 1));
        match self.last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, after) {
            Ok(last) | Err(last) => drawn.max(last + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_is_behind_the_one_before() {
        let order = OrderOfCreation::default();
        let places: Vec<i64> = (0..10_000).map(|_| order.next()).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(places[0] > 1_700_000_000_000_000 << BITS_BELOW);
    }
}
