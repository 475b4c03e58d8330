//! The workers of one function: who is idle, who waits for one, and when another is started.
//!
//! The most recently used idle worker goes first, so that a quiet function keeps one warm and lets the others age. Nobody
//! starts a worker because all are busy for a moment: a warm call takes microseconds and a start tens of milliseconds of CPU,
//! so a caller waits [`crate::HostLimits::grow_after`] first, only a few start at a time, and none while calls end as fast as they
//! come. The first caller never waits.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, oneshot};
use tokio::time::{Instant, sleep};

use crate::deployment::Deployment;
use crate::host::Host;
use crate::worker::{FailedStart, Occasion, Worker};

/// The workers of one function.
pub(crate) struct Pool {
    live: Arc<AtomicUsize>,
    /// How many workers are kept ready, whether or not anybody calls.
    warm: usize,
    /// Workers given back so far: how fast the function gets through its calls.
    returned: AtomicUsize,
    state: Mutex<State>,
}

struct State {
    current: Arc<Deployment>,
    idle: Vec<Idle>,
    waiting: VecDeque<oneshot::Sender<Handed>>,
    starting: usize,
    /// Whether the last start failed: nothing is started ahead then until something has changed.
    is_failing: bool,
    is_closed: bool,
}

struct Idle {
    seated: Seated,
    since: Instant,
}

/// A worker with the place it takes in its function's and its host's count.
pub(crate) struct Seated {
    pub worker: Worker,
    pub seat: Seat,
}

/// A place for a worker; given back when dropped.
pub(crate) struct Seat {
    live: Arc<AtomicUsize>,
    _permit: OwnedSemaphorePermit,
}

/// Someone in the queue. Leaving it, they pass on what they were just being handed.
struct Waiting {
    receiver: oneshot::Receiver<Handed>,
    pool: Arc<Pool>,
    host: Arc<Host>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if self.receiver.is_terminated() {
            return;
        }
        self.receiver.close();
        match self.receiver.try_recv() {
            Ok(Handed::Worker(seated)) => self.pool.release(&self.host, *seated),
            Ok(failure) => self.pool.hand(&self.host, failure),
            Err(_) => self.pool.state().waiting.retain(|waiting| !waiting.is_closed()),
        }
    }
}

/// What someone who waits is given.
pub(crate) enum Handed {
    /// A worker to use and give back.
    Worker(Box<Seated>),
    /// A start that failed; its story is for the one who gets it to tell.
    Failed(Box<FailedStart>, Arc<Deployment>, Seat),
    /// The host could not even try.
    Broken(anyhow::Error),
}

