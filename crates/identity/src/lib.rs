//! The rules of user pools: pure and deterministic. No clock, no randomness, no store, no request is known here;
//! what a rule needs comes in as a value and what it decides goes out as one.

pub mod acr;
pub mod app_client;
pub mod attempt;
pub mod attribute;
pub mod audit;
pub mod change;
pub mod code;
pub mod device;
pub mod error;
pub mod flow;
pub mod ids;
pub mod message;
pub mod mfa_preference;
pub mod name;
pub mod passkey;
pub mod password;
pub mod pool_resource;
pub mod random;
pub mod recovery;
pub mod secret;
pub mod secret_hash;
pub mod sign_in;
pub mod sign_up;
pub mod signing_key;
pub mod simulation;
pub mod software_token;
pub mod token;
pub mod trigger;
pub mod user;
pub mod user_creation;
pub mod user_filter;
pub mod user_migration;
pub mod user_pool;
pub mod user_session;

pub use error::Error;
