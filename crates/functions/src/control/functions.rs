//! Creating, reading, changing and deleting functions.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use vestibule_api::lambda::{
    Concurrency, CreateFunctionRequest, DeleteFunctionRequest, DeleteFunctionResponse, FunctionCodeLocation,
    FunctionConfiguration, FunctionVersion, GetFunctionConfigurationRequest, GetFunctionRequest, GetFunctionResponse,
    LastUpdateStatus, ListFunctionsRequest, ListFunctionsResponse, UpdateFunctionCodeRequest,
    UpdateFunctionConfigurationRequest,
};
use vestibule_api::{ApiError, Blob};

use super::{
    Document, Entry, Function, Lambda, already_exists, configuration, internal, invalid_value, not_found,
    update_in_progress,
};
use crate::deployment::Code;
use crate::ids::{hex_id, last_modified, now_ms, uuid};
use crate::naming::LATEST;
use crate::package::{PackageError, code_sha256};

/// The most functions on one page, whatever a client asks for.
const PAGE_FUNCTIONS: i32 = 50;

impl Lambda {
    /// `CreateFunction`.
    pub async fn create_function(&self, request: CreateFunctionRequest) -> Result<FunctionConfiguration, ApiError> {
        let name = self.parse_name(request.function_name.as_deref(), None)?;
        configuration::check_new_name(&name.name)?;
        if !name.is_latest() {
            return Err(invalid_value("A function is created without a version or alias in its name."));
        }
        let name = name.name;
        let mut configuration = configuration::create(&name, &request, self.place())?;
        let zip = configuration::zip_of(request.code.as_ref())?;
        self.check_room(&name)?;
        // Before anybody has to wait for it.
        let (code, code_id, package) = self.unpack(&name, zip).await?;
        let _membership = self.shared.membership.lock().await;
        if let Err(error) = self.check_room(&name) {
            code.retire();
            return Err(error);
        }
        describe_code(&mut configuration, &code, &package);
        let tags = request.tags.unwrap_or_default();
        let document = Document {
            configuration: configuration.clone(),
            policy: super::Policy::default(),
            tags,
            reserved_concurrency: None,
            code_id,
        };
        let function = Arc::new(Function::new(&name, Entry { document, code, stored: None }));
        let entry = Entry::clone(&function.entry());
        if let Err(error) = self.commit(&function, entry.clone(), Some(package)).await {
            entry.code.retire();
            return Err(error);
        }
        self.shared.host.deploy(entry.deployment(&name));
        self.functions_mut().insert(name, Arc::clone(&function));
        self.settle_later(&function, self.shared.settings.settle_after);
        Ok(configuration)
    }

    /// Whether a function of this name may be added.
    fn check_room(&self, name: &str) -> Result<(), ApiError> {
        if self.find(name).is_some() {
            return Err(already_exists(name));
        }
        if self.functions().len() >= self.shared.settings.functions {
            let message = format!("There may be {} functions on this server.", self.shared.settings.functions);
            return Err(ApiError::new("CodeStorageExceededException", message));
        }
        Ok(())
    }

    /// `GetFunction`.
    pub fn get_function(&self, request: &GetFunctionRequest) -> Result<GetFunctionResponse, ApiError> {
        let (name, function) = self.named(request.function_name.as_deref(), request.qualifier.as_deref())?;
        let entry = function.entry();
        let mut configuration = entry.document.configuration.clone();
        configuration.function_arn = Some(name.arn(self.place()));
        let code = FunctionCodeLocation {
            repository_type: Some("S3".to_owned()),
            location: Some((self.shared.settings.code_url)(&function.name)),
            ..FunctionCodeLocation::default()
        };
        let tags = entry.document.tags.clone();
        let reserved = entry.document.reserved_concurrency;
        Ok(GetFunctionResponse {
            configuration: Some(configuration),
            code: Some(code),
            tags: (!tags.is_empty()).then_some(tags),
            concurrency: reserved.map(|reserved| Concurrency { reserved_concurrent_executions: Some(reserved) }),
            ..GetFunctionResponse::default()
        })
    }

