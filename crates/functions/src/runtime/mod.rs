//! The runtimes: which program runs a function, and how events reach it.
//!
//! Python and Node.js functions run on bootstraps that ship with this crate and speak frames over two pipes ([`pipe`]);
//! `provided.*` functions bring a `bootstrap` of their own and speak the Lambda Runtime API ([`runtime_api`]). The life of a
//! process is [`crate::worker`]'s business.

pub(crate) mod environment;
pub(crate) mod pipe;
pub(crate) mod runtime_api;

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use tokio::process::Command;
use tokio::sync::OnceCell;

pub use environment::{FunctionCredentials, RESERVED};

const PYTHON_BOOTSTRAP: &str = include_str!("vestibule_bootstrap.py");
const PYTHON_BOOTSTRAP_FILE: &str = "vestibule_bootstrap.py";
const NODE_BOOTSTRAP: &str = include_str!("bootstrap.cjs");
const NODE_BOOTSTRAP_FILE: &str = "bootstrap.cjs";

/// Loads the bootstrap as a module, so that Python keeps its compiled form.
const PYTHON_ENTRY: &str =
    "import sys; sys.path[0] = sys.argv[1]; import vestibule_bootstrap; vestibule_bootstrap.main()";

/// The largest response of a function, in bytes.
pub const RESPONSE_BYTES_MAX: usize = 6_291_556;

/// What is handed to a function with an event.
pub(crate) struct Event<'a> {
    /// The id of the invocation.
    pub request_id: &'a str,
    /// When the invocation times out, in milliseconds since 1970.
    pub deadline_ms: i64,
    /// The function's ARN as invoked.
    pub arn: &'a str,
    /// The tracing header.
    pub trace_id: &'a str,
    /// The client context, as JSON.
    pub client_context: Option<&'a str>,
    /// The event, as JSON.
    pub payload: &'a Bytes,
}

/// What a function's runtime answered.
#[derive(Debug)]
pub(crate) enum Reply {
    /// The handler's result.
    Response(Bytes),
    /// The handler failed, or the runtime on its behalf.
    Error {
        /// The error's type, for the log.
        error_type: String,
        /// The error document, passed on as it is.
        payload: Bytes,
        /// Whether the process ends after this.
        is_fatal: bool,
    },
    /// The process closed its side, or answered with what is not an answer.
    Gone,
}

/// How loading a function ended.
#[derive(Debug)]
pub(crate) enum Loaded {
    /// It waits for its first event.
    Ready,
    /// It told why it cannot.
    Failed {
        /// The error's type, for the log.
        error_type: String,
        /// The error document.
        payload: Bytes,
    },
    /// The process closed its side without a word.
    Gone,
}

/// Which program runs a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// `python3.x`, on the machine's `python3`.
    Python,
    /// `nodejs*`, on the machine's `node`.
    Node,
    /// `provided.*`, on the package's own `bootstrap`.
    Custom,
    /// Anything else: it can be stored, not run.
    Unsupported,
}

impl Family {
    /// The family of a runtime identifier.
    pub fn of(runtime: &str) -> Self {
        match runtime {
            _ if runtime.starts_with("python3.") => Self::Python,
            _ if runtime.starts_with("nodejs") => Self::Node,
            _ if runtime.starts_with("provided") => Self::Custom,
            _ => Self::Unsupported,
        }
    }
}

/// The version text of an `INIT_START` line.
pub(crate) fn version_text(runtime: &str) -> String {
    let split = runtime.find(|character: char| character.is_ascii_digit() || character == '.').unwrap_or(runtime.len());
    let (family, version) = runtime.split_at(split);
    let version = version.trim_start_matches('.').trim_end_matches(".x");
    format!("{family}:{version}.v1")
}

/// The programs functions run on, found when they are first needed.
pub(crate) struct Runtimes {
    directory: PathBuf,
    python: Interpreter,
    node: Interpreter,
}

/// An interpreter of the machine.
struct Interpreter {
    command: PathBuf,
    /// Prints the path of the real program, for machines where the command is a script that looks for it.
    question: [&'static str; 2],
    found: OnceCell<PathBuf>,
}

/// A command line: the program and its arguments.
#[derive(Debug)]
pub(crate) struct Entrypoint {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// Where the interpreter lies, if there is one.
    pub interpreter_directory: Option<PathBuf>,
}

impl Runtimes {
    /// Writes the bootstraps below `directory`; interpreters are looked for later.
    pub fn install(directory: &Path, python: &Path, node: &Path) -> io::Result<Self> {
        fs::create_dir_all(directory)?;
        let directory = directory.canonicalize()?;
        write_if_different(&directory.join(PYTHON_BOOTSTRAP_FILE), PYTHON_BOOTSTRAP)?;
        write_if_different(&directory.join(NODE_BOOTSTRAP_FILE), NODE_BOOTSTRAP)?;
        let interpreter =
            |command: &Path, question| Interpreter { command: command.to_owned(), question, found: OnceCell::new() };
        Ok(Self {
            python: interpreter(python, ["-c", "import sys; print(sys.executable)"]),
            node: interpreter(node, ["-p", "process.execPath"]),
            directory,
        })
    }

