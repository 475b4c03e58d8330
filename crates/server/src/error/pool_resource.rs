//! What is told of resources of a pool that are not there, are there already, or are too many.

use vestibule_api::ApiError;
use vestibule_identity::pool_resource::ResourceKind;

use super::invalid_parameter;

/// There is none of this id or name.
pub(super) fn not_found(kind: ResourceKind, id: &str) -> ApiError {
    ApiError::resource_not_found(match kind {
        ResourceKind::IdentityProvider => format!("Identity provider {id} does not exist."),
        ResourceKind::ResourceServer => format!("Resource server {id} does not exist."),
        // Cognito: the texts of the following are not documented.
        ResourceKind::Domain => format!("Domain {id} does not exist."),
        ResourceKind::ManagedLoginBranding => format!("Managed login branding {id} does not exist."),
        ResourceKind::ManagedLoginAsset => format!("Asset {id} does not exist."),
        ResourceKind::Terms => format!("Terms {id} do not exist."),
        ResourceKind::UiCustomization => format!("UI customization {id} does not exist."),
        ResourceKind::RiskConfiguration => format!("Risk configuration {id} does not exist."),
        ResourceKind::LogDelivery => format!("Log delivery configuration {id} does not exist."),
        ResourceKind::ImportJob => format!("Import job {id} does not exist."),
        ResourceKind::SigningCertificate => format!("Signing certificate {id} does not exist."),
    })
}

/// There is one of this id or name already.
pub(super) fn exists(kind: ResourceKind, id: &str) -> ApiError {
    match kind {
        // Cognito: only the names of these exceptions are documented. Source: the model.
        ResourceKind::IdentityProvider => {
            ApiError::new("DuplicateProviderException", format!("A provider with the name {id} already exists."))
        }
        ResourceKind::ManagedLoginBranding => ApiError::new(
            "ManagedLoginBrandingExistsException",
            "A managed login branding style already exists for this app client.",
        ),
        ResourceKind::Terms => {
            ApiError::new("TermsExistsException", "Terms of this name already exist for this app client.")
        }
        ResourceKind::ResourceServer => invalid_parameter(format!("{id} already exists in the user pool.")),
        ResourceKind::Domain => invalid_parameter("Domain already associated with another user pool."),
        ResourceKind::UiCustomization
        | ResourceKind::RiskConfiguration
        | ResourceKind::LogDelivery
        | ResourceKind::ManagedLoginAsset
        | ResourceKind::SigningCertificate
        | ResourceKind::ImportJob => invalid_parameter(format!("{id} already exists.")),
    }
}

/// The pool has as many as it may have.
pub(super) fn too_many(kind: ResourceKind) -> ApiError {
    let things = match kind {
        ResourceKind::IdentityProvider => "identity providers",
        ResourceKind::ResourceServer => "resource servers",
        ResourceKind::Domain => "domains",
        ResourceKind::ManagedLoginBranding => "managed login branding styles",
        ResourceKind::ManagedLoginAsset => "assets",
        ResourceKind::Terms => "terms",
        ResourceKind::UiCustomization => "UI customizations",
        ResourceKind::RiskConfiguration => "risk configurations",
        ResourceKind::LogDelivery => "log delivery configurations",
        ResourceKind::ImportJob => "user import jobs",
        ResourceKind::SigningCertificate => "signing certificates",
    };
    // Cognito: the text is not documented. Source of the name: the model.
    ApiError::new("LimitExceededException", format!("The user pool has the maximum number of {things}."))
}