    /// `GetFunctionConfiguration`.
    pub fn get_function_configuration(
        &self,
        request: &GetFunctionConfigurationRequest,
    ) -> Result<FunctionConfiguration, ApiError> {
        let (name, function) = self.named(request.function_name.as_deref(), request.qualifier.as_deref())?;
        let mut configuration = function.entry().document.configuration.clone();
        configuration.function_arn = Some(name.arn(self.place()));
        Ok(configuration)
    }

    /// `ListFunctions`.
    pub fn list_functions(&self, request: &ListFunctionsRequest) -> Result<ListFunctionsResponse, ApiError> {
        let invalid = || invalid_value("Invalid pagination token");
        let after = match request.marker.as_deref() {
            Some(marker) => {
                let bytes = URL_SAFE_NO_PAD.decode(marker).map_err(|_| invalid())?;
                Some(String::from_utf8(bytes).map_err(|_| invalid())?)
            }
            None => None,
        };
        let mut functions: Vec<Arc<Function>> = self.functions().values().cloned().collect();
        functions.sort_by(|one, other| one.name.cmp(&other.name));
        let limit = request.max_items.unwrap_or(PAGE_FUNCTIONS).clamp(1, PAGE_FUNCTIONS);
        let mut wanted =
            functions.into_iter().filter(|function| after.as_ref().is_none_or(|after| function.name > *after));
        let page: Vec<Arc<Function>> = wanted.by_ref().take(usize::try_from(limit).unwrap_or(1)).collect();
        let next_marker = wanted.next().and(page.last()).map(|last| URL_SAFE_NO_PAD.encode(&last.name));
        let is_qualified = request.function_version == Some(FunctionVersion::All);
        let functions = page.iter().map(|function| listed(&function.entry().document.configuration, is_qualified));
        Ok(ListFunctionsResponse { functions: Some(functions.collect()), next_marker })
    }

    /// `UpdateFunctionCode`.
    pub async fn update_function_code(
        &self,
        request: UpdateFunctionCodeRequest,
    ) -> Result<FunctionConfiguration, ApiError> {
        let (_, function) = self.named(request.function_name.as_deref(), None)?;
        let names_elsewhere = request.s3_bucket.is_some() || request.s3_key.is_some() || request.image_uri.is_some();
        let zip = configuration::zip_source(request.zip_file, names_elsewhere)?;
        let _changing = function.changing.lock().await;
        let mut entry = self.changeable(&function, request.revision_id.as_deref())?;
        let (code, code_id, package) = self.unpack(&function.name, zip).await?;
        let configuration = &mut entry.document.configuration;
        describe_code(configuration, &code, &package);
        if let Some(architectures) = request.architectures {
            configuration.architectures = Some(architectures);
        }
        begin_update(configuration);
        if request.dry_run == Some(true) {
            code.retire();
            return Ok(entry.document.configuration);
        }
        let unused = Arc::clone(&code);
        entry.code = code;
        entry.document.code_id = code_id;
        match self.commit(&function, entry, Some(package)).await {
            Ok(entry) => {
                self.settle_later(&function, self.shared.settings.settle_after);
                Ok(entry.document.configuration.clone())
            }
            Err(error) => {
                unused.retire();
                Err(error)
            }
        }
    }

    /// `UpdateFunctionConfiguration`.
    pub async fn update_function_configuration(
        &self,
        request: UpdateFunctionConfigurationRequest,
    ) -> Result<FunctionConfiguration, ApiError> {
        let (_, function) = self.named(request.function_name.as_deref(), None)?;
        let _changing = function.changing.lock().await;
        let mut entry = self.changeable(&function, request.revision_id.as_deref())?;
        let configuration = &mut entry.document.configuration;
        configuration::update(&function.name, configuration, &request, self.place())?;
        begin_update(configuration);
        let entry = self.commit(&function, entry, None).await?;
        self.settle_later(&function, self.shared.settings.settle_after);
        Ok(entry.document.configuration.clone())
    }

