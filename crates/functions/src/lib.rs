//! The local Lambda: functions kept, run in processes of this machine, and their logs.
//!
//! * [`Lambda`] is the control plane (create, update, invoke, permissions) and the real [`FunctionInvoker`];
//! * [`Host`] runs deployed functions in warm worker processes;
//! * [`LogStore`] keeps what they print, [`Logs`] answers the CloudWatch Logs subset from it;
//! * [`testing`] has a scripted stand-in for other crates' tests.
//!
//! Knows nothing of user pools, of HTTP requests of the main endpoint, or of databases: functions are kept through the
//! [`FunctionRegistry`] a server provides.

mod bundle;
mod control;
mod deployment;
mod detached;
mod host;
mod ids;
mod invocation;
mod invocation_log;
mod logs;
mod memory;
mod naming;
mod output;
mod package;
mod persistent;
mod pool;
mod process_groups;
mod registry;
mod runtime;
mod scratch;
pub mod testing;
mod worker;

pub use bundle::{Bundle, BundleError, is_left_out};
pub use control::{CodeUrl, EVENT_BYTES_MAX, EVENT_RETRIES, Lambda, LambdaSettings, unknown_runtime};
pub use deployment::{Code, Deployment, LogFormat};
pub use host::{Host, HostLimits, HostSettings};
pub use invocation::{Caller, FunctionInvoker, Invocation, InvocationOutcome, InvokeError};
pub use logs::{LogLimits, LogStore, LogStream, Logs};
pub use naming::{FunctionName, LATEST, NameError, Place};
pub use package::{PackageError, UNZIPPED_BYTES_MAX, ZIPPED_BYTES_MAX};
pub use persistent::Persistent;
pub use registry::{FunctionRecord, FunctionRegistry, MemoryRegistry, SaveError};
pub use runtime::{FunctionCredentials, RESERVED as RESERVED_VARIABLES, RESPONSE_BYTES_MAX};
