//! The PostgreSQL server that the tests use: one of our own, the one that `TEST_DATABASE_URL` names, or none.
//!
//! Tests make databases of their own in it.

use std::ffi::OsStr;
use std::process::Command;

use super::Stores;
use crate::postgres::{Cluster, Durability};

const URL: &str = "TEST_DATABASE_URL";
const LEFT_OUT: &str = "TEST_STORES";

/// Where tests find PostgreSQL.
pub enum Database {
    /// Nowhere: it is not tested.
    LeftOut,
    /// Where the environment says.
    Given,
    /// Here, until this is dropped.
    Own(Cluster),
}

impl Database {
    /// Finds one or starts one, if it is needed, and says so.
    pub(super) fn start(stores: Stores) -> anyhow::Result<Self> {
        if !stores.has_postgres() {
            println!("PostgreSQL is left out: the tests run on SQLite only");
            return Ok(Self::LeftOut);
        }
        if std::env::var_os(URL).is_some_and(|url| !url.is_empty()) {
            println!("PostgreSQL is where {URL} says");
            return Ok(Self::Given);
        }
        let cluster = Cluster::start(Durability::Tests)?;
        println!("PostgreSQL was started for these tests on port {} of 127.0.0.1", cluster.port());
        Ok(Self::Own(cluster))
    }

    /// Tells a command where it is.
    pub fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        match self {
            Self::LeftOut => command.env(LEFT_OUT, "sqlite").env_remove(URL),
            Self::Given => command.env_remove(LEFT_OUT),
            Self::Own(cluster) => command.env_remove(LEFT_OUT).env(URL, cluster.url("postgres")),
        }
    }

    /// Whether the developer said that it is not tested.
    pub fn is_left_out() -> bool {
        std::env::var_os(LEFT_OUT).is_some_and(|stores| stores == OsStr::new("sqlite"))
    }
}
