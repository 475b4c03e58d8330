//! One worker: a process that runs one version of a function, one event at a time.
//!
//! ```text
//! start: INIT_START, spawn ── loaded ──> idle ──run: START … END REPORT──> idle ── …
//!              └─ failed, gone, too long ──> FailedStart    └─ timed out, exited, fatal ──> not reusable, killed
//! ```
//! Owns the process, its group and its log stream. A worker that is dropped takes its whole process group with it. Which
//! worker runs when is [`crate::host`]'s decision.

use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::process::{Child, Command};
use tokio::time::{Instant, timeout, timeout_at};

use crate::control::InProgress;
use crate::deployment::Deployment;
use crate::ids::{log_stream_name, now_ms, trace_id};
use crate::invocation_log::{Ending, InvocationLog, Usage};
use crate::logs::LogStore;
use crate::memory::MemoryMeter;
use crate::naming::{LATEST, Place};
use crate::output::Output;
use crate::process_groups::{GroupGuard, ProcessGroups};
use crate::runtime::environment::{self, FunctionCredentials, Surroundings};
use crate::runtime::pipe::PipeChannel;
use crate::runtime::runtime_api::ApiChannel;
use crate::runtime::{Entrypoint, Event, Family, Loaded, Reply, Runtimes};
use crate::scratch::Scratch;

