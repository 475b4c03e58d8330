//! One log group on disk: a directory of append-only segments, the newest growing, the oldest dropped when a limit is reached.
//!
//! Only an index is held in memory (segments and streams), and what was logged within the last moments. The index is built when
//! the group is first touched, so a server with many quiet groups starts at once and stays small. Events carry a sequence
//! number that orders the whole group; their times never run backwards.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fs::{self, File};
use std::io::{self, Write};
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::LogLimits;
use super::record::{self, Record, Records};

/// What is buffered before a group writes to disk without waiting for the flusher.
const PENDING_BYTES_MAX: usize = 64 * 1024;
const ABOUT: &str = "group.json";

/// What is kept about a group beside its events.
#[derive(Serialize, Deserialize)]
struct About {
    name: String,
    created_ms: i64,
}

/// A log group.
pub(super) struct Group {
    /// The group's name.
    pub name: String,
    /// When it was created, in milliseconds since 1970.
    pub created_ms: i64,
    directory: PathBuf,
    limits: LogLimits,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    is_loaded: bool,
    is_deleted: bool,
    is_queued_for_flush: bool,
    segments: VecDeque<Segment>,
    streams: BTreeMap<u32, Stream>,
    stream_numbers: HashMap<Arc<str>, u32>,
    pending: Vec<u8>,
    next_sequence: u64,
    last_ms: i64,
    events: u64,
}

#[derive(Clone)]
struct Segment {
    number: u64,
    /// Bytes on disk; the newest segment's buffered bytes come on top.
    bytes: u64,
    events: u64,
    first_sequence: u64,
    last_sequence: u64,
    first_ms: i64,
    last_ms: i64,
}

/// What is known about a stream.
#[derive(Clone, Debug)]
pub(super) struct Stream {
    /// Its name.
    pub name: Arc<str>,
    /// When it was created.
    pub created_ms: i64,
    /// The times of its oldest and newest event; `None` while it has none.
    pub events_ms: Option<(i64, i64)>,
    last_sequence: u64,
    declared_in: u64,
}

/// An event as a reader sees it.
pub(super) struct Event<'a> {
    /// The event's place in its group.
    pub sequence: u64,
    /// When it was logged, in milliseconds since 1970.
    pub time_ms: i64,
    /// The stream's name.
    pub stream: &'a Arc<str>,
    /// What was logged.
    pub message: &'a [u8],
}

/// Which events to read, and in which order.
pub(super) struct Selection {
    /// Sequence numbers wanted.
    pub sequences: Range<u64>,
    /// Times wanted, in milliseconds since 1970.
    pub times_ms: Range<i64>,
    /// Newest first.
    pub is_descending: bool,
}

impl Selection {
    /// All events, oldest first.
    pub fn everything() -> Self {
        Self { sequences: 0..u64::MAX, times_ms: i64::MIN..i64::MAX, is_descending: false }
    }
}

/// What an append asks of its caller.
pub(super) enum Appended {
    /// Nothing more to do.
    Done,
    /// The group has something to write and nobody knows yet.
    NeedsFlush,
    /// The group is gone; the caller must find or make another.
    Deleted,
}

impl Group {
    /// Makes the directory of a new group.
    pub fn create(directory: PathBuf, name: &str, created_ms: i64, limits: LogLimits) -> io::Result<Self> {
        fs::create_dir_all(&directory)?;
        let about = About { name: name.to_owned(), created_ms };
        fs::write(directory.join(ABOUT), serde_json::to_vec(&about)?)?;
        let state = State { is_loaded: true, ..State::default() };
        Ok(Self { name: about.name, created_ms, directory, limits, state: Mutex::new(state) })
    }

    /// Finds the group a directory holds; `None` if it holds none.
    pub fn open(directory: PathBuf, limits: LogLimits) -> Option<Self> {
        let about: About = serde_json::from_slice(&fs::read(directory.join(ABOUT)).ok()?).ok()?;
        Some(Self {
            name: about.name,
            created_ms: about.created_ms,
            directory,
            limits,
            state: Mutex::new(State::default()),
        })
    }

