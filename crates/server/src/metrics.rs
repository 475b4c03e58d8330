//! What is counted and timed, and the text in which Prometheus reads it.
//!
//! Owns the families, their labels and buckets. Labels come from small sets only: operations and exceptions of models, flows,
//! triggers, and so many functions; never from what a client may choose. Nothing here names a user.

use std::collections::HashSet;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use prometheus_client::encoding::{EncodeLabelSet, prometheus_text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use vestibule_store::RoundTrips;

/// The form of the text, as its readers know it.
pub const CONTENT_TYPE: &str = prometheus_text::CONTENT_TYPE;

/// What stands for everything that has no label of its own.
pub const OTHER: &str = "other";
/// The outcome of what went well.
pub const OK: &str = "ok";

/// Functions that have a label of their own.
const FUNCTIONS_MAX: usize = 200;

/// A millisecond to ten seconds: what a request may take.
const REQUEST_BUCKETS: [f64; 13] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// Up to three attempts of five seconds each, and what a longer limit allows.
const TRIGGER_BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0, 15.0, 60.0];
/// From a look into a page that is in memory to a disk that stands still.
const STORE_BUCKETS: [f64; 12] = [5e-5, 1e-4, 2.5e-4, 5e-4, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0, 5.0];

type Timed<L> = Family<L, Histogram, fn() -> Histogram>;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    operation: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OperationLabels {
    operation: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct SignInLabels {
    flow: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct TriggerLabels {
    function: String,
    trigger: &'static str,
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct StoreLabels {
    kind: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct BuildLabels {
    version: &'static str,
}

/// What is asked of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreWork {
    /// Something to be read.
    Read,
    /// Something to be written, until it is safe.
    Write,
}

/// What is not counted but looked at when somebody asks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gauges {
    /// Jobs that wait for a thread of the crypto pool.
    pub crypto_waiting: usize,
    /// Calls that are being answered.
    pub calls: usize,
    /// How often a database elsewhere was asked, where there is one; the store counts by itself.
    pub round_trips: Option<RoundTrips>,
}

/// Everything that is counted and timed since the server's start.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    request_seconds: Timed<OperationLabels>,
    sign_ins: Family<SignInLabels, Counter>,
    trigger_seconds: Timed<TriggerLabels>,
    store_reads: Histogram,
    store_writes: Histogram,
    round_trips: Family<StoreLabels, Counter>,
    crypto_waiting: Gauge,
    calls: Gauge,
    functions: Mutex<HashSet<String>>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("vestibule");
        let requests = Family::<RequestLabels, Counter>::default();
        registry.register("requests", "Requests that were answered", requests.clone());
        let request_seconds = Timed::<OperationLabels>::new_with_constructor(|| Histogram::new(REQUEST_BUCKETS));
        registry.register("request_seconds", "From a request's head to its answer", request_seconds.clone());
        let sign_ins = Family::<SignInLabels, Counter>::default();
        registry.register("sign_ins", "Steps of sign-ins, by flow and by what came of them", sign_ins.clone());
        let trigger_seconds = Timed::<TriggerLabels>::new_with_constructor(|| Histogram::new(TRIGGER_BUCKETS));
        registry.register("trigger_seconds", "Runs of triggers, all attempts of each", trigger_seconds.clone());
        let store_seconds = Timed::<StoreLabels>::new_with_constructor(|| Histogram::new(STORE_BUCKETS));
        registry.register("store_seconds", "Reads and writes of the store", store_seconds.clone());
        // Not in the text before it has a series, so not at all with the embedded store.
        let round_trips = Family::<StoreLabels, Counter>::default();
        registry.register("database_round_trips", "How often the database was asked", round_trips.clone());
        let crypto_waiting: Gauge = Gauge::default();
        registry.register("crypto_queue", "Jobs that wait for a thread of the crypto pool", crypto_waiting.clone());
        let calls: Gauge = Gauge::default();
        registry.register("calls_in_progress", "Calls that are being answered", calls.clone());
        let build = Info::new(BuildLabels { version: env!("CARGO_PKG_VERSION") });
        registry.register("build", "The server that answers", build);
        Self {
            registry,
            requests,
            request_seconds,
            sign_ins,
            trigger_seconds,
            store_reads: store_seconds.get_or_create_owned(&StoreLabels { kind: "read" }),
            store_writes: store_seconds.get_or_create_owned(&StoreLabels { kind: "write" }),
            round_trips,
            crypto_waiting,
            calls,
            functions: Mutex::default(),
        }
    }
}

