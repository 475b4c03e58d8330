//! The platform's lines around one invocation, and the error documents that say what the lines say.
//!
//! START, what the function prints, what went wrong, END, REPORT: always all of them, in this order.

use std::fmt::Write as _;
use std::process::ExitStatus;
use std::time::Duration;

use bytes::Bytes;
use serde_json::json;

use crate::ids::{log_time, now_ms};
use crate::naming::LATEST;
use crate::output::Output;

/// The log of an invocation in progress.
pub(crate) struct InvocationLog<'a> {
    output: &'a mut Output,
    request_id: &'a str,
}

/// How an invocation ended, as far as its log and its caller care.
#[derive(Debug)]
pub(crate) enum Ending {
    /// The handler returned.
    Returned,
    /// The handler failed; with the type of the error.
    Failed(String),
    /// Loading the handler failed; with the type of the error.
    NotLoaded(String),
    /// It took too long.
    TimedOut,
    /// The environment failed; with the type of the error.
    Broken(&'static str),
}

/// What an invocation used.
pub(crate) struct Usage {
    /// How long it took.
    pub duration: Duration,
    /// How long loading took, if this invocation was the first.
    pub init: Option<Duration>,
    /// The memory its function declares.
    pub memory_size_mb: u32,
    /// The most memory its process has had.
    pub memory_used_mb: u64,
}

impl Ending {
    /// The type of the error; `None` for a success.
    pub fn error_type(&self) -> Option<String> {
        match self {
            Self::Returned => None,
            Self::Failed(error_type) | Self::NotLoaded(error_type) => Some(error_type.clone()),
            Self::TimedOut => Some("Sandbox.Timedout".into()),
            Self::Broken(error_type) => Some((*error_type).into()),
        }
    }
}

impl<'a> InvocationLog<'a> {
    /// Opens an invocation's log: its START line is visible from here on.
    pub fn start(output: &'a mut Output, request_id: &'a str, with_tail: bool) -> Self {
        if with_tail {
            output.start_tail();
        }
        output.platform_line(&format!("START RequestId: {request_id} Version: {LATEST}\n"));
        Self { output, request_id }
    }

    /// An invocation's log that was opened before.
    pub fn resume(output: &'a mut Output, request_id: &'a str) -> Self {
        Self { output, request_id }
    }

    /// Where the function's own lines go.
    pub fn output(&mut self) -> &mut Output {
        self.output
    }

    /// Tells that the invocation took too long.
    pub fn timed_out(&mut self, limit: Duration) -> (Bytes, Ending) {
        let id = self.request_id;
        let seconds = limit.as_secs_f64();
        let line = format!("{} {id} Task timed out after {seconds:.2} seconds\n\n", log_time(now_ms()));
        self.output.platform_line(&line);
        let message = format!("RequestId: {id} Error: Task timed out after {seconds:.2} seconds");
        (error_document("Sandbox.Timedout", &message), Ending::TimedOut)
    }

    /// Tells that the process ended.
    pub fn exited(&mut self, status: Option<ExitStatus>) -> (Bytes, Ending) {
        self.broken("Runtime.ExitError", &exit_message(status))
    }

    /// Tells that the process was ended because it used too much memory.
    pub fn out_of_memory(&mut self) -> (Bytes, Ending) {
        self.broken("Runtime.OutOfMemory", "Runtime exited with error: signal: killed")
    }

    /// Tells that there is no program to run.
    pub fn no_entrypoint(&mut self, message: &str) -> (Bytes, Ending) {
        self.broken("Runtime.InvalidEntrypoint", message)
    }

    fn broken(&mut self, error_type: &'static str, what: &str) -> (Bytes, Ending) {
        let message = format!("RequestId: {} Error: {what}", self.request_id);
        self.output.platform_line(&format!("{message}\n{error_type}\n"));
        (error_document(error_type, &message), Ending::Broken(error_type))
    }

    /// Closes the log, and returns its last part if it was asked for.
    pub fn finish(self, usage: &Usage, ending: &Ending) -> Option<Vec<u8>> {
        self.output.platform_line(&format!("END RequestId: {}\n", self.request_id));
        let line = report_line(self.request_id, usage, ending);
        self.output.platform_line(&line);
        self.output.take_tail()
    }
}

fn report_line(request_id: &str, usage: &Usage, ending: &Ending) -> String {
    let duration_ms = usage.duration.as_secs_f64() * 1000.0;
    let billed = (usage.duration + usage.init.unwrap_or_default()).as_nanos().div_ceil(1_000_000);
    let mut line = format!(
        "REPORT RequestId: {request_id}\tDuration: {duration_ms:.2} ms\tBilled Duration: {billed} ms\t\
         Memory Size: {} MB\tMax Memory Used: {} MB\t",
        usage.memory_size_mb, usage.memory_used_mb,
    );
    if let Some(init) = usage.init {
        let _ = write!(line, "Init Duration: {:.2} ms\t", init.as_secs_f64() * 1000.0);
    }
    match ending {
        Ending::Returned | Ending::Failed(_) => {}
        Ending::TimedOut => line.push_str("Status: timeout"),
        Ending::NotLoaded(_) | Ending::Broken(_) => {
            let _ = write!(line, "Status: error\tError Type: {}", ending.error_type().unwrap_or_default());
        }
    }
    line.push('\n');
    line
}

fn exit_message(status: Option<ExitStatus>) -> String {
    use std::os::unix::process::ExitStatusExt;
    let Some(status) = status else {
        return "Runtime exited without providing a reason".into();
    };
    if let Some(signal) = status.signal() {
        let name = match signal {
            4 => "illegal instruction",
            6 => "aborted",
            7 => "bus error",
            8 => "floating point exception",
            9 => "killed",
            11 => "segmentation fault",
            15 => "terminated",
            25 => "file size limit exceeded",
            _ => return format!("Runtime exited with error: signal: {signal}"),
        };
        return format!("Runtime exited with error: signal: {name}");
    }
    match status.code() {
        Some(0) | None => "Runtime exited without providing a reason".into(),
        Some(code) => format!("Runtime exited with error: exit status {code}"),
    }
}

fn error_document(error_type: &str, message: &str) -> Bytes {
    json!({ "errorType": error_type, "errorMessage": message }).to_string().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(init: Option<Duration>) -> Usage {
        let duration = Duration::from_micros(3010);
        Usage { duration, init, memory_size_mb: 128, memory_used_mb: 36 }
    }

    #[test]
    fn report_lines_have_the_services_form() {
        let start = "REPORT RequestId: id\tDuration: 3.01 ms\t";
        assert_eq!(
            report_line("id", &usage(None), &Ending::Returned),
            format!("{start}Billed Duration: 4 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\t\n")
        );
        let init = Some(Duration::from_micros(110_100));
        assert_eq!(
            report_line("id", &usage(init), &Ending::Returned),
            format!(
                "{start}Billed Duration: 114 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\tInit Duration: 110.10 ms\t\n"
            )
        );
        assert!(report_line("id", &usage(None), &Ending::TimedOut).ends_with("36 MB\tStatus: timeout\n"));
        let broken = report_line("id", &usage(None), &Ending::Broken("Runtime.ExitError"));
        assert!(broken.ends_with("36 MB\tStatus: error\tError Type: Runtime.ExitError\n"), "{broken}");
    }
}
