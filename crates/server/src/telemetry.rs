//! The log: for people on a terminal, JSON otherwise, unless it is told which.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt as _;

/// What a server logs unless `VESTIBULE_LOG` says otherwise, in the syntax of `tracing`'s filters.
pub const SERVE_FILTER: &str = "info";
/// What the demonstration logs beside what it tells: the messages that are sent.
pub const DEMO_FILTER: &str = "error,vestibule::messages=info";

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// For people
    Text,
    /// For machines: an object a line
    Json,
}

impl LogFormat {
    /// The one that was asked for, or else the one that suits where the log goes.
    pub fn chosen(asked: Option<Self>) -> Self {
        asked.unwrap_or_else(|| if std::io::stderr().is_terminal() { Self::Text } else { Self::Json })
    }
}

/// Starts logging to standard error. Call it once.
pub fn start(default_filter: &str, format: LogFormat) {
    let given = std::env::var("VESTIBULE_LOG").ok().filter(|filter| !filter.is_empty());
    let parsed = EnvFilter::try_new(given.as_deref().unwrap_or(default_filter));
    let problem = parsed.as_ref().err().map(ToString::to_string);
    let filter = parsed.unwrap_or_else(|_| EnvFilter::new(default_filter));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start, as in tests, leaves the first one be.
    let _ = match format {
        LogFormat::Text => log.with_ansi(std::io::stderr().is_terminal()).with_target(false).finish().try_init(),
        LogFormat::Json => {
            log.json().flatten_event(true).with_current_span(true).with_span_list(false).finish().try_init()
        }
    };
    if let Some(problem) = problem {
        tracing::error!(%problem, "VESTIBULE_LOG is not a log filter; the default is used");
    }
}
