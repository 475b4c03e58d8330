//! The wording of refused app client settings.

use vestibule_api::ApiError;
use vestibule_identity::app_client::Problem;

/// What a client hears of it.
pub(super) fn answer(problem: &Problem) -> ApiError {
    match problem {
        Problem::TokenValidity => ApiError::invalid_parameter("Invalid range for token validity."),
        // Cognito: the text is unknown.
        Problem::SecretGivenAndGenerated => {
            ApiError::invalid_parameter("GenerateSecret and ClientSecret can not be used together.")
        }
        Problem::PlainHttp(url) => ApiError::invalid_parameter(format!("{url} cannot use the HTTP protocol.")),
        // Cognito: the first text is recalled, the second made after the one before.
        Problem::UrlNotAbsolute(url) => ApiError::invalid_parameter(format!("Invalid url: {url}")),
        Problem::UrlWithFragment(url) => ApiError::invalid_parameter(format!("{url} cannot have a fragment.")),
        Problem::ReadAttributes => {
            ApiError::invalid_parameter("Invalid read attributes specified while creating a client")
        }
        Problem::WriteAttributes => {
            ApiError::invalid_parameter("Invalid write attributes specified while creating a client")
        }
        Problem::CallbackUrlsMissing => {
            ApiError::invalid_parameter("CallbackUrls can not be empty when code flow or implicit flow is selected")
        }
        Problem::ClientCredentialsNotAlone => ApiError::new(
            "InvalidOAuthFlowException",
            "client_credentials flow can not be selected along with code flow or implicit flow.",
        ),
        Problem::ClientCredentialsWithoutSecret => ApiError::new(
            "InvalidOAuthFlowException",
            "client_credentials flow can not be selected if client does not have a client secret.",
        ),
        Problem::ScopeWithClientCredentials(scope) => {
            ApiError::new("InvalidOAuthFlowException", format!("{scope} is not supported with client_credentials flow"))
        }
        Problem::OAuthIncomplete => ApiError::invalid_parameter(
            "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
        ),
        Problem::ScopeUnknown(scope) => ApiError::invalid_parameter(format!("Invalid scope requested: {scope}")),
        Problem::ResourceServerScopeUnknown(scope) => {
            ApiError::new("ScopeDoesNotExistException", format!("Invalid scope requested: {scope}"))
        }
        Problem::ProviderUnknown { provider, pool } => {
            ApiError::invalid_parameter(format!("The provider {provider} does not exist for User Pool {pool}"))
        }
        Problem::DefaultRedirectUri(uri) => {
            ApiError::invalid_parameter(format!("The default redirect URI {uri} is not in the callback URIs list."))
        }
        Problem::Analytics => ApiError::invalid_parameter(
            "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> \
             are valid",
        ),
        // Cognito: the texts of the following are unknown.
        Problem::PublicClientSecret => {
            ApiError::invalid_parameter("A client secret can not be added to a client without a secret.")
        }
        Problem::TooManySecrets => {
            ApiError::new("LimitExceededException", "The client has the maximum number of secrets: 2.")
        }
        Problem::UnknownSecret => ApiError::resource_not_found("The client secret does not exist."),
        Problem::LastSecret => ApiError::invalid_parameter("The last secret of a client can not be deleted."),
        Problem::OldAndNewFlows => ApiError::invalid_parameter(
            "ExplicitAuthFlows that begin with ALLOW_ can not be combined with those that do not.",
        ),
        Problem::RotationWithRefreshFlow => ApiError::invalid_parameter(
            "ALLOW_REFRESH_TOKEN_AUTH can not be selected when refresh token rotation is enabled.",
        ),
        Problem::ClientTokenNotAlone => {
            ApiError::invalid_parameter("ALLOW_CLIENT_TOKEN_AUTH can not be selected along with another flow.")
        }
        Problem::ClientTokenWithoutSecret => ApiError::invalid_parameter(
            "ALLOW_CLIENT_TOKEN_AUTH can not be selected if client does not have a client secret.",
        ),
        Problem::ContextDataWithoutSecret => ApiError::invalid_parameter(
            "EnablePropagateAdditionalUserContextData can not be enabled if client does not have a client secret.",
        ),
        Problem::TierTooLow => ApiError::new(
            "FeatureUnavailableInTierException",
            "ALLOW_USER_AUTH is not available in the user pool's tier.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recorded_texts_are_told_word_for_word() {
        let provider = Problem::ProviderUnknown { provider: "Google".into(), pool: "us-east-1_a".into() };
        let parameter = "InvalidParameterException";
        let table = [
            (Problem::PlainHttp("http://a.b".into()), parameter, "http://a.b cannot use the HTTP protocol."),
            (provider, parameter, "The provider Google does not exist for User Pool us-east-1_a"),
            (
                Problem::DefaultRedirectUri("https://b".into()),
                parameter,
                "The default redirect URI https://b is not in the callback URIs list.",
            ),
            (Problem::ScopeUnknown("x".into()), parameter, "Invalid scope requested: x"),
            (
                Problem::ResourceServerScopeUnknown("a/x".into()),
                "ScopeDoesNotExistException",
                "Invalid scope requested: a/x",
            ),
            (
                Problem::Analytics,
                parameter,
                "Invalid analytics configuration given, either <application arn> or <application id, role arn, external \
                 id> are valid",
            ),
        ];
        for (problem, code, message) in table {
            assert_eq!(answer(&problem), ApiError::new(code, message));
        }
    }
}