/// How long a process that closed its pipes may take to end before it is killed.
const EXIT_GRACE: Duration = Duration::from_millis(500);
/// How long after a process has ended its last words may arrive: they were on their way before.
const LAST_WORDS: Duration = Duration::from_millis(100);
/// How often a worker's memory is looked at, at most: reading it costs as much as a warm call.
const MEMORY_CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// What a process may use, whatever it does: open files, the size of a file in blocks of 512 bytes, no core dumps. A file
/// that is too large is an error for those who ignore the signal. Should the machine run out of memory, functions go first.
macro_rules! limits {
    () => {
        r#"{
trap '' XFSZ
ulimit -c 0; ulimit -n 1024; ulimit -f "$0"
echo 1000 >/proc/self/oom_score_adj
} 2>/dev/null
"#
    };
}
/// Wires a process's pipes to the descriptors the runtimes expect, then becomes the program.
const PIPE_WIRING: &str = concat!(limits!(), r#"exec "$@" 3<&0 4>&1 </dev/null 1>&2"#);
/// The same for a program that needs no pipes: everything it prints goes to one place.
const PLAIN_WIRING: &str = concat!(limits!(), r#"exec "$@" </dev/null 1>&2"#);
/// How many blocks a file's size is counted in make up a mebibyte.
const BLOCKS_PER_MEBIBYTE: u32 = 2048;

/// What every worker of a host shares.
pub(crate) struct Workshop {
    pub place: Place,
    pub runtimes: Runtimes,
    pub logs: LogStore,
    pub groups: Arc<ProcessGroups>,
    pub credentials: FunctionCredentials,
    pub endpoint_url: Option<String>,
    pub memory: Arc<MemoryMeter>,
    /// Where workers have their temporary files.
    pub scratch: PathBuf,
}

/// Why a worker is started.
#[derive(Clone, Copy)]
pub(crate) enum Occasion<'a> {
    /// Somebody waits for one.
    Wanted,
    /// One is to be ready before anybody asks.
    Ahead,
    /// An earlier start within this call failed.
    Again(&'a Call),
}

/// A process ready to run a function.
pub(crate) struct Worker {
    deployment: Arc<Deployment>,
    process: Process,
    channel: Channel,
    output: Output,
    /// How long the start took, until an invocation has reported it.
    init: Option<Duration>,
    /// Whether the first invocation has waited for the start.
    is_ahead: bool,
    memory: Arc<MemoryMeter>,
    _scratch: Scratch,
    /// Whether the log of the first invocation has begun before the start: it was a start within that invocation.
    is_log_open: bool,
    memory_mb: u64,
    memory_checked: Option<Instant>,
}

/// The process itself.
struct Process {
    // Declared first: the group is killed before the child is let go.
    group: GroupGuard,
    child: Child,
}

enum Channel {
    Pipe(PipeChannel),
    Api(ApiChannel),
}

/// One invocation as a worker needs it.
pub(crate) struct Call {
    pub request_id: String,
    pub arn: String,
    pub payload: Bytes,
    pub client_context: Option<String>,
    pub log_tail: bool,
    /// What counts it among its function's calls until it has ended.
    #[expect(dead_code, reason = "held, not read")]
    pub place: InProgress,
}

/// How an invocation ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub payload: Bytes,
    pub error_type: Option<String>,
    pub log_tail: Option<Vec<u8>>,
    pub cold_start: Option<Duration>,
    pub duration: Duration,
    /// Whether the worker may take another event.
    pub is_reusable: bool,
}

/// A start that did not lead to a worker, with the log its invocation belongs in.
pub(crate) struct FailedStart {
    pub reason: StartFailure,
    pub duration: Duration,
    output: Output,
    is_log_open: bool,
}

/// Why a start failed.
#[derive(Debug)]
pub(crate) enum StartFailure {
    /// The function said why.
    Reported { error_type: String, payload: Bytes },
    /// The process ended without a word.
    Exited(Option<ExitStatus>),
    /// Loading took too long.
    TimedOut,
    /// Loading took too much memory.
    OutOfMemory,
    /// There is nothing to run.
    NoEntrypoint(String),
}

/// How an exchange with a worker ended.
enum Ended {
    Replied(Reply),
    Exited(Option<ExitStatus>),
    TimedOut,
    OutOfMemory,
}

impl Worker {
    /// Starts a process and waits until it has loaded the function, at most until `limit` has passed. A start that is made
    /// again is part of its invocation's log.
    pub async fn start(
        workshop: &Workshop,
        deployment: &Arc<Deployment>,
        limit: Duration,
        occasion: Occasion<'_>,
    ) -> anyhow::Result<Result<Self, Box<FailedStart>>> {
        let started = Instant::now();
        let is_default_group = deployment.log_group == Deployment::default_log_group(&deployment.name);
        let stream = log_stream_name(&deployment.name, LATEST, is_default_group, now_ms());
        let mut output = Output::new(workshop.logs.stream(&deployment.log_group, &stream));
        output.platform_line(&init_start_line(&workshop.place, &deployment.runtime));
        let is_log_open = matches!(occasion, Occasion::Again(_));
        if let Occasion::Again(call) = occasion {
            InvocationLog::start(&mut output, &call.request_id, call.log_tail);
        }
        let task_root = deployment.code.directory().await?;
        let family = Family::of(&deployment.runtime);
        let entrypoint = match workshop.runtimes.entrypoint(family, &deployment.runtime, task_root).await {
            Ok(entrypoint) => entrypoint,
            Err(message) => {
                let reason = StartFailure::NoEntrypoint(message);
                return Ok(Err(Box::new(FailedStart { reason, duration: started.elapsed(), output, is_log_open })));
            }
        };
        let api = if family == Family::Custom { Some(ApiChannel::listen().await?) } else { None };
        let is_ahead = matches!(occasion, Occasion::Ahead);
        let scratch = Scratch::new(&workshop.scratch)?;
        let around = Surroundings {
            scratch: scratch.path(),
            initialization_type: if is_ahead { "provisioned-concurrency" } else { "on-demand" },
            place: &workshop.place,
            task_root,
            runtime_directory: workshop.runtimes.directory(),
            interpreter_directory: entrypoint.interpreter_directory.as_deref(),
            log_stream: &stream,
            credentials: &workshop.credentials,
            endpoint_url: workshop.endpoint_url.as_deref(),
            runtime_api: api.as_ref().map(ApiChannel::address),
        };
        let mut command = command(&entrypoint, api.is_none(), deployment.storage_mb);
        command.env_clear().envs(environment::variables(deployment, &around)).current_dir(task_root);
        let mut child = command.spawn()?;
        let group = workshop.groups.adopt(&child, &stream)?;
        if let Some(printed) = child.stderr.take() {
            output.read_from(printed);
        }
        let channel = match (api, child.stdin.take(), child.stdout.take()) {
            (Some(api), _, _) => Channel::Api(api),
            (None, Some(events), Some(answers)) => Channel::Pipe(PipeChannel::new(events, answers)),
            (None, _, _) => anyhow::bail!("a process was started without its pipes"),
        };
        let mut worker = Self {
            deployment: Arc::clone(deployment),
            process: Process { group, child },
            channel,
            output,
            init: None,
            is_ahead,
            memory: Arc::clone(&workshop.memory),
            _scratch: scratch,
            is_log_open,
            memory_mb: 0,
            memory_checked: None,
        };
        let reason = match worker.load(started + limit).await {
            Ok(()) => {
                worker.init = Some(started.elapsed());
                return Ok(Ok(worker));
            }
            Err(reason) => reason,
        };
        worker.process.group.kill();
        worker.output.drain();
        let duration = started.elapsed();
        Ok(Err(Box::new(FailedStart { reason, duration, output: worker.output, is_log_open })))
    }

    /// The version this worker runs.
    pub fn deployment(&self) -> &Arc<Deployment> {
        &self.deployment
    }

    /// Kills the process with all it has started, and sees to it that it leaves nothing behind.
    pub fn end(self) {
        let Process { mut group, mut child } = self.process;
        group.kill();
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                let _ = child.wait().await;
                drop(group);
            });
        }
    }

    /// Whether the process still lives.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.process.child.try_wait(), Ok(None))
    }

    async fn load(&mut self, deadline: Instant) -> Result<(), StartFailure> {
        let exceeded = Arc::clone(&self.memory).exceeded(self.process.group.leader(), self.deployment.memory_mb);
        let Self { process, channel, output, .. } = self;
        let loading = async {
            match channel {
                Channel::Pipe(channel) => channel.loaded().await,
                Channel::Api(channel) => channel.loaded().await,
            }
        };
        tokio::pin!(loading, exceeded);
        let loaded = loop {
            tokio::select! {
                biased;
                loaded = &mut loading => break loaded,
                () = output.read_some() => {}
                status = process.child.wait() => {
                    break match timeout(LAST_WORDS, &mut loading).await {
                        Ok(loaded @ Loaded::Failed { .. }) => loaded,
                        _ => return Err(StartFailure::Exited(status.ok())),
                    };
                }
                () = &mut exceeded => return Err(StartFailure::OutOfMemory),
                () = tokio::time::sleep_until(deadline) => return Err(StartFailure::TimedOut),
            }
        };
        match loaded {
            Loaded::Ready => Ok(()),
            Loaded::Failed { error_type, payload } => Err(StartFailure::Reported { error_type, payload }),
            Loaded::Gone => Err(StartFailure::Exited(process.status_after_hanging_up().await)),
        }
    }

    /// Runs one event to its end: answered, failed, exited or timed out. The log has the whole story when this returns.
    pub async fn run(&mut self, call: &Call) -> Ran {
        let started = Instant::now();
        let started_ms = now_ms();
        let limit = self.deployment.timeout;
        let trace = trace_id(&call.request_id, started_ms);
        let event = Event {
            request_id: &call.request_id,
            deadline_ms: started_ms + i64::try_from(limit.as_millis()).unwrap_or(i64::MAX),
            arn: &call.arn,
            trace_id: &trace,
            client_context: call.client_context.as_deref(),
            payload: &call.payload,
        };
        let init = self.init.take();
        let mut log = if std::mem::take(&mut self.is_log_open) {
            InvocationLog::resume(&mut self.output, &call.request_id)
        } else {
            InvocationLog::start(&mut self.output, &call.request_id, call.log_tail)
        };
        let exceeded = Arc::clone(&self.memory).exceeded(self.process.group.leader(), self.deployment.memory_mb);
        let exchanged = exchange(&mut self.process, &mut self.channel, log.output(), &event, exceeded);
        let ended = timeout_at(started + limit, exchanged).await;
        let ended = match ended {
            Ok(Ended::Replied(Reply::Gone)) => Ended::Exited(self.process.status_after_hanging_up().await),
            Ok(ended) => ended,
            Err(_) => Ended::TimedOut,
        };
        let duration = started.elapsed();
        let is_reusable = matches!(ended, Ended::Replied(Reply::Response(_) | Reply::Error { is_fatal: false, .. }));
        if !is_reusable {
            self.process.group.kill();
        }
        log.output().drain();
        let (payload, ending) = match ended {
            Ended::Replied(Reply::Response(payload)) => (payload, Ending::Returned),
            Ended::Replied(Reply::Error { error_type, payload, .. }) => (payload, Ending::Failed(error_type)),
            Ended::TimedOut => log.timed_out(limit),
            Ended::OutOfMemory => log.out_of_memory(),
            Ended::Replied(Reply::Gone) => log.exited(None),
            Ended::Exited(status) => log.exited(status),
        };
        if self.memory_checked.is_none_or(|checked| checked.elapsed() >= MEMORY_CHECK_INTERVAL) {
            self.memory_checked = Some(Instant::now());
            self.memory_mb = self.process.group.memory_mb().unwrap_or(self.memory_mb);
        }
        if matches!(ending, Ending::Broken("Runtime.OutOfMemory")) {
            self.memory_mb = u64::from(self.deployment.memory_mb);
        }
        let usage =
            Usage { duration, init, memory_size_mb: self.deployment.memory_mb, memory_used_mb: self.memory_mb.max(1) };
        let log_tail = log.finish(&usage, &ending);
        let cold_start = init.filter(|_| !self.is_ahead);
        Ran { payload, error_type: ending.error_type(), log_tail, cold_start, duration, is_reusable }
    }
}