    /// `DeleteFunction`.
    pub async fn delete_function(&self, request: DeleteFunctionRequest) -> Result<DeleteFunctionResponse, ApiError> {
        let name = self.parse_name(request.function_name.as_deref(), request.qualifier.as_deref())?;
        let _membership = self.shared.membership.lock().await;
        let function = self.find(&name.name).ok_or_else(|| not_found(&name.arn(self.place())))?;
        match name.qualifier.as_deref() {
            None => {}
            Some(LATEST) => {
                return Err(invalid_value("$LATEST version cannot be deleted without deleting the function."));
            }
            // Lambda: deleting an unknown version of a known function is no error. Source: a recorded exchange.
            Some(_) => return Ok(deleted()),
        }
        let _changing = function.changing.lock().await;
        self.shared.registry.delete(&name.name).await.map_err(|error| internal(&error))?;
        self.functions_mut().remove(&name.name);
        function.entry().code.retire();
        self.shared.host.remove(&name.name);
        Ok(deleted())
    }

    /// The entry to change, unless a change is under way or the client knows an older one.
    fn changeable(&self, function: &Function, revision_id: Option<&str>) -> Result<Entry, ApiError> {
        if !self.is_present(function) {
            return Err(not_found(&self.place().function_arn(&function.name)));
        }
        let entry = Entry::clone(&function.entry());
        let configuration = &entry.document.configuration;
        if entry.is_pending() {
            return Err(ApiError::new(
                "ResourceConflictException",
                "The operation cannot be performed at this time. The function is currently in the following state: Pending",
            ));
        }
        if configuration.last_update_status == Some(LastUpdateStatus::InProgress) {
            let arn = self.place().function_arn(&function.name);
            return Err(update_in_progress(&arn));
        }
        if revision_id.is_some() && revision_id != configuration.revision_id.as_deref() {
            return Err(super::permissions::stale_revision("GetFunction/GetAlias"));
        }
        Ok(entry)
    }

    /// Unpacks an uploaded package, which shows whether it is one.
    async fn unpack(&self, name: &str, zip: Blob) -> Result<(Arc<Code>, String, Bytes), ApiError> {
        let package = Bytes::from(zip.0);
        let code_id = hex_id();
        let code = Arc::new(self.code(name, &code_sha256(&package), &code_id));
        code.unpack(package.clone()).await.map_err(|error| package_error(name, error))?;
        Ok((code, code_id, package))
    }
}

fn describe_code(configuration: &mut FunctionConfiguration, code: &Code, package: &Bytes) {
    configuration.code_size = Some(i64::try_from(package.len()).unwrap_or(i64::MAX));
    configuration.code_sha256 = Some(code.sha256().to_owned());
}

fn begin_update(configuration: &mut FunctionConfiguration) {
    configuration.last_modified = Some(last_modified(now_ms()));
    configuration.revision_id = Some(uuid());
    configuration.last_update_status = Some(LastUpdateStatus::InProgress);
    configuration.last_update_status_reason = Some("The function is being created.".to_owned());
}

/// A configuration as lists show it: without states.
fn listed(configuration: &FunctionConfiguration, is_qualified: bool) -> FunctionConfiguration {
    let arn = configuration.function_arn.clone();
    FunctionConfiguration {
        function_arn: if is_qualified { arn.map(|arn| format!("{arn}:{LATEST}")) } else { arn },
        state: None,
        state_reason: None,
        state_reason_code: None,
        last_update_status: None,
        last_update_status_reason: None,
        last_update_status_reason_code: None,
        ..configuration.clone()
    }
}

fn deleted() -> DeleteFunctionResponse {
    DeleteFunctionResponse { status_code: Some(204) }
}

fn package_error(name: &str, error: PackageError) -> ApiError {
    match error {
        PackageError::Io(error) => internal(&anyhow::Error::from(error).context("a package could not be unpacked")),
        PackageError::ZippedTooLarge => ApiError::new("RequestEntityTooLargeException", error.to_string()),
        PackageError::Unreadable(ref reason) => {
            tracing::info!(function = name, reason, "a package was refused");
            invalid_value(error.to_string())
        }
        PackageError::Empty | PackageError::UnzippedTooLarge => invalid_value(error.to_string()),
    }
}
