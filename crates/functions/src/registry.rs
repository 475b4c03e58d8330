//! Where functions are kept between runs: the seam a server fills with its database.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use serde_json::Value;

/// A function as it is stored. Only this crate reads the document.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionRecord {
    /// The function's bare name: the key.
    pub name: String,
    /// Configuration, policy, revision and tags.
    pub document: Value,
    /// The digest of the package this record was saved with.
    pub code_sha256: String,
}

/// Why a function was not stored.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// What is stored is not what the change was made from: another server over the same registry was earlier.
    #[error("the function was changed meanwhile")]
    Changed,
    /// Anything else.
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

/// Keeps functions and their packages.
#[async_trait]
pub trait FunctionRegistry: Send + Sync {
    /// Every stored function, without its package.
    async fn load_all(&self) -> anyhow::Result<Vec<FunctionRecord>>;

    /// Stores a function under its name, and its package if one is given; both or neither. Neither, if what is stored is not
    /// `before`: the record that the change was made from, or nothing for a function that is new.
    async fn save(
        &self,
        record: &FunctionRecord,
        package: Option<Bytes>,
        before: Option<&FunctionRecord>,
    ) -> Result<(), SaveError>;

    /// The package last saved for a function.
    async fn package(&self, name: &str) -> anyhow::Result<Option<Bytes>>;

    /// Forgets a function and its package; forgetting an unknown one is no failure.
    async fn delete(&self, name: &str) -> anyhow::Result<()>;

    /// A number that is another one after each change, where other servers change functions too; nothing where none does.
    async fn version(&self) -> anyhow::Result<Option<u64>> {
        Ok(None)
    }
}

/// A registry that forgets everything with the process; for tests.
#[derive(Default)]
pub struct MemoryRegistry {
    functions: Mutex<BTreeMap<String, (FunctionRecord, Option<Bytes>)>>,
    version: Option<AtomicU64>,
}

impl MemoryRegistry {
    /// One that several control planes use.
    pub fn shared() -> Self {
        Self { version: Some(AtomicU64::new(0)), ..Self::default() }
    }

    fn has_changed(&self) {
        if let Some(version) = &self.version {
            version.fetch_add(1, Ordering::AcqRel);
        }
    }

    fn functions(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, (FunctionRecord, Option<Bytes>)>> {
        self.functions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl FunctionRegistry for MemoryRegistry {
    async fn load_all(&self) -> anyhow::Result<Vec<FunctionRecord>> {
        Ok(self.functions().values().map(|(record, _)| record.clone()).collect())
    }

    async fn save(
        &self,
        record: &FunctionRecord,
        package: Option<Bytes>,
        before: Option<&FunctionRecord>,
    ) -> Result<(), SaveError> {
        let mut functions = self.functions();
        if functions.get(&record.name).map(|(present, _)| present) != before {
            return Err(SaveError::Changed);
        }
        let earlier = functions.remove(&record.name).and_then(|(_, package)| package);
        functions.insert(record.name.clone(), (record.clone(), package.or(earlier)));
        self.has_changed();
        Ok(())
    }

    async fn package(&self, name: &str) -> anyhow::Result<Option<Bytes>> {
        Ok(self.functions().get(name).and_then(|(_, package)| package.clone()))
    }

    async fn delete(&self, name: &str) -> anyhow::Result<()> {
        self.functions().remove(name);
        self.has_changed();
        Ok(())
    }

    async fn version(&self) -> anyhow::Result<Option<u64>> {
        Ok(self.version.as_ref().map(|version| version.load(Ordering::Acquire)))
    }
}
