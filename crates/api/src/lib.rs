//! The wire vocabulary of Vestibule: what clients say and hear, as plain data.
//!
//! Four services share the endpoint and each has a module with the same layout: [`cognito_idp`] (user pools), [`lambda`]
//! (the local functions behind triggers), [`logs`] (what those functions printed) and [`kms`] (the keys that codes for custom
//! senders are encrypted under). A module holds
//!
//! * one struct per structure shape and one enum per string shape with an enum, with serde doing the wire format. Every
//!   member is an `Option`: whether it must be there is a rule of the [`constraint`] interpreter, not of the type. An
//!   explicit `null` is an absent member, absent members are not written, unknown members are ignored;
//! * `Operation`, the list of operations with their authorisation, errors and shapes;
//! * `Input`, one variant per operation, for an exhaustive dispatch.
//!
//! They are written by `cargo xtask codegen` from `model/*.json`; hand-written code never lives in `generated/`.
//!
//! A request passes through here in three steps:
//!
//! 1. [`constraint::check`] walks the JSON beside the shape in [`model`] and refuses what the model does not allow, in the
//!    service's own words;
//! 2. `Input::decode` turns the checked JSON into the typed shape;
//! 3. the answer is one of the output structs, or an [`ApiError`].
//!
//! This crate does no I/O and knows no rule of user pools beyond the model's.

pub mod constraint;
mod error;
mod generated;
pub mod model;
mod pattern;
mod value;

pub use error::ApiError;
pub use generated::{cognito_idp, kms, lambda, logs};
pub use model::{Auth, Service};
pub use value::{Blob, InvalidEnumValue, Sensitive, Timestamp};

#[cfg(test)]
mod shape_tests;
