//! Answers that come on the beat, so that the clock does not say who exists.
//!
//! What is asked about users who exist and users who do not costs the same work, as nearly as that can be made; a few
//! microseconds are left, and a stranger who asks often enough finds them. So an answer is kept until the next multiple of
//! [`BEAT`] since its request came, and both are out at the same moment. Tokens do not wait, nor what is asked after a
//! password was proven: nobody unknown gets that far. The wait is the last thing before the answer is written, so what is
//! done in the background because of a call, as its record, is out of the way too.
//!
//! The runtime's own timer will not do. It wakes some whole milliseconds after the moment at which it was asked, which is
//! when the work was done, and so keeps the very difference that is to be hidden. The system's timer is told the moment.
//! docs/security.md has the figures.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use vestibule_api::cognito_idp::ChallengeNameType;
use vestibule_identity::app_client::AppClient;

use crate::error::Failure;
use crate::seams::Stopwatch;
use crate::sign_in::Outcome;

/// Well beyond what the work takes on an idle machine, and too short for a person to feel.
const BEAT: Duration = Duration::from_millis(5);

/// When a call came, and whether its answer is to wait.
#[derive(Debug)]
pub struct Beat {
    since: Stopwatch,
    is_wanted: AtomicBool,
}

impl Beat {
    /// The call has come, the whole of it: whoever sends it in pieces must not choose how close to a beat the work ends.
    pub fn begin() -> Self {
        Self { since: Stopwatch::start(), is_wanted: AtomicBool::new(false) }
    }

    /// The answer must not tell who exists, if the app client hides that.
    pub fn keep_for(&self, client: &AppClient) {
        if client.prevents_user_existence_errors() {
            self.is_wanted.store(true, Ordering::Relaxed);
        }
    }

    /// Whether the answer must not tell who exists.
    pub fn is_kept(&self) -> bool {
        self.is_wanted.load(Ordering::Relaxed)
    }

    /// As [`Self::keep_for`], if this step of a sign-in is one that unknown users get to.
    pub fn keep_for_step(&self, client: &AppClient, step: &Result<Outcome, Failure>) {
        if step.as_ref().map_or(true, could_be_for_nobody) {
            self.keep_for(client);
        }
    }

    /// Waits for the next beat, if the answer is to wait.
    pub async fn comes(&self) {
        if !self.is_kept() {
            return;
        }
        let wait = time_to_next_beat(self.since.elapsed());
        if let Err(error) = sleep(wait).await {
            // Too many open files, say: better a coarse beat than none.
            tracing::debug!(%error, "no timer of the system's");
            tokio::time::sleep(wait).await;
        }
    }
}

/// Whether users who do not exist get as far as this, too.
fn could_be_for_nobody(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::SignedIn(_) => false,
        Outcome::Challenge(challenge) => !matches!(
            challenge.name,
            ChallengeNameType::DevicePasswordVerifier
                | ChallengeNameType::DeviceSrpAuth
                | ChallengeNameType::MfaSetup
                | ChallengeNameType::NewPasswordRequired
                | ChallengeNameType::SelectMfaType
                | ChallengeNameType::SmsMfa
                | ChallengeNameType::SoftwareTokenMfa
        ),
    }
}

fn time_to_next_beat(elapsed: Duration) -> Duration {
    let beat = BEAT.as_nanos();
    let past = elapsed.as_nanos() % beat;
    Duration::from_nanos(u64::try_from(beat - past).unwrap_or_default())
}

/// Sleeps to the microsecond.
#[cfg(target_os = "linux")]
async fn sleep(duration: Duration) -> io::Result<()> {
    use std::os::fd::OwnedFd;

    use nix::sys::time::TimeSpec;
    use nix::sys::timerfd::{ClockId, Expiration, TimerFd, TimerFlags, TimerSetTimeFlags};
    use tokio::io::Interest;
    use tokio::io::unix::AsyncFd;

    let timer = TimerFd::new(ClockId::CLOCK_MONOTONIC, TimerFlags::TFD_NONBLOCK | TimerFlags::TFD_CLOEXEC)?;
    timer.set(Expiration::OneShot(TimeSpec::from_duration(duration)), TimerSetTimeFlags::empty())?;
    #[expect(deprecated, reason = "it would take things that close their descriptor early, which OwnedFd is not")]
    let timer = AsyncFd::with_interest(OwnedFd::from(timer), Interest::READABLE)?;
    timer.readable().await?.retain_ready();
    Ok(())
}

/// Elsewhere the runtime's timer has to do.
#[cfg(not(target_os = "linux"))]
async fn sleep(_duration: Duration) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::sign_in::AskedChallenge;

    #[test]
    fn an_answer_waits_for_the_next_beat_since_the_question() {
        for (elapsed_us, wait_us) in [(0, 5000), (1, 4999), (4999, 1), (5000, 5000), (12_300, 2700)] {
            let wait = time_to_next_beat(Duration::from_micros(elapsed_us));
            assert_eq!(wait, Duration::from_micros(wait_us), "{elapsed_us}");
        }
    }

    #[tokio::test]
    async fn an_answer_that_is_to_wait_does_not_come_before_its_beat() {
        let beat = Beat::begin();
        beat.comes().await;
        beat.is_wanted.store(true, Ordering::Relaxed);
        beat.comes().await;
        assert!(beat.since.elapsed() >= BEAT);
    }

    #[test]
    fn what_nobody_unknown_is_ever_asked_need_not_wait() {
        let waits = |name| {
            let asked = AskedChallenge { name, parameters: BTreeMap::new(), session: None, available: Vec::new() };
            could_be_for_nobody(&Outcome::Challenge(asked))
        };
        for name in
            [ChallengeNameType::PasswordVerifier, ChallengeNameType::CustomChallenge, ChallengeNameType::EmailOtp]
        {
            assert!(waits(name), "{name:?}");
        }
        for name in [ChallengeNameType::SmsMfa, ChallengeNameType::SoftwareTokenMfa, ChallengeNameType::DeviceSrpAuth] {
            assert!(!waits(name), "{name:?}");
        }
    }
}
