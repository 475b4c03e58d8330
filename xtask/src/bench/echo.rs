//! Warm child processes that send each line back: what a trigger costs before anybody has written a handler.

use std::io;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Mutex, PoisonError};

use anyhow::Context as _;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::Semaphore;

const PYTHON: &str = "
import sys
lines, out = sys.stdin.buffer, sys.stdout.buffer
while line := lines.readline():
    out.write(line)
    out.flush()
";
const NODE: &str = "process.stdin.on('data', (data) => process.stdout.write(data));";

/// Children of one language, one for each core.
pub struct EchoPool {
    idle: Mutex<Vec<Echo>>,
    permits: Semaphore,
}

struct Echo {
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// Ends with this.
    _child: Child,
}

impl EchoPool {
    /// Children that run on Python.
    pub fn python(program: &Path) -> anyhow::Result<Self> {
        Self::start(program, "-c", PYTHON)
    }

    /// Children that run on Node.js.
    pub fn node(program: &Path) -> anyhow::Result<Self> {
        Self::start(program, "-e", NODE)
    }

    fn start(program: &Path, flag: &str, script: &str) -> anyhow::Result<Self> {
        let count = std::thread::available_parallelism().map_or(1, usize::from);
        let mut idle = Vec::with_capacity(count);
        for _ in 0..count {
            let mut child = Command::new(program)
                .args([flag, script])
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .kill_on_drop(true)
                .spawn()?;
            idle.push(Echo {
                input: child.stdin.take().context("standard input is piped")?,
                output: BufReader::new(child.stdout.take().context("standard output is piped")?),
                _child: child,
            });
        }
        Ok(Self { permits: Semaphore::new(count), idle: Mutex::new(idle) })
    }

    /// Sends a line (with its end) to a child that is free, and returns what comes back.
    pub async fn call(&self, line: &[u8]) -> io::Result<Vec<u8>> {
        let _permit = self.permits.acquire().await.map_err(io::Error::other)?;
        let taken = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut echo = taken.ok_or_else(|| io::Error::other("an echo process has ended"))?;
        echo.input.write_all(line).await?;
        let mut answer = Vec::with_capacity(line.len());
        echo.output.read_until(b'\n', &mut answer).await?;
        if answer != line {
            return Err(io::Error::other("an echo process sent something else"));
        }
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(echo);
        Ok(answer)
    }
}
