//! Functions as they are used: zips created through the control plane, run in real processes, read back through the logs.
//!
//! Needs `python3`, `node` and a shell on the machine.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod bad_handlers;
mod control_plane;
mod custom_runtime;
mod limits;
mod log_reading;
mod node_functions;
mod python_functions;
mod several;
mod support;
mod workers;
