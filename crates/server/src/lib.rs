//! The server: everything with HTTP, and the only crate that sees all others.
//!
//! A request is one straight line, [`service`]: decode, validate, authorise, load, decide, commit, deliver, answer. The
//! first three are in `protocol` and [`authorize`]; the others are each operation's own, in [`operations`].

pub mod app;
mod cache;
pub mod call;
pub mod cli;
pub mod config;
pub mod crypto;
pub mod delivery;
pub mod effects;
pub mod error;
pub mod keys;
pub mod messages;
pub mod operations;
pub mod pools;
pub mod seams;
pub mod session;
pub mod sign_in;
pub mod tokens;
