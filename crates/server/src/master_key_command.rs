//! `vestibule master-key`: everything is sealed anew with another master key, and a fresh one is made.
//!
//! What is sealed, and how far a rotation is, is the store's business; here it is decided where the two keys come from, and told what
//! is going on.

use std::ops::ControlFlow;

use anyhow::Context as _;
use vestibule_store::{MasterKey, MasterKeys, Rotation, RotationProgress, postgres, sqlite};

use crate::cli::{MasterKeyCommand, MasterKeyRotateArgs};
use crate::config::{Config, MasterKeySource, RotationConfig, environment};
use crate::progress::{Progress, Unit, interruption};
use crate::seams::Stopwatch;

/// Runs the command.
pub async fn run(command: MasterKeyCommand) -> anyhow::Result<()> {
    match command {
        MasterKeyCommand::Generate => {
            println!("{}", MasterKey::random().to_base64().as_str());
            Ok(())
        }
        MasterKeyCommand::Rotate(args) => rotate(&args).await,
    }
}

async fn rotate(args: &MasterKeyRotateArgs) -> anyhow::Result<()> {
    let begun = Stopwatch::start();
    let RotationConfig { database, data, master_key, previous_master_key } = Config::rotation(args, &environment)?;
    let previous = previous_master_key
        .context("give the previous master key: as --previous-master-key-file or VESTIBULE_PREVIOUS_MASTER_KEY")?;
    let keys = MasterKeys {
        primary: master_key.load_existing(&data).context("the master key")?,
        previous: Some(previous.load_existing(&data).context("the previous master key")?),
    };
    let interrupted = interruption()?;
    let mut display = Progress::start(Unit::Things, 0);
    // The batch that is being written is finished first.
    let progress = move |RotationProgress { table, rows, whole }| {
        display.show(rows, whole, format!("{rows} of {whole} rows gone through, {table}"));
        if interrupted.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let is_shared = database.is_some();
    let file = data.join(sqlite::DATABASE_FILE);
    let told = if is_shared { "the database".to_owned() } else { file.display().to_string() };
    let outcome = if let Some(options) = database {
        postgres::rotation::rotate(&options, &keys, progress).await
    } else {
        tokio::task::spawn_blocking(move || sqlite::rotation::rotate(&data, &keys, progress)).await?
    };
    match outcome? {
        Rotation::NothingLeft => println!("{told}: nothing is left to do, everything is sealed with the master key"),
        Rotation::Done { values } => {
            let seconds = begun.elapsed().as_secs_f64();
            println!(
                "{told}: {values} values were sealed anew, in {seconds:.1} s; the previous master key opens none any more"
            );
            println!("{}", next_step(is_shared, &master_key));
        }
    }
    Ok(())
}

fn next_step(is_shared: bool, master_key: &MasterKeySource) -> String {
    match master_key {
        _ if is_shared => {
            "run this once more when every node seals with the new key; when nothing is left, restart them without the old one"
                .to_owned()
        }
        MasterKeySource::DataDirectory => "start the server as before".to_owned(),
        MasterKeySource::File(path) => format!(
            "start the server with --master-key-file {}, or put that file in the place of the data directory's master.key",
            path.display()
        ),
        MasterKeySource::Value(_) => "start the server with the same VESTIBULE_MASTER_KEY".to_owned(),
    }
}
