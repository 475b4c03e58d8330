//! The wording of refused identity providers and links.

use vestibule_api::ApiError;
use vestibule_identity::{identity_provider, linked_identity};

use super::invalid_parameter;

/// What a client hears of a refused provider.
pub(super) fn answer(problem: &identity_provider::Problem) -> ApiError {
    use identity_provider::Problem;
    invalid_parameter(match problem {
        Problem::NameOfOtherType { name, provider_type } => {
            format!("Provider {name} cannot be of type {provider_type}.")
        }
        Problem::OidcDetailsMissing => {
            "clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.".into()
        }
        Problem::OidcNotHttps => "OIDC endpoint must start with https://".into(),
        Problem::SocialDetailsMissing => {
            "clientId, clientSecret and authorizeScopes are all required idp details.".into()
        }
        Problem::AppleDetailsMissing => "clientId, privateKey, teamId, and keyId are all required idp details.".into(),
        Problem::MetadataMissing => "At least one of the MetadataURL or MetadataFile should be provided.".into(),
        Problem::MetadataTwice => "Only one of the MetadataURL or MetadataFile should be provided.".into(),
        // Cognito: the text of the library that reads it. Source: issue reports.
        Problem::MetadataUnreadable => "Unable to unmarshall metadata".into(),
        Problem::DetailValue { name: "api_version", allowed } => {
            // Cognito: the text is not documented.
            format!("api_version must be a version such as {}.", allowed.join(", "))
        }
        Problem::DetailValue { allowed, .. } => {
            format!("Member must satisfy enum value set: [{}]", allowed.join(", "))
        }
        Problem::InvalidMapping(names) => format!("AttributeMapping contains invalid mapping: [{}]", names.join(", ")),
        // Cognito: the texts of the following are not documented.
        Problem::NameReserved(name) => format!("The provider name {name} is reserved."),
        Problem::AcrMappingWithoutOidc => "AcrMapping can only be set for OIDC providers.".into(),
        Problem::IdentifierTaken(identifier) => {
            format!("The identifier {identifier} is used by another provider of the user pool.")
        }
    })
}

/// What a client hears of a refused link.
pub(super) fn link_answer(problem: &linked_identity::Problem) -> ApiError {
    use linked_identity::Problem;
    match problem {
        Problem::SourceIsOwnUser => invalid_parameter(
            "Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a \
             DestinationUser",
        ),
        Problem::LinkedAlready => invalid_parameter("SourceUser is already linked to DestinationUser"),
        Problem::BelongsToAnother => invalid_parameter(
            "Merging is not currently supported, provide a SourceUser that has not been signed up in order to link",
        ),
        Problem::NotLinked => {
            invalid_parameter("Account isn't linked to anyone else, verify that the account has been linked")
        }
        Problem::ProviderUnknown { provider, pool } => {
            invalid_parameter(format!("The provider {provider} does not exist for User Pool {pool}"))
        }
        // Cognito: the texts of the following are not documented. Source of the exception's name: the model.
        Problem::Missing(name) => invalid_parameter(format!("{name} is required.")),
        Problem::AttributeNotMapped(name) => {
            invalid_parameter(format!("ProviderAttributeName {name} is not mapped by the provider."))
        }
        Problem::TooMany => {
            ApiError::new("LimitExceededException", "The user has the maximum number of linked identities: 5.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_of_a_provider_has_its_words() {
        use identity_provider::Problem;
        let table = [
            (
                Problem::NameOfOtherType { name: "Google".into(), provider_type: "OIDC" },
                "Provider Google cannot be of type OIDC.",
            ),
            (
                Problem::OidcDetailsMissing,
                "clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.",
            ),
            (Problem::OidcNotHttps, "OIDC endpoint must start with https://"),
            (Problem::SocialDetailsMissing, "clientId, clientSecret and authorizeScopes are all required idp details."),
            (Problem::AppleDetailsMissing, "clientId, privateKey, teamId, and keyId are all required idp details."),
            (Problem::MetadataMissing, "At least one of the MetadataURL or MetadataFile should be provided."),
            (Problem::MetadataTwice, "Only one of the MetadataURL or MetadataFile should be provided."),
            (Problem::MetadataUnreadable, "Unable to unmarshall metadata"),
            (
                Problem::DetailValue { name: "attributes_request_method", allowed: &["POST", "GET"] },
                "Member must satisfy enum value set: [POST, GET]",
            ),
            (
                Problem::DetailValue { name: "api_version", allowed: &["v17.0"] },
                "api_version must be a version such as v17.0.",
            ),
            (
                Problem::InvalidMapping(vec!["custom:a".into(), "sub".into()]),
                "AttributeMapping contains invalid mapping: [custom:a, sub]",
            ),
            (Problem::NameReserved("COGNITO".into()), "The provider name COGNITO is reserved."),
            (Problem::AcrMappingWithoutOidc, "AcrMapping can only be set for OIDC providers."),
            (Problem::IdentifierTaken("a".into()), "The identifier a is used by another provider of the user pool."),
        ];
        for (problem, message) in table {
            assert_eq!(answer(&problem), ApiError::invalid_parameter(message));
        }
    }

    #[test]
    fn each_refusal_of_a_link_has_its_words() {
        use linked_identity::Problem;
        let parameter = "InvalidParameterException";
        let table = [
            (
                Problem::SourceIsOwnUser,
                parameter,
                "Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only \
                 as a DestinationUser",
            ),
            (Problem::LinkedAlready, parameter, "SourceUser is already linked to DestinationUser"),
            (
                Problem::BelongsToAnother,
                parameter,
                "Merging is not currently supported, provide a SourceUser that has not been signed up in order to link",
            ),
            (
                Problem::NotLinked,
                parameter,
                "Account isn't linked to anyone else, verify that the account has been linked",
            ),
            (
                Problem::ProviderUnknown { provider: "Google".into(), pool: "us-east-1_a".into() },
                parameter,
                "The provider Google does not exist for User Pool us-east-1_a",
            ),
            (Problem::Missing("ProviderName"), parameter, "ProviderName is required."),
            (
                Problem::AttributeNotMapped("email".into()),
                parameter,
                "ProviderAttributeName email is not mapped by the provider.",
            ),
            (Problem::TooMany, "LimitExceededException", "The user has the maximum number of linked identities: 5."),
        ];
        for (problem, code, message) in table {
            assert_eq!(link_answer(&problem), ApiError::new(code, message));
        }
    }
}
