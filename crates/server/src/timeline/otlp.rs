//! Hands spans to a collector: OTLP over HTTP, protobuf.
//!
//! Owns the queue, the batches, and what is tried again. Nobody waits for it but the end of the process, and that not for long: what
//! finds no place in the queue, or no collector in time, is lost, counted and said in the log.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, Uri, header};
use opentelemetry_proto::tonic::collector::trace::v1::{ExportTraceServiceRequest, ExportTraceServiceResponse};
use opentelemetry_proto::tonic::common::v1::InstrumentationScope;
use opentelemetry_proto::tonic::resource::v1::Resource;
use opentelemetry_proto::tonic::trace::v1::{ResourceSpans, ScopeSpans, Span};
use prost::Message as _;
use tokio::sync::{mpsc, oneshot};

use super::spans;
use crate::http_client::{HttpClient, USER_AGENT};

const SERVICE_NAME: &str = "vestibule";
/// Calls whose spans may wait; those of more are lost.
const QUEUE_MAX: usize = 2048;
/// Spans that are sent at once; the last call of a batch may exceed it.
const BATCH_SPANS_MAX: usize = 512;
/// How long the first call of a batch waits for others.
const BATCH_WAIT: Duration = Duration::from_secs(1);
/// How long the collector may take to answer.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(10);
/// The most that is read of its answer.
const ANSWER_BYTES_MAX: usize = 64 * 1024;
/// How long a batch is tried, with all pauses.
const DELIVERY_TIME_MAX: Duration = Duration::from_secs(30);
/// The first pause between two attempts; each further one is twice as long.
const PAUSE: Duration = Duration::from_millis(250);
/// The longest one, also where the collector asks for more.
const PAUSE_MAX: Duration = Duration::from_secs(5);
/// How long the end of the process waits for what is left.
const FINISH_TIME_MAX: Duration = Duration::from_secs(3);

/// Where spans are sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtlpSettings {
    /// The collector's address for traces.
    pub traces: Uri,
    /// What goes along with every request; the values do not show.
    pub headers: HeaderMap,
    /// The service that the spans are of.
    pub service_name: String,
}

/// Sends spans. Clones share a queue.
#[derive(Clone)]
pub struct Exporter(Arc<Waiting>);

struct Waiting {
    queue: mpsc::Sender<Work>,
    counts: Arc<Counts>,
}

/// Spans by what became of them.
#[derive(Default)]
struct Counts {
    taken: AtomicU64,
    settled: AtomicU64,
    lost: AtomicU64,
}

enum Work {
    Spans(Vec<Span>),
    Flush(oneshot::Sender<()>),
}

impl OtlpSettings {
    /// From a base address, which is valid, and `name=value,...` with values in percent encoding, as the OpenTelemetry
    /// specification has it. What is wrong is told by setting, without values.
    pub fn read(endpoint: &str, headers: &str, service_name: Option<String>) -> Result<Self, (&'static str, String)> {
        let traces = format!("{endpoint}/v1/traces");
        let traces = Uri::try_from(traces).map_err(|error| ("telemetry.otlp_endpoint", error.to_string()))?;
        let headers = read_headers(headers).map_err(|problem| ("OTEL_EXPORTER_OTLP_HEADERS", problem))?;
        Ok(Self { traces, headers, service_name: service_name.unwrap_or_else(|| SERVICE_NAME.into()) })
    }
}

fn read_headers(text: &str) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    let entries = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    for (entry, number) in entries.zip(1..) {
        let problem = |problem: &str| format!("entry {number} {problem}");
        let (name, value) = entry.split_once('=').ok_or_else(|| problem("is not of the form name=value"))?;
        let name = HeaderName::try_from(name.trim()).map_err(|_| problem("has a name that is none of a header"))?;
        let value = decoded(value.trim()).and_then(|value| HeaderValue::try_from(value).ok());
        let mut value = value.ok_or_else(|| problem("has a value that is none of a header"))?;
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    Ok(headers)
}

/// A text out of percent encoding.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
        rest = after;
    }
    Some(bytes)
}

