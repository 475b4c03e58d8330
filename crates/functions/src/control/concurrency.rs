//! Reserved concurrency: how many calls of a function may be in progress, and counting them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use vestibule_api::ApiError;
use vestibule_api::lambda::{
    Concurrency, DeleteFunctionConcurrencyRequest, GetFunctionConcurrencyRequest, GetFunctionConcurrencyResponse,
    PutFunctionConcurrencyRequest,
};

use super::{Entry, Function, Lambda, invalid_value, not_found};
use crate::invocation::InvokeError;

/// What an account may run at a time, and what must be left for functions that reserve nothing.
const ACCOUNT_CONCURRENCY: i64 = 1000;
const UNRESERVED_MIN: i64 = 100;

/// A call in progress; counted out when dropped.
pub(crate) struct InProgress(Arc<AtomicUsize>);

impl Drop for InProgress {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Function {
    /// Counts a call in, if the function has room for it.
    pub(super) fn admit(&self) -> Result<InProgress, InvokeError> {
        let earlier = self.in_progress.fetch_add(1, Ordering::AcqRel);
        let place = InProgress(Arc::clone(&self.in_progress));
        let reserved = self.entry().document.reserved_concurrency;
        match reserved.and_then(|reserved| usize::try_from(reserved).ok()) {
            Some(reserved) if earlier >= reserved => Err(InvokeError::ReservedConcurrencyExceeded),
            _ => Ok(place),
        }
    }
}

impl Lambda {
    /// `PutFunctionConcurrency`.
    pub async fn put_function_concurrency(
        &self,
        request: PutFunctionConcurrencyRequest,
    ) -> Result<Concurrency, ApiError> {
        let wanted = request.reserved_concurrent_executions.unwrap_or_default();
        // Held so that two functions do not reserve the last of the account's.
        let _membership = self.shared.membership.lock().await;
        let function = self.whole_function(request.function_name.as_deref())?;
        let reserved = |other: &Arc<Function>| other.entry().document.reserved_concurrency.map_or(0, i64::from);
        let others: i64 = self.functions().values().filter(|other| other.name != function.name).map(reserved).sum();
        if ACCOUNT_CONCURRENCY - others - i64::from(wanted) < UNRESERVED_MIN {
            return Err(invalid_value(format!(
                "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution \
                 below its minimum value of [{UNRESERVED_MIN}]."
            )));
        }
        self.reserve(&function, Some(wanted)).await?;
        Ok(Concurrency { reserved_concurrent_executions: Some(wanted) })
    }

    /// `GetFunctionConcurrency`.
    pub fn get_function_concurrency(
        &self,
        request: &GetFunctionConcurrencyRequest,
    ) -> Result<GetFunctionConcurrencyResponse, ApiError> {
        let function = self.whole_function(request.function_name.as_deref())?;
        let reserved = function.entry().document.reserved_concurrency;
        Ok(GetFunctionConcurrencyResponse { reserved_concurrent_executions: reserved })
    }

    /// `DeleteFunctionConcurrency`.
    pub async fn delete_function_concurrency(&self, request: DeleteFunctionConcurrencyRequest) -> Result<(), ApiError> {
        let function = self.whole_function(request.function_name.as_deref())?;
        self.reserve(&function, None).await
    }

    /// The function of a name without version or alias: concurrency is a function's as a whole.
    fn whole_function(&self, name: Option<&str>) -> Result<Arc<Function>, ApiError> {
        let (name, function) = self.named(name, None)?;
        if name.qualifier.is_some() {
            // Lambda: inferred from the wording for tags, which are a function's as a whole too.
            return Err(invalid_value(
                "This operation is permitted on Lambda functions only. Aliases and versions do not support this \
                 operation. Please specify either a function name or an unqualified function ARN.",
            ));
        }
        Ok(function)
    }

    async fn reserve(&self, function: &Function, reserved: Option<i32>) -> Result<(), ApiError> {
        let _changing = function.changing.lock().await;
        if !self.is_present(function) {
            return Err(not_found(&self.place().function_arn(&function.name)));
        }
        let mut entry = Entry::clone(&function.entry());
        entry.document.reserved_concurrency = reserved;
        self.commit(function, entry, None).await.map(drop)
    }
}
