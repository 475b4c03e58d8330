//! The server as its clients see it: real operations over a store in memory, or with `TEST_SERVER_STORE=postgres` in PostgreSQL, with
//! fakes for time, chance, functions and messages. No sockets, except where the server is the client.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod accounts;
mod app_clients;
#[path = "../../../identity/tests/authenticator/mod.rs"]
mod authenticator;
mod authorization;
mod choice;
mod client_secrets;
mod client_tokens;
mod configuration;
mod confirmation_page;
mod coverage;
mod declared_pools;
mod devices;
mod documents;
mod domains;
mod flows;
mod functions;
mod groups;
mod identity_providers;
mod key_rotation;
mod keys;
mod known_mistakes;
mod linked_identities;
mod managed_login_branding;
mod master_key;
mod messages_for_real;
mod metadata_matrix;
mod migration;
mod new_password;
mod one_pool;
mod operating;
mod passkeys;
mod password_hashes;
mod pool_extras;
mod remote_functions;
mod resource_servers;
mod second_factors;
mod senders;
mod sign_in;
mod sign_up;
mod sinks;
mod step_up;
mod telemetry;
mod test_control;
mod threat_protection;
mod timeline;
mod token_sessions;
mod token_validity;
mod trigger_contract;
mod trigger_pool;
mod user_import;
mod user_pools;
mod user_sessions;
mod user_settings;
mod users;
mod wire;
mod world;
