//! The wording of refused app client settings. Texts without a source in the specification are inferred.

use vestibule_api::ApiError;
use vestibule_identity::app_client::Problem;

/// What a client hears of it.
pub(super) fn answer(problem: &Problem) -> ApiError {
    let text = match problem {
        Problem::ClientCredentialsNotAlone => {
            let text = "client_credentials flow can not be selected along with code flow or implicit flow.";
            return ApiError::new("InvalidOAuthFlowException", text);
        }
        Problem::ClientCredentialsWithoutSecret => {
            let text = "client_credentials flow can not be selected if client does not have a client secret.";
            return ApiError::new("InvalidOAuthFlowException", text);
        }
        Problem::ResourceServerScopeUnknown(scope) => {
            return ApiError::new("ScopeDoesNotExistException", format!("Invalid scope requested: {scope}"));
        }
        Problem::TierTooLow => {
            let text = "The feature is not available in the tier of the user pool.";
            return ApiError::new("FeatureUnavailableInTierException", text);
        }
        Problem::TokenValidity => "Invalid range for token validity.".to_owned(),
        Problem::SecretGivenAndGenerated => "GenerateSecret and ClientSecret cannot be used together.".to_owned(),
        Problem::PlainHttp(url) => format!("{url} cannot use the HTTP protocol."),
        Problem::ReadAttributes => "Invalid read attributes specified while creating a client".to_owned(),
        Problem::WriteAttributes => "Invalid write attributes specified while creating a client".to_owned(),
        Problem::CallbackUrlsMissing => {
            "CallbackUrls can not be empty when code flow or implicit flow is selected".to_owned()
        }
        Problem::OAuthIncomplete => {
            "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows."
                .to_owned()
        }
        Problem::ScopeUnknown(scope) => format!("Invalid scope requested: {scope}"),
        Problem::ProviderUnknown(name, pool) => format!("The provider {name} does not exist for User Pool {pool}"),
        Problem::DefaultRedirectUri(uri) => {
            format!("The default redirect URI {uri} is not in the callback URIs list.")
        }
        Problem::Analytics => {
            "Invalid analytics configuration given, either <application arn> or <application id, role arn, external \
             id> are valid"
                .to_owned()
        }
        Problem::OldAndNewFlows => {
            "ExplicitAuthFlows with the prefix ALLOW_ cannot be used together with those without.".to_owned()
        }
        Problem::RotationWithRefreshFlow => {
            "ALLOW_REFRESH_TOKEN_AUTH cannot be used while refresh token rotation is enabled.".to_owned()
        }
        Problem::ContextDataWithoutSecret => {
            "EnablePropagateAdditionalUserContextData requires a client with a client secret.".to_owned()
        }
    };
    ApiError::invalid_parameter(text)
}
