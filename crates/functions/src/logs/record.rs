//! The bytes of a log segment: one record after another, each with its own length, so that a torn tail is recognised.
//!
//! ```text
//! length u32 | kind u8 | sequence u64 | time i64 | stream u32 | text
//! ```
//! All numbers are big-endian; the length counts what follows it. A stream is declared in every segment that holds events of
//! it, which lets the oldest segment be dropped without reading it.

/// Bytes of a record besides its text and its length field.
const FIXED_BYTES: usize = 1 + 8 + 8 + 4;
const STREAM: u8 = 1;
const EVENT: u8 = 2;

/// One record of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record<'a> {
    /// Whether the text is a stream's name rather than an event's message.
    pub is_stream: bool,
    /// The event's place in its group; zero for a stream.
    pub sequence: u64,
    /// When the event was logged or the stream created, in milliseconds since 1970.
    pub time_ms: i64,
    /// The stream's number within its group.
    pub stream: u32,
    /// The message, or the stream's name.
    pub text: &'a [u8],
}

/// Appends a record.
pub(super) fn push(buffer: &mut Vec<u8>, record: &Record<'_>) {
    let length = u32::try_from(FIXED_BYTES + record.text.len()).unwrap_or(u32::MAX);
    buffer.extend_from_slice(&length.to_be_bytes());
    buffer.push(if record.is_stream { STREAM } else { EVENT });
    buffer.extend_from_slice(&record.sequence.to_be_bytes());
    buffer.extend_from_slice(&record.time_ms.to_be_bytes());
    buffer.extend_from_slice(&record.stream.to_be_bytes());
    buffer.extend_from_slice(record.text);
}

/// The records at the start of a run of bytes; ends at the first that is cut off or damaged.
pub(super) struct Records<'a> {
    bytes: &'a [u8],
    /// How many bytes the records returned so far take.
    pub consumed: usize,
}

impl<'a> Records<'a> {
    /// Reads from the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, consumed: 0 }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let rest = self.bytes.get(self.consumed..)?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        let body = rest.get(..length)?;
        let (kind, body) = body.split_first()?;
        let (sequence, body) = body.split_first_chunk::<8>()?;
        let (time, body) = body.split_first_chunk::<8>()?;
        let (stream, text) = body.split_first_chunk::<4>()?;
        if *kind != STREAM && *kind != EVENT {
            return None;
        }
        self.consumed += 4 + length;
        Some(Record {
            is_stream: *kind == STREAM,
            sequence: u64::from_be_bytes(*sequence),
            time_ms: i64::from_be_bytes(*time),
            stream: u32::from_be_bytes(*stream),
            text,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pushed_is_read_back_and_a_torn_tail_is_left_out() {
        let mut bytes = Vec::new();
        let stream = Record { is_stream: true, sequence: 0, time_ms: 5, stream: 3, text: b"name" };
        let event = Record { is_stream: false, sequence: 9, time_ms: 6, stream: 3, text: b"" };
        push(&mut bytes, &stream);
        push(&mut bytes, &event);
        let whole = bytes.len();
        assert_eq!(Records::new(&bytes).collect::<Vec<_>>(), [stream, event]);
        push(&mut bytes, &event);
        for cut in whole..bytes.len() {
            let mut records = Records::new(&bytes[..cut]);
            assert_eq!(records.by_ref().count(), 2);
            assert_eq!(records.consumed, whole);
        }
    }
}
