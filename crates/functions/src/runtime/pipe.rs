//! Frames over two pipes: the fast way to the built-in runtimes.
//!
//! A frame is a four-byte big-endian length and that many bytes. Towards the process, a frame holds the length of its head,
//! the head (one item a line) and the event. From the process, its first byte says what it is; the bootstraps describe both.
//! A frame that breaks these rules ends the worker: a function cannot make the host read without bound.

use std::io;

use bytes::{Buf, BufMut, Bytes, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{ChildStdin, ChildStdout};

use super::{Event, Loaded, RESPONSE_BYTES_MAX, Reply};

/// Room for the kind of a frame and the type of an error beside the largest payload.
const FRAME_BYTES_MAX: usize = RESPONSE_BYTES_MAX + 64 * 1024;
const BUFFER_BYTES: usize = 16 * 1024;
/// A buffer that has grown beyond this is not kept.
const BUFFER_BYTES_KEPT: usize = 256 * 1024;

/// The host's ends of a worker's two pipes.
pub(crate) struct PipeChannel {
    events: ChildStdin,
    answers: ChildStdout,
    outgoing: BytesMut,
    incoming: BytesMut,
}

impl PipeChannel {
    /// A channel over the pipes of a process that was just started.
    pub fn new(events: ChildStdin, answers: ChildStdout) -> Self {
        Self { events, answers, outgoing: BytesMut::new(), incoming: BytesMut::with_capacity(BUFFER_BYTES) }
    }

    /// Waits until the function is loaded.
    pub async fn loaded(&mut self) -> Loaded {
        match self.read_frame().await {
            Ok(frame) => match split_kind(frame) {
                Some((b'R', _)) => Loaded::Ready,
                Some((b'I', body)) => split_error(body)
                    .map_or(Loaded::Gone, |(error_type, payload)| Loaded::Failed { error_type, payload }),
                _ => Loaded::Gone,
            },
            Err(_) => Loaded::Gone,
        }
    }

    /// Hands over an event and waits for the answer.
    pub async fn exchange(&mut self, event: &Event<'_>) -> Reply {
        self.write_event(event);
        let written = self.events.write_all(&self.outgoing).await;
        if self.outgoing.capacity() > BUFFER_BYTES_KEPT {
            self.outgoing = BytesMut::new();
        }
        // A process may fail before it reads; what it has said then counts for more than the broken pipe.
        let _ = written;
        let Ok(frame) = self.read_frame().await else {
            return Reply::Gone;
        };
        match split_kind(frame) {
            Some((b'r', payload)) => Reply::Response(payload),
            Some((kind @ (b'e' | b'x'), body)) => split_error(body).map_or(Reply::Gone, |(error_type, payload)| {
                Reply::Error { error_type, payload, is_fatal: kind == b'x' }
            }),
            _ => Reply::Gone,
        }
    }

    fn write_event(&mut self, event: &Event<'_>) {
        let frame = &mut self.outgoing;
        frame.clear();
        frame.put_u64(0);
        frame.put_slice(event.request_id.as_bytes());
        frame.put_u8(b'\n');
        frame.put_slice(event.deadline_ms.to_string().as_bytes());
        for line in [event.arn, event.trace_id] {
            frame.put_u8(b'\n');
            frame.put_slice(line.as_bytes());
        }
        if let Some(context) = event.client_context {
            frame.put_u8(b'\n');
            frame.put_slice(context.as_bytes());
        }
        let head = u32::try_from(frame.len() - 8).unwrap_or(u32::MAX);
        frame.put_slice(event.payload);
        let length = u32::try_from(frame.len() - 4).unwrap_or(u32::MAX);
        frame[..4].copy_from_slice(&length.to_be_bytes());
        frame[4..8].copy_from_slice(&head.to_be_bytes());
    }

    async fn read_frame(&mut self) -> io::Result<Bytes> {
        self.read_until(4).await?;
        let length = self.incoming.get_u32() as usize;
        if length > FRAME_BYTES_MAX {
            return Err(io::Error::other("a frame beyond every limit"));
        }
        self.read_until(length).await?;
        let frame = self.incoming.split_to(length).freeze();
        Ok(frame)
    }

    async fn read_until(&mut self, length: usize) -> io::Result<()> {
        while self.incoming.len() < length {
            self.incoming.reserve((length - self.incoming.len()).max(BUFFER_BYTES));
            if self.answers.read_buf(&mut self.incoming).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(())
    }
}

fn split_kind(mut frame: Bytes) -> Option<(u8, Bytes)> {
    (!frame.is_empty()).then(|| (frame.get_u8(), frame))
}

fn split_error(mut body: Bytes) -> Option<(String, Bytes)> {
    let length = usize::from(body.try_get_u16().ok()?);
    (body.len() >= length).then(|| (String::from_utf8_lossy(&body.split_to(length)).into_owned(), body))
}
