//! A real PostgreSQL cluster from the system's packages, in a temporary directory.
//!
//! Owns how its programs are found, its processes and its files. What is stored in it is the business of who asked for it.

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io::Write as _;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;

use crate::step;

/// Where Debian's packages put the programs, a directory to each version.
const PACKAGED: &str = "/usr/lib/postgresql";
/// The programs that must lie together.
const PROGRAMS: [&str; 4] = ["initdb", "postgres", "pg_basebackup", "psql"];
/// The oldest version that Vestibule is made for.
const VERSION_MIN: u32 = 15;
/// The database's superuser, and the only user there is.
const USER: &str = "vestibule";
/// The account that PostgreSQL runs under when we are root; the package makes it.
const ACCOUNT: &str = "postgres";
/// Recovery after a crash is part of a start.
const START_MAX: Duration = Duration::from_mins(2);
const STOP_MAX: Duration = Duration::from_mins(1);
const REPLICATION_MAX: Duration = Duration::from_mins(1);
const POLL: Duration = Duration::from_millis(10);
/// So much of the log is shown when a start fails.
const LOG_LINES: usize = 30;
/// Ports from here on are not handed out for outgoing connections, so that one stays free while its server is down.
const PORTS: std::ops::Range<u16> = 20_000..32_000;

/// What becomes of a commit when the machine dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// It may be lost, and is quick: for tests. Killed processes lose nothing.
    Tests,
    /// It stays, as in production.
    Real,
}

/// What a commit on the primary waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replication {
    /// The primary alone.
    Asynchronous,
    /// The standby too: after a promotion it has every acknowledged commit.
    Synchronous,
}

/// How a server is ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Clients are cut off, and the state is written.
    Fast,
    /// Nothing is written: the next start recovers as after a crash.
    Immediate,
}

/// One server with its files: a primary or a standby. Dropped, it is stopped and its files are removed.
pub struct Cluster {
    programs: Programs,
    account: Option<Account>,
    directory: TempDir,
    port: u16,
    postmaster: Option<Child>,
}

impl Cluster {
    /// Makes a cluster and starts it, installing PostgreSQL if it is missing and we are root.
    pub fn start(durability: Durability) -> anyhow::Result<Self> {
        let mut cluster = Self::prepare(Programs::installed()?)?;
        let mut initdb = cluster.command("initdb");
        initdb.args(["-A", "trust", "-U", USER, "--encoding", "UTF8", "--locale", "C", "--no-sync", "-D"]);
        succeed(initdb.arg(cluster.data()))?;
        let mut settings = vec![
            "listen_addresses = '127.0.0.1'",
            "max_connections = 300",
            "shared_buffers = '256MB'",
            "max_wal_senders = 5",
            "wal_level = replica",
            "hot_standby = on",
            // A standby looks for its primary so often; the default is five seconds.
            "wal_retrieve_retry_interval = '200ms'",
            "timezone = 'UTC'",
        ];
        if durability == Durability::Tests {
            settings.extend(["fsync = off", "full_page_writes = off", "synchronous_commit = off"]);
        }
        cluster.configure(&settings)?;
        cluster.resume()?;
        Ok(cluster)
    }

    /// Makes a standby of this one and waits until it follows.
    pub fn standby(&self, replication: Replication) -> anyhow::Result<Self> {
        let mut standby = Self::prepare(self.programs.clone())?;
        let mut copy = standby.command("pg_basebackup");
        copy.arg("-h").arg(self.directory.path()).args(["-p", &self.port.to_string(), "-U", USER]);
        copy.args(["-R", "-X", "stream", "-c", "fast", "--no-sync", "-D"]).arg(standby.data());
        succeed(&mut copy)?;
        standby.configure(&[])?;
        standby.resume()?;
        self.await_standby(Replication::Asynchronous)?;
        if replication == Replication::Synchronous {
            self.psql("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'")?;
            self.psql("postgres", "ALTER SYSTEM SET synchronous_commit = 'on'")?;
            self.psql("postgres", "SELECT pg_reload_conf()")?;
            self.await_standby(Replication::Synchronous)?;
        }
        Ok(standby)
    }

    /// Waits until a standby has caught up and follows.
    pub fn await_standby(&self, replication: Replication) -> anyhow::Result<()> {
        let wanted = match replication {
            Replication::Asynchronous => "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'",
            Replication::Synchronous => {
                "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = 'sync'"
            }
        };
        let begun = Instant::now();
        while self.psql("postgres", wanted)? == "0" {
            ensure!(begun.elapsed() < REPLICATION_MAX, "no standby followed within {REPLICATION_MAX:?}");
            std::thread::sleep(POLL * 5);
        }
        Ok(())
    }