/// Why nobody could be given a worker.
#[derive(Debug)]
pub(crate) enum Denied {
    /// The function is gone.
    Closed,
    /// Too many wait, or have waited too long.
    Throttled,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.live.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Pool {
    /// A pool without workers, which is to keep some ready.
    pub fn new(deployment: Arc<Deployment>, warm: usize) -> Arc<Self> {
        let state = State {
            current: deployment,
            idle: Vec::new(),
            waiting: VecDeque::new(),
            starting: 0,
            is_failing: false,
            is_closed: false,
        };
        Arc::new(Self { live: Arc::default(), warm, returned: AtomicUsize::new(0), state: Mutex::new(state) })
    }

    /// Starts workers until there are as many as are to be kept ready.
    pub fn warm_up(self: &Arc<Self>, host: &Arc<Host>) {
        let wanted = self.warm.min(host.limits().workers_per_function);
        loop {
            {
                let mut state = self.state();
                let is_enough = self.live.load(Ordering::Acquire) >= wanted;
                if is_enough || state.is_closed || state.is_failing || host.is_closed() {
                    return;
                }
                state.starting += 1;
                self.live.fetch_add(1, Ordering::AcqRel);
            }
            if !self.spawn_start(host, Occasion::Ahead) {
                return;
            }
        }
    }

    /// The version that is run.
    pub fn current(&self) -> Arc<Deployment> {
        Arc::clone(&self.state().current)
    }

    /// Runs another version from here on. Busy workers finish what they do; idle ones go.
    pub fn replace(&self, deployment: Arc<Deployment>) {
        let mut state = self.state();
        state.current = deployment;
        state.is_failing = false;
        let idle = std::mem::take(&mut state.idle);
        drop(state);
        retire(idle);
    }

    /// Ends the pool: who waits hears that the function is gone.
    pub fn close(&self) {
        let mut state = self.state();
        state.is_closed = true;
        let idle = std::mem::take(&mut state.idle);
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        drop(waiting);
        retire(idle);
    }

    /// Gives a worker: an idle one, or the next that is given back or started. Whoever gives up waiting for it has not
    /// called.
    pub async fn acquire(self: &Arc<Self>, host: &Arc<Host>) -> Result<Handed, Denied> {
        let (mut dead, mut found) = (Vec::new(), None);
        let waiting = {
            let mut state = self.state();
            if state.is_closed {
                return Err(Denied::Closed);
            }
            while let Some(mut idle) = state.idle.pop() {
                if idle.seated.worker.is_alive() {
                    found = Some(idle.seated);
                    break;
                }
                dead.push(idle);
            }
            if found.is_some() {
                None
            } else if state.waiting.len() >= host.limits().waiting_per_function {
                return Err(Denied::Throttled);
            } else {
                let (sender, receiver) = oneshot::channel();
                state.waiting.push_back(sender);
                Some(Waiting { receiver, pool: Arc::clone(self), host: Arc::clone(host) })
            }
        };
        retire(dead);
        match (found, waiting) {
            (Some(seated), _) => Ok(Handed::Worker(Box::new(seated))),
            (None, Some(waiting)) => self.wait(host, waiting).await,
            (None, None) => Err(Denied::Closed),
        }
    }

    async fn wait(self: &Arc<Self>, host: &Arc<Host>, mut waiting: Waiting) -> Result<Handed, Denied> {
        let started = Instant::now();
        let mut returned = self.returned.load(Ordering::Relaxed);
        if self.live.load(Ordering::Acquire) == 0 {
            self.grow(host);
        }
        loop {
            tokio::select! {
                biased;
                handed = &mut waiting.receiver => return handed.map_err(|_| Denied::Closed),
                () = sleep(host.limits().grow_after) => {}
            }
            // Where as many calls ended in this time as still wait, waiting is quicker than a start.
            let returned_now = self.returned.load(Ordering::Relaxed);
            if returned_now.wrapping_sub(returned) < self.state().waiting.len() {
                self.grow(host);
            }
            returned = returned_now;
            let is_hopeless = self.state().starting == 0 && started.elapsed() >= host.limits().wait;
            if is_hopeless {
                waiting.receiver.close();
                return waiting.receiver.try_recv().map_err(|_| Denied::Throttled);
            }
        }
    }

    /// Starts another worker if someone waits and there is room.
    fn grow(self: &Arc<Self>, host: &Arc<Host>) {
        let limits = host.limits();
        {
            let mut state = self.state();
            state.waiting.retain(|waiting| !waiting.is_closed());
            let is_enough = state.starting >= state.waiting.len().min(limits.starting_per_function);
            if state.is_closed || is_enough || self.live.load(Ordering::Acquire) >= limits.workers_per_function {
                return;
            }
            state.starting += 1;
            self.live.fetch_add(1, Ordering::AcqRel);
        }
        self.spawn_start(host, Occasion::Wanted);
    }

    /// Starts a worker that is counted already, or counts it out where the host has no place for it.
    fn spawn_start(self: &Arc<Self>, host: &Arc<Host>, occasion: Occasion<'static>) -> bool {
        let Some(permit) = host.permit() else {
            self.live.fetch_sub(1, Ordering::AcqRel);
            self.state().starting -= 1;
            return false;
        };
        let seat = Seat { live: Arc::clone(&self.live), _permit: permit };
        tokio::spawn(Arc::clone(self).start(Arc::clone(host), seat, occasion));
        true
    }

    async fn start(self: Arc<Self>, host: Arc<Host>, seat: Seat, occasion: Occasion<'static>) {
        let deployment = self.current();
        let outcome = Worker::start(host.workshop(), &deployment, host.limits().init, occasion).await;
        {
            let mut state = self.state();
            state.starting -= 1;
            state.is_failing = !matches!(outcome, Ok(Ok(_)));
        }
        match outcome {
            Ok(Ok(worker)) => self.release(&host, Seated { worker, seat }),
            Ok(Err(failed)) => self.hand(&host, Handed::Failed(failed, deployment, seat)),
            Err(error) => {
                drop(seat);
                self.hand(&host, Handed::Broken(error));
            }
        }
    }

    /// Takes a worker back: for whoever waits, or to stay idle. One of an older version goes.
    pub fn release(self: &Arc<Self>, host: &Arc<Host>, seated: Seated) {
        self.returned.fetch_add(1, Ordering::Relaxed);
        let mut seated = Box::new(seated);
        let mut state = self.state();
        if state.is_closed || !Arc::ptr_eq(seated.worker.deployment(), &state.current) {
            drop(state);
            let Seated { worker, seat } = *seated;
            worker.end();
            drop(seat);
            return self.start_for_waiting(host);
        }
        while let Some(waiting) = state.waiting.pop_front() {
            match waiting.send(Handed::Worker(seated)) {
                Err(Handed::Worker(back)) => seated = back,
                Ok(()) | Err(_) => return,
            }
        }
        state.idle.push(Idle { seated: *seated, since: Instant::now() });
    }

    /// Hands a failure to one who waits; the others try for themselves.
    fn hand(self: &Arc<Self>, host: &Arc<Host>, mut handed: Handed) {
        loop {
            let next = self.state().waiting.pop_front();
            let Some(waiting) = next else {
                // Nobody's invocation will tell the story.
                if let Handed::Failed(mut failed, _, seat) = handed {
                    failed.report("init");
                    drop(seat);
                }
                break;
            };
            match waiting.send(handed) {
                Ok(()) => break,
                Err(back) => handed = back,
            }
        }
        self.start_for_waiting(host);
    }

    /// After a worker has gone: those who wait must not wait for nothing.
    pub fn start_for_waiting(self: &Arc<Self>, host: &Arc<Host>) {
        let is_needed = !self.state().waiting.is_empty();
        if is_needed && self.live.load(Ordering::Acquire) == 0 {
            self.grow(host);
        }
        self.warm_up(host);
    }

    /// Lets workers go that have been idle since before `moment`, except those that are kept ready.
    pub fn retire_idle_since(&self, moment: Instant) {
        let mut state = self.state();
        // The longest idle come first.
        let old = state.idle.iter().take_while(|idle| idle.since < moment).count();
        let surplus = state.idle.len().saturating_sub(self.warm);
        let old: Vec<Idle> = state.idle.drain(..old.min(surplus)).collect();
        drop(state);
        retire(old);
    }

    /// Since when the longest idle worker is idle, if it need not be kept ready.
    pub fn oldest_idle(&self) -> Option<Instant> {
        let state = self.state();
        state.idle.first().filter(|_| state.idle.len() > self.warm).map(|idle| idle.since)
    }

    /// Lets the longest idle worker go.
    pub fn retire_oldest(&self) {
        let mut state = self.state();
        let oldest = if state.idle.len() <= self.warm { None } else { Some(state.idle.remove(0)) };
        drop(state);
        retire(oldest);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends workers. Never called with a pool locked: it may take a while.
fn retire(idle: impl IntoIterator<Item = Idle>) {
    for idle in idle {
        idle.seated.worker.end();
    }
}
