//! Following a registry that others have changed: another control plane over the same one, or a snapshot that was restored.
//!
//! A function whose record is the same is not touched. One that runs as before keeps its warm workers; one that differs gets new
//! ones, and one that is not there any more goes. Calls in flight finish on what they began with, and go on to count.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Document, Entry, Function, Lambda, TAKE_OVER_AFTER};
use crate::ids::hex_id;
use crate::registry::FunctionRecord;

impl Lambda {
    /// Brings the functions to what other control planes over the same registry have made of them.
    ///
    /// Asks the registry for its version alone where nothing has changed since the last time. Waits for changes of this control
    /// plane that are under way only where another one has changed the same function.
    pub async fn catch_up(&self) -> anyhow::Result<()> {
        let Some(version) = self.shared.registry.version().await? else { return Ok(()) };
        let mut followed = self.shared.followed.lock().await;
        if *followed == Some(version) {
            return Ok(());
        }
        let _membership = self.shared.membership.lock().await;
        // Before the records: an entry that is another one afterwards was changed here, and the record may be the older.
        let earlier: HashMap<String, (Arc<Function>, Arc<Entry>)> = self
            .functions()
            .iter()
            .map(|(name, function)| (name.clone(), (Arc::clone(function), function.entry())))
            .collect();
        let records = parsed(self.shared.registry.load_all().await?)?;
        let names = names(&records);
        let mut is_whole = true;
        for (function, before) in earlier.values() {
            if names.contains(&function.name) {
                continue;
            }
            let _changing = function.changing.lock().await;
            if Arc::ptr_eq(&function.entry(), before) {
                self.forget(function);
            } else {
                is_whole = false;
            }
        }
        for (record, document) in records {
            let Some((function, before)) = earlier.get(&record.name) else {
                let function = self.add(record, document);
                self.settle_later(&function, self.shared.settings.settle_after + TAKE_OVER_AFTER);
                continue;
            };
            if before.stored.as_deref() == Some(&record) {
                continue;
            }
            let _changing = function.changing.lock().await;
            if !Arc::ptr_eq(&function.entry(), before) {
                is_whole = false;
                continue;
            }
            self.follow(function, record, document);
            // Of a transition that this control plane knows already, somebody sees to the end.
            if function.entry().transition() != before.transition() {
                self.settle_later(function, self.shared.settings.settle_after + TAKE_OVER_AFTER);
            }
        }
        if is_whole {
            *followed = Some(version);
        }
        Ok(())
    }

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
        let records = parsed(self.shared.registry.load_all().await?)?;
        let names = names(&records);
        for function in earlier.values().filter(|function| !names.contains(&function.name)) {
            self.forget(function);
        }
        for (record, mut document) in records {
            // What was under way when it was saved is complete.
            document.settle();
            match earlier.get(&record.name) {
                Some(function) => self.follow(function, record, document),
                None => drop(self.add(record, document)),
            }
        }
        Ok(())
    }

    /// Makes a function what its record says. The caller holds `changing`.
    fn follow(&self, function: &Function, record: FunctionRecord, mut document: Document) {
        let before = function.entry();
        if before.stored.as_deref() == Some(&record) {
            return;
        }
        let is_same_code = before.code.sha256() == record.code_sha256;
        let code = if is_same_code {
            document.code_id.clone_from(&before.document.code_id);
            Arc::clone(&before.code)
        } else {
            // The directory of the id that was stored may be on its way out, with the last worker that runs it.
            document.code_id = hex_id();
            Arc::new(self.code(&record.name, &record.code_sha256, &document.code_id))
        };
        let entry = Entry { document, code, stored: Some(Arc::new(record)) };
        self.shared.host.deploy(entry.deployment(&function.name));
        function.become_entry(Arc::new(entry));
        if !is_same_code {
            before.code.retire();
        }
        function.settled.notify_waiters();
    }

    /// Takes in a function that was not there. The caller holds `membership`.
    fn add(&self, record: FunctionRecord, mut document: Document) -> Arc<Function> {
        // As above: one of this name may have been there before.
        document.code_id = hex_id();
        self.insert(record, document)
    }

    /// Lets a function go that is not there any more. The caller holds `membership` and `changing`.
    fn forget(&self, function: &Function) {
        self.functions_mut().remove(&function.name);
        function.entry().code.retire();
        self.shared.host.remove(&function.name);
        function.give_up_waiting();
    }
}

impl Function {
    /// Lets those go on who wait until a function is ready that is gone by now.
    fn give_up_waiting(&self) {
        let mut entry = Entry::clone(&self.entry());
        entry.document.settle();
        self.become_entry(Arc::new(entry));
        self.settled.notify_waiters();
    }
}

/// The records with what they say; all of them, before anything is made of one.
fn parsed(records: Vec<FunctionRecord>) -> anyhow::Result<Vec<(FunctionRecord, Document)>> {
    let parsed = records.into_iter().map(|record| {
        let document = Document::of(&record)?;
        Ok((record, document))
    });
    parsed.collect()
}

fn names(records: &[(FunctionRecord, Document)]) -> HashSet<String> {
    records.iter().map(|(record, _)| record.name.clone()).collect()
}
