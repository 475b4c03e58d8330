//! Following a registry whose contents were replaced as a whole: what a restored snapshot asks of the control plane.
//!
//! Functions that run as before keep their warm workers; those that differ get new ones, and those that are not there any more
//! go. Calls in flight finish on what they began with.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Document, Entry, Function, Lambda};
use crate::ids::hex_id;
use crate::registry::FunctionRecord;

impl Lambda {
    /// Has the registry's contents replaced, while no function is created, changed or deleted, and follows them.
    ///
    /// A change that was under way has been written before, or is refused afterwards. Where `replace` fails nothing changes.
    pub async fn replace_all(&self, replace: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
        let _membership = self.shared.membership.lock().await;
        let earlier = self.functions().clone();
        let mut changing = Vec::with_capacity(earlier.len());
        for function in earlier.values() {
            changing.push(function.changing.lock().await);
        }
        replace.await?;
        let records = self.shared.registry.load_all().await?;
        self.follow(&earlier, records)
    }

    /// Makes the records the functions that there are.
    fn follow(&self, earlier: &HashMap<String, Arc<Function>>, records: Vec<FunctionRecord>) -> anyhow::Result<()> {
        let mut present = HashMap::with_capacity(records.len());
        for record in records {
            let mut document: Document = serde_json::from_value(record.document)?;
            document.settle();
            let before = earlier.get(&record.name).map(|function| function.entry());
            let code = match &before {
                Some(before) if before.code.sha256() == record.code_sha256 => {
                    document.code_id.clone_from(&before.document.code_id);
                    Arc::clone(&before.code)
                }
                // The directory of the id that was stored may be on its way out, with the last worker that runs it.
                Some(_) | None => {
                    document.code_id = hex_id();
                    Arc::new(self.code(&record.name, &record.code_sha256, &document.code_id))
                }
            };
            let entry = Entry { document, code };
            self.shared.host.deploy(entry.deployment(&record.name));
            if let Some(before) = before
                && !Arc::ptr_eq(&before.code, &entry.code)
            {
                before.code.retire();
            }
            present.insert(record.name.clone(), Arc::new(Function::new(&record.name, entry)));
        }
        for function in earlier.values() {
            if !present.contains_key(&function.name) {
                function.entry().code.retire();
                self.shared.host.remove(&function.name);
            }
        }
        *self.functions_mut() = present;
        for function in earlier.values() {
            function.give_up_waiting();
        }
        Ok(())
    }
}

impl Function {
    /// Lets those go on who wait until a function is ready that is another one by now.
    fn give_up_waiting(&self) {
        let mut entry = Entry::clone(&self.entry());
        entry.document.settle();
        *self.entry.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(entry);
        self.settled.notify_waiters();
    }
}
