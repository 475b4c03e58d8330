//! A declared group against the stored one.

use vestibule_api::Timestamp;

use super::{DeclaredGroup, Outcome};
use crate::change::Change;
use crate::group::{Group, GroupSettings};
use crate::ids::UserPoolId;

/// What has to be done about a group. As with UpdateGroup, settings that are not declared stay.
pub fn group(pool: &UserPoolId, declared: &DeclaredGroup, before: Option<&Group>, now: Timestamp) -> Outcome<Change> {
    let Some(before) = before else {
        return Outcome::Created(Change::CreateGroup(Box::new(Group {
            pool_id: pool.clone(),
            name: declared.name.clone(),
            settings: declared.settings.clone(),
            created_at: now,
            modified_at: now,
        })));
    };
    let GroupSettings { description, role_arn, precedence } = &declared.settings;
    let settings = &before.settings;
    let differs = [
        ("Description", description.is_some() && *description != settings.description),
        ("Precedence", precedence.is_some() && *precedence != settings.precedence),
        ("RoleArn", role_arn.is_some() && *role_arn != settings.role_arn),
    ];
    let names: Vec<String> =
        differs.iter().filter(|(_, differs)| *differs).map(|(name, _)| (*name).to_owned()).collect();
    if names.is_empty() {
        return Outcome::Unchanged;
    }
    let (name, set) = (declared.name.clone(), declared.settings.clone());
    Outcome::Updated(Change::UpdateGroup { pool: pool.clone(), name, set, at: now }, names)
}
