//! `vestibule copy`: everything of an embedded store goes to an empty PostgreSQL database.
//!
//! What is copied how is the store's business; here it is decided where the master key comes from, and told what is going on.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, bail};
use vestibule_store::PostgresOptions;
use vestibule_store::copy::{self, CopyProgress, CopySummary};

use crate::cli::CopyArgs;
use crate::config::{MasterKeySource, environment};
use crate::progress::{Progress, Unit, interruption};
use crate::seams::Stopwatch;

/// Runs the command.
pub async fn run(args: CopyArgs) -> anyhow::Result<()> {
    let begun = Stopwatch::start();
    let data = source(&args.from)?;
    // Before the key is asked for, which is not there either.
    if !vestibule_store::sqlite::has_database(&data)? {
        bail!("data directory {} holds no database", data.display());
    }
    let key_source = MasterKeySource::of(args.master_key_file.clone(), &environment)?;
    let key = key_source.load_existing(&data).context("the master key")?;
    let options = PostgresOptions::new(args.to.expose());
    let interrupted = interruption()?;
    let mut display = Progress::start(Unit::Things, 0);
    let show = |CopyProgress { table, rows, whole }| {
        display.show(rows, whole, format!("{rows} of {whole} rows copied, {table}"));
    };
    let outcome = tokio::select! {
        outcome = copy::copy(&data, &key, &options, show) => Some(outcome),
        () = interrupted.cancelled() => None,
    };
    drop(display);
    let Some(outcome) = outcome else { bail!("interrupted: the same command goes on with it") };
    tell(&outcome?, begun.elapsed());
    Ok(())
}

/// The data directory that is meant.
fn source(text: &str) -> anyhow::Result<PathBuf> {
    match text.strip_prefix("sqlite:") {
        Some(directory) if !directory.is_empty() => Ok(directory.into()),
        _ => bail!("--from must be sqlite: with a data directory behind it, as in sqlite:./vestibule-data"),
    }
}

fn tell(summary: &CopySummary, time: Duration) {
    for (table, rows) in &summary.tables {
        println!("{rows:>12}  {table}");
    }
    let (users, pools) = (summary.rows_of("users"), summary.rows_of("user_pools"));
    println!("copied {users} users in {pools} user pools, {} rows, in {:.1} s", summary.rows(), time.as_secs_f64());
    println!("both databases have the same number of rows in every table; servers need the same master key as before");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_a_data_directory_behind_its_kind() {
        assert_eq!(source("sqlite:./data").unwrap(), PathBuf::from("./data"));
        assert_eq!(source("sqlite:/var/lib/vestibule").unwrap(), PathBuf::from("/var/lib/vestibule"));
        for text in ["sqlite:", "./data", "postgres://u@h/d"] {
            let refused = source(text).unwrap_err().to_string();
            assert!(refused.contains("sqlite:./vestibule-data"), "{text}: {refused}");
        }
    }
}