impl Exporter {
    /// Begins to send, from a task of its own.
    pub fn start(settings: &OtlpSettings) -> anyhow::Result<Self> {
        let client = HttpClient::new(settings.traces.scheme_str() == Some("https"))?;
        let (queue, work) = mpsc::channel(QUEUE_MAX);
        let counts = Arc::<Counts>::default();
        let delivery = Delivery { client, settings: settings.clone(), counts: Arc::clone(&counts) };
        tokio::spawn(delivery.run(work));
        Ok(Self(Arc::new(Waiting { queue, counts })))
    }

    /// Takes the spans of a call, if there is a place for them.
    pub fn send(&self, spans: Vec<Span>) {
        let Waiting { queue, counts } = &*self.0;
        let number = spans.len() as u64;
        counts.taken.fetch_add(number, Ordering::Relaxed);
        if queue.try_send(Work::Spans(spans)).is_err() {
            counts.lose(number);
        }
    }

    /// How many spans were lost so far.
    pub fn lost(&self) -> u64 {
        self.0.counts.lost.load(Ordering::Relaxed)
    }

    /// Waits until everything was sent or lost, for a time.
    pub async fn finish(&self) {
        let Waiting { queue, counts } = &*self.0;
        let finished = async {
            let (done, sent) = oneshot::channel();
            if queue.send(Work::Flush(done)).await.is_ok() {
                let _ = sent.await;
            }
        };
        if tokio::time::timeout(FINISH_TIME_MAX, finished).await.is_err() {
            let left = counts.taken.load(Ordering::Relaxed) - counts.settled.load(Ordering::Relaxed);
            tracing::warn!(target: "vestibule::telemetry", left, lost = self.lost(), "not all spans were exported in time");
        }
    }
}

impl Counts {
    fn settle(&self, number: u64) {
        self.settled.fetch_add(number, Ordering::Relaxed);
    }

    fn lose(&self, number: u64) {
        self.lost.fetch_add(number, Ordering::Relaxed);
        self.settle(number);
    }
}

/// The task.
struct Delivery {
    client: HttpClient,
    settings: OtlpSettings,
    counts: Arc<Counts>,
}

/// Why spans were not taken.
struct Refused {
    reason: String,
    /// How long to wait before trying again, at least; absent where that is no use.
    pause: Option<Duration>,
}

impl Delivery {
    async fn run(self, mut work: mpsc::Receiver<Work>) {
        let mut told = 0;
        while let Some(first) = work.recv().await {
            let (mut spans, mut waiting) = (Vec::new(), Vec::new());
            let mut next = Some(first);
            let mut patience = std::pin::pin!(tokio::time::sleep(BATCH_WAIT));
            while let Some(item) = next.take() {
                match item {
                    Work::Spans(more) => spans.extend(more),
                    Work::Flush(done) => waiting.push(done),
                }
                if spans.len() >= BATCH_SPANS_MAX || !waiting.is_empty() {
                    break;
                }
                next = tokio::select! {
                    item = work.recv() => item,
                    () = &mut patience => None,
                };
            }
            if !spans.is_empty() {
                self.deliver(spans).await;
            }
            // Of those that found no place as well, a line for all.
            let lost = self.counts.lost.load(Ordering::Relaxed);
            if lost > told {
                tracing::warn!(target: "vestibule::telemetry", lost, "spans were lost");
                told = lost;
            }
            for done in waiting {
                let _ = done.send(());
            }
        }
    }

    /// Sends a batch, again where it may help.
    async fn deliver(&self, spans: Vec<Span>) {
        let number = spans.len() as u64;
        let body = Bytes::from(self.request(spans).encode_to_vec());
        let mut reason = String::from("no answer in time");
        let attempts = async {
            let mut pause = PAUSE;
            loop {
                let refused = match self.post(body.clone()).await {
                    Ok(rejected) => return Some(rejected),
                    Err(refused) => refused,
                };
                tracing::debug!(target: "vestibule::telemetry", reason = refused.reason, "the collector took no spans");
                reason = refused.reason;
                tokio::time::sleep(refused.pause?.max(pause).min(PAUSE_MAX)).await;
                pause *= 2;
            }
        };
        if let Ok(Some(rejected)) = tokio::time::timeout(DELIVERY_TIME_MAX, attempts).await {
            let rejected = rejected.min(number);
            self.counts.lose(rejected);
            self.counts.settle(number - rejected);
        } else {
            self.counts.lose(number);
            let collector = self.settings.traces.authority().map(http::uri::Authority::as_str);
            tracing::warn!(target: "vestibule::telemetry", collector, reason, spans = number, "spans were not exported");
        }
    }

