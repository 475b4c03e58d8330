//! Pools as files: user pools, app clients, groups and users that the configuration declares.
//!
//! ```text
//! files ── read ──> entries ── apply ──> what is missing is made, what differs is updated, the rest stays
//!                      ▲
//! `vestibule pool import` over HTTP (`endpoint`)
//! ```
//! `files` finds and parses files, `entry` turns a table into typed settings by the model's constraints, `apply` holds them against
//! the store; what differs is `vestibule_identity::declaration`'s rule. `commands` are `vestibule pool ...`, `toml_text` is how they
//! write files, `from_aws` reads what the AWS CLI prints, and `check` looks for settings without effect.

mod apply;
mod check;
pub mod commands;
pub mod endpoint;
mod entry;
mod export;
mod files;
mod from_aws;
mod toml_text;

use serde_json::{Map, Value};
use vestibule_identity::declaration::{DeclaredClient, DeclaredGroup, DeclaredPool, DeclaredUser};

pub use apply::apply;
pub use entry::Surroundings;
pub use files::read;

/// A table of a file, with every member under its name.
pub type Table = Map<String, Value>;

/// One declared pool with what is in it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The file that it stands in, as it is told to people.
    pub source: String,
    /// The pool.
    pub pool: DeclaredPool,
    /// Functions that its triggers name without an ARN, each with its member.
    pub functions: Vec<(String, String)>,
    /// Its app clients.
    pub clients: Vec<DeclaredClient>,
    /// Its groups.
    pub groups: Vec<DeclaredGroup>,
    /// Its users.
    pub users: Vec<DeclaredUser>,
}

/// A declared thing cannot be as it is declared.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct DeclarationError {
    /// The file and the entry in it.
    pub place: String,
    /// What is wrong.
    pub problem: String,
}

/// Declared pools were not applied to the end.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// Something cannot be as it is declared.
    #[error(transparent)]
    Declared(#[from] DeclarationError),
    /// Something failed that is no fault of a file.
    #[error("{place}: {cause}")]
    Failed {
        /// The file and the entry in it.
        place: String,
        /// Why, which is for the server's owner alone.
        cause: String,
    },
}
