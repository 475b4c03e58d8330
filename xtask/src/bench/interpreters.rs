//! The interpreters of this machine, as the programs they really are: a version manager's script in front of them would be
//! started instead, and its time measured.

use std::path::PathBuf;
use std::process::Command;

/// What there is.
pub struct Interpreters {
    /// Python 3.
    pub python: Option<PathBuf>,
    /// Node.js.
    pub node: Option<PathBuf>,
}

impl Interpreters {
    /// Asks `python3` and `node` for their own paths.
    pub fn find() -> Self {
        Self {
            python: ask("python3", ["-c", "import sys; print(sys.executable)"]),
            node: ask("node", ["-p", "process.execPath"]),
        }
    }
}

fn ask(program: &str, question: [&str; 2]) -> Option<PathBuf> {
    let answer = Command::new(program).args(question).output().ok()?;
    let path = PathBuf::from(String::from_utf8(answer.stdout).ok()?.trim());
    if answer.status.success() && path.is_file() {
        return Some(path);
    }
    println!("no {program} here: its workloads are left out");
    None
}
