//! One server as a process that can be killed, ended, stopped for a while and started again on what it left.

use std::ffi::OsString;
use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::bench::server::is_healthy;
use crate::postgres;

/// Its database may be slow to answer meanwhile.
const START_MAX: Duration = Duration::from_mins(1);
/// It finishes the calls that were begun, for ten seconds at most.
const END_MAX: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(5);
/// So much of the log is shown when it does not start.
const LOG_LINES: usize = 30;

/// One node, running or not.
pub struct Node {
    binary: PathBuf,
    log: PathBuf,
    port: u16,
    arguments: Vec<OsString>,
    child: Option<Child>,
}

impl Node {
    /// A node that will keep its data in `data` and its log beside. Tokens name `issuer`, the same for all nodes.
    pub fn new(binary: &Path, data: &Path, issuer: &str) -> anyhow::Result<Self> {
        let port = postgres::free_port()?;
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, port)).to_string();
        let mut arguments = Vec::from(["serve", "--listen", &listen, "--public-url", issuer].map(OsString::from));
        arguments.extend(["--timeline=false", "--test-control=false", "--data"].map(OsString::from));
        arguments.push(data.into());
        Ok(Self { binary: binary.to_owned(), log: data.with_extension("log"), port, arguments, child: None })
    }

    /// The node on a database elsewhere, with the master key that it shares with others.
    pub fn on_database(mut self, url: &str, master_key: &Path) -> Self {
        self.arguments.extend(["--database-url", url, "--master-key-file"].map(OsString::from));
        self.arguments.push(master_key.into());
        self
    }

    /// The node with its log elsewhere.
    pub fn with_log(mut self, log: PathBuf) -> Self {
        self.log = log;
        self
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))
    }

    /// Starts it and waits for its first good answer.
    pub fn start(&mut self) -> anyhow::Result<()> {
        let log = File::options().create(true).append(true).open(&self.log)?;
        let mut command = Command::new(&self.binary);
        command.args(&self.arguments).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        // Settings of this shell are none of the run's.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("VESTIBULE_") || text.starts_with("AWS_") || text.starts_with("PG") {
                command.env_remove(&name);
            }
        }
        command.env("VESTIBULE_LOG", "warn");
        let child = command.spawn().with_context(|| format!("cannot start {}", self.binary.display()))?;
        let child = self.child.insert(child);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let begun = Instant::now();
        while !is_healthy(address) {
            let ended = child.try_wait()?;
            if ended.is_none() && begun.elapsed() < START_MAX {
                std::thread::sleep(POLL);
                continue;
            }
            let how = ended.map_or_else(|| "never became ready".to_owned(), |status| format!("ended with {status}"));
            bail!("the node at {address} {how}:\n{}", last_lines(&self.log));
        }
        Ok(())
    }

    /// Kills it.
    pub fn kill(&mut self) -> anyhow::Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Asks it to end, and waits until it has.
    pub fn end(&mut self) -> anyhow::Result<()> {
        self.signal(Signal::SIGTERM)?;
        let Some(mut child) = self.child.take() else {
            return Ok(());
        };
        let begun = Instant::now();
        while child.try_wait()?.is_none() {
            if begun.elapsed() > END_MAX {
                child.kill()?;
                child.wait()?;
                bail!("the node did not end when asked:\n{}", last_lines(&self.log));
            }
            std::thread::sleep(POLL);
        }
        Ok(())
    }

    /// Lets it do nothing for a while, as a machine does that is out of breath.
    pub fn pause(&self, length: Duration) -> anyhow::Result<()> {
        self.signal(Signal::SIGSTOP)?;
        std::thread::sleep(length);
        self.signal(Signal::SIGCONT)
    }

    /// How it ended, if it did so by itself.
    pub fn end_by_itself(&mut self) -> anyhow::Result<Option<ExitStatus>> {
        self.child.as_mut().map_or(Ok(None), |child| Ok(child.try_wait()?))
    }

    fn signal(&self, signal: Signal) -> anyhow::Result<()> {
        if let Some(child) = &self.child {
            kill(Pid::from_raw(i32::try_from(child.id())?), signal)?;
        }
        Ok(())
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // Nothing is left to be told to anybody.
        let _ = self.kill();
    }
}

fn last_lines(log: &Path) -> String {
    let text = std::fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LOG_LINES)..].join("\n")
}
