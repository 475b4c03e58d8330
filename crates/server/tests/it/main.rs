//! The server as its clients see it: real operations over a store in memory, with fakes for time, chance, functions and
//! messages. No sockets.

mod authorization;
mod configuration;
mod coverage;
mod documents;
mod functions;
mod sign_in;
mod wire;
mod world;