impl Metrics {
    /// A request was answered: an operation by its name in the model, or [`OTHER`]; its outcome is [`OK`] or the exception's name.
    pub fn request(&self, operation: &'static str, outcome: &'static str, took: Duration) {
        self.requests.get_or_create(&RequestLabels { operation, outcome }).inc();
        self.request_seconds.get_or_create(&OperationLabels { operation }).observe(took.as_secs_f64());
    }

    /// A step of a sign-in came to something.
    pub fn sign_in(&self, flow: &'static str, outcome: &'static str) {
        self.sign_ins.get_or_create(&SignInLabels { flow, outcome }).inc();
    }

    /// A trigger's function ran, or could not.
    pub fn trigger(&self, function: &str, trigger: &'static str, outcome: &'static str, took: Duration) {
        let labels = TriggerLabels { function: self.function_label(function), trigger, outcome };
        self.trigger_seconds.get_or_create(&labels).observe(took.as_secs_f64());
    }

    /// The store did something.
    pub fn store(&self, work: StoreWork, took: Duration) {
        let seconds = match work {
            StoreWork::Read => &self.store_reads,
            StoreWork::Write => &self.store_writes,
        };
        seconds.observe(took.as_secs_f64());
    }

    /// All of it, in Prometheus's text format.
    pub fn render(&self, gauges: Gauges) -> Result<String, std::fmt::Error> {
        self.crypto_waiting.set(i64::try_from(gauges.crypto_waiting).unwrap_or(i64::MAX));
        self.calls.set(i64::try_from(gauges.calls).unwrap_or(i64::MAX));
        if let Some(RoundTrips { reads, writes }) = gauges.round_trips {
            for (kind, count) in [("read", reads), ("write", writes)] {
                // Of two scrapes at the same time, the one that has looked first may get here last.
                self.round_trips.get_or_create(&StoreLabels { kind }).inner().fetch_max(count, Ordering::Relaxed);
            }
        }
        let mut text = String::new();
        prometheus_text::encode(&mut text, &self.registry)?;
        Ok(text)
    }

