//! The server: everything with HTTP, and the only crate that sees all others.
//!
//! A request is one straight line, [`service`]: decode, validate, authorise, load, decide, commit, deliver, answer. The
//! first three are in `protocol` and [`authorize`]; the others are each operation's own, in [`operations`].

pub mod app;
mod attempts;
pub mod authorize;
mod cache;
pub mod call;
mod circumstances;
pub mod cli;
pub mod client;
pub mod config;
mod confirmation_page;
pub mod crypto;
pub mod declared_pools;
pub mod delivery;
pub mod demo;
pub mod documents;
pub mod effects;
pub mod error;
mod even_time;
pub mod function_registry;
pub mod functions;
pub mod http_client;
pub mod jobs;
pub mod keys;
pub mod kms;
pub mod log_delivery;
pub mod messages;
mod migration;
pub mod operations;
mod own_endpoints;
pub mod paging;
pub mod pool_resources;
pub mod pools;
pub mod present;
pub mod protocol;
pub mod seams;
pub mod senders;
pub mod server;
pub mod service;
pub mod session;
pub mod sign_in;
mod strictness;
pub mod telemetry;
pub mod test_control;
pub mod threat_protection;
pub mod timeline;
pub mod tokens;
pub mod trigger_commands;
pub mod user_import;
