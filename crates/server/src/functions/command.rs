//! `vestibule function deploy` and `vestibule function watch`: a directory becomes a function of a running server.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use vestibule_identity::secret::Secret;

use super::api::Api;
use super::declared::Source;
use super::deploy::{self, Change, Deployed, Unsaid};
use super::watch::Watched;
use crate::cli::{FunctionArgs, FunctionCommand};
use crate::client;
use crate::server;

/// A directory, and the server it goes to.
struct Job {
    api: Api,
    name: String,
    source: Source,
}

/// Runs one of the commands.
pub async fn run(command: FunctionCommand) -> anyhow::Result<()> {
    match command {
        FunctionCommand::Deploy(args) => {
            let job = Job::new(args)?;
            println!("{}", job.describe(&job.deploy().await?));
            Ok(())
        }
        FunctionCommand::Watch(args) => Job::new(args)?.watch(server::ended_by_signal()).await,
    }
}

impl Job {
    fn new(args: FunctionArgs) -> anyhow::Result<Self> {
        let directory = args.directory.canonicalize();
        let directory = directory.with_context(|| format!("the directory {}", args.directory.display()))?;
        ensure!(directory.is_dir(), "{} is not a directory", args.directory.display());
        let name = match args.name {
            Some(name) => name,
            None => name_of(&directory)?,
        };
        let source = Source {
            directory,
            handler: args.handler,
            runtime: args.runtime,
            timeout: args.timeout,
            memory: args.memory,
            environment: variables(&args.variables)?,
            user_pools: !args.no_user_pools,
        };
        Ok(Self { api: Api::new(&args.url, client::environment_credential())?, name, source })
    }

    /// Deploys what there is, and waits until calls get it.
    async fn deploy(&self) -> anyhow::Result<Deployed> {
        let deployed = deploy::deploy(&self.api, &self.name, &self.source, Unsaid::Kept).await?;
        deploy::settled(&self.api, &self.name).await?;
        Ok(deployed)
    }

    async fn watch(&self, ended: impl Future<Output = ()>) -> anyhow::Result<()> {
        // Watched first: what changes while the first package is made is noticed.
        let directory = self.source.directory.display();
        let mut watched = Watched::new(&self.source.directory).with_context(|| format!("cannot watch {directory}"))?;
        println!("watching {directory}, until Ctrl-C");
        let mut ended = std::pin::pin!(ended);
        loop {
            match self.deploy().await {
                Ok(deployed) if deployed.changes.is_empty() => {}
                Ok(deployed) => println!("{}", self.describe(&deployed)),
                // The next save may mend it.
                Err(error) => println!("{}: not deployed: {error:#}", self.name),
            }
            tokio::select! {
                () = &mut ended => return Ok(()),
                changed = watched.changed() => changed.with_context(|| format!("cannot watch {directory} any longer"))?,
            }
            if !self.source.directory.is_dir() {
                bail!("{directory} is gone");
            }
        }
    }

    fn describe(&self, deployed: &Deployed) -> String {
        let Deployed { arn, entry, files, bytes, changes } = deployed;
        let changes: Vec<String> = changes.iter().map(Change::to_string).collect();
        let changes = if changes.is_empty() { "nothing has changed".to_owned() } else { changes.join(", ") };
        let files = if *files == 1 { "1 file".to_owned() } else { format!("{files} files") };
        format!(
            "{}: {changes}\n  {} {}, {files}, {bytes} bytes zipped\n  {arn}",
            self.name, entry.runtime, entry.handler
        )
    }
}

/// A function's name out of its directory's: what no name may hold becomes a hyphen.
fn name_of(directory: &Path) -> anyhow::Result<String> {
    let name = directory.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let name: String = name.chars().map(|c| if is_allowed(c) { c } else { '-' }).take(64).collect();
    ensure!(name.contains(|c: char| c.is_ascii_alphanumeric()), "give the function a name with --name");
    Ok(name)
}

/// `NAME=VALUE` for each variable.
fn variables(given: &[String]) -> anyhow::Result<BTreeMap<String, Secret>> {
    let mut variables = BTreeMap::new();
    for text in given {
        let (name, value) = text.split_once('=').context("an environment variable is given as NAME=VALUE")?;
        ensure!(!name.is_empty(), "an environment variable is given as NAME=VALUE");
        variables.insert(name.to_owned(), Secret::new(value));
    }
    Ok(variables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_named_as_its_directory() {
        let name = |path: &str| name_of(Path::new(path)).ok();
        assert_eq!(name("/srv/pre-sign_up2").as_deref(), Some("pre-sign_up2"));
        assert_eq!(name("/srv/pre sign.up").as_deref(), Some("pre-sign-up"));
        assert_eq!(name("/srv/___"), None);
        assert_eq!(name("/"), None);
    }

    #[test]
    fn variables_are_names_and_values() {
        let read = variables(&["A=1".into(), "B=x=y".into(), "C=".into()]).unwrap();
        assert_eq!(
            read.iter().map(|(name, value)| (name.as_str(), value.expose())).collect::<Vec<_>>(),
            [("A", "1"), ("B", "x=y"), ("C", "")]
        );
        assert!(variables(&["A".into()]).is_err() && variables(&["=1".into()]).is_err());
    }
}