    /// Makes a standby the primary, whose commits wait for nobody.
    pub fn promote(&self) -> anyhow::Result<()> {
        let promoted = self.psql("postgres", "SELECT pg_promote(true, 60)")?;
        ensure!(promoted == "t", "the standby was not promoted:\n{}", self.last_lines());
        self.psql("postgres", "ALTER SYSTEM RESET synchronous_standby_names")?;
        self.psql("postgres", "SELECT pg_reload_conf()").map(drop)
    }

    /// The process that all its others are children of; zero when it does not run.
    pub fn id(&self) -> u32 {
        self.postmaster.as_ref().map_or(0, Child::id)
    }

    /// Where it listens on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// A database of it, by TCP.
    pub fn url(&self, database: &str) -> String {
        url(self.port, database)
    }

    /// A database of it, by its socket.
    pub fn socket_url(&self, database: &str) -> String {
        let directory = percent_encoded(self.directory.path());
        format!("postgres://{USER}@/{database}?host={directory}&port={}", self.port)
    }

    /// Makes a database. The name is ours: it is quoted, not examined.
    pub fn create_database(&self, name: &str) -> anyhow::Result<()> {
        self.psql("postgres", &format!("CREATE DATABASE \"{name}\"")).map(drop)
    }

    /// Runs SQL, and answers with the rows as text: columns parted by `|`, rows by line ends.
    pub fn psql(&self, database: &str, sql: &str) -> anyhow::Result<String> {
        let mut command = self.command("psql");
        command.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", USER, "-d", database]);
        command.arg("-h").arg(self.directory.path()).args(["-p", &self.port.to_string(), "-c", sql]);
        Ok(succeed(&mut command)?.trim_end().to_owned())
    }

    /// Starts it after it was stopped or killed, and waits until it accepts connections.
    pub fn resume(&mut self) -> anyhow::Result<()> {
        ensure!(self.postmaster.is_none(), "PostgreSQL runs already");
        let log = File::options().create(true).append(true).open(self.log())?;
        let mut command = self.command("postgres");
        command.arg("-D").arg(self.data()).stdout(log.try_clone()?).stderr(log);
        let mut postmaster = command.spawn().context("cannot run postgres")?;
        let begun = Instant::now();
        while !self.is_ready(postmaster.id()) {
            if let Some(status) = postmaster.try_wait()? {
                bail!("postgres ended with {status}:\n{}", self.last_lines());
            }
            if begun.elapsed() > START_MAX {
                end_at_once(postmaster)?;
                bail!("postgres never became ready:\n{}", self.last_lines());
            }
            std::thread::sleep(POLL);
        }
        self.postmaster = Some(postmaster);
        Ok(())
    }

    /// Ends it and waits until it has.
    pub fn stop(&mut self, how: Stop) -> anyhow::Result<()> {
        let Some(mut postmaster) = self.postmaster.take() else {
            return Ok(());
        };
        let asked = match how {
            Stop::Fast => Signal::SIGINT,
            Stop::Immediate => Signal::SIGQUIT,
        };
        signal(postmaster.id(), asked)?;
        let begun = Instant::now();
        while postmaster.try_wait()?.is_none() {
            if begun.elapsed() > STOP_MAX {
                end_at_once(postmaster)?;
                bail!("postgres did not end when asked:\n{}", self.last_lines());
            }
            std::thread::sleep(POLL);
        }
        Ok(())
    }

    /// Ends it in order and starts it again.
    pub fn restart(&mut self) -> anyhow::Result<()> {
        self.stop(Stop::Fast)?;
        self.resume()
    }

    /// Kills every one of its processes, as a lack of memory would.
    pub fn kill_nine(&mut self) -> anyhow::Result<()> {
        self.postmaster.take().map_or(Ok(()), end_at_once)
    }

    /// A directory with nothing in it yet.
    fn prepare(programs: Programs) -> anyhow::Result<Self> {
        let directory = tempfile::Builder::new().prefix("vestibule-postgres-").tempdir()?;
        fs::set_permissions(directory.path(), Permissions::from_mode(0o755))?;
        let account = if is_root()? { Some(Account::find()?) } else { None };
        if let Some(Account { user, group }) = account {
            chown(directory.path(), Some(user), Some(group))?;
        }
        Ok(Self { programs, account, directory, port: free_port()?, postmaster: None })
    }

