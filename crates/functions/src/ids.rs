//! Identifiers and times: request ids, revision ids, names of log streams, and the forms in which they are written.
//!
//! The only place in this crate that draws randomness or reads the clock of the wall.

use std::time::{SystemTime, UNIX_EPOCH};

use uuid::Uuid;

use crate::naming::push_hex;

/// A new random version 4 UUID in its usual spelling.
pub fn uuid() -> String {
    uuid::Builder::from_random_bytes(random()).into_uuid().hyphenated().to_string()
}

/// Thirty-two random hexadecimal digits.
pub(crate) fn hex_id() -> String {
    let mut text = String::with_capacity(32);
    push_hex(&mut text, &random());
    text
}

fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    // Randomness can only fail before the operating system has any, long before a server runs.
    aws_lc_rs::rand::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

/// A tracing header for one invocation, drawn from its request id so that it costs no randomness.
pub(crate) fn trace_id(request_id: &str, now_ms: i64) -> String {
    let id = Uuid::parse_str(request_id).unwrap_or_default().simple().to_string();
    format!("Root=1-{:08x}-{};Parent={};Sampled=0", now_ms / 1000, &id[..24], &id[16..])
}

/// Milliseconds since 1970.
pub(crate) fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

fn utc(ms: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(ms).unwrap_or_default()
}

/// `2025-01-31T12:00:00.000Z`, as log lines have it.
pub(crate) fn log_time(ms: i64) -> String {
    utc(ms).strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// `2025-01-31T12:00:00.000+0000`, as `LastModified` has it.
pub(crate) fn last_modified(ms: i64) -> String {
    utc(ms).strftime("%Y-%m-%dT%H:%M:%S.%3f+0000").to_string()
}

/// The name of the log stream of one execution environment.
pub(crate) fn log_stream_name(function: &str, version: &str, is_default_group: bool, now_ms: i64) -> String {
    let date = utc(now_ms).strftime("%Y/%m/%d").to_string();
    let function = if is_default_group { "" } else { function };
    format!("{date}/{function}[{version}]{}", hex_id())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_services_write_them() {
        assert_eq!(log_time(1_738_324_800_005), "2025-01-31T12:00:00.005Z");
        assert_eq!(last_modified(1_738_324_800_120), "2025-01-31T12:00:00.120+0000");
    }

    #[test]
    fn a_stream_of_a_custom_group_carries_the_function_name() {
        let own = log_stream_name("f", "$LATEST", true, 1_738_324_800_000);
        assert!(own.starts_with("2025/01/31/[$LATEST]"), "{own}");
        assert_eq!(own.len(), "2025/01/31/[$LATEST]".len() + 32);
        let shared = log_stream_name("f", "$LATEST", false, 1_738_324_800_000);
        assert!(shared.starts_with("2025/01/31/f[$LATEST]"), "{shared}");
    }

    #[test]
    fn a_trace_id_has_the_documented_form() {
        let text = trace_id("01234567-89ab-4def-8123-456789abcdef", 0x0123_4567_8000);
        let pattern = regex::Regex::new(r"^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$").unwrap();
        assert!(pattern.is_match(&text), "{text}");
    }
}
