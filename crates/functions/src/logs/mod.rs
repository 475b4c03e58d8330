//! What functions print, kept per log group and read back through the CloudWatch Logs subset.
//!
//! [`LogStore`] owns every group; [`LogStream`] is what one execution environment writes to. Writing an event costs a lock and
//! a copy: a thread of the store carries what was buffered to disk within [`FLUSH_DELAY`], and readers see the buffer too, so an
//! event is visible the moment it is written. The last moments before a `kill -9` may be missing afterwards.
//! [`operations`] answers the API; [`filter`] reads filter patterns.

mod filter;
mod group;
mod operations;
mod record;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock, Weak};
use std::thread;
use std::time::Duration;

use crate::ids::now_ms;
use crate::naming::push_hex;
use group::{Appended, Group, Selection};

pub use operations::Logs;

/// How long an event may stay in memory before it is written to disk.
pub const FLUSH_DELAY: Duration = Duration::from_millis(100);

/// How much is kept.
#[derive(Clone, Copy, Debug)]
pub struct LogLimits {
    /// Bytes of one group; the oldest events go first.
    pub group_bytes: u64,
    /// Events of one group; the oldest go first.
    pub group_events: u64,
    /// Bytes that are dropped at once when a group is full.
    pub segment_bytes: u64,
    /// Groups in all; what is logged to a further one is discarded.
    pub groups: usize,
    /// Bytes of one event; what is longer becomes several.
    pub event_bytes: usize,
}

impl Default for LogLimits {
    fn default() -> Self {
        Self {
            group_bytes: 16 * 1024 * 1024,
            group_events: 200_000,
            segment_bytes: 1024 * 1024,
            groups: 2_000,
            event_bytes: 256 * 1024,
        }
    }
}

/// All log groups of a server. Clones share one store.
#[derive(Clone)]
pub struct LogStore {
    shared: Arc<Shared>,
}

struct Shared {
    directory: PathBuf,
    limits: LogLimits,
    groups: RwLock<BTreeMap<String, Arc<Group>>>,
    flusher: Arc<Flusher>,
}

/// The groups that have something to write, and the thread that writes it.
#[derive(Default)]
struct Flusher {
    queue: Mutex<Queue>,
    woken: Condvar,
}

#[derive(Default)]
struct Queue {
    groups: Vec<Weak<Group>>,
    is_running: bool,
    is_closed: bool,
}

impl LogStore {
    /// Opens the store in `directory`, creating it if need be. Only the names of the groups are read.
    pub fn open(directory: &Path, limits: LogLimits) -> io::Result<Self> {
        fs::create_dir_all(directory)?;
        let mut groups = BTreeMap::new();
        for entry in fs::read_dir(directory)?.flatten() {
            if let Some(group) = Group::open(entry.path(), limits) {
                groups.insert(group.name.clone(), Arc::new(group));
            }
        }
        let shared =
            Shared { directory: directory.to_owned(), limits, groups: RwLock::new(groups), flusher: Arc::default() };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// A stream to write to. Neither the group nor the stream exists before the first event.
    pub fn stream(&self, group: &str, stream: &str) -> LogStream {
        LogStream { store: self.clone(), group_name: group.to_owned(), name: stream.into(), group: None }
    }

    /// Everything a group holds, in the order it was logged; nothing if there is no such group.
    pub fn messages(&self, group: &str) -> Vec<String> {
        let mut messages = Vec::new();
        if let Some(group) = self.group(group) {
            group.read(&Selection::everything(), |event| {
                messages.push(String::from_utf8_lossy(event.message).into_owned());
                ControlFlow::Continue(())
            });
        }
        messages
    }

    /// Writes to disk everything that was logged so far.
    pub fn flush(&self) {
        let groups: Vec<Arc<Group>> = self.groups().values().cloned().collect();
        for group in groups {
            group.flush();
        }
    }

    /// Forgets every group. What is logged from here on makes its group anew.
    pub fn clear(&self) -> io::Result<()> {
        // Held while the directories go, as for a single group.
        let mut groups = self.shared.groups.write().unwrap_or_else(PoisonError::into_inner);
        while let Some((_, group)) = groups.pop_first() {
            group.delete()?;
        }
        Ok(())
    }

    fn groups(&self) -> std::sync::RwLockReadGuard<'_, BTreeMap<String, Arc<Group>>> {
        self.shared.groups.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn group(&self, name: &str) -> Option<Arc<Group>> {
        self.groups().get(name).cloned()
    }

    /// The group of that name, made if it is missing; `None` when there are too many or the disk refuses.
    fn group_or_create(&self, name: &str) -> Option<Arc<Group>> {
        if let Some(group) = self.group(name) {
            return Some(group);
        }
        let mut groups = self.shared.groups.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(group) = groups.get(name) {
            return Some(Arc::clone(group));
        }
        if groups.len() >= self.shared.limits.groups {
            tracing::warn!(group = name, "there are too many log groups; this one is not kept");
            return None;
        }
        match Group::create(self.directory_of(name), name, now_ms(), self.shared.limits) {
            Ok(group) => {
                let group = Arc::new(group);
                groups.insert(name.to_owned(), Arc::clone(&group));
                Some(group)
            }
            Err(error) => {
                tracing::warn!(group = name, %error, "the log group could not be created");
                None
            }
        }
    }

    fn remove_group(&self, name: &str) -> io::Result<bool> {
        // Held while the directory goes, so that a group of the same name is made only afterwards.
        let mut groups = self.shared.groups.write().unwrap_or_else(PoisonError::into_inner);
        match groups.remove(name) {
            Some(group) => group.delete().map(|()| true),
            None => Ok(false),
        }
    }

    /// A directory name of fixed length, whatever the group is called.
    fn directory_of(&self, group: &str) -> PathBuf {
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, group.as_bytes());
        let mut name = String::with_capacity(32);
        push_hex(&mut name, &digest.as_ref()[..16]);
        self.shared.directory.join(name)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        let mut queue = self.flusher.queue();
        queue.is_closed = true;
        drop(queue);
        self.flusher.woken.notify_all();
        for group in self.groups.get_mut().unwrap_or_else(PoisonError::into_inner).values() {
            group.flush();
        }
    }
}