    fn request(&self, spans: Vec<Span>) -> ExportTraceServiceRequest {
        let version = env!("CARGO_PKG_VERSION");
        let attributes =
            vec![spans::string("service.name", &self.settings.service_name), spans::string("service.version", version)];
        let scope = InstrumentationScope {
            name: SERVICE_NAME.into(),
            version: version.into(),
            ..InstrumentationScope::default()
        };
        let scope_spans = vec![ScopeSpans { scope: Some(scope), spans, ..ScopeSpans::default() }];
        let resource = Some(Resource { attributes, ..Resource::default() });
        ExportTraceServiceRequest {
            resource_spans: vec![ResourceSpans { resource, scope_spans, ..ResourceSpans::default() }],
        }
    }

    /// One attempt; how many spans the collector did not want.
    async fn post(&self, body: Bytes) -> Result<u64, Refused> {
        let again = |reason: String| Refused { reason, pause: Some(Duration::ZERO) };
        let mut request = Request::post(self.settings.traces.clone())
            .header(header::CONTENT_TYPE, "application/x-protobuf")
            .header(header::USER_AGENT, USER_AGENT)
            .body(body)
            .map_err(|error| Refused { reason: error.to_string(), pause: None })?;
        request.headers_mut().extend(self.settings.headers.clone());
        let answer = tokio::time::timeout(ANSWER_TIME_MAX, self.client.send(request, ANSWER_BYTES_MAX)).await;
        let answer = answer.map_err(|_| again("no answer in time".into()))?;
        let answer = answer.map_err(|error| again(format!("{error:#}")))?;
        if answer.status.is_success() {
            let told = answer.body.and_then(|body| ExportTraceServiceResponse::decode(body).ok());
            let partial = told.and_then(|told| told.partial_success);
            return Ok(partial.map_or(0, |partial| u64::try_from(partial.rejected_spans).unwrap_or(0)));
        }
        // OTLP: these four may be tried again, after the time that the collector asks for. Source: OTLP specification, OTLP/HTTP
        // response.
        let is_worth_a_try = matches!(
            answer.status,
            StatusCode::TOO_MANY_REQUESTS
                | StatusCode::BAD_GATEWAY
                | StatusCode::SERVICE_UNAVAILABLE
                | StatusCode::GATEWAY_TIMEOUT
        );
        let asked = answer.header("retry-after").and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
        Err(Refused { reason: answer.status.to_string(), pause: is_worth_a_try.then(|| asked.unwrap_or_default()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_and_do_not_show() {
        let settings = OtlpSettings::read("http://127.0.0.1:4318", "api-key=s3cret, Authorization=Basic%20abc=,", None);
        let settings = settings.unwrap();
        assert_eq!(settings.traces, "http://127.0.0.1:4318/v1/traces");
        assert_eq!(settings.headers["api-key"], "s3cret");
        assert_eq!(settings.headers["authorization"], "Basic abc=");
        let shown = format!("{settings:?}");
        assert!(!shown.contains("s3cret") && !shown.contains("abc"), "{shown}");
    }

    #[test]
    fn headers_that_are_none_are_refused_without_being_told() {
        for text in ["s3cret", "a b=s3cret", "a=s3cret%0a", "a=s3cret%", "a=s3cret%zz"] {
            let (name, problem) = OtlpSettings::read("http://127.0.0.1:4318", text, None).unwrap_err();
            assert_eq!(name, "OTEL_EXPORTER_OTLP_HEADERS");
            assert!(problem.starts_with("entry 1 ") && !problem.contains("s3cret"), "{problem}");
        }
    }

    /// On one thread nothing is sent until somebody waits.
    #[tokio::test]
    async fn what_finds_no_place_in_the_queue_is_lost_and_counted() {
        let settings = OtlpSettings::read("http://127.0.0.1:9", "", None).unwrap();
        let exporter = Exporter::start(&settings).unwrap();
        for _ in 0..QUEUE_MAX + 10 {
            exporter.send(vec![Span::default(), Span::default()]);
        }
        assert_eq!(exporter.lost(), 20);
    }
}
