//! Where functions are kept between runs: the seam a server fills with its database.

use std::collections::BTreeMap;
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

/// Keeps functions and their packages.
#[async_trait]
pub trait FunctionRegistry: Send + Sync {
    /// Every stored function, without its package.
    async fn load_all(&self) -> anyhow::Result<Vec<FunctionRecord>>;

    /// Stores a function under its name, and its package if one is given; both or neither.
    async fn save(&self, record: &FunctionRecord, package: Option<Bytes>) -> anyhow::Result<()>;

    /// The package last saved for a function.
    async fn package(&self, name: &str) -> anyhow::Result<Option<Bytes>>;

    /// Forgets a function and its package; forgetting an unknown one is no failure.
    async fn delete(&self, name: &str) -> anyhow::Result<()>;
}

/// A registry that forgets everything with the process; for tests.
#[derive(Default)]
pub struct MemoryRegistry {
    functions: Mutex<BTreeMap<String, (FunctionRecord, Option<Bytes>)>>,
}

impl MemoryRegistry {
    fn functions(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, (FunctionRecord, Option<Bytes>)>> {
        self.functions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl FunctionRegistry for MemoryRegistry {
    async fn load_all(&self) -> anyhow::Result<Vec<FunctionRecord>> {
        Ok(self.functions().values().map(|(record, _)| record.clone()).collect())
    }

    async fn save(&self, record: &FunctionRecord, package: Option<Bytes>) -> anyhow::Result<()> {
        let mut functions = self.functions();
        let earlier = functions.remove(&record.name).and_then(|(_, package)| package);
        functions.insert(record.name.clone(), (record.clone(), package.or(earlier)));
        Ok(())
    }

    async fn package(&self, name: &str) -> anyhow::Result<Option<Bytes>> {
        Ok(self.functions().get(name).and_then(|(_, package)| package.clone()))
    }

    async fn delete(&self, name: &str) -> anyhow::Result<()> {
        self.functions().remove(name);
        Ok(())
    }
}
