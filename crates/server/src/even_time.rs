//! Answers that come on the beat, so that the clock does not say who exists.
//!
//! What is asked about users who exist and users who do not costs the same work, as nearly as that can be made; a few
//! microseconds are left, and a stranger who asks often enough finds them. Where an answer may wait, it is kept until the
//! next multiple of [`BEAT`] since the request came, and both are out at nearly the same moment. Sign-in by password and
//! SRP does not wait; docs/security.md has the figures, and says what still tells.

use std::time::Duration;

use crate::seams::Stopwatch;

/// Well beyond what the work takes on an idle machine, and too short for a person to feel.
const BEAT: Duration = Duration::from_millis(5);

/// Does the work, and gives its result on the next beat.
pub async fn on_the_beat<T>(work: impl Future<Output = T>) -> T {
    let stopwatch = Stopwatch::start();
    let result = work.await;
    tokio::time::sleep(until_next_beat(stopwatch.elapsed())).await;
    result
}

fn until_next_beat(elapsed: Duration) -> Duration {
    let beat = BEAT.as_nanos();
    let past = elapsed.as_nanos() % beat;
    Duration::from_nanos(u64::try_from(beat - past).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_waits_for_the_next_beat_since_the_question() {
        for (elapsed_us, wait_us) in [(0, 5000), (1, 4999), (4999, 1), (5000, 5000), (12_300, 2700)] {
            let wait = until_next_beat(Duration::from_micros(elapsed_us));
            assert_eq!(wait, Duration::from_micros(wait_us), "{elapsed_us}");
        }
    }
}
