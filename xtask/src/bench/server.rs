//! The server under test as a process: started on a data directory that outlives it, asked for its health, stopped.

use std::ffi::OsString;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

const START_MAX: Duration = Duration::from_secs(30);
const STOP_MAX: Duration = Duration::from_secs(30);
/// How often the health of a starting server is asked: the resolution of the start-up time.
const POLL: Duration = Duration::from_micros(500);
const HEALTH: &[u8] = b"GET /_vestibule/health HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n";

/// One server, running or not.
pub struct Server {
    binary: PathBuf,
    directory: PathBuf,
    address: SocketAddr,
    /// Whether it records flows, if not as it would by itself.
    pub records: Option<bool>,
    /// Further flags.
    pub flags: Vec<OsString>,
    /// The core that it is held to, if it may not use all of them; it then sees no other.
    pub core: Option<usize>,
    child: Option<Child>,
}

impl Server {
    /// A server that will listen on a free port of loopback and keep its data below `directory`.
    pub fn new(binary: &Path, directory: &Path) -> anyhow::Result<Self> {
        let probe = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        Ok(Self {
            binary: binary.to_owned(),
            directory: directory.to_owned(),
            address: probe.local_addr()?,
            records: None,
            flags: Vec::new(),
            core: None,
            child: None,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The process id; zero when it does not run.
    pub fn id(&self) -> u32 {
        self.child.as_ref().map_or(0, Child::id)
    }

    /// Starts it and returns how long its first good answer took.
    pub fn start(&mut self) -> anyhow::Result<Duration> {
        let log = File::options().create(true).append(true).open(self.directory.join("server.log"))?;
        let mut command = self.program();
        command
            .args(["serve", "--listen", &self.address.to_string(), "--data"])
            .arg(self.directory.join("data"))
            .args(self.records.map(|records| format!("--timeline={records}")))
            .args(&self.flags)
            .current_dir(&self.directory)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        // The run measures the defaults, whatever this shell has set.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("VESTIBULE_") || text.starts_with("AWS_") {
                command.env_remove(&name);
            }
        }
        let begun = Instant::now();
        let child = command.spawn().with_context(|| format!("cannot start {}", command.get_program().display()))?;
        let child = self.child.insert(child);
        while !is_healthy(self.address) {
            if let Some(status) = child.try_wait()? {
                let log = std::fs::read_to_string(self.directory.join("server.log"))?;
                bail!("the server ended with {status}:\n{log}");
            }
            ensure!(begun.elapsed() < START_MAX, "the server never became ready");
            std::thread::sleep(POLL);
        }
        Ok(begun.elapsed())
    }

    /// The server, or what becomes it in the same process.
    fn program(&self) -> Command {
        let Some(core) = self.core else {
            return Command::new(&self.binary);
        };
        let mut command = Command::new("taskset");
        command.args(["-c", &core.to_string()]).arg(&self.binary);
        command
    }

    /// Ends it and starts it again, recording flows or not.
    pub fn restart(&mut self, records: Option<bool>) -> anyhow::Result<()> {
        self.stop()?;
        self.records = records;
        self.start().map(drop)
    }

    /// Asks it to end, and waits until it has.
    pub fn stop(&mut self) -> anyhow::Result<()> {
        let Some(mut child) = self.child.take() else {
            return Ok(());
        };
        let asked = kill(Pid::from_raw(i32::try_from(child.id())?), Signal::SIGTERM);
        let begun = Instant::now();
        while child.try_wait()?.is_none() {
            if asked.is_err() || begun.elapsed() > STOP_MAX {
                child.kill()?;
                child.wait()?;
                bail!("the server did not end when asked");
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // Only reached when the run has failed already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Whether a server answers there.
pub fn is_healthy(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(START_MAX))?;
        stream.write_all(HEALTH)?;
        let mut status = [0; 12];
        stream.read_exact(&mut status)?;
        Ok(status.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}
