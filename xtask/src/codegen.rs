//! `cargo xtask codegen`: the wire vocabulary of `crates/api` from the API models.
//!
//! Owns which files exist and how they come to disk. Reading a model is [`model`]'s work, names are [`names`]', and the text
//! of the two files per service is [`types`]' and [`statics`]'. The output is formatted by `rustfmt` and checked in;
//! `--check` writes nothing and fails when it differs from what would be written.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail, ensure};

mod model;
mod names;
mod statics;
mod types;

use model::Service;

/// The models, and so the modules, in the order of `generated/mod.rs`.
const SERVICES: [&str; 4] = ["cognito-idp", "kms", "lambda", "logs"];

/// What the task can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// Write nothing; fail when a file differs from what the models say.
    #[arg(long)]
    pub check: bool,
}

/// A file as it ought to be.
struct Output {
    path: PathBuf,
    text: String,
}

/// Generates every file, and writes or compares it.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent")?;
    let outputs = outputs(root)?;
    if arguments.check { check(root, &outputs) } else { write(&outputs) }
}

fn outputs(root: &Path) -> anyhow::Result<Vec<Output>> {
    let directory = root.join("crates/api/src/generated");
    let mut outputs = Vec::new();
    let mut modules = String::from("//! One module per service, written by `cargo xtask codegen`; do not edit.\n\n");
    for name in SERVICES {
        let source = format!("model/{name}.json");
        let text = fs::read_to_string(root.join(&source)).with_context(|| format!("reading {source}"))?;
        let service = Service::parse(&text).with_context(|| format!("reading {source}"))?;
        let module = names::snake(name);
        outputs.push(Output {
            path: directory.join(format!("{module}.rs")),
            text: format(root, &types::render(&service, &source)?)?,
        });
        outputs.push(Output {
            path: directory.join(&module).join("model.rs"),
            text: format(root, &statics::render(&service, &source)?)?,
        });
        writeln!(modules, "pub mod {module};")?;
    }
    outputs.push(Output { path: directory.join("mod.rs"), text: format(root, &modules)? });
    Ok(outputs)
}

fn write(outputs: &[Output]) -> anyhow::Result<()> {
    for output in outputs {
        if let Some(directory) = output.path.parent() {
            fs::create_dir_all(directory)?;
        }
        // An unchanged file keeps its time stamp, and the compiler its work.
        if fs::read_to_string(&output.path).is_ok_and(|present| present == output.text) {
            continue;
        }
        fs::write(&output.path, &output.text).with_context(|| format!("writing {}", output.path.display()))?;
        println!("wrote {}", output.path.display());
    }
    Ok(())
}

fn check(root: &Path, outputs: &[Output]) -> anyhow::Result<()> {
    let stale: Vec<String> = outputs
        .iter()
        .filter(|output| !fs::read_to_string(&output.path).is_ok_and(|present| present == output.text))
        .map(|output| output.path.strip_prefix(root).unwrap_or(&output.path).display().to_string())
        .collect();
    ensure!(stale.is_empty(), "not what the models say, run `cargo xtask codegen`: {}", stale.join(", "));
    Ok(())
}

/// Runs `rustfmt` over one file's text, by the settings of the repository.
fn format(root: &Path, text: &str) -> anyhow::Result<String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--emit", "stdout", "--quiet"])
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting rustfmt")?;
    let mut stdin = rustfmt.stdin.take().context("rustfmt has no input")?;
    // rustfmt reads everything before it writes anything, so the two pipes cannot block each other.
    stdin.write_all(text.as_bytes())?;
    drop(stdin);
    let output = rustfmt.wait_with_output()?;
    if !output.status.success() {
        bail!("rustfmt refused the generated text ({})", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}
