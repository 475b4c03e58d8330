//! A bounded map of what was read or computed before.
//!
//! Entries live in two generations: when the younger one is full the older one is dropped. That keeps what is in use,
//! forgets what is not, and costs nothing to maintain. What may be cached, and for how long it is true, is the user's
//! business.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A map of at most twice `generation_entries_max` entries.
pub struct Cache<K, V> {
    generation_entries_max: usize,
    state: Mutex<State<K, V>>,
}

struct State<K, V> {
    young: HashMap<K, V>,
    old: HashMap<K, V>,
    epoch: u64,
}

/// The state of a cache before a read: what was read may be kept only if nothing was forgotten since.
#[derive(Clone, Copy, Debug)]
pub struct Epoch(u64);

impl<K: Eq + Hash + Clone, V: Clone> Cache<K, V> {
    /// An empty cache.
    pub fn new(generation_entries_max: usize) -> Self {
        let state = State { young: HashMap::new(), old: HashMap::new(), epoch: 0 };
        Self { generation_entries_max: generation_entries_max.max(1), state: Mutex::new(state) }
    }

    /// What is kept under a key.
    pub fn get(&self, key: &K) -> Option<V> {
        let mut state = self.state();
        if let Some(value) = state.young.get(key) {
            return Some(value.clone());
        }
        let value = state.old.remove(key)?;
        self.put(&mut state, key.clone(), value.clone());
        Some(value)
    }

    /// Ask before reading what is to be kept.
    pub fn epoch(&self) -> Epoch {
        Epoch(self.state().epoch)
    }

    /// Keeps a value that was read after `epoch`, unless something was forgotten in between: it might be that.
    pub fn insert(&self, epoch: Epoch, key: K, value: V) {
        let mut state = self.state();
        if state.epoch == epoch.0 {
            self.put(&mut state, key, value);
        }
    }

    /// Forgets a key. Call it after the change that made its value untrue is committed.
    pub fn forget(&self, key: &K) {
        let mut state = self.state();
        state.epoch += 1;
        state.young.remove(key);
        state.old.remove(key);
    }

    /// Forgets everything: something of it may be untrue.
    pub fn forget_all(&self) {
        let mut state = self.state();
        state.epoch += 1;
        state.young.clear();
        state.old.clear();
    }

    fn put(&self, state: &mut State<K, V>, key: K, value: V) {
        if state.young.len() >= self.generation_entries_max {
            state.old = std::mem::take(&mut state.young);
        }
        state.young.insert(key, value);
    }

    fn state(&self) -> MutexGuard<'_, State<K, V>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_bounded_and_keeps_what_is_used() {
        let cache = Cache::new(10);
        for key in 0..1000 {
            cache.insert(cache.epoch(), key, key);
            assert_eq!(cache.get(&0), Some(0));
            let state = cache.state();
            assert!(state.young.len() + state.old.len() <= 20);
        }
        assert_eq!(cache.get(&500), None);
        assert_eq!(cache.get(&999), Some(999));
    }

    #[test]
    fn a_value_read_before_a_change_is_not_kept() {
        let cache = Cache::new(10);
        let epoch = cache.epoch();
        cache.forget(&1);
        cache.insert(epoch, 1, "read before the change");
        assert_eq!(cache.get(&1), None);
        cache.insert(cache.epoch(), 1, "read after it");
        assert_eq!(cache.get(&1), Some("read after it"));
    }
}