    /// Adds one event to a stream, creating the stream if need be.
    pub fn append(&self, stream: &Arc<str>, message: &[u8], now_ms: i64) -> Appended {
        let mut guard = self.loaded();
        let state = &mut *guard;
        if state.is_deleted {
            return Appended::Deleted;
        }
        let now_ms = state.last_ms.max(now_ms);
        state.last_ms = now_ms;
        let number = self.writable_segment(state, now_ms);
        let id = state.stream_numbers.get(stream).copied().unwrap_or_else(|| state.add_stream(stream, now_ms));
        let Some(entry) = state.streams.get_mut(&id) else {
            return Appended::Done;
        };
        if entry.declared_in != number {
            entry.declared_in = number;
            let declared = entry.declaration(id);
            record::push(&mut state.pending, &declared);
        }
        let sequence = state.next_sequence;
        state.next_sequence += 1;
        state.events += 1;
        entry.last_sequence = sequence;
        entry.events_ms = Some((entry.events_ms.map_or(now_ms, |(first, _)| first), now_ms));
        record::push(
            &mut state.pending,
            &Record { is_stream: false, sequence, time_ms: now_ms, stream: id, text: message },
        );
        if let Some(segment) = state.segments.back_mut() {
            segment.events += 1;
            segment.last_sequence = sequence;
            segment.last_ms = now_ms;
        }
        if state.pending.len() >= PENDING_BYTES_MAX {
            self.write_pending(state);
        }
        if state.is_queued_for_flush || state.pending.is_empty() {
            return Appended::Done;
        }
        state.is_queued_for_flush = true;
        Appended::NeedsFlush
    }

    /// Writes what is buffered.
    pub fn flush(&self) {
        let mut state = self.state();
        state.is_queued_for_flush = false;
        self.write_pending(&mut state);
    }

    /// Every stream of the group, by number.
    pub fn streams(&self) -> Vec<Stream> {
        self.loaded().streams.values().cloned().collect()
    }

    /// Bytes the group takes on disk and in the buffer.
    pub fn stored_bytes(&self) -> u64 {
        let state = self.state();
        if state.is_loaded {
            return state.segments.iter().map(|segment| segment.bytes).sum::<u64>() + state.pending.len() as u64;
        }
        drop(state);
        segment_files(&self.directory).iter().map(|(_, bytes)| bytes).sum()
    }

    /// The sequence number the next event will get.
    pub fn next_sequence(&self) -> u64 {
        self.loaded().next_sequence
    }

    /// Shows the selected events to `visit`, in order, until it has seen enough.
    pub fn read(&self, selection: &Selection, mut visit: impl FnMut(&Event<'_>) -> ControlFlow<()>) {
        let (mut segments, pending, names) = {
            let state = self.loaded();
            let names: HashMap<u32, Arc<str>> =
                state.streams.iter().map(|(id, stream)| (*id, Arc::clone(&stream.name))).collect();
            (Vec::from(state.segments.clone()), state.pending.clone(), names)
        };
        let newest = segments.last().map(|segment| segment.number);
        segments.retain(|segment| {
            segment.events > 0
                && segment.first_sequence < selection.sequences.end
                && segment.last_sequence >= selection.sequences.start
                && segment.first_ms < selection.times_ms.end
                && segment.last_ms >= selection.times_ms.start
        });
        if selection.is_descending {
            segments.reverse();
        }
        for segment in segments {
            let mut bytes = fs::read(segment_path(&self.directory, segment.number)).unwrap_or_default();
            bytes.truncate(usize::try_from(segment.bytes).unwrap_or(usize::MAX));
            if Some(segment.number) == newest {
                bytes.extend_from_slice(&pending);
            }
            let mut wanted: Vec<Record<'_>> = Records::new(&bytes)
                .filter(|record| {
                    !record.is_stream
                        && selection.sequences.contains(&record.sequence)
                        && selection.times_ms.contains(&record.time_ms)
                })
                .collect();
            if selection.is_descending {
                wanted.reverse();
            }
            for record in wanted {
                let Some(stream) = names.get(&record.stream) else {
                    continue;
                };
                let event = Event { sequence: record.sequence, time_ms: record.time_ms, stream, message: record.text };
                if visit(&event).is_break() {
                    return;
                }
            }
        }
    }

    /// Removes the group and everything in it.
    pub fn delete(&self) -> io::Result<()> {
        let mut state = self.state();
        *state = State { is_loaded: true, is_deleted: true, ..State::default() };
        fs::remove_dir_all(&self.directory)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn loaded(&self) -> MutexGuard<'_, State> {
        let mut state = self.state();
        if !state.is_loaded {
            state.is_loaded = true;
            for (number, _) in segment_files(&self.directory) {
                state.load_segment(&segment_path(&self.directory, number), number);
            }
        }
        state
    }

    /// Makes sure the newest segment has room, and returns its number.
    fn writable_segment(&self, state: &mut State, now_ms: i64) -> u64 {
        let newest = state.segments.back().map(|segment| (segment.number, segment.bytes + state.pending.len() as u64));
        if let Some((number, bytes)) = newest
            && bytes < self.limits.segment_bytes
        {
            return number;
        }
        self.write_pending(state);
        let number = newest.map_or(1, |(number, _)| number + 1);
        let sequence = state.next_sequence;
        state.segments.push_back(Segment {
            number,
            bytes: 0,
            events: 0,
            first_sequence: sequence,
            last_sequence: sequence,
            first_ms: now_ms,
            last_ms: now_ms,
        });
        self.drop_oldest(state);
        number
    }

    /// Drops whole segments from the old end until the group is within its limits.
    fn drop_oldest(&self, state: &mut State) {
        while state.segments.len() > 1 {
            let bytes: u64 = state.segments.iter().map(|segment| segment.bytes).sum();
            let room = self.limits.group_bytes.saturating_sub(self.limits.segment_bytes);
            if bytes <= room && state.events <= self.limits.group_events {
                return;
            }
            let Some(oldest) = state.segments.pop_front() else {
                return;
            };
            if let Err(error) = fs::remove_file(segment_path(&self.directory, oldest.number)) {
                tracing::warn!(group = self.name, %error, "an old log segment could not be removed");
            }
            state.events = state.events.saturating_sub(oldest.events);
            let Some(first) = state.segments.front().cloned() else {
                return;
            };
            state.forget_streams_before(first.first_sequence, first.first_ms);
        }
    }

    fn write_pending(&self, state: &mut State) {
        if state.pending.is_empty() || state.is_deleted {
            return;
        }
        let Some(segment) = state.segments.back_mut() else {
            return;
        };
        let path = segment_path(&self.directory, segment.number);
        let written = File::options().create(true).append(true).open(path).and_then(|mut file| {
            // A write that failed half way would hide all that follows it.
            if file.metadata()?.len() != segment.bytes {
                file.set_len(segment.bytes)?;
            }
            file.write_all(&state.pending)
        });
        match written {
            Ok(()) => segment.bytes += state.pending.len() as u64,
            Err(error) => tracing::warn!(group = self.name, %error, "function logs were lost"),
        }
        state.pending.clear();
    }
}

impl State {
    fn add_stream(&mut self, name: &Arc<str>, created_ms: i64) -> u32 {
        let id = self.streams.last_key_value().map_or(1, |(id, _)| id + 1);
        let stream = Stream { name: Arc::clone(name), created_ms, events_ms: None, last_sequence: 0, declared_in: 0 };
        self.streams.insert(id, stream);
        self.stream_numbers.insert(Arc::clone(name), id);
        id
    }