impl FailedStart {
    /// Writes how the start went to the log; `phase` is where it happened.
    pub fn report(&mut self, phase: &str) {
        let status = match &self.reason {
            StartFailure::Reported { error_type, .. } => format!("error\tError Type: {error_type}"),
            StartFailure::Exited(_) => "error\tError Type: Runtime.ExitError".into(),
            StartFailure::TimedOut => "timeout".into(),
            StartFailure::OutOfMemory => "error\tError Type: Runtime.OutOfMemory".into(),
            StartFailure::NoEntrypoint(_) => "error\tError Type: Runtime.InvalidEntrypoint".into(),
        };
        let init_ms = self.duration.as_secs_f64() * 1000.0;
        let line = format!("INIT_REPORT Init Duration: {init_ms:.2} ms\tPhase: {phase}\tStatus: {status}\n");
        self.output.platform_line(&line);
    }

    /// Answers the invocation that waited for this start, and writes its part of the log.
    pub fn run(mut self, call: &Call, deployment: &Deployment) -> Ran {
        let mut log = if self.is_log_open {
            InvocationLog::resume(&mut self.output, &call.request_id)
        } else {
            InvocationLog::start(&mut self.output, &call.request_id, call.log_tail)
        };
        let (payload, ending) = match self.reason {
            StartFailure::Reported { error_type, payload } => (payload, Ending::NotLoaded(error_type)),
            StartFailure::Exited(status) => log.exited(status),
            StartFailure::TimedOut => log.timed_out(deployment.timeout),
            StartFailure::OutOfMemory => log.out_of_memory(),
            StartFailure::NoEntrypoint(message) => log.no_entrypoint(&message),
        };
        let usage =
            Usage { duration: self.duration, init: None, memory_size_mb: deployment.memory_mb, memory_used_mb: 1 };
        let log_tail = log.finish(&usage, &ending);
        Ran {
            payload,
            error_type: ending.error_type(),
            log_tail,
            cold_start: Some(self.duration),
            duration: self.duration,
            is_reusable: false,
        }
    }
}

