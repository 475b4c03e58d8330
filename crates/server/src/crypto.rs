//! The crypto pool: threads of their own for signatures and modular exponentiations.
//!
//! A millisecond of arithmetic in front of a request that needs a tenth of one would make it ten times slower, so such
//! work never runs on the I/O threads. The queue is bounded by the wait that it means: once that would pass
//! [`WAIT_MAX`], the request is refused and can be tried again.
//!
//! Password hashes from elsewhere take a hundred times as long and megabytes of memory. They have a gate of their own, so that
//! they never have all threads: other sign-ins go on beside them, and the memory that they hold is bounded.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tokio::sync::{Semaphore, oneshot};

use crate::error::{Failure, Refusal};
use crate::seams::Stopwatch;

/// How long a job may be expected to wait for a thread.
pub const WAIT_MAX: Duration = Duration::from_millis(250);

/// So many jobs may wait whatever they cost: a burst of that size is no overload.
const QUEUE_ALWAYS: usize = 64;
/// No more jobs than that may wait, however short they are.
const QUEUE_MAX: usize = 4096;

/// Password hashes that are verified at the same time, whatever the number of threads: each may hold 128 MiB.
const SLOW_MAX: usize = 4;
/// How long a password hash may wait for its turn.
const SLOW_WAIT_MAX: Duration = Duration::from_secs(5);

struct Job {
    run: Box<dyn FnOnce() + Send>,
    pace: Pace,
}

/// Whether a job says how long others of its kind will take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    Usual,
    Slow,
}

/// Threads that do arithmetic.
pub struct CryptoPool {
    shared: Arc<Shared>,
    threads: usize,
    slow: Arc<Semaphore>,
}

struct Shared {
    queue: Mutex<Queue>,
    filled: Condvar,
    /// A moving average of what a job costs, in nanoseconds.
    job_nanos: AtomicU64,
}

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Job>,
    closed: bool,
}

impl CryptoPool {
    /// A pool of one thread a core. With one core there are two, so that a password hash from elsewhere does not have all.
    pub fn start() -> std::io::Result<Self> {
        Self::with_threads(thread::available_parallelism().map_or(2, |cores| cores.get().max(2)))
    }

    /// A pool of that many threads.
    pub fn with_threads(threads: usize) -> std::io::Result<Self> {
        let shared =
            Arc::new(Shared { queue: Mutex::default(), filled: Condvar::new(), job_nanos: AtomicU64::new(500_000) });
        let threads = threads.max(1);
        let slow = Arc::new(Semaphore::new((threads / 2).clamp(1, SLOW_MAX)));
        let pool = Self { shared: Arc::clone(&shared), threads, slow };
        for number in 0..pool.threads {
            let shared = Arc::clone(&shared);
            thread::Builder::new()
                .name(format!("crypto-{number}"))
                .stack_size(512 * 1024)
                .spawn(move || shared.work())?;
        }
        Ok(pool)
    }

    /// Runs a computation on one of the threads. Bring everything of a request in one call: each call is a hop.
    pub async fn run<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
        self.run_and_pass_on(move |sender| drop(sender.send(job()))).await
    }

    /// As [`Self::run`], where the result is not known yet when the computation ends: whoever makes it gets the way to the
    /// caller passed on.
    pub async fn run_and_pass_on<T: Send + 'static>(
        &self,
        job: impl FnOnce(oneshot::Sender<T>) + Send + 'static,
    ) -> Result<T, Failure> {
        self.pass_on(Pace::Usual, job).await
    }

    /// As [`Self::run`], for a computation that includes a password hash from elsewhere.
    pub async fn run_slow<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
        self.run_slow_and_pass_on(move |sender| drop(sender.send(job()))).await
    }

    /// As [`Self::run_and_pass_on`], for a computation that includes a password hash from elsewhere.
    pub async fn run_slow_and_pass_on<T: Send + 'static>(
        &self,
        job: impl FnOnce(oneshot::Sender<T>) + Send + 'static,
    ) -> Result<T, Failure> {
        let turn = tokio::time::timeout(SLOW_WAIT_MAX, Arc::clone(&self.slow).acquire_owned()).await;
        let turn = turn.ok().and_then(Result::ok).ok_or(Failure::Refused(Refusal::Busy))?;
        self.pass_on(Pace::Slow, move |sender| {
            job(sender);
            drop(turn);
        })
        .await
    }

    async fn pass_on<T: Send + 'static>(
        &self,
        pace: Pace,
        job: impl FnOnce(oneshot::Sender<T>) + Send + 'static,
    ) -> Result<T, Failure> {
        let (sender, receiver) = oneshot::channel();
        let run = Box::new(move || {
            // A client that went away no longer needs the result.
            if !sender.is_closed() {
                job(sender);
            }
        });
        self.push(Job { run, pace })?;
        receiver
            .await
            .map_err(|_| Failure::Internal(anyhow::anyhow!("a computation of the crypto pool came to nothing")))
    }

    /// How many jobs wait for a thread.
    pub fn waiting(&self) -> usize {
        self.shared.queue().jobs.len()
    }

    fn push(&self, job: Job) -> Result<(), Failure> {
        let mut queue = self.shared.queue();
        let waiting = queue.jobs.len();
        if waiting >= QUEUE_MAX || (waiting >= QUEUE_ALWAYS && self.expected_wait(waiting) > WAIT_MAX) {
            return Err(Failure::Refused(Refusal::Busy));
        }
        queue.jobs.push_back(job);
        drop(queue);
        self.shared.filled.notify_one();
        Ok(())
    }

    fn expected_wait(&self, waiting: usize) -> Duration {
        let nanos = self.shared.job_nanos.load(Ordering::Relaxed);
        let turns = (waiting / self.threads) as u64;
        Duration::from_nanos(nanos.saturating_mul(turns))
    }
}

