//! What the conformance tests need on the machine, installed once: system packages, a Python environment, Node packages.
//!
//! Versions are pinned by `conformance/requirements.txt` and `conformance/package-lock.json`. A copy of each lies beside what
//! was installed from it; while the copy equals the original there is nothing to do.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};

use crate::step;

/// What must be on the machine: how to see that it is there, and the Debian package that brings it.
const SYSTEM: [(&[&str], &str); 7] = [
    (&["/usr/bin/aws", "--version"], "awscli"),
    (&["/usr/bin/chromium", "--version"], "chromium"),
    (&["curl", "--version"], "curl"),
    (&["node", "--version"], "nodejs"),
    (&["npm", "--version"], "npm"),
    (&["python3", "--version"], "python3"),
    (&["python3", "-c", "import ensurepip, venv"], "python3-venv"),
];

/// The directory of the conformance tests.
pub fn directory() -> PathBuf {
    step::root().join("conformance")
}

/// The Python interpreter of the environment.
pub fn python() -> PathBuf {
    directory().join(".venv/bin/python")
}

/// Installs the system packages that are missing, AWS CLI 2 among them.
pub fn system_packages() -> anyhow::Result<()> {
    let mut missing: Vec<&str> = Vec::new();
    for (probe, package) in SYSTEM {
        // Another command line may stand in for AWS CLI 2.
        let is_replaced = package == "awscli" && std::env::var_os("VESTIBULE_AWS_CLI2").is_some();
        if !is_replaced && !succeeds(probe) {
            missing.push(package);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    step::announce("system packages");
    let install = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        step::run(&mut command)
    };
    let names = missing.join(" ");
    install(&["update", "-q"]).with_context(|| format!("these packages are missing: {names}"))?;
    let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
    arguments.extend(&missing);
    install(&arguments).with_context(|| format!("these packages are missing: {names}"))
}

/// Makes the Python environment: AWS CLI 1, boto3, pycognito and pytest.
pub fn python_packages() -> anyhow::Result<()> {
    let (wanted, environment) = (directory().join("requirements.txt"), directory().join(".venv"));
    let stamp = environment.join("installed-requirements.txt");
    if is_current(&wanted, &stamp) {
        return Ok(());
    }
    step::announce("python packages");
    step::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
    step::run(Command::new(python()).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&wanted))?;
    mark(&wanted, &stamp)
}

/// Installs the JavaScript clients exactly as locked.
pub fn node_packages() -> anyhow::Result<()> {
    let wanted = directory().join("package-lock.json");
    let stamp = directory().join("node_modules/.installed-package-lock.json");
    if is_current(&wanted, &stamp) {
        return Ok(());
    }
    step::announce("node packages");
    step::run(Command::new("npm").arg("ci").current_dir(directory()))?;
    mark(&wanted, &stamp)
}

/// Builds the client that uses the AWS SDK for Rust, and says where it is.
pub fn rust_client() -> anyhow::Result<PathBuf> {
    step::announce("the client with the AWS SDK for Rust");
    rust_program("rust-sdk")
}

/// Builds the function on AWS's runtime for Rust, and says where it is.
pub fn rust_bootstrap() -> anyhow::Result<PathBuf> {
    step::announce("the function on AWS's runtime for Rust");
    rust_program("rust-bootstrap")
}

/// Builds a program of `conformance/clients`. Each has a lock file and a target directory of its own.
fn rust_program(name: &str) -> anyhow::Result<PathBuf> {
    let target = crate::test::target_directory().join(name);
    let manifest = directory().join("clients").join(name).join("Cargo.toml");
    let mut command = step::cargo();
    command.args(["build", "--locked", "--manifest-path"]).arg(manifest).arg("--target-dir").arg(&target);
    step::run(command.env("CARGO_INCREMENTAL", "0"))?;
    Ok(target.join("debug").join(format!("vestibule-conformance-{name}")))
}

fn succeeds(probe: &[&str]) -> bool {
    let Some((program, arguments)) = probe.split_first() else {
        return false;
    };
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn is_current(wanted: &Path, stamp: &Path) -> bool {
    matches!((fs::read(wanted), fs::read(stamp)), (Ok(wanted), Ok(stamp)) if wanted == stamp)
}

fn mark(wanted: &Path, stamp: &Path) -> anyhow::Result<()> {
    if let Err(error) = fs::copy(wanted, stamp) {
        bail!("cannot write {}: {error}", stamp.display());
    }
    Ok(())
}