    /// Adds settings to those that are there; of two with one name the later counts.
    fn configure(&self, settings: &[&str]) -> anyhow::Result<()> {
        let mut file = File::options().append(true).open(self.data().join("postgresql.conf"))?;
        let directory = self.directory.path().display().to_string().replace('\'', "''");
        let own = [format!("port = {}", self.port), format!("unix_socket_directories = '{directory}'")];
        for line in settings.iter().copied().chain(own.iter().map(String::as_str)) {
            writeln!(file, "{line}")?;
        }
        Ok(())
    }

    /// One of its programs, under its account, deaf to what this shell says of other servers.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.directory.join(program));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PG") {
                command.env_remove(&name);
            }
        }
        command.env("LC_ALL", "C").env("HOME", self.directory.path());
        command.current_dir(self.directory.path()).stdin(Stdio::null());
        if let Some(Account { user, group }) = self.account {
            command.uid(user).gid(group);
        }
        command
    }

    /// Whether the file that PostgreSQL keeps about itself says so: the process, seven lines further its state.
    fn is_ready(&self, postmaster: u32) -> bool {
        let Ok(text) = fs::read_to_string(self.data().join("postmaster.pid")) else {
            return false;
        };
        let mut lines = text.lines().map(str::trim);
        lines.next() == Some(postmaster.to_string().as_str()) && lines.nth(6) == Some("ready")
    }

    fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    fn log(&self) -> PathBuf {
        self.directory.path().join("log")
    }

    fn last_lines(&self) -> String {
        let text = fs::read(self.log()).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(LOG_LINES)..].join("\n")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.stop(Stop::Immediate) {
            eprintln!("{error:#}");
        }
    }
}

/// A database of whatever answers at a port of 127.0.0.1, a cluster or what stands before it.
pub fn url(port: u16, database: &str) -> String {
    format!("postgres://{USER}@127.0.0.1:{port}/{database}")
}

/// A port of 127.0.0.1 where nothing listens, and which no outgoing connection takes by chance.
pub fn free_port() -> anyhow::Result<u16> {
    let mut random = [0; 2];
    aws_lc_rs::rand::fill(&mut random)?;
    let (first, count) = (u16::from_be_bytes(random) % (PORTS.end - PORTS.start), PORTS.end - PORTS.start);
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let found = (0..count).map(|step| PORTS.start + (first + step) % count).find(is_free);
    found.context("no port is free")
}

/// Where the programs are.
#[derive(Clone)]
struct Programs {
    directory: PathBuf,
}

impl Programs {
    /// The newest there are, fetched from the system's packages first if there are none and we may.
    fn installed() -> anyhow::Result<Self> {
        let mut found = Self::find();
        if found.is_none() && is_root()? {
            step::announce("PostgreSQL");
            let update: &[&str] = &["update", "-q"];
            for arguments in [update, &["install", "-q", "-y", "--no-install-recommends", "postgresql"]] {
                step::run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))?;
            }
            found = Self::find();
        }
        let found = found.context(
            "there is no PostgreSQL: neither in /usr/lib/postgresql nor on the path (install the package postgresql)",
        )?;
        let said = succeed(Command::new(found.directory.join("postgres")).arg("--version"))?;
        let version = major_version(&said).with_context(|| format!("no version in {said:?}"))?;
        ensure!(version >= VERSION_MIN, "PostgreSQL {VERSION_MIN} or newer is needed, and this is {}", said.trim());
        Ok(found)
    }

    fn find() -> Option<Self> {
        let mut versions = Vec::new();
        for entry in fs::read_dir(PACKAGED).into_iter().flatten().flatten() {
            let version = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok());
            let directory = entry.path().join("bin");
            if let Some(version) = version.filter(|_| has_all(&directory)) {
                versions.push((version, directory));
            }
        }
        let newest = versions.into_iter().max().map(|(_, directory)| directory);
        let on_path = || {
            let path = std::env::var_os("PATH")?;
            std::env::split_paths(&path).find(|directory| has_all(directory))
        };
        Some(Self { directory: newest.or_else(on_path)? })
    }
}

fn has_all(directory: &Path) -> bool {
    PROGRAMS.iter().all(|program| directory.join(program).is_file())
}

/// `postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)`, or `17beta1` instead.
fn major_version(said: &str) -> Option<u32> {
    let (_, rest) = said.split_once("(PostgreSQL) ")?;
    let digits = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
    rest[..digits].parse().ok()
}

