//! Keys made ahead of need: one pair waits in the store for the next user pool.

use std::sync::{Mutex, PoisonError};

use tokio::sync::Notify;
use vestibule_identity::change::Change;
use vestibule_identity::signing_key::{KeyUse, SigningKey};

use super::{KeyRing, generate};
use crate::error::Failure;

const USES: [KeyUse; 2] = [KeyUse::Id, KeyUse::Access];

/// What is ready for the next pool.
#[derive(Default)]
pub(super) struct SpareKeys {
    keys: Mutex<Vec<SigningKey>>,
    taken: Notify,
}

/// Keys for a new pool, or one for another use. They go back unless [`SparePair::used`] says that they are committed there. Where the
/// store is shared they never do: a commit whose outcome was not heard of may have been made, and a key serves one pool only.
pub struct SparePair<'a> {
    ring: &'a KeyRing,
    keys: Vec<SigningKey>,
}

impl SparePair<'_> {
    /// The keys, one of each use that was asked for.
    pub fn keys(&self) -> &[SigningKey] {
        &self.keys
    }

    /// What has these keys is committed.
    pub fn used(mut self) {
        self.keys.clear();
        self.ring.spare.taken.notify_one();
    }
}

impl Drop for SparePair<'_> {
    fn drop(&mut self) {
        if self.ring.store.is_shared() {
            self.keys.clear();
            self.ring.spare.taken.notify_one();
        } else {
            self.ring.spare.keys().append(&mut self.keys);
        }
    }
}

impl SpareKeys {
    fn keys(&self) -> std::sync::MutexGuard<'_, Vec<SigningKey>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, key_use: KeyUse) -> Option<SigningKey> {
        let mut keys = self.keys();
        let at = keys.iter().position(|key| key.key_use == key_use)?;
        Some(keys.swap_remove(at))
    }

    fn missing(&self) -> Option<KeyUse> {
        let keys = self.keys();
        USES.into_iter().find(|key_use| !keys.iter().any(|key| key.key_use == *key_use))
    }
}

impl KeyRing {
    /// Keys for a new pool: spare ones, or made now where none is ready.
    pub async fn take_pair(&self) -> Result<SparePair<'_>, Failure> {
        let mut pair = SparePair { ring: self, keys: Vec::with_capacity(USES.len()) };
        for key_use in USES {
            let key = match self.spare.take(key_use) {
                Some(key) => key,
                None => self.generate(key_use).await?,
            };
            pair.keys.push(key);
        }
        Ok(pair)
    }

    /// A key for something else than tokens: a spare one, or made now where none is ready.
    pub async fn take_key(&self) -> Result<SparePair<'_>, Failure> {
        let mut taken = SparePair { ring: self, keys: Vec::with_capacity(1) };
        taken.keys.push(match self.spare.take(KeyUse::Access) {
            Some(key) => key,
            None => self.generate(KeyUse::Access).await?,
        });
        Ok(taken)
    }

    /// Reads the spare keys that an earlier start left.
    pub async fn load_spare_keys(&self) -> Result<(), Failure> {
        // Of several nodes only one may have a key, so each makes its own.
        if !self.store.is_shared() {
            self.has_spare_keys(self.store.spare_keys().await?);
        }
        Ok(())
    }

    /// Has these keys ready, and no others.
    pub fn has_spare_keys(&self, keys: Vec<SigningKey>) {
        *self.spare.keys() = keys;
    }

    /// Makes the keys that are missing from the spare pair and keeps them in the store, unless other nodes use it too.
    pub async fn make_spare_keys(&self) -> Result<(), Failure> {
        while let Some(key_use) = self.spare.missing() {
            let key = self.generate(key_use).await?;
            if !self.store.is_shared() {
                self.store.commit(vec![Change::AddSpareKey(key.clone())]).await?;
            }
            self.spare.keys().push(key);
        }
        Ok(())
    }

    /// Waits until a pair was used.
    pub async fn spare_keys_were_taken(&self) {
        self.spare.taken.notified().await;
    }

    async fn generate(&self, key_use: KeyUse) -> Result<SigningKey, Failure> {
        let clock = self.clock.clone();
        // Not on the crypto pool: a twentieth of a second would be in front of somebody's sign-in.
        let made = tokio::task::spawn_blocking(move || generate(key_use, &*clock)).await;
        Ok(made.map_err(anyhow::Error::from)??)
    }
}
