//! `vestibule migrate`: a database is brought to the schema of this release, without serving from it.

use std::path::PathBuf;

use anyhow::ensure;
use vestibule_store::upgrade::{self, Migrated};
use vestibule_store::{PostgresOptions, PostgresStore};

use crate::cli::MigrateArgs;
use crate::config::{Config, MasterKeySource, environment};

/// Runs the command.
pub async fn run(args: MigrateArgs) -> anyhow::Result<()> {
    let target = Target::of(&args)?;
    let told = target.told();
    let Migrated { from, to } = target.migrate().await?;
    if from == to {
        println!("{told} has schema version {to} already");
    } else {
        println!("{told} went from schema version {from} to {to}");
    }
    Ok(())
}

/// What is migrated.
enum Target {
    /// The embedded store in a data directory.
    Embedded { data: PathBuf, key: MasterKeySource },
    /// A PostgreSQL database.
    Shared { options: Box<PostgresOptions>, key: MasterKeySource },
}

impl Target {
    fn of(args: &MigrateArgs) -> anyhow::Result<Self> {
        let shared = Config::database_and_master_key(&args.directory, args.database_url.as_ref(), &environment)?;
        if let Some((options, key)) = shared {
            return Ok(Self::Shared { options: Box::new(options), key });
        }
        let (data, key) = Config::data_and_master_key(&args.directory, &environment)?;
        Ok(Self::Embedded { data, key })
    }

    async fn migrate(self) -> anyhow::Result<Migrated> {
        match self {
            Self::Embedded { data, key } => {
                let has_database = vestibule_store::sqlite::has_database(&data)?;
                // Before the key is asked for, which is not there either.
                ensure!(has_database, "data directory {} holds no database", data.display());
                let migrate = move || anyhow::Ok(upgrade::migrate(&data, &key.load_existing(&data)?)?);
                tokio::task::spawn_blocking(migrate).await?
            }
            Self::Shared { options, key } => {
                let versions = PostgresStore::migrate(&options, key.load(&PathBuf::new())?).await?;
                Ok(Migrated { from: versions.found, to: versions.present })
            }
        }
    }

    fn told(&self) -> String {
        match self {
            Self::Embedded { data, .. } => data.join(vestibule_store::sqlite::DATABASE_FILE).display().to_string(),
            Self::Shared { .. } => "the database".to_owned(),
        }
    }
}
