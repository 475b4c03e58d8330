//! Where the function host keeps its functions: the server's store.

use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vestibule_functions::{FunctionRecord, FunctionRegistry, SaveError};
use vestibule_identity::change::{Change, Conflict};
use vestibule_store::{Store, StoreError};

/// Functions in the store.
pub struct StoredFunctions {
    store: RwLock<Arc<dyn Store>>,
}

/// What stands in the store's document.
#[derive(Serialize, Deserialize)]
struct Document {
    code_sha256: String,
    function: Value,
}

impl StoredFunctions {
    /// The functions of a store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self { store: RwLock::new(store) }
    }

    /// Keeps them in another store from here on: everything was replaced.
    pub fn move_to(&self, store: Arc<dyn Store>) {
        *self.store.write().unwrap_or_else(PoisonError::into_inner) = store;
    }

    fn store(&self) -> Arc<dyn Store> {
        Arc::clone(&self.store.read().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl FunctionRegistry for StoredFunctions {
    async fn load_all(&self) -> anyhow::Result<Vec<FunctionRecord>> {
        let stored = self.store().functions().await?;
        let records = stored.into_iter().map(|stored| {
            let document: Document = serde_json::from_value(stored.document)?;
            Ok(FunctionRecord { name: stored.name, document: document.function, code_sha256: document.code_sha256 })
        });
        records.collect()
    }

    async fn save(
        &self,
        record: &FunctionRecord,
        package: Option<Bytes>,
        before: Option<&FunctionRecord>,
    ) -> Result<(), SaveError> {
        let change = Change::PutFunction {
            name: record.name.clone(),
            document: document_of(record)?,
            package: package.map(Vec::from),
            before: before.map(document_of).transpose()?,
        };
        self.store().commit(vec![change]).await.map_err(|error| match error {
            StoreError::Conflict(Conflict::FunctionChanged(_)) => SaveError::Changed,
            error => SaveError::Failed(error.into()),
        })
    }

    async fn package(&self, name: &str) -> anyhow::Result<Option<Bytes>> {
        Ok(self.store().function_package(name).await?.map(Bytes::from))
    }

    async fn delete(&self, name: &str) -> anyhow::Result<()> {
        Ok(self.store().commit(vec![Change::DeleteFunction(name.to_owned())]).await?)
    }

    async fn version(&self) -> anyhow::Result<Option<u64>> {
        let store = self.store();
        if !store.is_shared() {
            return Ok(None);
        }
        Ok(Some(store.configuration_version().await?))
    }
}

fn document_of(record: &FunctionRecord) -> anyhow::Result<Value> {
    let document = Document { code_sha256: record.code_sha256.clone(), function: record.document.clone() };
    Ok(serde_json::to_value(document)?)
}