    /// Where the bootstraps lie.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The command that runs a function of `family` unpacked at `task_root`, or why there is none.
    pub async fn entrypoint(&self, family: Family, runtime: &str, task_root: &Path) -> Result<Entrypoint, String> {
        match family {
            Family::Python => {
                let directory = self.directory.to_string_lossy().into_owned();
                Ok(self.python.entrypoint(vec!["-c".into(), PYTHON_ENTRY.into(), directory]).await?)
            }
            Family::Node => {
                let bootstrap = self.directory.join(NODE_BOOTSTRAP_FILE).to_string_lossy().into_owned();
                Ok(self.node.entrypoint(vec![bootstrap]).await?)
            }
            Family::Custom => custom_entrypoint(task_root),
            Family::Unsupported => Err(format!("The runtime {runtime} is not available on this server")),
        }
    }
}

impl Interpreter {
    async fn entrypoint(&self, arguments: Vec<String>) -> Result<Entrypoint, String> {
        let program = self.found.get_or_try_init(|| self.find()).await?;
        Ok(Entrypoint {
            program: program.clone(),
            arguments,
            interpreter_directory: program.parent().map(Path::to_owned),
        })
    }

    async fn find(&self) -> Result<PathBuf, String> {
        let name = self.command.display();
        let missing = || format!("Couldn't find the interpreter {name} on this machine");
        let path = which(&self.command).ok_or_else(missing)?;
        if is_binary(&path) {
            return Ok(path);
        }
        let answer = Command::new(&path).args(self.question).output().await.map_err(|_| missing())?;
        let program = PathBuf::from(String::from_utf8_lossy(&answer.stdout).trim());
        if answer.status.success() && program.is_file() { Ok(program) } else { Err(missing()) }
    }
}

fn custom_entrypoint(task_root: &Path) -> Result<Entrypoint, String> {
    let bootstrap = task_root.join("bootstrap");
    if !bootstrap.is_file() {
        return Err("Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]".into());
    }
    if let Some(obstacle) = obstacle(&bootstrap) {
        return Err(format!("fork/exec /var/task/bootstrap: {obstacle}"));
    }
    // Amazon Linux's `sh` is bash, and the tutorials' scripts count on it.
    let bash = Path::new("/bin/bash");
    if is_sh_script(&bootstrap) && is_executable(bash) {
        let arguments = vec!["--posix".into(), bootstrap.to_string_lossy().into_owned()];
        return Ok(Entrypoint { program: bash.to_owned(), arguments, interpreter_directory: None });
    }
    Ok(Entrypoint { program: bootstrap, arguments: Vec::new(), interpreter_directory: None })
}

/// Why the system would not run a file, in its own words. Asked ahead, as a shell would take any text for its own script.
fn obstacle(path: &Path) -> Option<&'static str> {
    const FORMAT: &str = "exec format error";
    if !is_executable(path) {
        return Some("permission denied");
    }
    let start = start_of(path);
    if let Some(script) = start.strip_prefix(b"#!") {
        let line = script.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let line = String::from_utf8_lossy(line);
        // A carriage return is part of the name, as it is for the system.
        return match line.split([' ', '\t']).find(|word| !word.is_empty()) {
            None => Some(FORMAT),
            Some(interpreter) => (!Path::new(interpreter).exists()).then_some("no such file or directory"),
        };
    }
    // The class and byte order, and the machine: those of this very program.
    let own = start_of(Path::new("/proc/self/exe"));
    let kind = |start: &[u8]| Some((start.get(..6)?.to_vec(), start.get(18..20)?.to_vec()));
    (!start.starts_with(b"\x7fELF") || kind(&start) != kind(&own)).then_some(FORMAT)
}

/// The first bytes of a file; fewer if it is shorter, none if it cannot be read.
fn start_of(path: &Path) -> Vec<u8> {
    let mut start = Vec::new();
    let _ = fs::File::open(path).and_then(|file| file.take(256).read_to_end(&mut start));
    start
}

/// Whether a script asks for plain `sh`.
fn is_sh_script(path: &Path) -> bool {
    let mut start = String::new();
    let read = fs::File::open(path).and_then(|file| file.take(64).read_to_string(&mut start));
    read.is_ok() && start.lines().next().is_some_and(|line| line.trim_end() == "#!/bin/sh")
}

/// The file a command name stands for.
fn which(command: &Path) -> Option<PathBuf> {
    if command.components().count() > 1 {
        return is_executable(command).then(|| command.to_owned());
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|directory| directory.join(command)).find(|file| is_executable(file))
}

fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

/// Whether a file is a program rather than a script.
fn is_binary(path: &Path) -> bool {
    let mut start = [0; 2];
    fs::File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && &start != b"#!"
}

fn write_if_different(path: &Path, content: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|found| found == content.as_bytes()) {
        return Ok(());
    }
    fs::write(path, content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_lead_to_families_and_versions() {
        assert_eq!(Family::of("python3.13"), Family::Python);
        assert_eq!(Family::of("nodejs22.x"), Family::Node);
        assert_eq!(Family::of("provided.al2023"), Family::Custom);
        assert_eq!(Family::of("java21"), Family::Unsupported);
        assert_eq!(version_text("python3.13"), "python:3.13.v1");
        assert_eq!(version_text("nodejs22.x"), "nodejs:22.v1");
        assert_eq!(version_text("provided.al2023"), "provided:al2023.v1");
    }
}