    /// Functions come and go, and series stay: only the first ones have their own.
    fn function_label(&self, function: &str) -> String {
        let mut known = self.functions.lock().unwrap_or_else(PoisonError::into_inner);
        if known.contains(function) {
            return function.to_owned();
        }
        if known.len() >= FUNCTIONS_MAX {
            return OTHER.to_owned();
        }
        known.insert(function.to_owned());
        function.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(metrics: &Metrics) -> String {
        metrics.render(Gauges::default()).unwrap()
    }

    fn has(text: &str, line: &str) -> bool {
        text.lines().any(|it| it == line)
    }

    #[test]
    fn what_was_counted_is_in_the_text_under_its_labels() {
        let metrics = Metrics::default();
        metrics.request("InitiateAuth", OK, Duration::from_millis(3));
        metrics.request("InitiateAuth", OK, Duration::from_millis(30));
        metrics.request("InitiateAuth", "NotAuthorizedException", Duration::from_millis(3));
        metrics.sign_in("USER_PASSWORD_AUTH", "signed_in");
        metrics.trigger("arn:f", "PreSignUp", "failed", Duration::from_millis(20));
        metrics.store(StoreWork::Read, Duration::from_micros(70));
        let text = metrics.render(Gauges { crypto_waiting: 7, calls: 2, ..Gauges::default() }).unwrap();
        for line in [
            "# TYPE vestibule_requests_total counter",
            r#"vestibule_requests_total{operation="InitiateAuth",outcome="ok"} 2"#,
            r#"vestibule_requests_total{operation="InitiateAuth",outcome="NotAuthorizedException"} 1"#,
            "# TYPE vestibule_request_seconds histogram",
            r#"vestibule_request_seconds_count{operation="InitiateAuth"} 3"#,
            r#"vestibule_sign_ins_total{flow="USER_PASSWORD_AUTH",outcome="signed_in"} 1"#,
            r#"vestibule_trigger_seconds_count{function="arn:f",trigger="PreSignUp",outcome="failed"} 1"#,
            r#"vestibule_store_seconds_count{kind="read"} 1"#,
            r#"vestibule_store_seconds_count{kind="write"} 0"#,
            "vestibule_crypto_queue 7",
            "vestibule_calls_in_progress 2",
        ] {
            assert!(has(&text, line), "{line} is not in\n{text}");
        }
        let build = format!("vestibule_build_info{{version=\"{}\"}} 1", env!("CARGO_PKG_VERSION"));
        assert!(has(&text, &build), "{text}");
        let bucket = text.lines().filter(|line| line.starts_with("vestibule_request_seconds_bucket"));
        let counts: Vec<u64> = bucket.map(|line| line.rsplit(' ').next().unwrap().parse().unwrap()).collect();
        assert_eq!(counts.len(), REQUEST_BUCKETS.len() + 1, "{text}");
        assert!(counts.is_sorted() && counts.last() == Some(&3), "buckets add up: {text}");
    }

    #[test]
    fn round_trips_are_in_the_text_where_there_is_a_database() {
        let metrics = Metrics::default();
        assert!(!text(&metrics).contains("round_trips"), "the embedded store has none");
        for (reads, writes, shown) in [(7, 2, [7, 2]), (9, 3, [9, 3]), (8, 3, [9, 3])] {
            let round_trips = Some(RoundTrips { reads, writes });
            let text = metrics.render(Gauges { round_trips, ..Gauges::default() }).unwrap();
            assert!(has(&text, "# TYPE vestibule_database_round_trips_total counter"), "{text}");
            for (kind, count) in ["read", "write"].into_iter().zip(shown) {
                let line = format!("vestibule_database_round_trips_total{{kind=\"{kind}\"}} {count}");
                assert!(has(&text, &line), "{line} is not in\n{text}");
            }
        }
    }

    #[test]
    fn only_so_many_functions_have_a_series_of_their_own() {
        let metrics = Metrics::default();
        for number in 0..FUNCTIONS_MAX + 50 {
            metrics.trigger(&format!("f{number}"), "PreSignUp", OK, Duration::from_millis(1));
        }
        metrics.trigger("f0", "PreSignUp", OK, Duration::from_millis(1));
        let text = text(&metrics);
        let series = text.lines().filter(|line| line.starts_with("vestibule_trigger_seconds_count")).count();
        assert_eq!(series, FUNCTIONS_MAX + 1);
        let others = r#"vestibule_trigger_seconds_count{function="other",trigger="PreSignUp",outcome="ok"} 50"#;
        let first = r#"vestibule_trigger_seconds_count{function="f0",trigger="PreSignUp",outcome="ok"} 2"#;
        assert!(has(&text, others) && has(&text, first), "{text}");
    }

    #[test]
    fn a_name_of_a_function_cannot_break_out_of_its_label() {
        let metrics = Metrics::default();
        metrics.trigger("a\"} 1\nmade_up 1", "PreSignUp", OK, Duration::ZERO);
        assert!(!text(&metrics).lines().any(|line| line.starts_with("made_up")));
    }
}
