//! `AddPermission`, `RemovePermission` and `GetPolicy`.

use std::collections::BTreeMap;

use vestibule_api::ApiError;
use vestibule_api::lambda::{
    AddPermissionRequest, AddPermissionResponse, GetPolicyRequest, GetPolicyResponse, RemovePermissionRequest,
};

use super::policy::{Condition, Principal, Statement};
use super::{Entry, Lambda, internal, invalid_value, not_found};
use crate::ids::uuid;
use crate::naming::LATEST;

/// The largest policy of a function, in bytes.
const POLICY_BYTES_MAX: usize = 20_480;

impl Lambda {
    /// `AddPermission`.
    pub async fn add_permission(&self, request: AddPermissionRequest) -> Result<AddPermissionResponse, ApiError> {
        let name = self.parse_name(request.function_name.as_deref(), request.qualifier.as_deref())?;
        if name.qualifier.as_deref() == Some(LATEST) {
            return Err(invalid_value("We currently do not support adding policies for $LATEST."));
        }
        let arn = name.arn(self.place());
        let (_, function) = self.named(Some(&name.name), name.qualifier.as_deref())?;
        let statement = statement(&request, &arn)?;
        let text = serde_json::to_string(&statement).map_err(|error| internal(&error.into()))?;
        let _changing = function.changing.lock().await;
        if !self.is_present(&function) {
            return Err(not_found(&arn));
        }
        let mut entry = Entry::clone(&function.entry());
        check_revision(&entry, request.revision_id.as_deref())?;
        let statements = &mut entry.document.policy.statements;
        if statements.iter().any(|present| present.sid == statement.sid) {
            return Err(ApiError::new(
                "ResourceConflictException",
                format!(
                    "The statement id ({}) provided already exists. Please provide a new statement id, or remove the \
                     existing statement.",
                    statement.sid
                ),
            ));
        }
        statements.push(statement);
        let size = entry.document.policy.document().len();
        if size > POLICY_BYTES_MAX {
            let message = format!("The final policy size ({size}) is bigger than the limit ({POLICY_BYTES_MAX}).");
            return Err(ApiError::new("PolicyLengthExceededException", message));
        }
        entry.document.configuration.revision_id = Some(uuid());
        self.commit(&function, entry, None).await?;
        Ok(AddPermissionResponse { statement: Some(text) })
    }

    /// `RemovePermission`.
    pub async fn remove_permission(&self, request: RemovePermissionRequest) -> Result<(), ApiError> {
        let no_policy = || ApiError::resource_not_found("No policy is associated with the given resource.");
        let (_, function) = self.named(request.function_name.as_deref(), request.qualifier.as_deref())?;
        let _changing = function.changing.lock().await;
        if !self.is_present(&function) {
            return Err(no_policy());
        }
        let mut entry = Entry::clone(&function.entry());
        let statements = &mut entry.document.policy.statements;
        if statements.is_empty() {
            return Err(no_policy());
        }
        let sid = request.statement_id.unwrap_or_default();
        let Some(index) = statements.iter().position(|statement| statement.sid == sid) else {
            return Err(ApiError::resource_not_found(format!("Statement {sid} is not found in resource policy.")));
        };
        statements.remove(index);
        check_revision(&entry, request.revision_id.as_deref())?;
        entry.document.configuration.revision_id = Some(uuid());
        self.commit(&function, entry, None).await?;
        Ok(())
    }

    /// `GetPolicy`.
    pub fn get_policy(&self, request: &GetPolicyRequest) -> Result<GetPolicyResponse, ApiError> {
        let missing = || ApiError::resource_not_found("The resource you requested does not exist.");
        let name = self.parse_name(request.function_name.as_deref(), request.qualifier.as_deref())?;
        let function = if name.is_latest() { self.find(&name.name) } else { None };
        let entry = function.ok_or_else(missing)?.entry();
        if entry.document.policy.statements.is_empty() {
            return Err(missing());
        }
        Ok(GetPolicyResponse {
            policy: Some(entry.document.policy.document()),
            revision_id: entry.document.configuration.revision_id.clone(),
        })
    }
}

/// What a client hears whose revision is not the latest; `operation` is what tells the latest.
pub(super) fn stale_revision(operation: &str) -> ApiError {
    ApiError::new(
        "PreconditionFailedException",
        format!(
            "The Revision Id provided does not match the latest Revision Id. Call the {operation} API to retrieve the \
             latest Revision Id"
        ),
    )
}

fn check_revision(entry: &Entry, revision_id: Option<&str>) -> Result<(), ApiError> {
    if revision_id.is_some() && revision_id != entry.document.configuration.revision_id.as_deref() {
        return Err(stale_revision("GetPolicy"));
    }
    Ok(())
}

fn statement(request: &AddPermissionRequest, arn: &str) -> Result<Statement, ApiError> {
    let mut condition = Condition::default();
    let equals = [
        ("AWS:SourceAccount", request.source_account.as_deref()),
        ("lambda:EventSourceToken", request.event_source_token.as_deref()),
        (
            "lambda:FunctionUrlAuthType",
            request.function_url_auth_type.map(vestibule_api::lambda::FunctionUrlAuthType::as_str),
        ),
        ("aws:PrincipalOrgID", request.principal_org_id.as_deref()),
    ];
    for (key, value) in equals {
        if let Some(value) = value {
            condition.string_equals.insert(key.to_owned(), value.to_owned());
        }
    }
    if let Some(source) = &request.source_arn {
        condition.arn_like.insert("AWS:SourceArn".to_owned(), source.clone());
    }
    Ok(Statement {
        sid: request.statement_id.clone().unwrap_or_default(),
        effect: "Allow".to_owned(),
        principal: principal(request.principal.as_deref().unwrap_or_default())?,
        action: request.action.clone().unwrap_or_default(),
        resource: arn.to_owned(),
        condition,
    })
}

fn principal(text: &str) -> Result<Principal, ApiError> {
    let named = |kind: &str, name: String| Ok(Principal::Named(BTreeMap::from([(kind.to_owned(), name)])));
    let is_service = text.ends_with(".amazonaws.com") || text.ends_with(".amazonaws.com.cn");
    if text == "*" {
        Ok(Principal::Anyone(text.to_owned()))
    } else if text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        named("AWS", format!("arn:aws:iam::{text}:root"))
    } else if text.starts_with("arn:aws") && (text.contains(":iam::") || text.contains(":sts::")) {
        named("AWS", text.to_owned())
    } else if is_service && !text.starts_with('.') {
        named("Service", text.to_owned())
    } else {
        Err(invalid_value("The provided principal was invalid. Please check the principal and try again."))
    }
}