    fn forget_streams_before(&mut self, sequence: u64, time_ms: i64) {
        let numbers = &mut self.stream_numbers;
        self.streams.retain(|_, stream| {
            let is_alive = stream.last_sequence >= sequence;
            if is_alive {
                stream.events_ms = stream.events_ms.map(|(first, last)| (first.max(time_ms), last));
            } else {
                numbers.remove(&stream.name);
            }
            is_alive
        });
    }

    fn load_segment(&mut self, path: &Path, number: u64) {
        let Ok(bytes) = fs::read(path) else { return };
        let mut segment = Segment {
            number,
            bytes: 0,
            events: 0,
            first_sequence: self.next_sequence,
            last_sequence: self.next_sequence,
            first_ms: self.last_ms,
            last_ms: self.last_ms,
        };
        let mut records = Records::new(&bytes);
        for record in records.by_ref() {
            if record.is_stream {
                let name: Arc<str> = String::from_utf8_lossy(record.text).into();
                self.stream_numbers.insert(Arc::clone(&name), record.stream);
                self.streams
                    .entry(record.stream)
                    .or_insert(Stream {
                        name,
                        created_ms: record.time_ms,
                        events_ms: None,
                        last_sequence: 0,
                        declared_in: number,
                    })
                    .declared_in = number;
                continue;
            }
            if segment.events == 0 {
                segment.first_sequence = record.sequence;
                segment.first_ms = record.time_ms;
            }
            segment.events += 1;
            segment.last_sequence = record.sequence;
            segment.last_ms = record.time_ms;
            if let Some(stream) = self.streams.get_mut(&record.stream) {
                stream.last_sequence = record.sequence;
                let first = stream.events_ms.map_or(record.time_ms, |(first, _)| first);
                stream.events_ms = Some((first, record.time_ms));
            }
        }
        segment.bytes = records.consumed as u64;
        self.events += segment.events;
        self.next_sequence = segment.last_sequence + 1;
        self.last_ms = segment.last_ms;
        self.segments.push_back(segment);
    }
}

impl Stream {
    fn declaration(&self, id: u32) -> Record<'_> {
        Record { is_stream: true, sequence: 0, time_ms: self.created_ms, stream: id, text: self.name.as_bytes() }
    }
}

fn segment_path(directory: &Path, number: u64) -> PathBuf {
    directory.join(format!("{number:012}.log"))
}

/// The segments of a directory, oldest first, with their sizes.
fn segment_files(directory: &Path) -> Vec<(u64, u64)> {
    let Ok(entries) = fs::read_dir(directory) else {
        return Vec::new();
    };
    let mut files: Vec<(u64, u64)> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let number = name.strip_suffix(".log")?.parse().ok()?;
            Some((number, entry.metadata().ok()?.len()))
        })
        .collect();
    files.sort_unstable();
    files
}