impl Flusher {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of a group that has something to write; the thread starts with the first.
    fn add(self: &Arc<Self>, group: &Arc<Group>) {
        let mut queue = self.queue();
        queue.groups.push(Arc::downgrade(group));
        if !queue.is_running {
            queue.is_running = true;
            let flusher = Arc::clone(self);
            let started = thread::Builder::new().name("log-flush".into()).spawn(move || flusher.run());
            if let Err(error) = started {
                queue.is_running = false;
                tracing::warn!(%error, "function logs are written only when a buffer is full");
            }
        }
        drop(queue);
        self.woken.notify_one();
    }

    fn run(&self) {
        loop {
            let mut queue = self.queue();
            while queue.groups.is_empty() && !queue.is_closed {
                queue = self.woken.wait(queue).unwrap_or_else(PoisonError::into_inner);
            }
            if queue.is_closed {
                return;
            }
            drop(queue);
            thread::sleep(FLUSH_DELAY);
            let groups = std::mem::take(&mut self.queue().groups);
            for group in groups.iter().filter_map(Weak::upgrade) {
                group.flush();
            }
        }
    }
}

/// Where one execution environment logs.
pub struct LogStream {
    store: LogStore,
    group_name: String,
    name: Arc<str>,
    group: Option<Arc<Group>>,
}

impl LogStream {
    /// Adds an event, or several if the message is longer than one may be. Empty messages are no events.
    pub fn append(&mut self, message: &[u8]) {
        let now_ms = now_ms();
        let mut rest = message;
        while !rest.is_empty() {
            let (event, tail) = rest.split_at(event_end(rest, self.store.shared.limits.event_bytes));
            self.append_event(event, now_ms);
            rest = tail;
        }
    }

    fn append_event(&mut self, event: &[u8], now_ms: i64) {
        for _ in 0..2 {
            if self.group.is_none() {
                self.group = self.store.group_or_create(&self.group_name);
            }
            let Some(group) = &self.group else { return };
            match group.append(&self.name, event, now_ms) {
                Appended::Done => return,
                Appended::NeedsFlush => return self.store.shared.flusher.add(group),
                Appended::Deleted => self.group = None,
            }
        }
    }
}