impl Process {
    /// How the process ended that closed its side; it is killed if it does not end by itself.
    async fn status_after_hanging_up(&mut self) -> Option<ExitStatus> {
        match timeout(EXIT_GRACE, self.child.wait()).await {
            Ok(status) => status.ok(),
            Err(_) => None,
        }
    }
}

async fn exchange(
    process: &mut Process,
    channel: &mut Channel,
    output: &mut Output,
    event: &Event<'_>,
    exceeded: impl Future<Output = ()>,
) -> Ended {
    let replying = async {
        match channel {
            Channel::Pipe(channel) => channel.exchange(event).await,
            Channel::Api(channel) => channel.exchange(event).await,
        }
    };
    tokio::pin!(replying, exceeded);
    loop {
        tokio::select! {
            biased;
            reply = &mut replying => return Ended::Replied(reply),
            () = output.read_some() => {}
            status = process.child.wait() => {
                // What it said before it ended may still be on its way.
                return match timeout(LAST_WORDS, &mut replying).await {
                    Ok(Reply::Gone) | Err(_) => Ended::Exited(status.ok()),
                    Ok(reply) => Ended::Replied(reply),
                };
            }
            () = &mut exceeded => return Ended::OutOfMemory,
        }
    }
}

fn command(entrypoint: &Entrypoint, with_pipes: bool, storage_mb: u32) -> Command {
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(if with_pipes { PIPE_WIRING } else { PLAIN_WIRING });
    command.arg(storage_mb.saturating_mul(BLOCKS_PER_MEBIBYTE).to_string());
    command.arg(&entrypoint.program).args(&entrypoint.arguments);
    command.stderr(Stdio::piped()).process_group(0).kill_on_drop(true);
    if with_pipes {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
    } else {
        command.stdin(Stdio::null()).stdout(Stdio::null());
    }
    command
}

fn init_start_line(place: &Place, runtime: &str) -> String {
    let version = crate::runtime::version_text(runtime);
    let arn = place.runtime_version_arn(runtime);
    format!("INIT_START Runtime Version: {version}\tRuntime Version ARN: {arn}\n")
}