/// Whom PostgreSQL runs as: it refuses to run as root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Account {
    user: u32,
    group: u32,
}

impl Account {
    fn find() -> anyhow::Result<Self> {
        let accounts = fs::read_to_string("/etc/passwd")?;
        let found = accounts.lines().find_map(Self::parse);
        found.context("there is no account postgres, and PostgreSQL does not run as root")
    }

    /// `postgres:x:101:104:...`
    fn parse(line: &str) -> Option<Self> {
        let mut fields = line.split(':');
        if fields.next() != Some(ACCOUNT) {
            return None;
        }
        Some(Self { user: fields.nth(1)?.parse().ok()?, group: fields.next()?.parse().ok()? })
    }
}

fn is_root() -> anyhow::Result<bool> {
    Ok(fs::metadata("/proc/self")?.uid() == 0)
}

/// What a program printed; if it failed, what it complained about.
fn succeed(command: &mut Command) -> anyhow::Result<String> {
    let program = Path::new(command.get_program()).file_name().map(OsStr::to_os_string).unwrap_or_default();
    let output = command.output().with_context(|| format!("cannot run {}", program.display()))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("{} ended with {}: {}", program.display(), output.status, complaint.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Kills a postmaster and its children, and waits until none is left: the next start would find their memory in use.
fn end_at_once(mut postmaster: Child) -> anyhow::Result<()> {
    let id = postmaster.id();
    // It is stopped first, so that it starts nobody while its children are listed.
    signal(id, Signal::SIGSTOP)?;
    let begun = Instant::now();
    while look_at(id).is_some_and(|(state, _)| !matches!(state, 'T' | 'Z')) && begun.elapsed() < STOP_MAX {
        std::thread::sleep(Duration::from_millis(1));
    }
    let children = children(id)?;
    postmaster.kill()?;
    for child in &children {
        // It may have ended by itself.
        let _ = signal(*child, Signal::SIGKILL);
    }
    postmaster.wait()?;
    while children.iter().any(|child| look_at(*child).is_some_and(|(state, _)| state != 'Z')) {
        ensure!(begun.elapsed() < STOP_MAX, "a process of PostgreSQL did not die");
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}

fn signal(process: u32, signal: Signal) -> anyhow::Result<()> {
    kill(Pid::from_raw(i32::try_from(process)?), signal).with_context(|| format!("cannot signal process {process}"))
}

fn children(parent: u32) -> anyhow::Result<Vec<u32>> {
    let mut children = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let id = entry?.file_name().to_str().and_then(|name| name.parse::<u32>().ok());
        children.extend(id.filter(|id| look_at(*id).is_some_and(|(_, of)| of == parent)));
    }
    Ok(children)
}

/// State and parent of a process, if there is one.
fn look_at(process: u32) -> Option<(char, u32)> {
    let line = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = line.rsplit_once(')')?;
    let mut fields = rest.split_ascii_whitespace();
    let state = fields.next()?.chars().next()?;
    Some((state, fields.next()?.parse().ok()?))
}

/// As the value of a URL's parameter: every byte but the plain ones by its number.
fn percent_encoded(path: &Path) -> String {
    let mut encoded = String::new();
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) {
            encoded.push(char::from(*byte));
        } else {
            encoded.extend(['%', hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
        }
    }
    encoded
}

fn hexadecimal(nibble: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(nibble)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_postgres_says_them() {
        assert_eq!(major_version("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n"), Some(15));
        assert_eq!(major_version("postgres (PostgreSQL) 18\n"), Some(18));
        assert_eq!(major_version("postgres (PostgreSQL) 19beta1\n"), Some(19));
        assert_eq!(major_version("something else 15"), None);
    }

    #[test]
    fn the_account_is_found_among_others() {
        let line = "postgres:x:101:104:PostgreSQL administrator:/var/lib/postgresql:/bin/bash";
        assert_eq!(Account::parse(line), Some(Account { user: 101, group: 104 }));
        assert_eq!(Account::parse("postgresql:x:101:104::/:/bin/sh"), None);
        assert_eq!(Account::parse("postgres"), None);
    }

    #[test]
    fn a_directory_goes_into_a_url() {
        assert_eq!(percent_encoded(Path::new("/tmp/a b-1")), "%2Ftmp%2Fa%20b-1");
    }

    #[test]
    fn this_process_is_seen() {
        let (state, _) = look_at(std::process::id()).expect("a process");
        assert!("RSDT".contains(state), "{state}");
    }
}