/// Where an event ends that starts here: at the limit, but not within a character.
fn event_end(bytes: &[u8], bytes_max: usize) -> usize {
    if bytes.len() <= bytes_max {
        return bytes.len();
    }
    let is_start = |index: &usize| bytes[*index] & 0xc0 != 0x80;
    (bytes_max.saturating_sub(3)..=bytes_max).rev().find(is_start).filter(|end| *end > 0).unwrap_or(bytes_max)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn small() -> LogLimits {
        LogLimits { group_bytes: 8 * 1024, segment_bytes: 1024, groups: 3, ..LogLimits::default() }
    }

    fn store(limits: LogLimits) -> (TempDir, LogStore) {
        let directory = TempDir::new().unwrap();
        let store = LogStore::open(directory.path(), limits).unwrap();
        (directory, store)
    }

    #[test]
    fn what_is_logged_is_seen_at_once_and_after_a_restart() {
        let (directory, store) = store(LogLimits::default());
        let mut stream = store.stream("/aws/lambda/f", "2025/01/31/[$LATEST]a");
        stream.append(b"one\n");
        stream.append(b"two\n");
        assert_eq!(store.messages("/aws/lambda/f"), ["one\n", "two\n"]);
        drop((stream, store));
        let again = LogStore::open(directory.path(), LogLimits::default()).unwrap();
        assert_eq!(again.messages("/aws/lambda/f"), ["one\n", "two\n"]);
        again.stream("/aws/lambda/f", "2025/01/31/[$LATEST]a").append(b"three\n");
        assert_eq!(again.messages("/aws/lambda/f").len(), 3);
        let streams = again.group("/aws/lambda/f").unwrap().streams();
        assert_eq!(streams.len(), 1, "the stream of that name is found again");
    }

    #[test]
    fn a_torn_tail_is_cut_off_and_written_over() {
        let (directory, store) = store(LogLimits::default());
        store.stream("g", "s").append(b"whole\n");
        drop(store);
        let group = fs::read_dir(directory.path()).unwrap().flatten().next().unwrap().path();
        let segment = group.join("000000000001.log");
        let mut bytes = fs::read(&segment).unwrap();
        bytes.extend_from_slice(&[0, 0, 0, 99, 2, 1, 1]);
        fs::write(&segment, bytes).unwrap();
        let again = LogStore::open(directory.path(), LogLimits::default()).unwrap();
        again.stream("g", "s").append(b"next\n");
        assert_eq!(again.messages("g"), ["whole\n", "next\n"]);
        drop(again);
        let third = LogStore::open(directory.path(), LogLimits::default()).unwrap();
        assert_eq!(third.messages("g"), ["whole\n", "next\n"]);
    }

    #[test]
    fn the_oldest_events_and_their_streams_make_room() {
        let (directory, store) = store(small());
        store.stream("g", "old").append(b"first\n");
        let mut stream = store.stream("g", "busy");
        for index in 0..1000 {
            stream.append(format!("event {index:04} {}\n", "x".repeat(40)).as_bytes());
        }
        let messages = store.messages("g");
        assert!(messages.len() < 200, "{}", messages.len());
        assert!(messages.last().is_some_and(|last| last.starts_with("event 0999")));
        let group = store.group("g").unwrap();
        assert!(group.stored_bytes() <= 8 * 1024, "{}", group.stored_bytes());
        let names: Vec<_> = group.streams().iter().map(|stream| stream.name.to_string()).collect();
        assert_eq!(names, ["busy"]);
        drop((stream, group, store));
        let again = LogStore::open(directory.path(), small()).unwrap();
        assert_eq!(again.messages("g"), messages);
    }

    #[test]
    fn a_group_that_was_deleted_is_made_anew_by_the_next_event() {
        let (_directory, store) = store(small());
        let mut stream = store.stream("g", "s");
        stream.append(b"before\n");
        assert!(store.remove_group("g").unwrap());
        assert!(!store.remove_group("g").unwrap());
        stream.append(b"after\n");
        assert_eq!(store.messages("g"), ["after\n"]);
    }

    #[test]
    fn a_store_that_was_cleared_holds_only_what_comes_after() {
        let (directory, store) = store(LogLimits::default());
        let mut stream = store.stream("g", "s");
        stream.append(b"before\n");
        store.stream("other", "s").append(b"before\n");
        store.clear().unwrap();
        assert!(store.groups().is_empty());
        stream.append(b"after\n");
        assert_eq!(store.messages("g"), ["after\n"]);
        drop((stream, store));
        let again = LogStore::open(directory.path(), LogLimits::default()).unwrap();
        assert_eq!(again.groups().keys().collect::<Vec<_>>(), ["g"]);
    }

    #[test]
    fn there_are_only_so_many_groups() {
        let (_directory, store) = store(small());
        for index in 0..5 {
            store.stream(&format!("g{index}"), "s").append(b"x\n");
        }
        assert_eq!(store.groups().len(), 3);
    }

    #[test]
    fn a_long_message_becomes_events_cut_between_characters() {
        let limits = LogLimits { event_bytes: 10, ..LogLimits::default() };
        let (_directory, store) = store(limits);
        store.stream("g", "s").append("ééééééé".as_bytes());
        assert_eq!(store.messages("g"), ["ééééé", "éé"]);
        let limits = LogLimits { event_bytes: 11, ..LogLimits::default() };
        let (_directory, store) = self::store(limits);
        store.stream("g", "s").append("ééééééé".as_bytes());
        assert_eq!(store.messages("g"), ["ééééé", "éé"]);
    }

    #[test]
    fn the_flusher_writes_without_being_asked() {
        let (directory, store) = store(LogLimits::default());
        store.stream("g", "s").append(b"x\n");
        let group = store.group("g").unwrap();
        let deadline = std::time::Instant::now() + Duration::from_secs(10);
        let on_disk = || {
            let path = fs::read_dir(directory.path()).unwrap().flatten().next().unwrap().path();
            fs::metadata(path.join("000000000001.log")).is_ok_and(|about| about.len() > 0)
        };
        while !on_disk() && std::time::Instant::now() < deadline {
            thread::yield_now();
        }
        assert!(on_disk());
        drop(group);
    }
}