impl Drop for CryptoPool {
    fn drop(&mut self) {
        self.shared.queue().closed = true;
        self.shared.filled.notify_all();
    }
}

impl Shared {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        while let Some(job) = self.next() {
            let begun = Stopwatch::start();
            // The sender is dropped with the panic, so the caller hears of it; the panic hook has written it to the log.
            let _ = catch_unwind(AssertUnwindSafe(job.run));
            if job.pace == Pace::Slow {
                continue;
            }
            let took = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
            let average = self.job_nanos.load(Ordering::Relaxed);
            self.job_nanos.store(average - average / 8 + took / 8, Ordering::Relaxed);
        }
    }

    fn next(&self) -> Option<Job> {
        let mut queue = self.queue();
        loop {
            if let Some(job) = queue.jobs.pop_front() {
                return Some(job);
            }
            if queue.closed {
                return None;
            }
            queue = self.filled.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn results_come_back() {
        let pool = CryptoPool::with_threads(2).unwrap();
        assert_eq!(pool.run(|| 6 * 7).await.unwrap(), 42);
    }

    #[test]
    fn there_is_a_thread_beside_slow_work_on_every_machine() {
        let pool = CryptoPool::start().unwrap();
        assert!(pool.threads > pool.slow.available_permits());
    }

    #[tokio::test]
    async fn a_panic_is_an_internal_failure_and_the_thread_lives_on() {
        let pool = CryptoPool::with_threads(1).unwrap();
        assert!(matches!(pool.run(|| panic!("on purpose")).await, Err::<(), _>(Failure::Internal(_))));
        assert_eq!(pool.run(|| 1).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn a_queue_that_would_wait_too_long_is_refused() {
        let pool = CryptoPool::with_threads(1).unwrap();
        let (release, gate) = mpsc::channel::<()>();
        let (started, running) = mpsc::channel();
        let usual = |run| Job { run, pace: Pace::Usual };
        pool.push(usual(Box::new(move || {
            started.send(()).unwrap();
            let _ = gate.recv();
        })))
        .unwrap();
        running.recv().unwrap();
        pool.shared.job_nanos.store(20_000_000, Ordering::Relaxed);
        for _ in 0..QUEUE_ALWAYS {
            pool.push(usual(Box::new(|| ()))).unwrap();
        }
        assert!(matches!(pool.run(|| ()).await, Err(Failure::Refused(Refusal::Busy))));
        drop(release);
    }

    #[tokio::test]
    async fn slow_work_never_has_all_threads_and_says_nothing_of_the_pace_of_other_work() {
        let pool = Arc::new(CryptoPool::with_threads(2).unwrap());
        let (release, gate) = mpsc::channel::<()>();
        let (started, running) = mpsc::channel();
        let slow = |job: Box<dyn FnOnce() + Send>| {
            let pool = Arc::clone(&pool);
            tokio::spawn(async move { pool.run_slow(job).await })
        };
        let first = slow(Box::new(move || {
            started.send(()).unwrap();
            let _ = gate.recv();
        }));
        tokio::task::spawn_blocking(move || running.recv().unwrap()).await.unwrap();
        let second = slow(Box::new(|| ()));
        let before = pool.shared.job_nanos.load(Ordering::Relaxed);
        assert_eq!(pool.run(|| 7).await.unwrap(), 7, "the other thread is free");
        assert!(pool.shared.job_nanos.load(Ordering::Relaxed) <= before);
        assert!(!second.is_finished());
        drop(release);
        first.await.unwrap().unwrap();
        second.await.unwrap().unwrap();
        assert!(pool.shared.job_nanos.load(Ordering::Relaxed) <= before);
    }
}
