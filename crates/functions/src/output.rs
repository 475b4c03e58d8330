//! What a worker prints, cut into log events.
//!
//! Everything a process prints arrives on one pipe. A line is an event; a line that begins with a mark (see the bootstraps) is
//! one event whose inner newlines were replaced on the way. What has no newline yet is held until one comes, the invocation
//! ends, or it grows beyond what an event may be. Events also go to the tail that an invocation may ask for.

use std::future;

use tokio::io::AsyncReadExt;
use tokio::process::ChildStderr;

use crate::logs::LogStream;

const CHUNK_BYTES: usize = 8 * 1024;
/// The longest line that is kept together.
const LINE_BYTES_MAX: usize = 256 * 1024;
/// What is taken from a pipe at the end of an invocation, so that a process that never stops printing cannot hold it up.
const DRAIN_BYTES_MAX: usize = 4 * 1024 * 1024;
/// What an invocation's caller gets to see of its log.
const TAIL_BYTES_MAX: usize = 4096;

const EVENT_MARK: [u8; 2] = [0x1e, 0x1f];
const NEWLINE_MARK: u8 = 0x1f;

/// A worker's log stream and the pipe that feeds it.
pub(crate) struct Output {
    stream: LogStream,
    printed: Option<ChildStderr>,
    chunk: Vec<u8>,
    line: Vec<u8>,
    tail: Option<Vec<u8>>,
}

impl Output {
    /// An output that nothing feeds yet.
    pub fn new(stream: LogStream) -> Self {
        Self { stream, printed: None, chunk: Vec::new(), line: Vec::new(), tail: None }
    }

    /// Reads from a process's pipe from here on.
    pub fn read_from(&mut self, printed: ChildStderr) {
        self.chunk.resize(CHUNK_BYTES, 0);
        self.printed = Some(printed);
    }

    /// Starts keeping the last lines for an invocation's caller.
    pub fn start_tail(&mut self) {
        self.tail = Some(Vec::new());
    }

    /// Ends keeping, and returns what was kept.
    pub fn take_tail(&mut self) -> Option<Vec<u8>> {
        self.tail.take().map(|mut tail| {
            let excess = tail.len().saturating_sub(TAIL_BYTES_MAX);
            tail.split_off(excess)
        })
    }

    /// Writes a line of the platform's own.
    pub fn platform_line(&mut self, line: &str) {
        self.event(line.as_bytes());
    }

    /// Waits until something was printed and takes it; waits for ever when nothing can come any more.
    pub async fn read_some(&mut self) {
        let Some(printed) = &mut self.printed else {
            return future::pending().await;
        };
        match printed.read(&mut self.chunk).await {
            Ok(0) | Err(_) => self.printed = None,
            Ok(count) => self.take_chunk(count),
        }
    }

    /// Takes whatever is in the pipe without waiting, and ends the line in progress.
    pub fn drain(&mut self) {
        let mut taken = 0;
        while taken < DRAIN_BYTES_MAX {
            // Read past tokio's idea of readiness: what was printed before an answer is in the pipe, announced or not.
            let Some(printed) = &self.printed else { break };
            match nix::unistd::read(printed, &mut self.chunk) {
                Ok(0) => self.printed = None,
                Ok(count) => {
                    taken += count;
                    self.take_chunk(count);
                }
                Err(nix::errno::Errno::EINTR) => {}
                Err(_) => break,
            }
        }
        if !self.line.is_empty() {
            let line = std::mem::take(&mut self.line);
            self.line_done(&line);
            self.line = line;
            self.line.clear();
        }
    }

    fn take_chunk(&mut self, count: usize) {
        let chunk = std::mem::take(&mut self.chunk);
        self.feed(&chunk[..count]);
        self.chunk = chunk;
    }

    fn feed(&mut self, bytes: &[u8]) {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            let is_whole = piece.ends_with(b"\n");
            if self.line.is_empty() && is_whole {
                self.line_done(piece);
                continue;
            }
            self.line.extend_from_slice(piece);
            if is_whole || self.line.len() >= LINE_BYTES_MAX {
                let mut line = std::mem::take(&mut self.line);
                self.line_done(&line);
                line.clear();
                if line.capacity() <= CHUNK_BYTES {
                    self.line = line;
                }
            }
        }
    }

    fn line_done(&mut self, line: &[u8]) {
        let Some(mark) = line.windows(2).position(|pair| pair == EVENT_MARK) else {
            return self.event(line);
        };
        self.event(&line[..mark]);
        let text = &line[mark + EVENT_MARK.len()..];
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let text: Vec<u8> = text.iter().map(|byte| if *byte == NEWLINE_MARK { b'\n' } else { *byte }).collect();
        self.event(&text);
    }

    fn event(&mut self, message: &[u8]) {
        self.stream.append(message);
        if let Some(tail) = &mut self.tail {
            tail.extend_from_slice(message);
            if tail.len() > 16 * TAIL_BYTES_MAX {
                tail.drain(..tail.len() - TAIL_BYTES_MAX);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logs::{LogLimits, LogStore};

    fn tail_of(chunks: &[&[u8]]) -> (Vec<String>, String) {
        let directory = tempfile::tempdir().unwrap();
        let store = LogStore::open(directory.path(), LogLimits::default()).unwrap();
        let mut output = Output::new(store.stream("group", "stream"));
        output.start_tail();
        for chunk in chunks {
            output.feed(chunk);
        }
        output.drain();
        let tail = String::from_utf8(output.take_tail().unwrap()).unwrap();
        (store.messages("group"), tail)
    }

    #[test]
    fn each_line_is_an_event_however_it_arrives() {
        let (events, tail) = tail_of(&[b"one\ntw", b"o\nthr", b"ee"]);
        assert_eq!(events, ["one\n", "two\n", "three"]);
        assert_eq!(tail, "one\ntwo\nthree");
    }

    #[test]
    fn a_marked_line_is_one_event_with_its_newlines() {
        let (events, _) = tail_of(&[b"half\x1e\x1ffirst\x1fsecond\x1f\nnext\n"]);
        assert_eq!(events, ["half", "first\nsecond\n", "next\n"]);
    }

    #[test]
    fn a_line_without_end_becomes_events_of_bounded_size() {
        let long = vec![b'x'; 600_000];
        let (events, tail) = tail_of(&[&long]);
        assert_eq!(events.iter().map(String::len).sum::<usize>(), long.len());
        assert!(events.iter().all(|event| event.len() <= LINE_BYTES_MAX));
        assert_eq!(tail.len(), TAIL_BYTES_MAX);
    }
}
