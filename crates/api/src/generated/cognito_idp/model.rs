//! The model of `cognito-idp` as data. Written by `cargo xtask codegen` from `model/cognito-idp.json`; do not edit.

#![allow(
    clippy::all,
    clippy::pedantic,
    reason = "names and shapes are the model's, not ours"
)]

use crate::model::{
    Auth, Bounds, ErrorModel, Http, Kind, Location, Member, OperationModel, Pattern, Shape,
};

/// What the model says about each operation, in the order of the `Operation` enum.
pub static OPERATIONS: [OperationModel; 141] = [
    OperationModel {
        name: "AddCustomAttributes",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "UserImportInProgressException",
            "InternalErrorException",
        ],
        input: Some(&ADD_CUSTOM_ATTRIBUTES_REQUEST),
        output: Some(&ADD_CUSTOM_ATTRIBUTES_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AddUserPoolClientSecret",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "InternalServerException",
            "TooManyRequestsException",
            "LimitExceededException",
            "AccessDeniedException",
            "ResourceNotFoundException",
        ],
        input: Some(&ADD_USER_POOL_CLIENT_SECRET_REQUEST),
        output: Some(&ADD_USER_POOL_CLIENT_SECRET_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminAddUserToGroup",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_ADD_USER_TO_GROUP_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "AdminConfirmSignUp",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "NotAuthorizedException",
            "TooManyFailedAttemptsException",
            "InvalidLambdaResponseException",
            "TooManyRequestsException",
            "LimitExceededException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_CONFIRM_SIGN_UP_REQUEST),
        output: Some(&ADMIN_CONFIRM_SIGN_UP_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminCreateUser",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "UserNotFoundException",
            "UsernameExistsException",
            "InvalidPasswordException",
            "CodeDeliveryFailureException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "InvalidLambdaResponseException",
            "PreconditionNotMetException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UnsupportedUserStateException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_CREATE_USER_REQUEST),
        output: Some(&ADMIN_CREATE_USER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminDeleteSoftwareToken",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_DELETE_SOFTWARE_TOKEN_REQUEST),
        output: Some(&ADMIN_DELETE_SOFTWARE_TOKEN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminDeleteUser",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_DELETE_USER_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "AdminDeleteUserAttributes",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_DELETE_USER_ATTRIBUTES_REQUEST),
        output: Some(&ADMIN_DELETE_USER_ATTRIBUTES_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminDisableProviderForUser",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "AliasExistsException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_DISABLE_PROVIDER_FOR_USER_REQUEST),
        output: Some(&ADMIN_DISABLE_PROVIDER_FOR_USER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminDisableUser",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_DISABLE_USER_REQUEST),
        output: Some(&ADMIN_DISABLE_USER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminEnableUser",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_ENABLE_USER_REQUEST),
        output: Some(&ADMIN_ENABLE_USER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminForgetDevice",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "InvalidUserPoolConfigurationException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "UserNotFoundException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_FORGET_DEVICE_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "AdminGetDevice",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "InvalidUserPoolConfigurationException",
            "TooManyRequestsException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "NotAuthorizedException",
        ],
        input: Some(&ADMIN_GET_DEVICE_REQUEST),
        output: Some(&ADMIN_GET_DEVICE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminGetUser",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_GET_USER_REQUEST),
        output: Some(&ADMIN_GET_USER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminGetUserAuthFactors",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "TooManyRequestsException",
            "UserNotFoundException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_GET_USER_AUTH_FACTORS_REQUEST),
        output: Some(&ADMIN_GET_USER_AUTH_FACTORS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminInitiateAuth",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "UnsupportedOperationException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InternalErrorException",
            "UnexpectedLambdaException",
            "InvalidUserPoolConfigurationException",
            "UserLambdaValidationException",
            "InvalidLambdaResponseException",
            "MFAMethodNotFoundException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidEmailRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "FeatureUnavailableInTierException",
        ],
        input: Some(&ADMIN_INITIATE_AUTH_REQUEST),
        output: Some(&ADMIN_INITIATE_AUTH_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminLinkProviderForUser",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "AliasExistsException",
            "LimitExceededException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_LINK_PROVIDER_FOR_USER_REQUEST),
        output: Some(&ADMIN_LINK_PROVIDER_FOR_USER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminListDevices",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "InvalidUserPoolConfigurationException",
            "TooManyRequestsException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "NotAuthorizedException",
        ],
        input: Some(&ADMIN_LIST_DEVICES_REQUEST),
        output: Some(&ADMIN_LIST_DEVICES_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminListGroupsForUser",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_LIST_GROUPS_FOR_USER_REQUEST),
        output: Some(&ADMIN_LIST_GROUPS_FOR_USER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminListUserAuthEvents",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "UserPoolAddOnNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_LIST_USER_AUTH_EVENTS_REQUEST),
        output: Some(&ADMIN_LIST_USER_AUTH_EVENTS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminListUserSessions",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_LIST_USER_SESSIONS_REQUEST),
        output: Some(&ADMIN_LIST_USER_SESSIONS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminRemoveUserFromGroup",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_REMOVE_USER_FROM_GROUP_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "AdminResetUserPassword",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "NotAuthorizedException",
            "InvalidLambdaResponseException",
            "TooManyRequestsException",
            "LimitExceededException",
            "UserNotFoundException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidEmailRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_RESET_USER_PASSWORD_REQUEST),
        output: Some(&ADMIN_RESET_USER_PASSWORD_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminRespondToAuthChallenge",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "CodeMismatchException",
            "ExpiredCodeException",
            "UnexpectedLambdaException",
            "InvalidPasswordException",
            "PasswordHistoryPolicyViolationException",
            "UserLambdaValidationException",
            "InvalidLambdaResponseException",
            "TooManyRequestsException",
            "InvalidUserPoolConfigurationException",
            "InternalErrorException",
            "MFAMethodNotFoundException",
            "InvalidEmailRoleAccessPolicyException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "AliasExistsException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "SoftwareTokenMFANotFoundException",
            "OperationNotEnabledException",
        ],
        input: Some(&ADMIN_RESPOND_TO_AUTH_CHALLENGE_REQUEST),
        output: Some(&ADMIN_RESPOND_TO_AUTH_CHALLENGE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminRevokeUserSession",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_REVOKE_USER_SESSION_REQUEST),
        output: Some(&ADMIN_REVOKE_USER_SESSION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminSetUserMFAPreference",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_SET_USER_MFA_PREFERENCE_REQUEST),
        output: Some(&ADMIN_SET_USER_MFA_PREFERENCE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminSetUserPassword",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "InternalErrorException",
            "TooManyRequestsException",
            "InvalidParameterException",
            "InvalidPasswordException",
            "PasswordHistoryPolicyViolationException",
            "OperationNotEnabledException",
        ],
        input: Some(&ADMIN_SET_USER_PASSWORD_REQUEST),
        output: Some(&ADMIN_SET_USER_PASSWORD_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminSetUserSettings",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_SET_USER_SETTINGS_REQUEST),
        output: Some(&ADMIN_SET_USER_SETTINGS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminUpdateAuthEventFeedback",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "UserPoolAddOnNotEnabledException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_UPDATE_AUTH_EVENT_FEEDBACK_REQUEST),
        output: Some(&ADMIN_UPDATE_AUTH_EVENT_FEEDBACK_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminUpdateDeviceStatus",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "InvalidUserPoolConfigurationException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "UserNotFoundException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_UPDATE_DEVICE_STATUS_REQUEST),
        output: Some(&ADMIN_UPDATE_DEVICE_STATUS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminUpdateUserAttributes",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "InvalidLambdaResponseException",
            "AliasExistsException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "InternalErrorException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidEmailRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "OperationNotEnabledException",
        ],
        input: Some(&ADMIN_UPDATE_USER_ATTRIBUTES_REQUEST),
        output: Some(&ADMIN_UPDATE_USER_ATTRIBUTES_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AdminUserGlobalSignOut",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&ADMIN_USER_GLOBAL_SIGN_OUT_REQUEST),
        output: Some(&ADMIN_USER_GLOBAL_SIGN_OUT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "AssociateSoftwareToken",
        auth: Auth::AccessTokenOrSession,
        errors: &[
            "ConcurrentModificationException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "ResourceNotFoundException",
            "InternalErrorException",
            "SoftwareTokenMFANotFoundException",
            "ForbiddenException",
            "OperationNotEnabledException",
        ],
        input: Some(&ASSOCIATE_SOFTWARE_TOKEN_REQUEST),
        output: Some(&ASSOCIATE_SOFTWARE_TOKEN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ChangePassword",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "InvalidPasswordException",
            "PasswordHistoryPolicyViolationException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "LimitExceededException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&CHANGE_PASSWORD_REQUEST),
        output: Some(&CHANGE_PASSWORD_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CompleteWebAuthnRegistration",
        auth: Auth::AccessToken,
        errors: &[
            "ForbiddenException",
            "InternalErrorException",
            "InvalidParameterException",
            "LimitExceededException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "WebAuthnNotEnabledException",
            "WebAuthnChallengeNotFoundException",
            "WebAuthnRelyingPartyMismatchException",
            "WebAuthnClientMismatchException",
            "WebAuthnOriginNotAllowedException",
            "PasswordResetRequiredException",
            "WebAuthnCredentialNotSupportedException",
            "OperationNotEnabledException",
        ],
        input: Some(&COMPLETE_WEB_AUTHN_REGISTRATION_REQUEST),
        output: Some(&COMPLETE_WEB_AUTHN_REGISTRATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ConfirmDevice",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "InvalidPasswordException",
            "InvalidLambdaResponseException",
            "UsernameExistsException",
            "InvalidUserPoolConfigurationException",
            "TooManyRequestsException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "InternalErrorException",
            "OperationNotEnabledException",
            "DeviceKeyExistsException",
            "ForbiddenException",
        ],
        input: Some(&CONFIRM_DEVICE_REQUEST),
        output: Some(&CONFIRM_DEVICE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ConfirmForgotPassword",
        auth: Auth::None,
        errors: &[
            "ResourceNotFoundException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "InvalidParameterException",
            "InvalidPasswordException",
            "PasswordHistoryPolicyViolationException",
            "NotAuthorizedException",
            "CodeMismatchException",
            "ExpiredCodeException",
            "TooManyFailedAttemptsException",
            "InvalidLambdaResponseException",
            "TooManyRequestsException",
            "LimitExceededException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&CONFIRM_FORGOT_PASSWORD_REQUEST),
        output: Some(&CONFIRM_FORGOT_PASSWORD_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ConfirmSignUp",
        auth: Auth::None,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "NotAuthorizedException",
            "TooManyFailedAttemptsException",
            "CodeMismatchException",
            "ExpiredCodeException",
            "InvalidLambdaResponseException",
            "AliasExistsException",
            "TooManyRequestsException",
            "LimitExceededException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&CONFIRM_SIGN_UP_REQUEST),
        output: Some(&CONFIRM_SIGN_UP_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CreateGroup",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "GroupExistsException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "LimitExceededException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&CREATE_GROUP_REQUEST),
        output: Some(&CREATE_GROUP_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CreateIdentityProvider",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "DuplicateProviderException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "LimitExceededException",
            "InternalErrorException",
        ],
        input: Some(&CREATE_IDENTITY_PROVIDER_REQUEST),
        output: Some(&CREATE_IDENTITY_PROVIDER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CreateManagedLoginBranding",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "ConcurrentModificationException",
            "ManagedLoginBrandingExistsException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "LimitExceededException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&CREATE_MANAGED_LOGIN_BRANDING_REQUEST),
        output: Some(&CREATE_MANAGED_LOGIN_BRANDING_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CreateResourceServer",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "LimitExceededException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&CREATE_RESOURCE_SERVER_REQUEST),
        output: Some(&CREATE_RESOURCE_SERVER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CreateTerms",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "ConcurrentModificationException",
            "TermsExistsException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "LimitExceededException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&CREATE_TERMS_REQUEST),
        output: Some(&CREATE_TERMS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CreateUserImportJob",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "PreconditionNotMetException",
            "NotAuthorizedException",
            "LimitExceededException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&CREATE_USER_IMPORT_JOB_REQUEST),
        output: Some(&CREATE_USER_IMPORT_JOB_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CreateUserPool",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "LimitExceededException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "InvalidEmailRoleAccessPolicyException",
            "NotAuthorizedException",
            "UserPoolTaggingException",
            "InternalErrorException",
            "TierChangeNotAllowedException",
            "FeatureUnavailableInTierException",
        ],
        input: Some(&CREATE_USER_POOL_REQUEST),
        output: Some(&CREATE_USER_POOL_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CreateUserPoolClient",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "LimitExceededException",
            "NotAuthorizedException",
            "ScopeDoesNotExistException",
            "InvalidOAuthFlowException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "FeatureUnavailableInTierException",
        ],
        input: Some(&CREATE_USER_POOL_CLIENT_REQUEST),
        output: Some(&CREATE_USER_POOL_CLIENT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CreateUserPoolDomain",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "NotAuthorizedException",
            "ConcurrentModificationException",
            "ResourceNotFoundException",
            "LimitExceededException",
            "InternalErrorException",
            "OperationNotEnabledException",
            "FeatureUnavailableInTierException",
        ],
        input: Some(&CREATE_USER_POOL_DOMAIN_REQUEST),
        output: Some(&CREATE_USER_POOL_DOMAIN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "CreateUserPoolReplica",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "LimitExceededException",
            "NotAuthorizedException",
            "UserPoolTaggingException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ResourceNotFoundException",
            "FeatureUnavailableInTierException",
        ],
        input: Some(&CREATE_USER_POOL_REPLICA_REQUEST),
        output: Some(&CREATE_USER_POOL_REPLICA_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DeleteGroup",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DELETE_GROUP_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "DeleteIdentityProvider",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "UnsupportedIdentityProviderException",
            "ConcurrentModificationException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InternalErrorException",
        ],
        input: Some(&DELETE_IDENTITY_PROVIDER_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "DeleteManagedLoginBranding",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "ConcurrentModificationException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DELETE_MANAGED_LOGIN_BRANDING_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "DeleteResourceServer",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DELETE_RESOURCE_SERVER_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "DeleteTerms",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "ConcurrentModificationException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DELETE_TERMS_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "DeleteUser",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&DELETE_USER_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "DeleteUserAttributes",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&DELETE_USER_ATTRIBUTES_REQUEST),
        output: Some(&DELETE_USER_ATTRIBUTES_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DeleteUserPool",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserImportInProgressException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DELETE_USER_POOL_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "DeleteUserPoolClient",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "ConcurrentModificationException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DELETE_USER_POOL_CLIENT_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "DeleteUserPoolClientSecret",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "InternalServerException",
            "TooManyRequestsException",
            "LimitExceededException",
            "ResourceNotFoundException",
        ],
        input: Some(&DELETE_USER_POOL_CLIENT_SECRET_REQUEST),
        output: Some(&DELETE_USER_POOL_CLIENT_SECRET_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DeleteUserPoolDomain",
        auth: Auth::SigV4,
        errors: &[
            "NotAuthorizedException",
            "InvalidParameterException",
            "ConcurrentModificationException",
            "ResourceNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DELETE_USER_POOL_DOMAIN_REQUEST),
        output: Some(&DELETE_USER_POOL_DOMAIN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DeleteUserPoolReplica",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ResourceNotFoundException",
        ],
        input: Some(&DELETE_USER_POOL_REPLICA_REQUEST),
        output: Some(&DELETE_USER_POOL_REPLICA_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DeleteWebAuthnCredential",
        auth: Auth::AccessToken,
        errors: &[
            "ForbiddenException",
            "InternalErrorException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "LimitExceededException",
            "PasswordResetRequiredException",
            "NotAuthorizedException",
            "ResourceNotFoundException",
            "OperationNotEnabledException",
        ],
        input: Some(&DELETE_WEB_AUTHN_CREDENTIAL_REQUEST),
        output: Some(&DELETE_WEB_AUTHN_CREDENTIAL_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeIdentityProvider",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_IDENTITY_PROVIDER_REQUEST),
        output: Some(&DESCRIBE_IDENTITY_PROVIDER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeManagedLoginBranding",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_MANAGED_LOGIN_BRANDING_REQUEST),
        output: Some(&DESCRIBE_MANAGED_LOGIN_BRANDING_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeManagedLoginBrandingByClient",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_MANAGED_LOGIN_BRANDING_BY_CLIENT_REQUEST),
        output: Some(&DESCRIBE_MANAGED_LOGIN_BRANDING_BY_CLIENT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeResourceServer",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_RESOURCE_SERVER_REQUEST),
        output: Some(&DESCRIBE_RESOURCE_SERVER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeRiskConfiguration",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserPoolAddOnNotEnabledException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_RISK_CONFIGURATION_REQUEST),
        output: Some(&DESCRIBE_RISK_CONFIGURATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeTerms",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_TERMS_REQUEST),
        output: Some(&DESCRIBE_TERMS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeTermsByClient",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_TERMS_BY_CLIENT_REQUEST),
        output: Some(&DESCRIBE_TERMS_BY_CLIENT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeUserImportJob",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_USER_IMPORT_JOB_REQUEST),
        output: Some(&DESCRIBE_USER_IMPORT_JOB_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeUserPool",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserPoolTaggingException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_USER_POOL_REQUEST),
        output: Some(&DESCRIBE_USER_POOL_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeUserPoolClient",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "OperationNotEnabledException",
            "NotAuthorizedException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_USER_POOL_CLIENT_REQUEST),
        output: Some(&DESCRIBE_USER_POOL_CLIENT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeUserPoolDomain",
        auth: Auth::SigV4,
        errors: &[
            "NotAuthorizedException",
            "InvalidParameterException",
            "ResourceNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&DESCRIBE_USER_POOL_DOMAIN_REQUEST),
        output: Some(&DESCRIBE_USER_POOL_DOMAIN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ForgetDevice",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InvalidUserPoolConfigurationException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&FORGET_DEVICE_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "ForgotPassword",
        auth: Auth::None,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "NotAuthorizedException",
            "InvalidLambdaResponseException",
            "TooManyRequestsException",
            "LimitExceededException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "InvalidEmailRoleAccessPolicyException",
            "CodeDeliveryFailureException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&FORGOT_PASSWORD_REQUEST),
        output: Some(&FORGOT_PASSWORD_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetCSVHeader",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&GET_CSV_HEADER_REQUEST),
        output: Some(&GET_CSV_HEADER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetClientToken",
        auth: Auth::SigV4Optional,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InternalErrorException",
            "OperationNotEnabledException",
            "ForbiddenException",
        ],
        input: Some(&GET_CLIENT_TOKEN_REQUEST),
        output: Some(&GET_CLIENT_TOKEN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetDerivedToken",
        auth: Auth::SigV4Optional,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "UserNotFoundException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "InvalidLambdaResponseException",
            "InternalErrorException",
            "OperationNotEnabledException",
            "ForbiddenException",
        ],
        input: Some(&GET_DERIVED_TOKEN_REQUEST),
        output: Some(&GET_DERIVED_TOKEN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetDevice",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "InvalidUserPoolConfigurationException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&GET_DEVICE_REQUEST),
        output: Some(&GET_DEVICE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetGroup",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&GET_GROUP_REQUEST),
        output: Some(&GET_GROUP_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetIdentityProviderByIdentifier",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InternalErrorException",
        ],
        input: Some(&GET_IDENTITY_PROVIDER_BY_IDENTIFIER_REQUEST),
        output: Some(&GET_IDENTITY_PROVIDER_BY_IDENTIFIER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetLogDeliveryConfiguration",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "InternalErrorException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "ResourceNotFoundException",
        ],
        input: Some(&GET_LOG_DELIVERY_CONFIGURATION_REQUEST),
        output: Some(&GET_LOG_DELIVERY_CONFIGURATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetProvisionedLimit",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InternalErrorException",
        ],
        input: Some(&GET_PROVISIONED_LIMIT_REQUEST),
        output: Some(&GET_PROVISIONED_LIMIT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetSigningCertificate",
        auth: Auth::SigV4,
        errors: &[
            "InternalErrorException",
            "InvalidParameterException",
            "ResourceNotFoundException",
            "OperationNotEnabledException",
        ],
        input: Some(&GET_SIGNING_CERTIFICATE_REQUEST),
        output: Some(&GET_SIGNING_CERTIFICATE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetTokensFromRefreshToken",
        auth: Auth::None,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "UserNotFoundException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "InvalidLambdaResponseException",
            "ForbiddenException",
            "RefreshTokenReuseException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&GET_TOKENS_FROM_REFRESH_TOKEN_REQUEST),
        output: Some(&GET_TOKENS_FROM_REFRESH_TOKEN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetUICustomization",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "TooManyRequestsException",
            "InternalErrorException",
        ],
        input: Some(&GET_UI_CUSTOMIZATION_REQUEST),
        output: Some(&GET_UI_CUSTOMIZATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetUser",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&GET_USER_REQUEST),
        output: Some(&GET_USER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetUserAttributeVerificationCode",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "InvalidLambdaResponseException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "InvalidEmailRoleAccessPolicyException",
            "CodeDeliveryFailureException",
            "LimitExceededException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&GET_USER_ATTRIBUTE_VERIFICATION_CODE_REQUEST),
        output: Some(&GET_USER_ATTRIBUTE_VERIFICATION_CODE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetUserAuthFactors",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&GET_USER_AUTH_FACTORS_REQUEST),
        output: Some(&GET_USER_AUTH_FACTORS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetUserPoolClientSessionConfiguration",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "InternalErrorException",
            "OperationNotEnabledException",
        ],
        input: Some(&GET_USER_POOL_CLIENT_SESSION_CONFIGURATION_REQUEST),
        output: Some(&GET_USER_POOL_CLIENT_SESSION_CONFIGURATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetUserPoolMfaConfig",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "InternalErrorException",
        ],
        input: Some(&GET_USER_POOL_MFA_CONFIG_REQUEST),
        output: Some(&GET_USER_POOL_MFA_CONFIG_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetUserPoolSessionConfiguration",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "InternalErrorException",
            "OperationNotEnabledException",
        ],
        input: Some(&GET_USER_POOL_SESSION_CONFIGURATION_REQUEST),
        output: Some(&GET_USER_POOL_SESSION_CONFIGURATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GlobalSignOut",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "PasswordResetRequiredException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&GLOBAL_SIGN_OUT_REQUEST),
        output: Some(&GLOBAL_SIGN_OUT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "InitiateAuth",
        auth: Auth::None,
        errors: &[
            "UnsupportedOperationException",
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "UnexpectedLambdaException",
            "InvalidUserPoolConfigurationException",
            "UserLambdaValidationException",
            "InvalidLambdaResponseException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "InternalErrorException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidEmailRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "OperationNotEnabledException",
            "FeatureUnavailableInTierException",
            "ForbiddenException",
        ],
        input: Some(&INITIATE_AUTH_REQUEST),
        output: Some(&INITIATE_AUTH_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListDevices",
        auth: Auth::AccessToken,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "InvalidUserPoolConfigurationException",
            "TooManyRequestsException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&LIST_DEVICES_REQUEST),
        output: Some(&LIST_DEVICES_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListGroups",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&LIST_GROUPS_REQUEST),
        output: Some(&LIST_GROUPS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListIdentityProviders",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InternalErrorException",
        ],
        input: Some(&LIST_IDENTITY_PROVIDERS_REQUEST),
        output: Some(&LIST_IDENTITY_PROVIDERS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListResourceServers",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&LIST_RESOURCE_SERVERS_REQUEST),
        output: Some(&LIST_RESOURCE_SERVERS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListTagsForResource",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InvalidParameterException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&LIST_TAGS_FOR_RESOURCE_REQUEST),
        output: Some(&LIST_TAGS_FOR_RESOURCE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListTerms",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&LIST_TERMS_REQUEST),
        output: Some(&LIST_TERMS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListUserImportJobs",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&LIST_USER_IMPORT_JOBS_REQUEST),
        output: Some(&LIST_USER_IMPORT_JOBS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListUserPoolClientSecrets",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "InternalServerException",
            "TooManyRequestsException",
            "LimitExceededException",
            "ResourceNotFoundException",
        ],
        input: Some(&LIST_USER_POOL_CLIENT_SECRETS_REQUEST),
        output: Some(&LIST_USER_POOL_CLIENT_SECRETS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListUserPoolClients",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&LIST_USER_POOL_CLIENTS_REQUEST),
        output: Some(&LIST_USER_POOL_CLIENTS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListUserPoolReplicas",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ResourceNotFoundException",
        ],
        input: Some(&LIST_USER_POOL_REPLICAS_REQUEST),
        output: Some(&LIST_USER_POOL_REPLICAS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListUserPools",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "InternalErrorException",
        ],
        input: Some(&LIST_USER_POOLS_REQUEST),
        output: Some(&LIST_USER_POOLS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListUserSessions",
        auth: Auth::AccessToken,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&LIST_USER_SESSIONS_REQUEST),
        output: Some(&LIST_USER_SESSIONS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListUsers",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&LIST_USERS_REQUEST),
        output: Some(&LIST_USERS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListUsersInGroup",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&LIST_USERS_IN_GROUP_REQUEST),
        output: Some(&LIST_USERS_IN_GROUP_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ListWebAuthnCredentials",
        auth: Auth::AccessToken,
        errors: &[
            "ForbiddenException",
            "InternalErrorException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "LimitExceededException",
            "PasswordResetRequiredException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
        ],
        input: Some(&LIST_WEB_AUTHN_CREDENTIALS_REQUEST),
        output: Some(&LIST_WEB_AUTHN_CREDENTIALS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "ResendConfirmationCode",
        auth: Auth::None,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "NotAuthorizedException",
            "InvalidLambdaResponseException",
            "TooManyRequestsException",
            "LimitExceededException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "InvalidEmailRoleAccessPolicyException",
            "CodeDeliveryFailureException",
            "UserNotFoundException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&RESEND_CONFIRMATION_CODE_REQUEST),
        output: Some(&RESEND_CONFIRMATION_CODE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "RespondToAuthChallenge",
        auth: Auth::None,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "CodeMismatchException",
            "ExpiredCodeException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "InvalidPasswordException",
            "PasswordHistoryPolicyViolationException",
            "InvalidLambdaResponseException",
            "TooManyRequestsException",
            "InvalidUserPoolConfigurationException",
            "MFAMethodNotFoundException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "InvalidEmailRoleAccessPolicyException",
            "AliasExistsException",
            "InternalErrorException",
            "SoftwareTokenMFANotFoundException",
            "ForbiddenException",
            "OperationNotEnabledException",
        ],
        input: Some(&RESPOND_TO_AUTH_CHALLENGE_REQUEST),
        output: Some(&RESPOND_TO_AUTH_CHALLENGE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "RevokeToken",
        auth: Auth::None,
        errors: &[
            "TooManyRequestsException",
            "InternalErrorException",
            "UnauthorizedException",
            "InvalidParameterException",
            "UnsupportedOperationException",
            "UnsupportedTokenTypeException",
            "ForbiddenException",
            "OperationNotEnabledException",
        ],
        input: Some(&REVOKE_TOKEN_REQUEST),
        output: Some(&REVOKE_TOKEN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "RevokeUserSession",
        auth: Auth::AccessToken,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&REVOKE_USER_SESSION_REQUEST),
        output: Some(&REVOKE_USER_SESSION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "SetLogDeliveryConfiguration",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "InternalErrorException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "ResourceNotFoundException",
            "FeatureUnavailableInTierException",
        ],
        input: Some(&SET_LOG_DELIVERY_CONFIGURATION_REQUEST),
        output: Some(&SET_LOG_DELIVERY_CONFIGURATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "SetRiskConfiguration",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserPoolAddOnNotEnabledException",
            "CodeDeliveryFailureException",
            "InvalidEmailRoleAccessPolicyException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&SET_RISK_CONFIGURATION_REQUEST),
        output: Some(&SET_RISK_CONFIGURATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "SetUICustomization",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&SET_UI_CUSTOMIZATION_REQUEST),
        output: Some(&SET_UI_CUSTOMIZATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "SetUserMFAPreference",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&SET_USER_MFA_PREFERENCE_REQUEST),
        output: Some(&SET_USER_MFA_PREFERENCE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "SetUserPoolClientSessionConfiguration",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "ConcurrentModificationException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "InternalErrorException",
            "FeatureUnavailableInTierException",
            "OperationNotEnabledException",
        ],
        input: Some(&SET_USER_POOL_CLIENT_SESSION_CONFIGURATION_REQUEST),
        output: Some(&SET_USER_POOL_CLIENT_SESSION_CONFIGURATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "SetUserPoolMfaConfig",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "ConcurrentModificationException",
            "ResourceNotFoundException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "FeatureUnavailableInTierException",
        ],
        input: Some(&SET_USER_POOL_MFA_CONFIG_REQUEST),
        output: Some(&SET_USER_POOL_MFA_CONFIG_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "SetUserPoolSessionConfiguration",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "ConcurrentModificationException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "InternalErrorException",
            "FeatureUnavailableInTierException",
            "OperationNotEnabledException",
        ],
        input: Some(&SET_USER_POOL_SESSION_CONFIGURATION_REQUEST),
        output: Some(&SET_USER_POOL_SESSION_CONFIGURATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "SetUserSettings",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "NotAuthorizedException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&SET_USER_SETTINGS_REQUEST),
        output: Some(&SET_USER_SETTINGS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "SignUp",
        auth: Auth::None,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "NotAuthorizedException",
            "InvalidPasswordException",
            "InvalidLambdaResponseException",
            "UsernameExistsException",
            "TooManyRequestsException",
            "InternalErrorException",
            "LimitExceededException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "InvalidEmailRoleAccessPolicyException",
            "CodeDeliveryFailureException",
            "OperationNotEnabledException",
            "ForbiddenException",
        ],
        input: Some(&SIGN_UP_REQUEST),
        output: Some(&SIGN_UP_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "StartUserImportJob",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "InternalErrorException",
            "PreconditionNotMetException",
            "OperationNotEnabledException",
            "NotAuthorizedException",
        ],
        input: Some(&START_USER_IMPORT_JOB_REQUEST),
        output: Some(&START_USER_IMPORT_JOB_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "StartWebAuthnRegistration",
        auth: Auth::AccessToken,
        errors: &[
            "ForbiddenException",
            "InternalErrorException",
            "InvalidParameterException",
            "LimitExceededException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "WebAuthnNotEnabledException",
            "PasswordResetRequiredException",
            "WebAuthnConfigurationMissingException",
            "OperationNotEnabledException",
        ],
        input: Some(&START_WEB_AUTHN_REGISTRATION_REQUEST),
        output: Some(&START_WEB_AUTHN_REGISTRATION_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "StopUserImportJob",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "InternalErrorException",
            "PreconditionNotMetException",
            "OperationNotEnabledException",
            "NotAuthorizedException",
        ],
        input: Some(&STOP_USER_IMPORT_JOB_REQUEST),
        output: Some(&STOP_USER_IMPORT_JOB_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "TagResource",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InvalidParameterException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&TAG_RESOURCE_REQUEST),
        output: Some(&TAG_RESOURCE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UntagResource",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InvalidParameterException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&UNTAG_RESOURCE_REQUEST),
        output: Some(&UNTAG_RESOURCE_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateAuthEventFeedback",
        auth: Auth::None,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserNotFoundException",
            "UserPoolAddOnNotEnabledException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&UPDATE_AUTH_EVENT_FEEDBACK_REQUEST),
        output: Some(&UPDATE_AUTH_EVENT_FEEDBACK_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateDeviceStatus",
        auth: Auth::AccessToken,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "InvalidUserPoolConfigurationException",
            "TooManyRequestsException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&UPDATE_DEVICE_STATUS_REQUEST),
        output: Some(&UPDATE_DEVICE_STATUS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateGroup",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&UPDATE_GROUP_REQUEST),
        output: Some(&UPDATE_GROUP_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateIdentityProvider",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "UnsupportedIdentityProviderException",
            "ResourceNotFoundException",
            "ConcurrentModificationException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "InternalErrorException",
        ],
        input: Some(&UPDATE_IDENTITY_PROVIDER_REQUEST),
        output: Some(&UPDATE_IDENTITY_PROVIDER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateManagedLoginBranding",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "ConcurrentModificationException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&UPDATE_MANAGED_LOGIN_BRANDING_REQUEST),
        output: Some(&UPDATE_MANAGED_LOGIN_BRANDING_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateProvisionedLimit",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "ServiceQuotaExceededException",
            "InternalErrorException",
        ],
        input: Some(&UPDATE_PROVISIONED_LIMIT_REQUEST),
        output: Some(&UPDATE_PROVISIONED_LIMIT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateResourceServer",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&UPDATE_RESOURCE_SERVER_REQUEST),
        output: Some(&UPDATE_RESOURCE_SERVER_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateTerms",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "ConcurrentModificationException",
            "TermsExistsException",
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
        ],
        input: Some(&UPDATE_TERMS_REQUEST),
        output: Some(&UPDATE_TERMS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateUserAttributes",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "CodeMismatchException",
            "ExpiredCodeException",
            "NotAuthorizedException",
            "UnexpectedLambdaException",
            "UserLambdaValidationException",
            "InvalidLambdaResponseException",
            "TooManyRequestsException",
            "AliasExistsException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "InvalidEmailRoleAccessPolicyException",
            "CodeDeliveryFailureException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ForbiddenException",
        ],
        input: Some(&UPDATE_USER_ATTRIBUTES_REQUEST),
        output: Some(&UPDATE_USER_ATTRIBUTES_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateUserPool",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "ConcurrentModificationException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "UserImportInProgressException",
            "InternalErrorException",
            "InvalidSmsRoleAccessPolicyException",
            "InvalidSmsRoleTrustRelationshipException",
            "UserPoolTaggingException",
            "InvalidEmailRoleAccessPolicyException",
            "OperationNotEnabledException",
            "TierChangeNotAllowedException",
            "FeatureUnavailableInTierException",
        ],
        input: Some(&UPDATE_USER_POOL_REQUEST),
        output: Some(&UPDATE_USER_POOL_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateUserPoolClient",
        auth: Auth::SigV4,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "ConcurrentModificationException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "ScopeDoesNotExistException",
            "InvalidOAuthFlowException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "FeatureUnavailableInTierException",
        ],
        input: Some(&UPDATE_USER_POOL_CLIENT_REQUEST),
        output: Some(&UPDATE_USER_POOL_CLIENT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateUserPoolDomain",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "NotAuthorizedException",
            "ConcurrentModificationException",
            "ResourceNotFoundException",
            "TooManyRequestsException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "FeatureUnavailableInTierException",
        ],
        input: Some(&UPDATE_USER_POOL_DOMAIN_REQUEST),
        output: Some(&UPDATE_USER_POOL_DOMAIN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "UpdateUserPoolReplica",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "TooManyRequestsException",
            "NotAuthorizedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "ResourceNotFoundException",
        ],
        input: Some(&UPDATE_USER_POOL_REPLICA_REQUEST),
        output: Some(&UPDATE_USER_POOL_REPLICA_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "VerifySoftwareToken",
        auth: Auth::AccessTokenOrSession,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "InvalidUserPoolConfigurationException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "InternalErrorException",
            "EnableSoftwareTokenMFAException",
            "NotAuthorizedException",
            "SoftwareTokenMFANotFoundException",
            "CodeMismatchException",
            "ForbiddenException",
            "OperationNotEnabledException",
        ],
        input: Some(&VERIFY_SOFTWARE_TOKEN_REQUEST),
        output: Some(&VERIFY_SOFTWARE_TOKEN_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "VerifyUserAttribute",
        auth: Auth::AccessToken,
        errors: &[
            "ResourceNotFoundException",
            "InvalidParameterException",
            "CodeMismatchException",
            "ExpiredCodeException",
            "NotAuthorizedException",
            "TooManyRequestsException",
            "LimitExceededException",
            "PasswordResetRequiredException",
            "UserNotFoundException",
            "UserNotConfirmedException",
            "OperationNotEnabledException",
            "InternalErrorException",
            "AliasExistsException",
            "ForbiddenException",
        ],
        input: Some(&VERIFY_USER_ATTRIBUTE_REQUEST),
        output: Some(&VERIFY_USER_ATTRIBUTE_RESPONSE),
        http: None,
    },
];

/// The service's exceptions, in alphabetical order.
pub static ERRORS: [ErrorModel; 59] = [
    ErrorModel {
        name: "AccessDeniedException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "AliasExistsException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "CodeDeliveryFailureException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "CodeMismatchException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ConcurrentModificationException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "DeviceKeyExistsException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "DuplicateProviderException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "EnableSoftwareTokenMFAException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ExpiredCodeException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "FeatureUnavailableInTierException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ForbiddenException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "GroupExistsException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InternalErrorException",
        status: 500,
        fault: true,
        message_member: "message",
    },
    ErrorModel {
        name: "InternalServerException",
        status: 500,
        fault: true,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidEmailRoleAccessPolicyException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidLambdaResponseException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidOAuthFlowException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidParameterException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidPasswordException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidSmsRoleAccessPolicyException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidSmsRoleTrustRelationshipException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidUserPoolConfigurationException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "LimitExceededException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "MFAMethodNotFoundException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ManagedLoginBrandingExistsException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "NotAuthorizedException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "OperationNotEnabledException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "PasswordHistoryPolicyViolationException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "PasswordResetRequiredException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "PreconditionNotMetException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "RefreshTokenReuseException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ResourceNotFoundException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ScopeDoesNotExistException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ServiceQuotaExceededException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "SoftwareTokenMFANotFoundException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "TermsExistsException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "TierChangeNotAllowedException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "TooManyFailedAttemptsException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "TooManyRequestsException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UnauthorizedException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UnexpectedLambdaException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UnsupportedIdentityProviderException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UnsupportedOperationException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UnsupportedTokenTypeException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UnsupportedUserStateException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UserImportInProgressException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UserLambdaValidationException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UserNotConfirmedException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UserNotFoundException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UserPoolAddOnNotEnabledException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UserPoolTaggingException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UsernameExistsException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "WebAuthnChallengeNotFoundException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "WebAuthnClientMismatchException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "WebAuthnConfigurationMissingException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "WebAuthnCredentialNotSupportedException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "WebAuthnNotEnabledException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "WebAuthnOriginNotAllowedException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "WebAuthnRelyingPartyMismatchException",
        status: 400,
        fault: false,
        message_member: "message",
    },
];

/// The model's shape `AWSAccountIdType`.
pub static AWS_ACCOUNT_ID_TYPE: Shape = Shape {
    name: "AWSAccountIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: None,
            max: Some(12),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[0-9]+");
            &PATTERN
        }),
    },
};

/// The model's shape `AccessTokenValidityType`.
pub static ACCESS_TOKEN_VALIDITY_TYPE: Shape = Shape {
    name: "AccessTokenValidityType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(86400),
    }),
};

/// The model's shape `AccountRecoverySettingType`.
pub static ACCOUNT_RECOVERY_SETTING_TYPE: Shape = Shape {
    name: "AccountRecoverySettingType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "RecoveryMechanisms",
        shape: &RECOVERY_MECHANISMS_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `AccountTakeoverActionNotifyType`.
pub static ACCOUNT_TAKEOVER_ACTION_NOTIFY_TYPE: Shape = Shape {
    name: "AccountTakeoverActionNotifyType",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `AccountTakeoverActionType`.
pub static ACCOUNT_TAKEOVER_ACTION_TYPE: Shape = Shape {
    name: "AccountTakeoverActionType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Notify",
            shape: &ACCOUNT_TAKEOVER_ACTION_NOTIFY_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "EventAction",
            shape: &ACCOUNT_TAKEOVER_EVENT_ACTION_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AccountTakeoverActionsType`.
pub static ACCOUNT_TAKEOVER_ACTIONS_TYPE: Shape = Shape {
    name: "AccountTakeoverActionsType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "LowAction",
            shape: &ACCOUNT_TAKEOVER_ACTION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MediumAction",
            shape: &ACCOUNT_TAKEOVER_ACTION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "HighAction",
            shape: &ACCOUNT_TAKEOVER_ACTION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AccountTakeoverEventActionType`.
pub static ACCOUNT_TAKEOVER_EVENT_ACTION_TYPE: Shape = Shape {
    name: "AccountTakeoverEventActionType",
    sensitive: false,
    kind: Kind::Enum(&["BLOCK", "MFA_IF_CONFIGURED", "MFA_REQUIRED", "NO_ACTION"]),
};

/// The model's shape `AccountTakeoverRiskConfigurationType`.
pub static ACCOUNT_TAKEOVER_RISK_CONFIGURATION_TYPE: Shape = Shape {
    name: "AccountTakeoverRiskConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "NotifyConfiguration",
            shape: &NOTIFY_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Actions",
            shape: &ACCOUNT_TAKEOVER_ACTIONS_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AcrConfigurationType`.
pub static ACR_CONFIGURATION_TYPE: Shape = Shape {
    name: "AcrConfigurationType",
    sensitive: false,
    kind: Kind::Map {
        key: &ACR_LEVEL_KEY_TYPE,
        value: &ACR_LEVEL_CONFIG_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(4),
        },
    },
};

/// The model's shape `AcrLevelConfigType`.
pub static ACR_LEVEL_CONFIG_TYPE: Shape = Shape {
    name: "AcrLevelConfigType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AcrValue",
        shape: &ACR_VALUE_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `AcrLevelKeyType`.
pub static ACR_LEVEL_KEY_TYPE: Shape = Shape {
    name: "AcrLevelKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("Level[1-4]");
            &PATTERN
        }),
    },
};

/// The model's shape `AcrMappingKeyType`.
pub static ACR_MAPPING_KEY_TYPE: Shape = Shape {
    name: "AcrMappingKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("Level[1-4]");
            &PATTERN
        }),
    },
};

/// The model's shape `AcrMappingType`.
pub static ACR_MAPPING_TYPE: Shape = Shape {
    name: "AcrMappingType",
    sensitive: false,
    kind: Kind::Map {
        key: &ACR_MAPPING_KEY_TYPE,
        value: &ACR_VALUE_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(4),
        },
    },
};

/// The model's shape `AcrValueType`.
pub static ACR_VALUE_TYPE: Shape = Shape {
    name: "AcrValueType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(64),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            &PATTERN
        }),
    },
};

/// The model's shape `AddCustomAttributesRequest`.
pub static ADD_CUSTOM_ATTRIBUTES_REQUEST: Shape = Shape {
    name: "AddCustomAttributesRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "CustomAttributes",
            shape: &CUSTOM_ATTRIBUTES_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AddCustomAttributesResponse`.
pub static ADD_CUSTOM_ATTRIBUTES_RESPONSE: Shape = Shape {
    name: "AddCustomAttributesResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AddUserPoolClientSecretRequest`.
pub static ADD_USER_POOL_CLIENT_SECRET_REQUEST: Shape = Shape {
    name: "AddUserPoolClientSecretRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientSecret",
            shape: &CLIENT_SECRET_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AddUserPoolClientSecretResponse`.
pub static ADD_USER_POOL_CLIENT_SECRET_RESPONSE: Shape = Shape {
    name: "AddUserPoolClientSecretResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ClientSecretDescriptor",
        shape: &CLIENT_SECRET_DESCRIPTOR_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `AdminAddUserToGroupRequest`.
pub static ADMIN_ADD_USER_TO_GROUP_REQUEST: Shape = Shape {
    name: "AdminAddUserToGroupRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "GroupName",
            shape: &GROUP_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminConfirmSignUpRequest`.
pub static ADMIN_CONFIRM_SIGN_UP_REQUEST: Shape = Shape {
    name: "AdminConfirmSignUpRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminConfirmSignUpResponse`.
pub static ADMIN_CONFIRM_SIGN_UP_RESPONSE: Shape = Shape {
    name: "AdminConfirmSignUpResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminCreateUserConfigType`.
pub static ADMIN_CREATE_USER_CONFIG_TYPE: Shape = Shape {
    name: "AdminCreateUserConfigType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AllowAdminCreateUserOnly",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UnusedAccountValidityDays",
            shape: &ADMIN_CREATE_USER_UNUSED_ACCOUNT_VALIDITY_DAYS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "InviteMessageTemplate",
            shape: &MESSAGE_TEMPLATE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminCreateUserRequest`.
pub static ADMIN_CREATE_USER_REQUEST: Shape = Shape {
    name: "AdminCreateUserRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserAttributes",
            shape: &ATTRIBUTE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ValidationData",
            shape: &ATTRIBUTE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TemporaryPassword",
            shape: &PASSWORD_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ForceAliasCreation",
            shape: &FORCE_ALIAS_CREATION,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MessageAction",
            shape: &MESSAGE_ACTION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DesiredDeliveryMediums",
            shape: &DELIVERY_MEDIUM_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminCreateUserResponse`.
pub static ADMIN_CREATE_USER_RESPONSE: Shape = Shape {
    name: "AdminCreateUserResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "User",
        shape: &USER_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `AdminCreateUserUnusedAccountValidityDaysType`.
pub static ADMIN_CREATE_USER_UNUSED_ACCOUNT_VALIDITY_DAYS_TYPE: Shape = Shape {
    name: "AdminCreateUserUnusedAccountValidityDaysType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: Some(365),
    }),
};

/// The model's shape `AdminDeleteSoftwareTokenRequest`.
pub static ADMIN_DELETE_SOFTWARE_TOKEN_REQUEST: Shape = Shape {
    name: "AdminDeleteSoftwareTokenRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminDeleteSoftwareTokenResponse`.
pub static ADMIN_DELETE_SOFTWARE_TOKEN_RESPONSE: Shape = Shape {
    name: "AdminDeleteSoftwareTokenResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminDeleteUserAttributesRequest`.
pub static ADMIN_DELETE_USER_ATTRIBUTES_REQUEST: Shape = Shape {
    name: "AdminDeleteUserAttributesRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserAttributeNames",
            shape: &ATTRIBUTE_NAME_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminDeleteUserAttributesResponse`.
pub static ADMIN_DELETE_USER_ATTRIBUTES_RESPONSE: Shape = Shape {
    name: "AdminDeleteUserAttributesResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminDeleteUserRequest`.
pub static ADMIN_DELETE_USER_REQUEST: Shape = Shape {
    name: "AdminDeleteUserRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminDisableProviderForUserRequest`.
pub static ADMIN_DISABLE_PROVIDER_FOR_USER_REQUEST: Shape = Shape {
    name: "AdminDisableProviderForUserRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "User",
            shape: &PROVIDER_USER_IDENTIFIER_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminDisableProviderForUserResponse`.
pub static ADMIN_DISABLE_PROVIDER_FOR_USER_RESPONSE: Shape = Shape {
    name: "AdminDisableProviderForUserResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminDisableUserRequest`.
pub static ADMIN_DISABLE_USER_REQUEST: Shape = Shape {
    name: "AdminDisableUserRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminDisableUserResponse`.
pub static ADMIN_DISABLE_USER_RESPONSE: Shape = Shape {
    name: "AdminDisableUserResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminEnableUserRequest`.
pub static ADMIN_ENABLE_USER_REQUEST: Shape = Shape {
    name: "AdminEnableUserRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminEnableUserResponse`.
pub static ADMIN_ENABLE_USER_RESPONSE: Shape = Shape {
    name: "AdminEnableUserResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminForgetDeviceRequest`.
pub static ADMIN_FORGET_DEVICE_REQUEST: Shape = Shape {
    name: "AdminForgetDeviceRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "DeviceKey",
            shape: &DEVICE_KEY_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminGetDeviceRequest`.
pub static ADMIN_GET_DEVICE_REQUEST: Shape = Shape {
    name: "AdminGetDeviceRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "DeviceKey",
            shape: &DEVICE_KEY_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminGetDeviceResponse`.
pub static ADMIN_GET_DEVICE_RESPONSE: Shape = Shape {
    name: "AdminGetDeviceResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Device",
        shape: &DEVICE_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `AdminGetUserAuthFactorsRequest`.
pub static ADMIN_GET_USER_AUTH_FACTORS_REQUEST: Shape = Shape {
    name: "AdminGetUserAuthFactorsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminGetUserAuthFactorsResponse`.
pub static ADMIN_GET_USER_AUTH_FACTORS_RESPONSE: Shape = Shape {
    name: "AdminGetUserAuthFactorsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "PreferredMfaSetting",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserMFASettingList",
            shape: &USER_MFA_SETTING_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ConfiguredUserAuthFactors",
            shape: &CONFIGURED_USER_AUTH_FACTORS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminGetUserRequest`.
pub static ADMIN_GET_USER_REQUEST: Shape = Shape {
    name: "AdminGetUserRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminGetUserResponse`.
pub static ADMIN_GET_USER_RESPONSE: Shape = Shape {
    name: "AdminGetUserResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserAttributes",
            shape: &ATTRIBUTE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserCreateDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserLastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Enabled",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserStatus",
            shape: &USER_STATUS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MFAOptions",
            shape: &MFA_OPTION_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreferredMfaSetting",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserMFASettingList",
            shape: &USER_MFA_SETTING_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminInitiateAuthRequest`.
pub static ADMIN_INITIATE_AUTH_REQUEST: Shape = Shape {
    name: "AdminInitiateAuthRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AuthFlow",
            shape: &AUTH_FLOW_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AuthParameters",
            shape: &AUTH_PARAMETERS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsMetadata",
            shape: &ANALYTICS_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ContextData",
            shape: &CONTEXT_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminInitiateAuthResponse`.
pub static ADMIN_INITIATE_AUTH_RESPONSE: Shape = Shape {
    name: "AdminInitiateAuthResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ChallengeName",
            shape: &CHALLENGE_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ChallengeParameters",
            shape: &CHALLENGE_PARAMETERS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AuthenticationResult",
            shape: &AUTHENTICATION_RESULT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AvailableChallenges",
            shape: &AVAILABLE_CHALLENGE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminLinkProviderForUserRequest`.
pub static ADMIN_LINK_PROVIDER_FOR_USER_REQUEST: Shape = Shape {
    name: "AdminLinkProviderForUserRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "DestinationUser",
            shape: &PROVIDER_USER_IDENTIFIER_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SourceUser",
            shape: &PROVIDER_USER_IDENTIFIER_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminLinkProviderForUserResponse`.
pub static ADMIN_LINK_PROVIDER_FOR_USER_RESPONSE: Shape = Shape {
    name: "AdminLinkProviderForUserResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminListDevicesRequest`.
pub static ADMIN_LIST_DEVICES_REQUEST: Shape = Shape {
    name: "AdminListDevicesRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Limit",
            shape: &QUERY_LIMIT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PaginationToken",
            shape: &SEARCH_PAGINATION_TOKEN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminListDevicesResponse`.
pub static ADMIN_LIST_DEVICES_RESPONSE: Shape = Shape {
    name: "AdminListDevicesResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Devices",
            shape: &DEVICE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PaginationToken",
            shape: &SEARCH_PAGINATION_TOKEN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminListGroupsForUserRequest`.
pub static ADMIN_LIST_GROUPS_FOR_USER_REQUEST: Shape = Shape {
    name: "AdminListGroupsForUserRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Limit",
            shape: &QUERY_LIMIT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminListGroupsForUserResponse`.
pub static ADMIN_LIST_GROUPS_FOR_USER_RESPONSE: Shape = Shape {
    name: "AdminListGroupsForUserResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Groups",
            shape: &GROUP_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminListUserAuthEventsRequest`.
pub static ADMIN_LIST_USER_AUTH_EVENTS_REQUEST: Shape = Shape {
    name: "AdminListUserAuthEventsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "MaxResults",
            shape: &QUERY_LIMIT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminListUserAuthEventsResponse`.
pub static ADMIN_LIST_USER_AUTH_EVENTS_RESPONSE: Shape = Shape {
    name: "AdminListUserAuthEventsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AuthEvents",
            shape: &AUTH_EVENTS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminListUserSessionsRequest`.
pub static ADMIN_LIST_USER_SESSIONS_REQUEST: Shape = Shape {
    name: "AdminListUserSessionsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminListUserSessionsResponse`.
pub static ADMIN_LIST_USER_SESSIONS_RESPONSE: Shape = Shape {
    name: "AdminListUserSessionsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Sessions",
            shape: &SESSIONS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminRemoveUserFromGroupRequest`.
pub static ADMIN_REMOVE_USER_FROM_GROUP_REQUEST: Shape = Shape {
    name: "AdminRemoveUserFromGroupRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "GroupName",
            shape: &GROUP_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminResetUserPasswordRequest`.
pub static ADMIN_RESET_USER_PASSWORD_REQUEST: Shape = Shape {
    name: "AdminResetUserPasswordRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminResetUserPasswordResponse`.
pub static ADMIN_RESET_USER_PASSWORD_RESPONSE: Shape = Shape {
    name: "AdminResetUserPasswordResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminRespondToAuthChallengeRequest`.
pub static ADMIN_RESPOND_TO_AUTH_CHALLENGE_REQUEST: Shape = Shape {
    name: "AdminRespondToAuthChallengeRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ChallengeName",
            shape: &CHALLENGE_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ChallengeResponses",
            shape: &CHALLENGE_RESPONSES_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsMetadata",
            shape: &ANALYTICS_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ContextData",
            shape: &CONTEXT_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminRespondToAuthChallengeResponse`.
pub static ADMIN_RESPOND_TO_AUTH_CHALLENGE_RESPONSE: Shape = Shape {
    name: "AdminRespondToAuthChallengeResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ChallengeName",
            shape: &CHALLENGE_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ChallengeParameters",
            shape: &CHALLENGE_PARAMETERS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AuthenticationResult",
            shape: &AUTHENTICATION_RESULT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AvailableChallenges",
            shape: &AVAILABLE_CHALLENGE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminRevokeUserSessionRequest`.
pub static ADMIN_REVOKE_USER_SESSION_REQUEST: Shape = Shape {
    name: "AdminRevokeUserSessionRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SessionId",
            shape: &SESSION_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "RevokeAssociatedSessions",
            shape: &REVOKE_ASSOCIATED_SESSIONS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminRevokeUserSessionResponse`.
pub static ADMIN_REVOKE_USER_SESSION_RESPONSE: Shape = Shape {
    name: "AdminRevokeUserSessionResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminSetUserMFAPreferenceRequest`.
pub static ADMIN_SET_USER_MFA_PREFERENCE_REQUEST: Shape = Shape {
    name: "AdminSetUserMFAPreferenceRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SMSMfaSettings",
            shape: &SMS_MFA_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SoftwareTokenMfaSettings",
            shape: &SOFTWARE_TOKEN_MFA_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailMfaSettings",
            shape: &EMAIL_MFA_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "WebAuthnMfaSettings",
            shape: &WEB_AUTHN_MFA_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminSetUserMFAPreferenceResponse`.
pub static ADMIN_SET_USER_MFA_PREFERENCE_RESPONSE: Shape = Shape {
    name: "AdminSetUserMFAPreferenceResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminSetUserPasswordRequest`.
pub static ADMIN_SET_USER_PASSWORD_REQUEST: Shape = Shape {
    name: "AdminSetUserPasswordRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Password",
            shape: &PASSWORD_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Permanent",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminSetUserPasswordResponse`.
pub static ADMIN_SET_USER_PASSWORD_RESPONSE: Shape = Shape {
    name: "AdminSetUserPasswordResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminSetUserSettingsRequest`.
pub static ADMIN_SET_USER_SETTINGS_REQUEST: Shape = Shape {
    name: "AdminSetUserSettingsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "MFAOptions",
            shape: &MFA_OPTION_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminSetUserSettingsResponse`.
pub static ADMIN_SET_USER_SETTINGS_RESPONSE: Shape = Shape {
    name: "AdminSetUserSettingsResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminUpdateAuthEventFeedbackRequest`.
pub static ADMIN_UPDATE_AUTH_EVENT_FEEDBACK_REQUEST: Shape = Shape {
    name: "AdminUpdateAuthEventFeedbackRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "EventId",
            shape: &EVENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "FeedbackValue",
            shape: &FEEDBACK_VALUE_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminUpdateAuthEventFeedbackResponse`.
pub static ADMIN_UPDATE_AUTH_EVENT_FEEDBACK_RESPONSE: Shape = Shape {
    name: "AdminUpdateAuthEventFeedbackResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminUpdateDeviceStatusRequest`.
pub static ADMIN_UPDATE_DEVICE_STATUS_REQUEST: Shape = Shape {
    name: "AdminUpdateDeviceStatusRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "DeviceKey",
            shape: &DEVICE_KEY_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "DeviceRememberedStatus",
            shape: &DEVICE_REMEMBERED_STATUS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminUpdateDeviceStatusResponse`.
pub static ADMIN_UPDATE_DEVICE_STATUS_RESPONSE: Shape = Shape {
    name: "AdminUpdateDeviceStatusResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminUpdateUserAttributesRequest`.
pub static ADMIN_UPDATE_USER_ATTRIBUTES_REQUEST: Shape = Shape {
    name: "AdminUpdateUserAttributesRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserAttributes",
            shape: &ATTRIBUTE_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminUpdateUserAttributesResponse`.
pub static ADMIN_UPDATE_USER_ATTRIBUTES_RESPONSE: Shape = Shape {
    name: "AdminUpdateUserAttributesResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdminUserGlobalSignOutRequest`.
pub static ADMIN_USER_GLOBAL_SIGN_OUT_REQUEST: Shape = Shape {
    name: "AdminUserGlobalSignOutRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AdminUserGlobalSignOutResponse`.
pub static ADMIN_USER_GLOBAL_SIGN_OUT_RESPONSE: Shape = Shape {
    name: "AdminUserGlobalSignOutResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `AdvancedSecurityAdditionalFlowsType`.
pub static ADVANCED_SECURITY_ADDITIONAL_FLOWS_TYPE: Shape = Shape {
    name: "AdvancedSecurityAdditionalFlowsType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "CustomAuthMode",
        shape: &ADVANCED_SECURITY_ENABLED_MODE_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `AdvancedSecurityEnabledModeType`.
pub static ADVANCED_SECURITY_ENABLED_MODE_TYPE: Shape = Shape {
    name: "AdvancedSecurityEnabledModeType",
    sensitive: false,
    kind: Kind::Enum(&["AUDIT", "ENFORCED"]),
};

/// The model's shape `AdvancedSecurityModeType`.
pub static ADVANCED_SECURITY_MODE_TYPE: Shape = Shape {
    name: "AdvancedSecurityModeType",
    sensitive: false,
    kind: Kind::Enum(&["OFF", "AUDIT", "ENFORCED"]),
};

/// The model's shape `AliasAttributeType`.
pub static ALIAS_ATTRIBUTE_TYPE: Shape = Shape {
    name: "AliasAttributeType",
    sensitive: false,
    kind: Kind::Enum(&["phone_number", "email", "preferred_username"]),
};

/// The model's shape `AliasAttributesListType`.
pub static ALIAS_ATTRIBUTES_LIST_TYPE: Shape = Shape {
    name: "AliasAttributesListType",
    sensitive: false,
    kind: Kind::List {
        member: &ALIAS_ATTRIBUTE_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `AllowedFirstAuthFactorsListType`.
pub static ALLOWED_FIRST_AUTH_FACTORS_LIST_TYPE: Shape = Shape {
    name: "AllowedFirstAuthFactorsListType",
    sensitive: false,
    kind: Kind::List {
        member: &AUTH_FACTOR_TYPE,
        length: Bounds {
            min: Some(1),
            max: Some(5),
        },
    },
};

/// The model's shape `AnalyticsConfigurationType`.
pub static ANALYTICS_CONFIGURATION_TYPE: Shape = Shape {
    name: "AnalyticsConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ApplicationId",
            shape: &HEX_STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ApplicationArn",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RoleArn",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ExternalId",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserDataShared",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AnalyticsMetadataType`.
pub static ANALYTICS_METADATA_TYPE: Shape = Shape {
    name: "AnalyticsMetadataType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AnalyticsEndpointId",
        shape: &STRING_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `ArnType`.
pub static ARN_TYPE: Shape = Shape {
    name: "ArnType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(20),
            max: Some(2048),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `AssetBytesType`.
pub static ASSET_BYTES_TYPE: Shape = Shape {
    name: "AssetBytesType",
    sensitive: false,
    kind: Kind::Blob(Bounds {
        min: None,
        max: Some(1000000),
    }),
};

/// The model's shape `AssetCategoryType`.
pub static ASSET_CATEGORY_TYPE: Shape = Shape {
    name: "AssetCategoryType",
    sensitive: false,
    kind: Kind::Enum(&[
        "FAVICON_ICO",
        "FAVICON_SVG",
        "EMAIL_GRAPHIC",
        "SMS_GRAPHIC",
        "AUTH_APP_GRAPHIC",
        "PASSWORD_GRAPHIC",
        "PASSKEY_GRAPHIC",
        "PAGE_HEADER_LOGO",
        "PAGE_HEADER_BACKGROUND",
        "PAGE_FOOTER_LOGO",
        "PAGE_FOOTER_BACKGROUND",
        "PAGE_BACKGROUND",
        "FORM_BACKGROUND",
        "FORM_LOGO",
        "IDP_BUTTON_ICON",
    ]),
};

/// The model's shape `AssetExtensionType`.
pub static ASSET_EXTENSION_TYPE: Shape = Shape {
    name: "AssetExtensionType",
    sensitive: false,
    kind: Kind::Enum(&["ICO", "JPEG", "PNG", "SVG", "WEBP"]),
};

/// The model's shape `AssetListType`.
pub static ASSET_LIST_TYPE: Shape = Shape {
    name: "AssetListType",
    sensitive: false,
    kind: Kind::List {
        member: &ASSET_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(40),
        },
    },
};

/// The model's shape `AssetType`.
pub static ASSET_TYPE: Shape = Shape {
    name: "AssetType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Category",
            shape: &ASSET_CATEGORY_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ColorMode",
            shape: &COLOR_SCHEME_MODE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Extension",
            shape: &ASSET_EXTENSION_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Bytes",
            shape: &ASSET_BYTES_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ResourceId",
            shape: &RESOURCE_ID_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AssociateSoftwareTokenRequest`.
pub static ASSOCIATE_SOFTWARE_TOKEN_REQUEST: Shape = Shape {
    name: "AssociateSoftwareTokenRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AssociateSoftwareTokenResponse`.
pub static ASSOCIATE_SOFTWARE_TOKEN_RESPONSE: Shape = Shape {
    name: "AssociateSoftwareTokenResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SecretCode",
            shape: &SECRET_CODE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AttributeDataType`.
pub static ATTRIBUTE_DATA_TYPE: Shape = Shape {
    name: "AttributeDataType",
    sensitive: false,
    kind: Kind::Enum(&["String", "Number", "DateTime", "Boolean"]),
};

/// The model's shape `AttributeListType`.
pub static ATTRIBUTE_LIST_TYPE: Shape = Shape {
    name: "AttributeListType",
    sensitive: false,
    kind: Kind::List {
        member: &ATTRIBUTE_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `AttributeMappingKeyType`.
pub static ATTRIBUTE_MAPPING_KEY_TYPE: Shape = Shape {
    name: "AttributeMappingKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(32),
        },
        pattern: None,
    },
};

/// The model's shape `AttributeMappingType`.
pub static ATTRIBUTE_MAPPING_TYPE: Shape = Shape {
    name: "AttributeMappingType",
    sensitive: false,
    kind: Kind::Map {
        key: &ATTRIBUTE_MAPPING_KEY_TYPE,
        value: &STRING_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `AttributeNameListType`.
pub static ATTRIBUTE_NAME_LIST_TYPE: Shape = Shape {
    name: "AttributeNameListType",
    sensitive: false,
    kind: Kind::List {
        member: &ATTRIBUTE_NAME_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `AttributeNameType`.
pub static ATTRIBUTE_NAME_TYPE: Shape = Shape {
    name: "AttributeNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(32),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+");
            &PATTERN
        }),
    },
};

/// The model's shape `AttributeType`.
pub static ATTRIBUTE_TYPE: Shape = Shape {
    name: "AttributeType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Name",
            shape: &ATTRIBUTE_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Value",
            shape: &ATTRIBUTE_VALUE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AttributeValueType`.
pub static ATTRIBUTE_VALUE_TYPE: Shape = Shape {
    name: "AttributeValueType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: None,
            max: Some(2048),
        },
        pattern: None,
    },
};

/// The model's shape `AttributesRequireVerificationBeforeUpdateType`.
pub static ATTRIBUTES_REQUIRE_VERIFICATION_BEFORE_UPDATE_TYPE: Shape = Shape {
    name: "AttributesRequireVerificationBeforeUpdateType",
    sensitive: false,
    kind: Kind::List {
        member: &VERIFIED_ATTRIBUTE_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `AudienceListType`.
pub static AUDIENCE_LIST_TYPE: Shape = Shape {
    name: "AudienceListType",
    sensitive: false,
    kind: Kind::List {
        member: &AUDIENCE_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(1),
        },
    },
};

/// The model's shape `AudienceType`.
pub static AUDIENCE_TYPE: Shape = Shape {
    name: "AudienceType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            &PATTERN
        }),
    },
};

/// The model's shape `AuthEventType`.
pub static AUTH_EVENT_TYPE: Shape = Shape {
    name: "AuthEventType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "EventId",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EventType",
            shape: &EVENT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EventResponse",
            shape: &EVENT_RESPONSE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EventRisk",
            shape: &EVENT_RISK_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ChallengeResponses",
            shape: &CHALLENGE_RESPONSE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EventContextData",
            shape: &EVENT_CONTEXT_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EventFeedback",
            shape: &EVENT_FEEDBACK_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AuthEventsType`.
pub static AUTH_EVENTS_TYPE: Shape = Shape {
    name: "AuthEventsType",
    sensitive: false,
    kind: Kind::List {
        member: &AUTH_EVENT_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `AuthFactorType`.
pub static AUTH_FACTOR_TYPE: Shape = Shape {
    name: "AuthFactorType",
    sensitive: false,
    kind: Kind::Enum(&[
        "PASSWORD",
        "EMAIL_OTP",
        "SMS_OTP",
        "WEB_AUTHN",
        "SOFTWARE_TOKEN",
    ]),
};

/// The model's shape `AuthFlowType`.
pub static AUTH_FLOW_TYPE: Shape = Shape {
    name: "AuthFlowType",
    sensitive: false,
    kind: Kind::Enum(&[
        "USER_SRP_AUTH",
        "REFRESH_TOKEN_AUTH",
        "REFRESH_TOKEN",
        "CUSTOM_AUTH",
        "ADMIN_NO_SRP_AUTH",
        "USER_PASSWORD_AUTH",
        "ADMIN_USER_PASSWORD_AUTH",
        "USER_AUTH",
    ]),
};

/// The model's shape `AuthParametersType`.
pub static AUTH_PARAMETERS_TYPE: Shape = Shape {
    name: "AuthParametersType",
    sensitive: true,
    kind: Kind::Map {
        key: &STRING_TYPE,
        value: &STRING_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `AuthSessionValidityType`.
pub static AUTH_SESSION_VALIDITY_TYPE: Shape = Shape {
    name: "AuthSessionValidityType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(3),
        max: Some(15),
    }),
};

/// The model's shape `AuthenticationResultType`.
pub static AUTHENTICATION_RESULT_TYPE: Shape = Shape {
    name: "AuthenticationResultType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ExpiresIn",
            shape: &INTEGER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TokenType",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RefreshToken",
            shape: &TOKEN_MODEL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IdToken",
            shape: &TOKEN_MODEL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NewDeviceMetadata",
            shape: &NEW_DEVICE_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AvailableChallengeListType`.
pub static AVAILABLE_CHALLENGE_LIST_TYPE: Shape = Shape {
    name: "AvailableChallengeListType",
    sensitive: false,
    kind: Kind::List {
        member: &CHALLENGE_NAME_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `BlockedIPRangeListType`.
pub static BLOCKED_IP_RANGE_LIST_TYPE: Shape = Shape {
    name: "BlockedIPRangeListType",
    sensitive: false,
    kind: Kind::List {
        member: &STRING_TYPE,
        length: Bounds {
            min: None,
            max: Some(200),
        },
    },
};

/// The model's shape `BooleanType`.
pub static BOOLEAN_TYPE: Shape = Shape {
    name: "BooleanType",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `CSSType`.
pub static CSS_TYPE: Shape = Shape {
    name: "CSSType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(131072),
        },
        pattern: None,
    },
};

/// The model's shape `CSSVersionType`.
pub static CSS_VERSION_TYPE: Shape = Shape {
    name: "CSSVersionType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `CallbackURLsListType`.
pub static CALLBACK_URLS_LIST_TYPE: Shape = Shape {
    name: "CallbackURLsListType",
    sensitive: false,
    kind: Kind::List {
        member: &REDIRECT_URL_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(100),
        },
    },
};

/// The model's shape `ChallengeName`.
pub static CHALLENGE_NAME: Shape = Shape {
    name: "ChallengeName",
    sensitive: false,
    kind: Kind::Enum(&["Password", "Mfa"]),
};

/// The model's shape `ChallengeNameType`.
pub static CHALLENGE_NAME_TYPE: Shape = Shape {
    name: "ChallengeNameType",
    sensitive: false,
    kind: Kind::Enum(&[
        "SMS_MFA",
        "EMAIL_OTP",
        "SOFTWARE_TOKEN_MFA",
        "SELECT_MFA_TYPE",
        "MFA_SETUP",
        "PASSWORD_VERIFIER",
        "CUSTOM_CHALLENGE",
        "SELECT_CHALLENGE",
        "DEVICE_SRP_AUTH",
        "DEVICE_PASSWORD_VERIFIER",
        "ADMIN_NO_SRP_AUTH",
        "NEW_PASSWORD_REQUIRED",
        "SMS_OTP",
        "PASSWORD",
        "WEB_AUTHN",
        "PASSWORD_SRP",
    ]),
};

/// The model's shape `ChallengeParametersType`.
pub static CHALLENGE_PARAMETERS_TYPE: Shape = Shape {
    name: "ChallengeParametersType",
    sensitive: false,
    kind: Kind::Map {
        key: &STRING_TYPE,
        value: &STRING_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `ChallengeResponse`.
pub static CHALLENGE_RESPONSE: Shape = Shape {
    name: "ChallengeResponse",
    sensitive: false,
    kind: Kind::Enum(&["Success", "Failure"]),
};

/// The model's shape `ChallengeResponseListType`.
pub static CHALLENGE_RESPONSE_LIST_TYPE: Shape = Shape {
    name: "ChallengeResponseListType",
    sensitive: false,
    kind: Kind::List {
        member: &CHALLENGE_RESPONSE_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `ChallengeResponseType`.
pub static CHALLENGE_RESPONSE_TYPE: Shape = Shape {
    name: "ChallengeResponseType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ChallengeName",
            shape: &CHALLENGE_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ChallengeResponse",
            shape: &CHALLENGE_RESPONSE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ChallengeResponsesType`.
pub static CHALLENGE_RESPONSES_TYPE: Shape = Shape {
    name: "ChallengeResponsesType",
    sensitive: true,
    kind: Kind::Map {
        key: &STRING_TYPE,
        value: &STRING_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `ChangePasswordRequest`.
pub static CHANGE_PASSWORD_REQUEST: Shape = Shape {
    name: "ChangePasswordRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "PreviousPassword",
            shape: &PASSWORD_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ProposedPassword",
            shape: &PASSWORD_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ChangePasswordResponse`.
pub static CHANGE_PASSWORD_RESPONSE: Shape = Shape {
    name: "ChangePasswordResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `ClientAuthenticationResultType`.
pub static CLIENT_AUTHENTICATION_RESULT_TYPE: Shape = Shape {
    name: "ClientAuthenticationResultType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ExpiresIn",
            shape: &INTEGER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TokenType",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ClientIdType`.
pub static CLIENT_ID_TYPE: Shape = Shape {
    name: "ClientIdType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w+]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ClientMetadataType`.
pub static CLIENT_METADATA_TYPE: Shape = Shape {
    name: "ClientMetadataType",
    sensitive: false,
    kind: Kind::Map {
        key: &STRING_TYPE,
        value: &STRING_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `ClientNameType`.
pub static CLIENT_NAME_TYPE: Shape = Shape {
    name: "ClientNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w\\s+=,.@-]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ClientPermissionListType`.
pub static CLIENT_PERMISSION_LIST_TYPE: Shape = Shape {
    name: "ClientPermissionListType",
    sensitive: false,
    kind: Kind::List {
        member: &CLIENT_PERMISSION_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `ClientPermissionType`.
pub static CLIENT_PERMISSION_TYPE: Shape = Shape {
    name: "ClientPermissionType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(2048),
        },
        pattern: None,
    },
};

/// The model's shape `ClientSSOSessionConfigType`.
pub static CLIENT_SSO_SESSION_CONFIG_TYPE: Shape = Shape {
    name: "ClientSSOSessionConfigType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "MaxValidityMinutes",
        shape: &SSO_SESSION_MAX_VALIDITY_MINUTES_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `ClientSecretDescriptorListType`.
pub static CLIENT_SECRET_DESCRIPTOR_LIST_TYPE: Shape = Shape {
    name: "ClientSecretDescriptorListType",
    sensitive: false,
    kind: Kind::List {
        member: &CLIENT_SECRET_DESCRIPTOR_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `ClientSecretDescriptorType`.
pub static CLIENT_SECRET_DESCRIPTOR_TYPE: Shape = Shape {
    name: "ClientSecretDescriptorType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientSecretId",
            shape: &CLIENT_SECRET_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientSecretValue",
            shape: &CLIENT_SECRET_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientSecretCreateDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ClientSecretIdType`.
pub static CLIENT_SECRET_ID_TYPE: Shape = Shape {
    name: "ClientSecretIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: None,
    },
};

/// The model's shape `ClientSecretType`.
pub static CLIENT_SECRET_TYPE: Shape = Shape {
    name: "ClientSecretType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: Some(24),
            max: Some(64),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w+]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ClientTypeType`.
pub static CLIENT_TYPE_TYPE: Shape = Shape {
    name: "ClientTypeType",
    sensitive: false,
    kind: Kind::Enum(&["REGULAR", "DCR"]),
};

/// The model's shape `CloudWatchLogsConfigurationType`.
pub static CLOUD_WATCH_LOGS_CONFIGURATION_TYPE: Shape = Shape {
    name: "CloudWatchLogsConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "LogGroupArn",
        shape: &ARN_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `CodeDeliveryDetailsListType`.
pub static CODE_DELIVERY_DETAILS_LIST_TYPE: Shape = Shape {
    name: "CodeDeliveryDetailsListType",
    sensitive: false,
    kind: Kind::List {
        member: &CODE_DELIVERY_DETAILS_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `CodeDeliveryDetailsType`.
pub static CODE_DELIVERY_DETAILS_TYPE: Shape = Shape {
    name: "CodeDeliveryDetailsType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Destination",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeliveryMedium",
            shape: &DELIVERY_MEDIUM_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AttributeName",
            shape: &ATTRIBUTE_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ColorSchemeModeType`.
pub static COLOR_SCHEME_MODE_TYPE: Shape = Shape {
    name: "ColorSchemeModeType",
    sensitive: false,
    kind: Kind::Enum(&["LIGHT", "DARK", "DYNAMIC"]),
};

/// The model's shape `CompleteWebAuthnRegistrationRequest`.
pub static COMPLETE_WEB_AUTHN_REGISTRATION_REQUEST: Shape = Shape {
    name: "CompleteWebAuthnRegistrationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Credential",
            shape: &DOCUMENT,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CompleteWebAuthnRegistrationResponse`.
pub static COMPLETE_WEB_AUTHN_REGISTRATION_RESPONSE: Shape = Shape {
    name: "CompleteWebAuthnRegistrationResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `CompletionMessageType`.
pub static COMPLETION_MESSAGE_TYPE: Shape = Shape {
    name: "CompletionMessageType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w]+");
            &PATTERN
        }),
    },
};

/// The model's shape `CompromisedCredentialsActionsType`.
pub static COMPROMISED_CREDENTIALS_ACTIONS_TYPE: Shape = Shape {
    name: "CompromisedCredentialsActionsType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "EventAction",
        shape: &COMPROMISED_CREDENTIALS_EVENT_ACTION_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `CompromisedCredentialsEventActionType`.
pub static COMPROMISED_CREDENTIALS_EVENT_ACTION_TYPE: Shape = Shape {
    name: "CompromisedCredentialsEventActionType",
    sensitive: false,
    kind: Kind::Enum(&["BLOCK", "NO_ACTION"]),
};

/// The model's shape `CompromisedCredentialsRiskConfigurationType`.
pub static COMPROMISED_CREDENTIALS_RISK_CONFIGURATION_TYPE: Shape = Shape {
    name: "CompromisedCredentialsRiskConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "EventFilter",
            shape: &EVENT_FILTERS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Actions",
            shape: &COMPROMISED_CREDENTIALS_ACTIONS_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ConfiguredUserAuthFactorsListType`.
pub static CONFIGURED_USER_AUTH_FACTORS_LIST_TYPE: Shape = Shape {
    name: "ConfiguredUserAuthFactorsListType",
    sensitive: false,
    kind: Kind::List {
        member: &AUTH_FACTOR_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(8),
        },
    },
};

/// The model's shape `ConfirmDeviceRequest`.
pub static CONFIRM_DEVICE_REQUEST: Shape = Shape {
    name: "ConfirmDeviceRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "DeviceKey",
            shape: &DEVICE_KEY_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "DeviceSecretVerifierConfig",
            shape: &DEVICE_SECRET_VERIFIER_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceName",
            shape: &DEVICE_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ConfirmDeviceResponse`.
pub static CONFIRM_DEVICE_RESPONSE: Shape = Shape {
    name: "ConfirmDeviceResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserConfirmationNecessary",
        shape: &BOOLEAN_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `ConfirmForgotPasswordRequest`.
pub static CONFIRM_FORGOT_PASSWORD_REQUEST: Shape = Shape {
    name: "ConfirmForgotPasswordRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SecretHash",
            shape: &SECRET_HASH_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ConfirmationCode",
            shape: &CONFIRMATION_CODE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Password",
            shape: &PASSWORD_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsMetadata",
            shape: &ANALYTICS_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserContextData",
            shape: &USER_CONTEXT_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ConfirmForgotPasswordResponse`.
pub static CONFIRM_FORGOT_PASSWORD_RESPONSE: Shape = Shape {
    name: "ConfirmForgotPasswordResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `ConfirmSignUpRequest`.
pub static CONFIRM_SIGN_UP_REQUEST: Shape = Shape {
    name: "ConfirmSignUpRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SecretHash",
            shape: &SECRET_HASH_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ConfirmationCode",
            shape: &CONFIRMATION_CODE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ForceAliasCreation",
            shape: &FORCE_ALIAS_CREATION,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsMetadata",
            shape: &ANALYTICS_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserContextData",
            shape: &USER_CONTEXT_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ConfirmSignUpResponse`.
pub static CONFIRM_SIGN_UP_RESPONSE: Shape = Shape {
    name: "ConfirmSignUpResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Session",
        shape: &SESSION_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `ConfirmationCodeType`.
pub static CONFIRMATION_CODE_TYPE: Shape = Shape {
    name: "ConfirmationCodeType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(2048),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\S]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ContextDataType`.
pub static CONTEXT_DATA_TYPE: Shape = Shape {
    name: "ContextDataType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "IpAddress",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ServerName",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ServerPath",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "HttpHeaders",
            shape: &HTTP_HEADER_LIST,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "EncodedData",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateGroupRequest`.
pub static CREATE_GROUP_REQUEST: Shape = Shape {
    name: "CreateGroupRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "GroupName",
            shape: &GROUP_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Description",
            shape: &DESCRIPTION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RoleArn",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Precedence",
            shape: &PRECEDENCE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateGroupResponse`.
pub static CREATE_GROUP_RESPONSE: Shape = Shape {
    name: "CreateGroupResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Group",
        shape: &GROUP_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `CreateIdentityProviderRequest`.
pub static CREATE_IDENTITY_PROVIDER_REQUEST: Shape = Shape {
    name: "CreateIdentityProviderRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ProviderName",
            shape: &PROVIDER_NAME_TYPE_V2,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ProviderType",
            shape: &IDENTITY_PROVIDER_TYPE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ProviderDetails",
            shape: &PROVIDER_DETAILS_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AttributeMapping",
            shape: &ATTRIBUTE_MAPPING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IdpIdentifiers",
            shape: &IDP_IDENTIFIERS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AcrMapping",
            shape: &ACR_MAPPING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateIdentityProviderResponse`.
pub static CREATE_IDENTITY_PROVIDER_RESPONSE: Shape = Shape {
    name: "CreateIdentityProviderResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "IdentityProvider",
        shape: &IDENTITY_PROVIDER_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `CreateManagedLoginBrandingRequest`.
pub static CREATE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape {
    name: "CreateManagedLoginBrandingRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UseCognitoProvidedValues",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Settings",
            shape: &DOCUMENT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Assets",
            shape: &ASSET_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateManagedLoginBrandingResponse`.
pub static CREATE_MANAGED_LOGIN_BRANDING_RESPONSE: Shape = Shape {
    name: "CreateManagedLoginBrandingResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ManagedLoginBranding",
        shape: &MANAGED_LOGIN_BRANDING_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `CreateResourceServerRequest`.
pub static CREATE_RESOURCE_SERVER_REQUEST: Shape = Shape {
    name: "CreateResourceServerRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Identifier",
            shape: &RESOURCE_SERVER_IDENTIFIER_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Name",
            shape: &RESOURCE_SERVER_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Scopes",
            shape: &RESOURCE_SERVER_SCOPE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateResourceServerResponse`.
pub static CREATE_RESOURCE_SERVER_RESPONSE: Shape = Shape {
    name: "CreateResourceServerResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ResourceServer",
        shape: &RESOURCE_SERVER_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `CreateTermsRequest`.
pub static CREATE_TERMS_REQUEST: Shape = Shape {
    name: "CreateTermsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "TermsName",
            shape: &TERMS_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "TermsSource",
            shape: &TERMS_SOURCE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Enforcement",
            shape: &TERMS_ENFORCEMENT_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Links",
            shape: &LINKS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateTermsResponse`.
pub static CREATE_TERMS_RESPONSE: Shape = Shape {
    name: "CreateTermsResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Terms",
        shape: &TERMS_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `CreateUserImportJobRequest`.
pub static CREATE_USER_IMPORT_JOB_REQUEST: Shape = Shape {
    name: "CreateUserImportJobRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "JobName",
            shape: &USER_IMPORT_JOB_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "CloudWatchLogsRoleArn",
            shape: &ARN_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "PasswordHashingAlgorithm",
            shape: &PASSWORD_HASHING_ALGORITHM_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateUserImportJobResponse`.
pub static CREATE_USER_IMPORT_JOB_RESPONSE: Shape = Shape {
    name: "CreateUserImportJobResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserImportJob",
        shape: &USER_IMPORT_JOB_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `CreateUserPoolClientRequest`.
pub static CREATE_USER_POOL_CLIENT_REQUEST: Shape = Shape {
    name: "CreateUserPoolClientRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientName",
            shape: &CLIENT_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "GenerateSecret",
            shape: &GENERATE_SECRET,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientSecret",
            shape: &CLIENT_SECRET_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RefreshTokenValidity",
            shape: &REFRESH_TOKEN_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AccessTokenValidity",
            shape: &ACCESS_TOKEN_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IdTokenValidity",
            shape: &ID_TOKEN_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TokenValidityUnits",
            shape: &TOKEN_VALIDITY_UNITS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ReadAttributes",
            shape: &CLIENT_PERMISSION_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "WriteAttributes",
            shape: &CLIENT_PERMISSION_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ExplicitAuthFlows",
            shape: &EXPLICIT_AUTH_FLOWS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SupportedIdentityProviders",
            shape: &SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CallbackURLs",
            shape: &CALLBACK_URLS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LogoutURLs",
            shape: &LOGOUT_URLS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DefaultRedirectURI",
            shape: &REDIRECT_URL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AllowedOAuthFlows",
            shape: &OAUTH_FLOWS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AllowedOAuthScopes",
            shape: &SCOPE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AllowedOAuthFlowsUserPoolClient",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsConfiguration",
            shape: &ANALYTICS_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreventUserExistenceErrors",
            shape: &PREVENT_USER_EXISTENCE_ERROR_TYPES,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EnableTokenRevocation",
            shape: &WRAPPED_BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EnablePropagateAdditionalUserContextData",
            shape: &WRAPPED_BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AuthSessionValidity",
            shape: &AUTH_SESSION_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RefreshTokenRotation",
            shape: &REFRESH_TOKEN_ROTATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateUserPoolClientResponse`.
pub static CREATE_USER_POOL_CLIENT_RESPONSE: Shape = Shape {
    name: "CreateUserPoolClientResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolClient",
        shape: &USER_POOL_CLIENT_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `CreateUserPoolDomainRequest`.
pub static CREATE_USER_POOL_DOMAIN_REQUEST: Shape = Shape {
    name: "CreateUserPoolDomainRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Domain",
            shape: &DOMAIN_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ManagedLoginVersion",
            shape: &WRAPPED_INTEGER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CustomDomainConfig",
            shape: &CUSTOM_DOMAIN_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Routing",
            shape: &ROUTING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateUserPoolDomainResponse`.
pub static CREATE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape {
    name: "CreateUserPoolDomainResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ManagedLoginVersion",
            shape: &WRAPPED_INTEGER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CloudFrontDomain",
            shape: &DOMAIN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Routing",
            shape: &ROUTING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateUserPoolReplicaRequest`.
pub static CREATE_USER_POOL_REPLICA_REQUEST: Shape = Shape {
    name: "CreateUserPoolReplicaRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "RegionName",
            shape: &REGION_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolTags",
            shape: &USER_POOL_TAGS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateUserPoolReplicaResponse`.
pub static CREATE_USER_POOL_REPLICA_RESPONSE: Shape = Shape {
    name: "CreateUserPoolReplicaResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolReplica",
        shape: &USER_POOL_REPLICA_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `CreateUserPoolRequest`.
pub static CREATE_USER_POOL_REQUEST: Shape = Shape {
    name: "CreateUserPoolRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "PoolName",
            shape: &USER_POOL_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Policies",
            shape: &USER_POOL_POLICY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeletionProtection",
            shape: &DELETION_PROTECTION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LambdaConfig",
            shape: &LAMBDA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AutoVerifiedAttributes",
            shape: &VERIFIED_ATTRIBUTES_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AliasAttributes",
            shape: &ALIAS_ATTRIBUTES_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UsernameAttributes",
            shape: &USERNAME_ATTRIBUTES_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsVerificationMessage",
            shape: &SMS_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailVerificationMessage",
            shape: &EMAIL_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailVerificationSubject",
            shape: &EMAIL_VERIFICATION_SUBJECT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "VerificationMessageTemplate",
            shape: &VERIFICATION_MESSAGE_TEMPLATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsAuthenticationMessage",
            shape: &SMS_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MfaConfiguration",
            shape: &USER_POOL_MFA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserAttributeUpdateSettings",
            shape: &USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceConfiguration",
            shape: &DEVICE_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailConfiguration",
            shape: &EMAIL_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsConfiguration",
            shape: &SMS_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolTags",
            shape: &USER_POOL_TAGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AdminCreateUserConfig",
            shape: &ADMIN_CREATE_USER_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Schema",
            shape: &SCHEMA_ATTRIBUTES_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolAddOns",
            shape: &USER_POOL_ADD_ONS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DcrConfiguration",
            shape: &DCR_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UsernameConfiguration",
            shape: &USERNAME_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AccountRecoverySetting",
            shape: &ACCOUNT_RECOVERY_SETTING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolTier",
            shape: &USER_POOL_TIER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "KeyConfiguration",
            shape: &KEY_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IssuerConfiguration",
            shape: &ISSUER_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AcrConfiguration",
            shape: &ACR_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CreateUserPoolResponse`.
pub static CREATE_USER_POOL_RESPONSE: Shape = Shape {
    name: "CreateUserPoolResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPool",
        shape: &USER_POOL_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `CustomAttributeNameType`.
pub static CUSTOM_ATTRIBUTE_NAME_TYPE: Shape = Shape {
    name: "CustomAttributeNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(20),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
            &PATTERN
        }),
    },
};

/// The model's shape `CustomAttributesListType`.
pub static CUSTOM_ATTRIBUTES_LIST_TYPE: Shape = Shape {
    name: "CustomAttributesListType",
    sensitive: false,
    kind: Kind::List {
        member: &SCHEMA_ATTRIBUTE_TYPE,
        length: Bounds {
            min: Some(1),
            max: Some(25),
        },
    },
};

/// The model's shape `CustomDomainConfigType`.
pub static CUSTOM_DOMAIN_CONFIG_TYPE: Shape = Shape {
    name: "CustomDomainConfigType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "CertificateArn",
            shape: &ARN_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SecurityPolicy",
            shape: &SECURITY_POLICY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CustomEmailLambdaVersionConfigType`.
pub static CUSTOM_EMAIL_LAMBDA_VERSION_CONFIG_TYPE: Shape = Shape {
    name: "CustomEmailLambdaVersionConfigType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "LambdaVersion",
            shape: &CUSTOM_EMAIL_SENDER_LAMBDA_VERSION_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "LambdaArn",
            shape: &ARN_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CustomEmailSenderLambdaVersionType`.
pub static CUSTOM_EMAIL_SENDER_LAMBDA_VERSION_TYPE: Shape = Shape {
    name: "CustomEmailSenderLambdaVersionType",
    sensitive: false,
    kind: Kind::Enum(&["V1_0"]),
};

/// The model's shape `CustomSMSLambdaVersionConfigType`.
pub static CUSTOM_SMS_LAMBDA_VERSION_CONFIG_TYPE: Shape = Shape {
    name: "CustomSMSLambdaVersionConfigType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "LambdaVersion",
            shape: &CUSTOM_SMS_SENDER_LAMBDA_VERSION_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "LambdaArn",
            shape: &ARN_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `CustomSMSSenderLambdaVersionType`.
pub static CUSTOM_SMS_SENDER_LAMBDA_VERSION_TYPE: Shape = Shape {
    name: "CustomSMSSenderLambdaVersionType",
    sensitive: false,
    kind: Kind::Enum(&["V1_0"]),
};

/// The model's shape `DateType`.
pub static DATE_TYPE: Shape = Shape {
    name: "DateType",
    sensitive: false,
    kind: Kind::Timestamp,
};

/// The model's shape `DcrConfigurationType`.
pub static DCR_CONFIGURATION_TYPE: Shape = Shape {
    name: "DcrConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "EnableStatus",
            shape: &STATUS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "OpenDcrEnabled",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AuthenticatedGrantTypes",
            shape: &OAUTH_FLOWS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "OpenDcrGrantTypes",
            shape: &OAUTH_FLOWS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AllowedScopes",
            shape: &SCOPE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DefaultEmailOptionType`.
pub static DEFAULT_EMAIL_OPTION_TYPE: Shape = Shape {
    name: "DefaultEmailOptionType",
    sensitive: false,
    kind: Kind::Enum(&["CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"]),
};

/// The model's shape `DeleteGroupRequest`.
pub static DELETE_GROUP_REQUEST: Shape = Shape {
    name: "DeleteGroupRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "GroupName",
            shape: &GROUP_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteIdentityProviderRequest`.
pub static DELETE_IDENTITY_PROVIDER_REQUEST: Shape = Shape {
    name: "DeleteIdentityProviderRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ProviderName",
            shape: &PROVIDER_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteManagedLoginBrandingRequest`.
pub static DELETE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape {
    name: "DeleteManagedLoginBrandingRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ManagedLoginBrandingId",
            shape: &MANAGED_LOGIN_BRANDING_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteResourceServerRequest`.
pub static DELETE_RESOURCE_SERVER_REQUEST: Shape = Shape {
    name: "DeleteResourceServerRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Identifier",
            shape: &RESOURCE_SERVER_IDENTIFIER_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteTermsRequest`.
pub static DELETE_TERMS_REQUEST: Shape = Shape {
    name: "DeleteTermsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "TermsId",
            shape: &TERMS_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteUserAttributesRequest`.
pub static DELETE_USER_ATTRIBUTES_REQUEST: Shape = Shape {
    name: "DeleteUserAttributesRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserAttributeNames",
            shape: &ATTRIBUTE_NAME_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteUserAttributesResponse`.
pub static DELETE_USER_ATTRIBUTES_RESPONSE: Shape = Shape {
    name: "DeleteUserAttributesResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `DeleteUserPoolClientRequest`.
pub static DELETE_USER_POOL_CLIENT_REQUEST: Shape = Shape {
    name: "DeleteUserPoolClientRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteUserPoolClientSecretRequest`.
pub static DELETE_USER_POOL_CLIENT_SECRET_REQUEST: Shape = Shape {
    name: "DeleteUserPoolClientSecretRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientSecretId",
            shape: &CLIENT_SECRET_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteUserPoolClientSecretResponse`.
pub static DELETE_USER_POOL_CLIENT_SECRET_RESPONSE: Shape = Shape {
    name: "DeleteUserPoolClientSecretResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `DeleteUserPoolDomainRequest`.
pub static DELETE_USER_POOL_DOMAIN_REQUEST: Shape = Shape {
    name: "DeleteUserPoolDomainRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Domain",
            shape: &DOMAIN_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteUserPoolDomainResponse`.
pub static DELETE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape {
    name: "DeleteUserPoolDomainResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `DeleteUserPoolReplicaRequest`.
pub static DELETE_USER_POOL_REPLICA_REQUEST: Shape = Shape {
    name: "DeleteUserPoolReplicaRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "RegionName",
            shape: &REGION_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteUserPoolReplicaResponse`.
pub static DELETE_USER_POOL_REPLICA_RESPONSE: Shape = Shape {
    name: "DeleteUserPoolReplicaResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolReplica",
        shape: &USER_POOL_REPLICA_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `DeleteUserPoolRequest`.
pub static DELETE_USER_POOL_REQUEST: Shape = Shape {
    name: "DeleteUserPoolRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolId",
        shape: &USER_POOL_ID_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `DeleteUserRequest`.
pub static DELETE_USER_REQUEST: Shape = Shape {
    name: "DeleteUserRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AccessToken",
        shape: &TOKEN_MODEL_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `DeleteWebAuthnCredentialRequest`.
pub static DELETE_WEB_AUTHN_CREDENTIAL_REQUEST: Shape = Shape {
    name: "DeleteWebAuthnCredentialRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "CredentialId",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeleteWebAuthnCredentialResponse`.
pub static DELETE_WEB_AUTHN_CREDENTIAL_RESPONSE: Shape = Shape {
    name: "DeleteWebAuthnCredentialResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `DeletionProtectionType`.
pub static DELETION_PROTECTION_TYPE: Shape = Shape {
    name: "DeletionProtectionType",
    sensitive: false,
    kind: Kind::Enum(&["ACTIVE", "INACTIVE"]),
};

/// The model's shape `DeliveryMediumListType`.
pub static DELIVERY_MEDIUM_LIST_TYPE: Shape = Shape {
    name: "DeliveryMediumListType",
    sensitive: false,
    kind: Kind::List {
        member: &DELIVERY_MEDIUM_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `DeliveryMediumType`.
pub static DELIVERY_MEDIUM_TYPE: Shape = Shape {
    name: "DeliveryMediumType",
    sensitive: false,
    kind: Kind::Enum(&["SMS", "EMAIL"]),
};

/// The model's shape `DescribeIdentityProviderRequest`.
pub static DESCRIBE_IDENTITY_PROVIDER_REQUEST: Shape = Shape {
    name: "DescribeIdentityProviderRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ProviderName",
            shape: &PROVIDER_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeIdentityProviderResponse`.
pub static DESCRIBE_IDENTITY_PROVIDER_RESPONSE: Shape = Shape {
    name: "DescribeIdentityProviderResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "IdentityProvider",
        shape: &IDENTITY_PROVIDER_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeManagedLoginBrandingByClientRequest`.
pub static DESCRIBE_MANAGED_LOGIN_BRANDING_BY_CLIENT_REQUEST: Shape = Shape {
    name: "DescribeManagedLoginBrandingByClientRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ReturnMergedResources",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeManagedLoginBrandingByClientResponse`.
pub static DESCRIBE_MANAGED_LOGIN_BRANDING_BY_CLIENT_RESPONSE: Shape = Shape {
    name: "DescribeManagedLoginBrandingByClientResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ManagedLoginBranding",
        shape: &MANAGED_LOGIN_BRANDING_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeManagedLoginBrandingRequest`.
pub static DESCRIBE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape {
    name: "DescribeManagedLoginBrandingRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ManagedLoginBrandingId",
            shape: &MANAGED_LOGIN_BRANDING_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ReturnMergedResources",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeManagedLoginBrandingResponse`.
pub static DESCRIBE_MANAGED_LOGIN_BRANDING_RESPONSE: Shape = Shape {
    name: "DescribeManagedLoginBrandingResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ManagedLoginBranding",
        shape: &MANAGED_LOGIN_BRANDING_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeResourceServerRequest`.
pub static DESCRIBE_RESOURCE_SERVER_REQUEST: Shape = Shape {
    name: "DescribeResourceServerRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Identifier",
            shape: &RESOURCE_SERVER_IDENTIFIER_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeResourceServerResponse`.
pub static DESCRIBE_RESOURCE_SERVER_RESPONSE: Shape = Shape {
    name: "DescribeResourceServerResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ResourceServer",
        shape: &RESOURCE_SERVER_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeRiskConfigurationRequest`.
pub static DESCRIBE_RISK_CONFIGURATION_REQUEST: Shape = Shape {
    name: "DescribeRiskConfigurationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeRiskConfigurationResponse`.
pub static DESCRIBE_RISK_CONFIGURATION_RESPONSE: Shape = Shape {
    name: "DescribeRiskConfigurationResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "RiskConfiguration",
        shape: &RISK_CONFIGURATION_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeTermsByClientRequest`.
pub static DESCRIBE_TERMS_BY_CLIENT_REQUEST: Shape = Shape {
    name: "DescribeTermsByClientRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "TermsName",
            shape: &TERMS_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeTermsByClientResponse`.
pub static DESCRIBE_TERMS_BY_CLIENT_RESPONSE: Shape = Shape {
    name: "DescribeTermsByClientResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Terms",
        shape: &TERMS_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeTermsRequest`.
pub static DESCRIBE_TERMS_REQUEST: Shape = Shape {
    name: "DescribeTermsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "TermsId",
            shape: &TERMS_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeTermsResponse`.
pub static DESCRIBE_TERMS_RESPONSE: Shape = Shape {
    name: "DescribeTermsResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Terms",
        shape: &TERMS_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeUserImportJobRequest`.
pub static DESCRIBE_USER_IMPORT_JOB_REQUEST: Shape = Shape {
    name: "DescribeUserImportJobRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "JobId",
            shape: &USER_IMPORT_JOB_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeUserImportJobResponse`.
pub static DESCRIBE_USER_IMPORT_JOB_RESPONSE: Shape = Shape {
    name: "DescribeUserImportJobResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserImportJob",
        shape: &USER_IMPORT_JOB_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeUserPoolClientRequest`.
pub static DESCRIBE_USER_POOL_CLIENT_REQUEST: Shape = Shape {
    name: "DescribeUserPoolClientRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeUserPoolClientResponse`.
pub static DESCRIBE_USER_POOL_CLIENT_RESPONSE: Shape = Shape {
    name: "DescribeUserPoolClientResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolClient",
        shape: &USER_POOL_CLIENT_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeUserPoolDomainRequest`.
pub static DESCRIBE_USER_POOL_DOMAIN_REQUEST: Shape = Shape {
    name: "DescribeUserPoolDomainRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Domain",
        shape: &DOMAIN_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeUserPoolDomainResponse`.
pub static DESCRIBE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape {
    name: "DescribeUserPoolDomainResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "DomainDescription",
        shape: &DOMAIN_DESCRIPTION_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeUserPoolRequest`.
pub static DESCRIBE_USER_POOL_REQUEST: Shape = Shape {
    name: "DescribeUserPoolRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolId",
        shape: &USER_POOL_ID_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `DescribeUserPoolResponse`.
pub static DESCRIBE_USER_POOL_RESPONSE: Shape = Shape {
    name: "DescribeUserPoolResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPool",
        shape: &USER_POOL_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `DescriptionType`.
pub static DESCRIPTION_TYPE: Shape = Shape {
    name: "DescriptionType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: None,
            max: Some(2048),
        },
        pattern: None,
    },
};

/// The model's shape `DeviceConfigurationType`.
pub static DEVICE_CONFIGURATION_TYPE: Shape = Shape {
    name: "DeviceConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ChallengeRequiredOnNewDevice",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceOnlyRememberedOnUserPrompt",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeviceKeyType`.
pub static DEVICE_KEY_TYPE: Shape = Shape {
    name: "DeviceKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(55),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w-]+_[0-9a-f-]+");
            &PATTERN
        }),
    },
};

/// The model's shape `DeviceListType`.
pub static DEVICE_LIST_TYPE: Shape = Shape {
    name: "DeviceListType",
    sensitive: false,
    kind: Kind::List {
        member: &DEVICE_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `DeviceNameType`.
pub static DEVICE_NAME_TYPE: Shape = Shape {
    name: "DeviceNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(1024),
        },
        pattern: None,
    },
};

/// The model's shape `DeviceRememberedStatusType`.
pub static DEVICE_REMEMBERED_STATUS_TYPE: Shape = Shape {
    name: "DeviceRememberedStatusType",
    sensitive: false,
    kind: Kind::Enum(&["remembered", "not_remembered"]),
};

/// The model's shape `DeviceSecretVerifierConfigType`.
pub static DEVICE_SECRET_VERIFIER_CONFIG_TYPE: Shape = Shape {
    name: "DeviceSecretVerifierConfigType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "PasswordVerifier",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Salt",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeviceType`.
pub static DEVICE_TYPE: Shape = Shape {
    name: "DeviceType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "DeviceKey",
            shape: &DEVICE_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceAttributes",
            shape: &ATTRIBUTE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceCreateDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceLastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceLastAuthenticatedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `Document`.
pub static DOCUMENT: Shape = Shape {
    name: "Document",
    sensitive: false,
    kind: Kind::Document,
};

/// The model's shape `DomainDescriptionType`.
pub static DOMAIN_DESCRIPTION_TYPE: Shape = Shape {
    name: "DomainDescriptionType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AWSAccountId",
            shape: &AWS_ACCOUNT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Domain",
            shape: &DOMAIN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3Bucket",
            shape: &S3_BUCKET_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CloudFrontDistribution",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Version",
            shape: &DOMAIN_VERSION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Status",
            shape: &DOMAIN_STATUS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CustomDomainConfig",
            shape: &CUSTOM_DOMAIN_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ManagedLoginVersion",
            shape: &WRAPPED_INTEGER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Routing",
            shape: &ROUTING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DomainStatusType`.
pub static DOMAIN_STATUS_TYPE: Shape = Shape {
    name: "DomainStatusType",
    sensitive: false,
    kind: Kind::Enum(&["CREATING", "DELETING", "UPDATING", "ACTIVE", "FAILED"]),
};

/// The model's shape `DomainType`.
pub static DOMAIN_TYPE: Shape = Shape {
    name: "DomainType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(63),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$");
            &PATTERN
        }),
    },
};

/// The model's shape `DomainVersionType`.
pub static DOMAIN_VERSION_TYPE: Shape = Shape {
    name: "DomainVersionType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(20),
        },
        pattern: None,
    },
};

/// The model's shape `EmailAddressType`.
pub static EMAIL_ADDRESS_TYPE: Shape = Shape {
    name: "EmailAddressType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern =
                Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
            &PATTERN
        }),
    },
};

/// The model's shape `EmailConfigurationType`.
pub static EMAIL_CONFIGURATION_TYPE: Shape = Shape {
    name: "EmailConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SourceArn",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ReplyToEmailAddress",
            shape: &EMAIL_ADDRESS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailSendingAccount",
            shape: &EMAIL_SENDING_ACCOUNT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "From",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ConfigurationSet",
            shape: &SES_CONFIGURATION_SET,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `EmailInviteMessageType`.
pub static EMAIL_INVITE_MESSAGE_TYPE: Shape = Shape {
    name: "EmailInviteMessageType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(6),
            max: Some(20000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*");
            &PATTERN
        }),
    },
};

/// The model's shape `EmailMfaConfigType`.
pub static EMAIL_MFA_CONFIG_TYPE: Shape = Shape {
    name: "EmailMfaConfigType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Message",
            shape: &EMAIL_MFA_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Subject",
            shape: &EMAIL_MFA_SUBJECT_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `EmailMfaMessageType`.
pub static EMAIL_MFA_MESSAGE_TYPE: Shape = Shape {
    name: "EmailMfaMessageType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(6),
            max: Some(20000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `EmailMfaSettingsType`.
pub static EMAIL_MFA_SETTINGS_TYPE: Shape = Shape {
    name: "EmailMfaSettingsType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Enabled",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreferredMfa",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `EmailMfaSubjectType`.
pub static EMAIL_MFA_SUBJECT_TYPE: Shape = Shape {
    name: "EmailMfaSubjectType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+");
            &PATTERN
        }),
    },
};

/// The model's shape `EmailNotificationBodyType`.
pub static EMAIL_NOTIFICATION_BODY_TYPE: Shape = Shape {
    name: "EmailNotificationBodyType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(6),
            max: Some(20000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]+");
            &PATTERN
        }),
    },
};

/// The model's shape `EmailNotificationSubjectType`.
pub static EMAIL_NOTIFICATION_SUBJECT_TYPE: Shape = Shape {
    name: "EmailNotificationSubjectType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(140),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+");
            &PATTERN
        }),
    },
};

/// The model's shape `EmailSendingAccountType`.
pub static EMAIL_SENDING_ACCOUNT_TYPE: Shape = Shape {
    name: "EmailSendingAccountType",
    sensitive: false,
    kind: Kind::Enum(&["COGNITO_DEFAULT", "DEVELOPER"]),
};

/// The model's shape `EmailVerificationMessageByLinkType`.
pub static EMAIL_VERIFICATION_MESSAGE_BY_LINK_TYPE: Shape = Shape {
    name: "EmailVerificationMessageByLinkType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(6),
            max: Some(20000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{##[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*##\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `EmailVerificationMessageType`.
pub static EMAIL_VERIFICATION_MESSAGE_TYPE: Shape = Shape {
    name: "EmailVerificationMessageType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(6),
            max: Some(20000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `EmailVerificationSubjectByLinkType`.
pub static EMAIL_VERIFICATION_SUBJECT_BY_LINK_TYPE: Shape = Shape {
    name: "EmailVerificationSubjectByLinkType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(140),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+");
            &PATTERN
        }),
    },
};

/// The model's shape `EmailVerificationSubjectType`.
pub static EMAIL_VERIFICATION_SUBJECT_TYPE: Shape = Shape {
    name: "EmailVerificationSubjectType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(140),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+");
            &PATTERN
        }),
    },
};

/// The model's shape `EncryptionKeyArnType`.
pub static ENCRYPTION_KEY_ARN_TYPE: Shape = Shape {
    name: "EncryptionKeyArnType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(20),
            max: Some(2048),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `EncryptionKeyType`.
pub static ENCRYPTION_KEY_TYPE: Shape = Shape {
    name: "EncryptionKeyType",
    sensitive: false,
    kind: Kind::Enum(&["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"]),
};

/// The model's shape `EumsSmsConfigurationType`.
pub static EUMS_SMS_CONFIGURATION_TYPE: Shape = Shape {
    name: "EumsSmsConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "CallerArn",
            shape: &ARN_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ExternalId",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "OriginationIdentity",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ConfigurationSetName",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "InEntityId",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "InTemplateId",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Region",
            shape: &REGION_CODE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `EventContextDataType`.
pub static EVENT_CONTEXT_DATA_TYPE: Shape = Shape {
    name: "EventContextDataType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "IpAddress",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceName",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Timezone",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "City",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Country",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `EventFeedbackType`.
pub static EVENT_FEEDBACK_TYPE: Shape = Shape {
    name: "EventFeedbackType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FeedbackValue",
            shape: &FEEDBACK_VALUE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Provider",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "FeedbackDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `EventFilterType`.
pub static EVENT_FILTER_TYPE: Shape = Shape {
    name: "EventFilterType",
    sensitive: false,
    kind: Kind::Enum(&["SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"]),
};

/// The model's shape `EventFiltersType`.
pub static EVENT_FILTERS_TYPE: Shape = Shape {
    name: "EventFiltersType",
    sensitive: false,
    kind: Kind::List {
        member: &EVENT_FILTER_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `EventIdType`.
pub static EVENT_ID_TYPE: Shape = Shape {
    name: "EventIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(50),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w+-]+");
            &PATTERN
        }),
    },
};

/// The model's shape `EventResponseType`.
pub static EVENT_RESPONSE_TYPE: Shape = Shape {
    name: "EventResponseType",
    sensitive: false,
    kind: Kind::Enum(&["Pass", "Fail", "InProgress"]),
};

/// The model's shape `EventRiskType`.
pub static EVENT_RISK_TYPE: Shape = Shape {
    name: "EventRiskType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "RiskDecision",
            shape: &RISK_DECISION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RiskLevel",
            shape: &RISK_LEVEL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CompromisedCredentialsDetected",
            shape: &WRAPPED_BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `EventSourceName`.
pub static EVENT_SOURCE_NAME: Shape = Shape {
    name: "EventSourceName",
    sensitive: false,
    kind: Kind::Enum(&["userNotification", "userAuthEvents"]),
};

/// The model's shape `EventType`.
pub static EVENT_TYPE: Shape = Shape {
    name: "EventType",
    sensitive: false,
    kind: Kind::Enum(&[
        "SignIn",
        "SignUp",
        "ForgotPassword",
        "PasswordChange",
        "ResendCode",
    ]),
};

/// The model's shape `ExplicitAuthFlowsListType`.
pub static EXPLICIT_AUTH_FLOWS_LIST_TYPE: Shape = Shape {
    name: "ExplicitAuthFlowsListType",
    sensitive: false,
    kind: Kind::List {
        member: &EXPLICIT_AUTH_FLOWS_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `ExplicitAuthFlowsType`.
pub static EXPLICIT_AUTH_FLOWS_TYPE: Shape = Shape {
    name: "ExplicitAuthFlowsType",
    sensitive: false,
    kind: Kind::Enum(&[
        "ADMIN_NO_SRP_AUTH",
        "CUSTOM_AUTH_FLOW_ONLY",
        "USER_PASSWORD_AUTH",
        "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        "ALLOW_CUSTOM_AUTH",
        "ALLOW_USER_PASSWORD_AUTH",
        "ALLOW_USER_SRP_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
        "ALLOW_USER_AUTH",
        "ALLOW_TOKEN_EXCHANGE_DELEGATION",
        "ALLOW_TOKEN_EXCHANGE_IMPERSONATION",
    ]),
};

/// The model's shape `FailoverType`.
pub static FAILOVER_TYPE: Shape = Shape {
    name: "FailoverType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SecondaryRegion",
            shape: &REGION_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "PrimaryRoute53HealthCheckId",
            shape: &HEALTH_CHECK_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `FeatureType`.
pub static FEATURE_TYPE: Shape = Shape {
    name: "FeatureType",
    sensitive: false,
    kind: Kind::Enum(&["ENABLED", "DISABLED"]),
};

/// The model's shape `FeedbackValueType`.
pub static FEEDBACK_VALUE_TYPE: Shape = Shape {
    name: "FeedbackValueType",
    sensitive: false,
    kind: Kind::Enum(&["Valid", "Invalid"]),
};

/// The model's shape `FirehoseConfigurationType`.
pub static FIREHOSE_CONFIGURATION_TYPE: Shape = Shape {
    name: "FirehoseConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "StreamArn",
        shape: &ARN_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `ForceAliasCreation`.
pub static FORCE_ALIAS_CREATION: Shape = Shape {
    name: "ForceAliasCreation",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `ForgetDeviceRequest`.
pub static FORGET_DEVICE_REQUEST: Shape = Shape {
    name: "ForgetDeviceRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceKey",
            shape: &DEVICE_KEY_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ForgotPasswordRequest`.
pub static FORGOT_PASSWORD_REQUEST: Shape = Shape {
    name: "ForgotPasswordRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SecretHash",
            shape: &SECRET_HASH_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserContextData",
            shape: &USER_CONTEXT_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsMetadata",
            shape: &ANALYTICS_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ForgotPasswordResponse`.
pub static FORGOT_PASSWORD_RESPONSE: Shape = Shape {
    name: "ForgotPasswordResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "CodeDeliveryDetails",
        shape: &CODE_DELIVERY_DETAILS_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `GenerateSecret`.
pub static GENERATE_SECRET: Shape = Shape {
    name: "GenerateSecret",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `GetCSVHeaderRequest`.
pub static GET_CSV_HEADER_REQUEST: Shape = Shape {
    name: "GetCSVHeaderRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolId",
        shape: &USER_POOL_ID_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetCSVHeaderResponse`.
pub static GET_CSV_HEADER_RESPONSE: Shape = Shape {
    name: "GetCSVHeaderResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CSVHeader",
            shape: &LIST_OF_STRING_TYPES,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetClientTokenRequest`.
pub static GET_CLIENT_TOKEN_REQUEST: Shape = Shape {
    name: "GetClientTokenRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Secret",
            shape: &CLIENT_SECRET_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Scopes",
            shape: &SCOPE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetClientTokenResponse`.
pub static GET_CLIENT_TOKEN_RESPONSE: Shape = Shape {
    name: "GetClientTokenResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ClientAuthenticationResult",
        shape: &CLIENT_AUTHENTICATION_RESULT_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `GetDerivedTokenRequest`.
pub static GET_DERIVED_TOKEN_REQUEST: Shape = Shape {
    name: "GetDerivedTokenRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientSecret",
            shape: &CLIENT_SECRET_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SubjectToken",
            shape: &GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SubjectTokenType",
            shape: &TOKEN_TYPE_IDENTIFIER_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SubjectTokenProviderName",
            shape: &PROVIDER_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ActorToken",
            shape: &GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ActorTokenType",
            shape: &TOKEN_TYPE_IDENTIFIER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ActorTokenProviderName",
            shape: &PROVIDER_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Scopes",
            shape: &SCOPE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Audiences",
            shape: &AUDIENCE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Resources",
            shape: &RESOURCE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RequestedTokenType",
            shape: &ISSUED_TOKEN_TYPE_IDENTIFIER_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetDerivedTokenResponse`.
pub static GET_DERIVED_TOKEN_RESPONSE: Shape = Shape {
    name: "GetDerivedTokenResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "IssuedToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "IssuedTokenType",
            shape: &ISSUED_TOKEN_TYPE_IDENTIFIER_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "TokenType",
            shape: &OAUTH_TOKEN_TYPE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ExpiresIn",
            shape: &INTEGER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Scopes",
            shape: &SCOPE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetDerivedTokenTokenModelType`.
pub static GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE: Shape = Shape {
    name: "GetDerivedTokenTokenModelType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(131072),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[A-Za-z0-9-_+/=.]+");
            &PATTERN
        }),
    },
};

/// The model's shape `GetDeviceRequest`.
pub static GET_DEVICE_REQUEST: Shape = Shape {
    name: "GetDeviceRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "DeviceKey",
            shape: &DEVICE_KEY_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetDeviceResponse`.
pub static GET_DEVICE_RESPONSE: Shape = Shape {
    name: "GetDeviceResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Device",
        shape: &DEVICE_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetGroupRequest`.
pub static GET_GROUP_REQUEST: Shape = Shape {
    name: "GetGroupRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "GroupName",
            shape: &GROUP_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetGroupResponse`.
pub static GET_GROUP_RESPONSE: Shape = Shape {
    name: "GetGroupResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Group",
        shape: &GROUP_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `GetIdentityProviderByIdentifierRequest`.
pub static GET_IDENTITY_PROVIDER_BY_IDENTIFIER_REQUEST: Shape = Shape {
    name: "GetIdentityProviderByIdentifierRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "IdpIdentifier",
            shape: &IDP_IDENTIFIER_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetIdentityProviderByIdentifierResponse`.
pub static GET_IDENTITY_PROVIDER_BY_IDENTIFIER_RESPONSE: Shape = Shape {
    name: "GetIdentityProviderByIdentifierResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "IdentityProvider",
        shape: &IDENTITY_PROVIDER_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetLogDeliveryConfigurationRequest`.
pub static GET_LOG_DELIVERY_CONFIGURATION_REQUEST: Shape = Shape {
    name: "GetLogDeliveryConfigurationRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolId",
        shape: &USER_POOL_ID_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetLogDeliveryConfigurationResponse`.
pub static GET_LOG_DELIVERY_CONFIGURATION_RESPONSE: Shape = Shape {
    name: "GetLogDeliveryConfigurationResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "LogDeliveryConfiguration",
        shape: &LOG_DELIVERY_CONFIGURATION_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `GetProvisionedLimitRequest`.
pub static GET_PROVISIONED_LIMIT_REQUEST: Shape = Shape {
    name: "GetProvisionedLimitRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "LimitDefinition",
        shape: &LIMIT_DEFINITION_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetProvisionedLimitResponse`.
pub static GET_PROVISIONED_LIMIT_RESPONSE: Shape = Shape {
    name: "GetProvisionedLimitResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Limit",
        shape: &LIMIT_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetSigningCertificateRequest`.
pub static GET_SIGNING_CERTIFICATE_REQUEST: Shape = Shape {
    name: "GetSigningCertificateRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolId",
        shape: &USER_POOL_ID_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetSigningCertificateResponse`.
pub static GET_SIGNING_CERTIFICATE_RESPONSE: Shape = Shape {
    name: "GetSigningCertificateResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Certificate",
        shape: &STRING_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `GetTokensFromRefreshTokenRequest`.
pub static GET_TOKENS_FROM_REFRESH_TOKEN_REQUEST: Shape = Shape {
    name: "GetTokensFromRefreshTokenRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "RefreshToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientSecret",
            shape: &CLIENT_SECRET_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceKey",
            shape: &DEVICE_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetTokensFromRefreshTokenResponse`.
pub static GET_TOKENS_FROM_REFRESH_TOKEN_RESPONSE: Shape = Shape {
    name: "GetTokensFromRefreshTokenResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AuthenticationResult",
        shape: &AUTHENTICATION_RESULT_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `GetUICustomizationRequest`.
pub static GET_UI_CUSTOMIZATION_REQUEST: Shape = Shape {
    name: "GetUICustomizationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetUICustomizationResponse`.
pub static GET_UI_CUSTOMIZATION_RESPONSE: Shape = Shape {
    name: "GetUICustomizationResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UICustomization",
        shape: &UI_CUSTOMIZATION_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetUserAttributeVerificationCodeRequest`.
pub static GET_USER_ATTRIBUTE_VERIFICATION_CODE_REQUEST: Shape = Shape {
    name: "GetUserAttributeVerificationCodeRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AttributeName",
            shape: &ATTRIBUTE_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetUserAttributeVerificationCodeResponse`.
pub static GET_USER_ATTRIBUTE_VERIFICATION_CODE_RESPONSE: Shape = Shape {
    name: "GetUserAttributeVerificationCodeResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "CodeDeliveryDetails",
        shape: &CODE_DELIVERY_DETAILS_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `GetUserAuthFactorsRequest`.
pub static GET_USER_AUTH_FACTORS_REQUEST: Shape = Shape {
    name: "GetUserAuthFactorsRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AccessToken",
        shape: &TOKEN_MODEL_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetUserAuthFactorsResponse`.
pub static GET_USER_AUTH_FACTORS_RESPONSE: Shape = Shape {
    name: "GetUserAuthFactorsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "PreferredMfaSetting",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserMFASettingList",
            shape: &USER_MFA_SETTING_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ConfiguredUserAuthFactors",
            shape: &CONFIGURED_USER_AUTH_FACTORS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetUserPoolClientSessionConfigurationRequest`.
pub static GET_USER_POOL_CLIENT_SESSION_CONFIGURATION_REQUEST: Shape = Shape {
    name: "GetUserPoolClientSessionConfigurationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetUserPoolClientSessionConfigurationResponse`.
pub static GET_USER_POOL_CLIENT_SESSION_CONFIGURATION_RESPONSE: Shape = Shape {
    name: "GetUserPoolClientSessionConfigurationResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SSOSession",
            shape: &CLIENT_SSO_SESSION_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetUserPoolMfaConfigRequest`.
pub static GET_USER_POOL_MFA_CONFIG_REQUEST: Shape = Shape {
    name: "GetUserPoolMfaConfigRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolId",
        shape: &USER_POOL_ID_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetUserPoolMfaConfigResponse`.
pub static GET_USER_POOL_MFA_CONFIG_RESPONSE: Shape = Shape {
    name: "GetUserPoolMfaConfigResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SmsMfaConfiguration",
            shape: &SMS_MFA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SoftwareTokenMfaConfiguration",
            shape: &SOFTWARE_TOKEN_MFA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailMfaConfiguration",
            shape: &EMAIL_MFA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MfaConfiguration",
            shape: &USER_POOL_MFA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "WebAuthnConfiguration",
            shape: &WEB_AUTHN_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetUserPoolSessionConfigurationRequest`.
pub static GET_USER_POOL_SESSION_CONFIGURATION_REQUEST: Shape = Shape {
    name: "GetUserPoolSessionConfigurationRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolId",
        shape: &USER_POOL_ID_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetUserPoolSessionConfigurationResponse`.
pub static GET_USER_POOL_SESSION_CONFIGURATION_RESPONSE: Shape = Shape {
    name: "GetUserPoolSessionConfigurationResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserSessionTracking",
            shape: &USER_SESSION_TRACKING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TokenSession",
            shape: &USER_POOL_TOKEN_SESSION_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetUserRequest`.
pub static GET_USER_REQUEST: Shape = Shape {
    name: "GetUserRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AccessToken",
        shape: &TOKEN_MODEL_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GetUserResponse`.
pub static GET_USER_RESPONSE: Shape = Shape {
    name: "GetUserResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserAttributes",
            shape: &ATTRIBUTE_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "MFAOptions",
            shape: &MFA_OPTION_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreferredMfaSetting",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserMFASettingList",
            shape: &USER_MFA_SETTING_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GlobalSignOutRequest`.
pub static GLOBAL_SIGN_OUT_REQUEST: Shape = Shape {
    name: "GlobalSignOutRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AccessToken",
        shape: &TOKEN_MODEL_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `GlobalSignOutResponse`.
pub static GLOBAL_SIGN_OUT_RESPONSE: Shape = Shape {
    name: "GlobalSignOutResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `GroupListType`.
pub static GROUP_LIST_TYPE: Shape = Shape {
    name: "GroupListType",
    sensitive: false,
    kind: Kind::List {
        member: &GROUP_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `GroupNameType`.
pub static GROUP_NAME_TYPE: Shape = Shape {
    name: "GroupNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
            &PATTERN
        }),
    },
};

/// The model's shape `GroupType`.
pub static GROUP_TYPE: Shape = Shape {
    name: "GroupType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "GroupName",
            shape: &GROUP_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Description",
            shape: &DESCRIPTION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RoleArn",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Precedence",
            shape: &PRECEDENCE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `HealthCheckIdType`.
pub static HEALTH_CHECK_ID_TYPE: Shape = Shape {
    name: "HealthCheckIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: None,
            max: Some(64),
        },
        pattern: None,
    },
};

/// The model's shape `HexStringType`.
pub static HEX_STRING_TYPE: Shape = Shape {
    name: "HexStringType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("^[0-9a-fA-F]+$");
            &PATTERN
        }),
    },
};

/// The model's shape `HttpHeader`.
pub static HTTP_HEADER: Shape = Shape {
    name: "HttpHeader",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "headerName",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "headerValue",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `HttpHeaderList`.
pub static HTTP_HEADER_LIST: Shape = Shape {
    name: "HttpHeaderList",
    sensitive: false,
    kind: Kind::List {
        member: &HTTP_HEADER,
        length: Bounds::NONE,
    },
};

/// The model's shape `IdTokenValidityType`.
pub static ID_TOKEN_VALIDITY_TYPE: Shape = Shape {
    name: "IdTokenValidityType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(86400),
    }),
};

/// The model's shape `IdentityProviderType`.
pub static IDENTITY_PROVIDER_TYPE: Shape = Shape {
    name: "IdentityProviderType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ProviderName",
            shape: &PROVIDER_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ProviderType",
            shape: &IDENTITY_PROVIDER_TYPE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ProviderDetails",
            shape: &PROVIDER_DETAILS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AttributeMapping",
            shape: &ATTRIBUTE_MAPPING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IdpIdentifiers",
            shape: &IDP_IDENTIFIERS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AcrMapping",
            shape: &ACR_MAPPING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `IdentityProviderTypeType`.
pub static IDENTITY_PROVIDER_TYPE_TYPE: Shape = Shape {
    name: "IdentityProviderTypeType",
    sensitive: false,
    kind: Kind::Enum(&[
        "SAML",
        "Facebook",
        "Google",
        "LoginWithAmazon",
        "SignInWithApple",
        "OIDC",
    ]),
};

/// The model's shape `IdpIdentifierType`.
pub static IDP_IDENTIFIER_TYPE: Shape = Shape {
    name: "IdpIdentifierType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(40),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w\\s+=.@-]+");
            &PATTERN
        }),
    },
};

/// The model's shape `IdpIdentifiersListType`.
pub static IDP_IDENTIFIERS_LIST_TYPE: Shape = Shape {
    name: "IdpIdentifiersListType",
    sensitive: false,
    kind: Kind::List {
        member: &IDP_IDENTIFIER_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(50),
        },
    },
};

/// The model's shape `ImageFileType`.
pub static IMAGE_FILE_TYPE: Shape = Shape {
    name: "ImageFileType",
    sensitive: false,
    kind: Kind::Blob(Bounds {
        min: Some(0),
        max: Some(131072),
    }),
};

/// The model's shape `ImageUrlType`.
pub static IMAGE_URL_TYPE: Shape = Shape {
    name: "ImageUrlType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `InboundFederationLambdaType`.
pub static INBOUND_FEDERATION_LAMBDA_TYPE: Shape = Shape {
    name: "InboundFederationLambdaType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "LambdaVersion",
            shape: &INBOUND_FEDERATION_LAMBDA_VERSION_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "LambdaArn",
            shape: &ARN_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `InboundFederationLambdaVersionType`.
pub static INBOUND_FEDERATION_LAMBDA_VERSION_TYPE: Shape = Shape {
    name: "InboundFederationLambdaVersionType",
    sensitive: false,
    kind: Kind::Enum(&["V1_0"]),
};

/// The model's shape `InitiateAuthRequest`.
pub static INITIATE_AUTH_REQUEST: Shape = Shape {
    name: "InitiateAuthRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AuthFlow",
            shape: &AUTH_FLOW_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AuthParameters",
            shape: &AUTH_PARAMETERS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsMetadata",
            shape: &ANALYTICS_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserContextData",
            shape: &USER_CONTEXT_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `InitiateAuthResponse`.
pub static INITIATE_AUTH_RESPONSE: Shape = Shape {
    name: "InitiateAuthResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ChallengeName",
            shape: &CHALLENGE_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ChallengeParameters",
            shape: &CHALLENGE_PARAMETERS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AuthenticationResult",
            shape: &AUTHENTICATION_RESULT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AvailableChallenges",
            shape: &AVAILABLE_CHALLENGE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `IntegerType`.
pub static INTEGER_TYPE: Shape = Shape {
    name: "IntegerType",
    sensitive: false,
    kind: Kind::Integer(Bounds::NONE),
};

/// The model's shape `IssuedTokenTypeIdentifierType`.
pub static ISSUED_TOKEN_TYPE_IDENTIFIER_TYPE: Shape = Shape {
    name: "IssuedTokenTypeIdentifierType",
    sensitive: false,
    kind: Kind::Enum(&["ACCESS_TOKEN", "ID_TOKEN"]),
};

/// The model's shape `IssuerConfigurationType`.
pub static ISSUER_CONFIGURATION_TYPE: Shape = Shape {
    name: "IssuerConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Type",
        shape: &ISSUER_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `IssuerType`.
pub static ISSUER_TYPE: Shape = Shape {
    name: "IssuerType",
    sensitive: false,
    kind: Kind::Enum(&["ORIGINAL", "UPDATED"]),
};

/// The model's shape `KeyConfigurationType`.
pub static KEY_CONFIGURATION_TYPE: Shape = Shape {
    name: "KeyConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "KeyType",
            shape: &ENCRYPTION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "KmsKeyArn",
            shape: &ENCRYPTION_KEY_ARN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LambdaConfigType`.
pub static LAMBDA_CONFIG_TYPE: Shape = Shape {
    name: "LambdaConfigType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "PreSignUp",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CustomMessage",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PostConfirmation",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreAuthentication",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PostAuthentication",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DefineAuthChallenge",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreateAuthChallenge",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "VerifyAuthChallengeResponse",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreTokenGeneration",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserMigration",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreTokenGenerationConfig",
            shape: &PRE_TOKEN_GENERATION_VERSION_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CustomSMSSender",
            shape: &CUSTOM_SMS_LAMBDA_VERSION_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CustomEmailSender",
            shape: &CUSTOM_EMAIL_LAMBDA_VERSION_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "KMSKeyID",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "InboundFederation",
            shape: &INBOUND_FEDERATION_LAMBDA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LanguageIdType`.
pub static LANGUAGE_ID_TYPE: Shape = Shape {
    name: "LanguageIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "^cognito:(default|dutch|english|french|spanish|german|bahasa-indonesia|italian|japanese|korean|portuguese-brazil|chinese-(simplified|traditional))$",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `LimitClass`.
pub static LIMIT_CLASS: Shape = Shape {
    name: "LimitClass",
    sensitive: false,
    kind: Kind::Enum(&["API_CATEGORY"]),
};

/// The model's shape `LimitDefinitionType`.
pub static LIMIT_DEFINITION_TYPE: Shape = Shape {
    name: "LimitDefinitionType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "LimitClass",
            shape: &LIMIT_CLASS,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Attributes",
            shape: &STRING_TO_STRING_MAP_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LimitType`.
pub static LIMIT_TYPE: Shape = Shape {
    name: "LimitType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "LimitDefinition",
            shape: &LIMIT_DEFINITION_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ProvisionedLimitValue",
            shape: &INTEGER_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "FreeLimitValue",
            shape: &INTEGER_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LinkUrlType`.
pub static LINK_URL_TYPE: Shape = Shape {
    name: "LinkUrlType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(1024),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$");
            &PATTERN
        }),
    },
};

/// The model's shape `LinksType`.
pub static LINKS_TYPE: Shape = Shape {
    name: "LinksType",
    sensitive: false,
    kind: Kind::Map {
        key: &LANGUAGE_ID_TYPE,
        value: &LINK_URL_TYPE,
        length: Bounds {
            min: Some(1),
            max: Some(13),
        },
    },
};

/// The model's shape `ListDevicesRequest`.
pub static LIST_DEVICES_REQUEST: Shape = Shape {
    name: "ListDevicesRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Limit",
            shape: &QUERY_LIMIT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PaginationToken",
            shape: &SEARCH_PAGINATION_TOKEN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListDevicesResponse`.
pub static LIST_DEVICES_RESPONSE: Shape = Shape {
    name: "ListDevicesResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Devices",
            shape: &DEVICE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PaginationToken",
            shape: &SEARCH_PAGINATION_TOKEN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListGroupsRequest`.
pub static LIST_GROUPS_REQUEST: Shape = Shape {
    name: "ListGroupsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Limit",
            shape: &QUERY_LIMIT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListGroupsResponse`.
pub static LIST_GROUPS_RESPONSE: Shape = Shape {
    name: "ListGroupsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Groups",
            shape: &GROUP_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListIdentityProvidersRequest`.
pub static LIST_IDENTITY_PROVIDERS_REQUEST: Shape = Shape {
    name: "ListIdentityProvidersRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "MaxResults",
            shape: &LIST_PROVIDERS_LIMIT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListIdentityProvidersResponse`.
pub static LIST_IDENTITY_PROVIDERS_RESPONSE: Shape = Shape {
    name: "ListIdentityProvidersResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Providers",
            shape: &PROVIDERS_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListOfStringTypes`.
pub static LIST_OF_STRING_TYPES: Shape = Shape {
    name: "ListOfStringTypes",
    sensitive: false,
    kind: Kind::List {
        member: &STRING_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `ListProvidersLimitType`.
pub static LIST_PROVIDERS_LIMIT_TYPE: Shape = Shape {
    name: "ListProvidersLimitType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: Some(60),
    }),
};

/// The model's shape `ListResourceServersLimitType`.
pub static LIST_RESOURCE_SERVERS_LIMIT_TYPE: Shape = Shape {
    name: "ListResourceServersLimitType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(50),
    }),
};

/// The model's shape `ListResourceServersRequest`.
pub static LIST_RESOURCE_SERVERS_REQUEST: Shape = Shape {
    name: "ListResourceServersRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "MaxResults",
            shape: &LIST_RESOURCE_SERVERS_LIMIT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListResourceServersResponse`.
pub static LIST_RESOURCE_SERVERS_RESPONSE: Shape = Shape {
    name: "ListResourceServersResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ResourceServers",
            shape: &RESOURCE_SERVERS_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListTagsForResourceRequest`.
pub static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape = Shape {
    name: "ListTagsForResourceRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ResourceArn",
        shape: &ARN_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `ListTagsForResourceResponse`.
pub static LIST_TAGS_FOR_RESOURCE_RESPONSE: Shape = Shape {
    name: "ListTagsForResourceResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Tags",
        shape: &USER_POOL_TAGS_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `ListTermsRequest`.
pub static LIST_TERMS_REQUEST: Shape = Shape {
    name: "ListTermsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "MaxResults",
            shape: &LIST_TERMS_REQUEST_MAX_RESULTS_INTEGER,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListTermsRequestMaxResultsInteger`.
pub static LIST_TERMS_REQUEST_MAX_RESULTS_INTEGER: Shape = Shape {
    name: "ListTermsRequestMaxResultsInteger",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(60),
    }),
};

/// The model's shape `ListTermsResponse`.
pub static LIST_TERMS_RESPONSE: Shape = Shape {
    name: "ListTermsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Terms",
            shape: &TERMS_DESCRIPTION_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserImportJobsRequest`.
pub static LIST_USER_IMPORT_JOBS_REQUEST: Shape = Shape {
    name: "ListUserImportJobsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "MaxResults",
            shape: &POOL_QUERY_LIMIT_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "PaginationToken",
            shape: &PAGINATION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserImportJobsResponse`.
pub static LIST_USER_IMPORT_JOBS_RESPONSE: Shape = Shape {
    name: "ListUserImportJobsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserImportJobs",
            shape: &USER_IMPORT_JOBS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PaginationToken",
            shape: &PAGINATION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserPoolClientSecretsRequest`.
pub static LIST_USER_POOL_CLIENT_SECRETS_REQUEST: Shape = Shape {
    name: "ListUserPoolClientSecretsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserPoolClientSecretsResponse`.
pub static LIST_USER_POOL_CLIENT_SECRETS_RESPONSE: Shape = Shape {
    name: "ListUserPoolClientSecretsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientSecrets",
            shape: &CLIENT_SECRET_DESCRIPTOR_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserPoolClientsRequest`.
pub static LIST_USER_POOL_CLIENTS_REQUEST: Shape = Shape {
    name: "ListUserPoolClientsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "MaxResults",
            shape: &QUERY_LIMIT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientType",
            shape: &CLIENT_TYPE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserPoolClientsResponse`.
pub static LIST_USER_POOL_CLIENTS_RESPONSE: Shape = Shape {
    name: "ListUserPoolClientsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolClients",
            shape: &USER_POOL_CLIENT_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserPoolReplicasRequest`.
pub static LIST_USER_POOL_REPLICAS_REQUEST: Shape = Shape {
    name: "ListUserPoolReplicasRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserPoolReplicasResponse`.
pub static LIST_USER_POOL_REPLICAS_RESPONSE: Shape = Shape {
    name: "ListUserPoolReplicasResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolReplicas",
            shape: &USER_POOL_REPLICA_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserPoolsRequest`.
pub static LIST_USER_POOLS_REQUEST: Shape = Shape {
    name: "ListUserPoolsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MaxResults",
            shape: &POOL_QUERY_LIMIT_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserPoolsResponse`.
pub static LIST_USER_POOLS_RESPONSE: Shape = Shape {
    name: "ListUserPoolsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPools",
            shape: &USER_POOL_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserSessionsRequest`.
pub static LIST_USER_SESSIONS_REQUEST: Shape = Shape {
    name: "ListUserSessionsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUserSessionsResponse`.
pub static LIST_USER_SESSIONS_RESPONSE: Shape = Shape {
    name: "ListUserSessionsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Sessions",
            shape: &SESSIONS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUsersInGroupRequest`.
pub static LIST_USERS_IN_GROUP_REQUEST: Shape = Shape {
    name: "ListUsersInGroupRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "GroupName",
            shape: &GROUP_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Limit",
            shape: &QUERY_LIMIT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUsersInGroupResponse`.
pub static LIST_USERS_IN_GROUP_RESPONSE: Shape = Shape {
    name: "ListUsersInGroupResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Users",
            shape: &USERS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUsersRequest`.
pub static LIST_USERS_REQUEST: Shape = Shape {
    name: "ListUsersRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AttributesToGet",
            shape: &SEARCHED_ATTRIBUTE_NAMES_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Limit",
            shape: &QUERY_LIMIT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PaginationToken",
            shape: &SEARCH_PAGINATION_TOKEN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Filter",
            shape: &USER_FILTER_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListUsersResponse`.
pub static LIST_USERS_RESPONSE: Shape = Shape {
    name: "ListUsersResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Users",
            shape: &USERS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PaginationToken",
            shape: &SEARCH_PAGINATION_TOKEN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListWebAuthnCredentialsRequest`.
pub static LIST_WEB_AUTHN_CREDENTIALS_REQUEST: Shape = Shape {
    name: "ListWebAuthnCredentialsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MaxResults",
            shape: &WEB_AUTHN_CREDENTIALS_QUERY_LIMIT_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ListWebAuthnCredentialsResponse`.
pub static LIST_WEB_AUTHN_CREDENTIALS_RESPONSE: Shape = Shape {
    name: "ListWebAuthnCredentialsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Credentials",
            shape: &WEB_AUTHN_CREDENTIAL_DESCRIPTION_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "NextToken",
            shape: &PAGINATION_KEY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LogConfigurationListType`.
pub static LOG_CONFIGURATION_LIST_TYPE: Shape = Shape {
    name: "LogConfigurationListType",
    sensitive: false,
    kind: Kind::List {
        member: &LOG_CONFIGURATION_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(2),
        },
    },
};

/// The model's shape `LogConfigurationType`.
pub static LOG_CONFIGURATION_TYPE: Shape = Shape {
    name: "LogConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "LogLevel",
            shape: &LOG_LEVEL,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "EventSource",
            shape: &EVENT_SOURCE_NAME,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "CloudWatchLogsConfiguration",
            shape: &CLOUD_WATCH_LOGS_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3Configuration",
            shape: &S3_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "FirehoseConfiguration",
            shape: &FIREHOSE_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LogDeliveryConfigurationType`.
pub static LOG_DELIVERY_CONFIGURATION_TYPE: Shape = Shape {
    name: "LogDeliveryConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "LogConfigurations",
            shape: &LOG_CONFIGURATION_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LogLevel`.
pub static LOG_LEVEL: Shape = Shape {
    name: "LogLevel",
    sensitive: false,
    kind: Kind::Enum(&["ERROR", "INFO"]),
};

/// The model's shape `LogoutURLsListType`.
pub static LOGOUT_URLS_LIST_TYPE: Shape = Shape {
    name: "LogoutURLsListType",
    sensitive: false,
    kind: Kind::List {
        member: &REDIRECT_URL_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(100),
        },
    },
};

/// The model's shape `LongType`.
pub static LONG_TYPE: Shape = Shape {
    name: "LongType",
    sensitive: false,
    kind: Kind::Long(Bounds::NONE),
};

/// The model's shape `MFAOptionListType`.
pub static MFA_OPTION_LIST_TYPE: Shape = Shape {
    name: "MFAOptionListType",
    sensitive: false,
    kind: Kind::List {
        member: &MFA_OPTION_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `MFAOptionType`.
pub static MFA_OPTION_TYPE: Shape = Shape {
    name: "MFAOptionType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "DeliveryMedium",
            shape: &DELIVERY_MEDIUM_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AttributeName",
            shape: &ATTRIBUTE_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ManagedLoginBrandingIdType`.
pub static MANAGED_LOGIN_BRANDING_ID_TYPE: Shape = Shape {
    name: "ManagedLoginBrandingIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `ManagedLoginBrandingType`.
pub static MANAGED_LOGIN_BRANDING_TYPE: Shape = Shape {
    name: "ManagedLoginBrandingType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ManagedLoginBrandingId",
            shape: &MANAGED_LOGIN_BRANDING_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UseCognitoProvidedValues",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Settings",
            shape: &DOCUMENT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Assets",
            shape: &ASSET_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `MaxSessionsPerUserType`.
pub static MAX_SESSIONS_PER_USER_TYPE: Shape = Shape {
    name: "MaxSessionsPerUserType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(100),
    }),
};

/// The model's shape `MessageActionType`.
pub static MESSAGE_ACTION_TYPE: Shape = Shape {
    name: "MessageActionType",
    sensitive: false,
    kind: Kind::Enum(&["RESEND", "SUPPRESS"]),
};

/// The model's shape `MessageTemplateType`.
pub static MESSAGE_TEMPLATE_TYPE: Shape = Shape {
    name: "MessageTemplateType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SMSMessage",
            shape: &SMS_INVITE_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailMessage",
            shape: &EMAIL_INVITE_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailSubject",
            shape: &EMAIL_VERIFICATION_SUBJECT_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `NewDeviceMetadataType`.
pub static NEW_DEVICE_METADATA_TYPE: Shape = Shape {
    name: "NewDeviceMetadataType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "DeviceKey",
            shape: &DEVICE_KEY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceGroupKey",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `NotifyConfigurationType`.
pub static NOTIFY_CONFIGURATION_TYPE: Shape = Shape {
    name: "NotifyConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "From",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ReplyTo",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SourceArn",
            shape: &ARN_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "BlockEmail",
            shape: &NOTIFY_EMAIL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NoActionEmail",
            shape: &NOTIFY_EMAIL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MfaEmail",
            shape: &NOTIFY_EMAIL_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `NotifyEmailType`.
pub static NOTIFY_EMAIL_TYPE: Shape = Shape {
    name: "NotifyEmailType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Subject",
            shape: &EMAIL_NOTIFICATION_SUBJECT_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "HtmlBody",
            shape: &EMAIL_NOTIFICATION_BODY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TextBody",
            shape: &EMAIL_NOTIFICATION_BODY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `NumberAttributeConstraintsType`.
pub static NUMBER_ATTRIBUTE_CONSTRAINTS_TYPE: Shape = Shape {
    name: "NumberAttributeConstraintsType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "MinValue",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MaxValue",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `OAuthFlowType`.
pub static OAUTH_FLOW_TYPE: Shape = Shape {
    name: "OAuthFlowType",
    sensitive: false,
    kind: Kind::Enum(&["code", "implicit", "client_credentials"]),
};

/// The model's shape `OAuthFlowsType`.
pub static OAUTH_FLOWS_TYPE: Shape = Shape {
    name: "OAuthFlowsType",
    sensitive: false,
    kind: Kind::List {
        member: &OAUTH_FLOW_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(3),
        },
    },
};

/// The model's shape `OAuthTokenTypeType`.
pub static OAUTH_TOKEN_TYPE_TYPE: Shape = Shape {
    name: "OAuthTokenTypeType",
    sensitive: false,
    kind: Kind::Enum(&["Bearer", "N_A"]),
};

/// The model's shape `OptionalArnType`.
pub static OPTIONAL_ARN_TYPE: Shape = Shape {
    name: "OptionalArnType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(2048),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "(arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?)?",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `PaginationKey`.
pub static PAGINATION_KEY: Shape = Shape {
    name: "PaginationKey",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(131072),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\S]+");
            &PATTERN
        }),
    },
};

/// The model's shape `PaginationKeyType`.
pub static PAGINATION_KEY_TYPE: Shape = Shape {
    name: "PaginationKeyType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: None,
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\S]+");
            &PATTERN
        }),
    },
};

/// The model's shape `PasswordHashingAlgorithmType`.
pub static PASSWORD_HASHING_ALGORITHM_TYPE: Shape = Shape {
    name: "PasswordHashingAlgorithmType",
    sensitive: false,
    kind: Kind::Enum(&["BCRYPT", "SCRYPT", "ARGON2ID", "PBKDF2_SHA256"]),
};

/// The model's shape `PasswordHistorySizeType`.
pub static PASSWORD_HISTORY_SIZE_TYPE: Shape = Shape {
    name: "PasswordHistorySizeType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: Some(24),
    }),
};

/// The model's shape `PasswordPolicyMinLengthType`.
pub static PASSWORD_POLICY_MIN_LENGTH_TYPE: Shape = Shape {
    name: "PasswordPolicyMinLengthType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(6),
        max: Some(99),
    }),
};

/// The model's shape `PasswordPolicyType`.
pub static PASSWORD_POLICY_TYPE: Shape = Shape {
    name: "PasswordPolicyType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "MinimumLength",
            shape: &PASSWORD_POLICY_MIN_LENGTH_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RequireUppercase",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RequireLowercase",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RequireNumbers",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RequireSymbols",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PasswordHistorySize",
            shape: &PASSWORD_HISTORY_SIZE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TemporaryPasswordValidityDays",
            shape: &TEMPORARY_PASSWORD_VALIDITY_DAYS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `PasswordType`.
pub static PASSWORD_TYPE: Shape = Shape {
    name: "PasswordType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: None,
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\S]+");
            &PATTERN
        }),
    },
};

/// The model's shape `PoolQueryLimitType`.
pub static POOL_QUERY_LIMIT_TYPE: Shape = Shape {
    name: "PoolQueryLimitType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(60),
    }),
};

/// The model's shape `PreSignedUrlType`.
pub static PRE_SIGNED_URL_TYPE: Shape = Shape {
    name: "PreSignedUrlType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(2048),
        },
        pattern: None,
    },
};

/// The model's shape `PreTokenGenerationLambdaVersionType`.
pub static PRE_TOKEN_GENERATION_LAMBDA_VERSION_TYPE: Shape = Shape {
    name: "PreTokenGenerationLambdaVersionType",
    sensitive: false,
    kind: Kind::Enum(&["V1_0", "V2_0", "V3_0"]),
};

/// The model's shape `PreTokenGenerationVersionConfigType`.
pub static PRE_TOKEN_GENERATION_VERSION_CONFIG_TYPE: Shape = Shape {
    name: "PreTokenGenerationVersionConfigType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "LambdaVersion",
            shape: &PRE_TOKEN_GENERATION_LAMBDA_VERSION_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "LambdaArn",
            shape: &ARN_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `PrecedenceType`.
pub static PRECEDENCE_TYPE: Shape = Shape {
    name: "PrecedenceType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: None,
    }),
};

/// The model's shape `PreventUserExistenceErrorTypes`.
pub static PREVENT_USER_EXISTENCE_ERROR_TYPES: Shape = Shape {
    name: "PreventUserExistenceErrorTypes",
    sensitive: false,
    kind: Kind::Enum(&["LEGACY", "ENABLED"]),
};

/// The model's shape `PriorityType`.
pub static PRIORITY_TYPE: Shape = Shape {
    name: "PriorityType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(2),
    }),
};

/// The model's shape `ProviderDescription`.
pub static PROVIDER_DESCRIPTION: Shape = Shape {
    name: "ProviderDescription",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ProviderName",
            shape: &PROVIDER_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ProviderType",
            shape: &IDENTITY_PROVIDER_TYPE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ProviderDetailsType`.
pub static PROVIDER_DETAILS_TYPE: Shape = Shape {
    name: "ProviderDetailsType",
    sensitive: false,
    kind: Kind::Map {
        key: &STRING_TYPE,
        value: &STRING_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `ProviderNameType`.
pub static PROVIDER_NAME_TYPE: Shape = Shape {
    name: "ProviderNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(32),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ProviderNameTypeV2`.
pub static PROVIDER_NAME_TYPE_V2: Shape = Shape {
    name: "ProviderNameTypeV2",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(32),
        },
        pattern: Some({
            static PATTERN: Pattern =
                Pattern::new("[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ProviderUserIdentifierType`.
pub static PROVIDER_USER_IDENTIFIER_TYPE: Shape = Shape {
    name: "ProviderUserIdentifierType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ProviderName",
            shape: &PROVIDER_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ProviderAttributeName",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ProviderAttributeValue",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ProvidersListType`.
pub static PROVIDERS_LIST_TYPE: Shape = Shape {
    name: "ProvidersListType",
    sensitive: false,
    kind: Kind::List {
        member: &PROVIDER_DESCRIPTION,
        length: Bounds {
            min: Some(0),
            max: Some(50),
        },
    },
};

/// The model's shape `QueryLimit`.
pub static QUERY_LIMIT: Shape = Shape {
    name: "QueryLimit",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(60),
    }),
};

/// The model's shape `QueryLimitType`.
pub static QUERY_LIMIT_TYPE: Shape = Shape {
    name: "QueryLimitType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: Some(60),
    }),
};

/// The model's shape `RecoveryMechanismsType`.
pub static RECOVERY_MECHANISMS_TYPE: Shape = Shape {
    name: "RecoveryMechanismsType",
    sensitive: false,
    kind: Kind::List {
        member: &RECOVERY_OPTION_TYPE,
        length: Bounds {
            min: Some(1),
            max: Some(2),
        },
    },
};

/// The model's shape `RecoveryOptionNameType`.
pub static RECOVERY_OPTION_NAME_TYPE: Shape = Shape {
    name: "RecoveryOptionNameType",
    sensitive: false,
    kind: Kind::Enum(&["verified_email", "verified_phone_number", "admin_only"]),
};

/// The model's shape `RecoveryOptionType`.
pub static RECOVERY_OPTION_TYPE: Shape = Shape {
    name: "RecoveryOptionType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Priority",
            shape: &PRIORITY_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Name",
            shape: &RECOVERY_OPTION_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `RedirectUrlType`.
pub static REDIRECT_URL_TYPE: Shape = Shape {
    name: "RedirectUrlType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(1024),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
            &PATTERN
        }),
    },
};

/// The model's shape `RefreshTokenRotationType`.
pub static REFRESH_TOKEN_ROTATION_TYPE: Shape = Shape {
    name: "RefreshTokenRotationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Feature",
            shape: &FEATURE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "RetryGracePeriodSeconds",
            shape: &RETRY_GRACE_PERIOD_SECONDS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `RefreshTokenValidityType`.
pub static REFRESH_TOKEN_VALIDITY_TYPE: Shape = Shape {
    name: "RefreshTokenValidityType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: Some(315360000),
    }),
};

/// The model's shape `RegionCodeType`.
pub static REGION_CODE_TYPE: Shape = Shape {
    name: "RegionCodeType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(5),
            max: Some(32),
        },
        pattern: None,
    },
};

/// The model's shape `RegionNameType`.
pub static REGION_NAME_TYPE: Shape = Shape {
    name: "RegionNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(5),
            max: Some(32),
        },
        pattern: None,
    },
};

/// The model's shape `RelyingPartyIdType`.
pub static RELYING_PARTY_ID_TYPE: Shape = Shape {
    name: "RelyingPartyIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(127),
        },
        pattern: None,
    },
};

/// The model's shape `ReplicaRegionsType`.
pub static REPLICA_REGIONS_TYPE: Shape = Shape {
    name: "ReplicaRegionsType",
    sensitive: false,
    kind: Kind::List {
        member: &STRING_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `ReplicaRoleType`.
pub static REPLICA_ROLE_TYPE: Shape = Shape {
    name: "ReplicaRoleType",
    sensitive: false,
    kind: Kind::Enum(&["PRIMARY", "SECONDARY"]),
};

/// The model's shape `ReplicaStatusType`.
pub static REPLICA_STATUS_TYPE: Shape = Shape {
    name: "ReplicaStatusType",
    sensitive: false,
    kind: Kind::Enum(&["CREATING", "ACTIVE", "INACTIVE", "DELETING"]),
};

/// The model's shape `ResendConfirmationCodeRequest`.
pub static RESEND_CONFIRMATION_CODE_REQUEST: Shape = Shape {
    name: "ResendConfirmationCodeRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SecretHash",
            shape: &SECRET_HASH_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserContextData",
            shape: &USER_CONTEXT_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsMetadata",
            shape: &ANALYTICS_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ResendConfirmationCodeResponse`.
pub static RESEND_CONFIRMATION_CODE_RESPONSE: Shape = Shape {
    name: "ResendConfirmationCodeResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "CodeDeliveryDetails",
        shape: &CODE_DELIVERY_DETAILS_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `ResourceIdType`.
pub static RESOURCE_ID_TYPE: Shape = Shape {
    name: "ResourceIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(40),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("^[\\w\\- ]+$");
            &PATTERN
        }),
    },
};

/// The model's shape `ResourceListType`.
pub static RESOURCE_LIST_TYPE: Shape = Shape {
    name: "ResourceListType",
    sensitive: false,
    kind: Kind::List {
        member: &RESOURCE_SERVER_IDENTIFIER_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(1),
        },
    },
};

/// The model's shape `ResourceServerIdentifierType`.
pub static RESOURCE_SERVER_IDENTIFIER_TYPE: Shape = Shape {
    name: "ResourceServerIdentifierType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ResourceServerManagedByType`.
pub static RESOURCE_SERVER_MANAGED_BY_TYPE: Shape = Shape {
    name: "ResourceServerManagedByType",
    sensitive: false,
    kind: Kind::Enum(&["COGNITO"]),
};

/// The model's shape `ResourceServerNameType`.
pub static RESOURCE_SERVER_NAME_TYPE: Shape = Shape {
    name: "ResourceServerNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w\\s+=,.@-]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ResourceServerScopeDescriptionType`.
pub static RESOURCE_SERVER_SCOPE_DESCRIPTION_TYPE: Shape = Shape {
    name: "ResourceServerScopeDescriptionType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(256),
        },
        pattern: None,
    },
};

/// The model's shape `ResourceServerScopeListType`.
pub static RESOURCE_SERVER_SCOPE_LIST_TYPE: Shape = Shape {
    name: "ResourceServerScopeListType",
    sensitive: false,
    kind: Kind::List {
        member: &RESOURCE_SERVER_SCOPE_TYPE,
        length: Bounds {
            min: None,
            max: Some(100),
        },
    },
};

/// The model's shape `ResourceServerScopeNameType`.
pub static RESOURCE_SERVER_SCOPE_NAME_TYPE: Shape = Shape {
    name: "ResourceServerScopeNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ResourceServerScopeType`.
pub static RESOURCE_SERVER_SCOPE_TYPE: Shape = Shape {
    name: "ResourceServerScopeType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ScopeName",
            shape: &RESOURCE_SERVER_SCOPE_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ScopeDescription",
            shape: &RESOURCE_SERVER_SCOPE_DESCRIPTION_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ResourceServerType`.
pub static RESOURCE_SERVER_TYPE: Shape = Shape {
    name: "ResourceServerType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Identifier",
            shape: &RESOURCE_SERVER_IDENTIFIER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Name",
            shape: &RESOURCE_SERVER_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Scopes",
            shape: &RESOURCE_SERVER_SCOPE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ManagedBy",
            shape: &RESOURCE_SERVER_MANAGED_BY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ResourceServersListType`.
pub static RESOURCE_SERVERS_LIST_TYPE: Shape = Shape {
    name: "ResourceServersListType",
    sensitive: false,
    kind: Kind::List {
        member: &RESOURCE_SERVER_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `RespondToAuthChallengeRequest`.
pub static RESPOND_TO_AUTH_CHALLENGE_REQUEST: Shape = Shape {
    name: "RespondToAuthChallengeRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ChallengeName",
            shape: &CHALLENGE_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ChallengeResponses",
            shape: &CHALLENGE_RESPONSES_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsMetadata",
            shape: &ANALYTICS_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserContextData",
            shape: &USER_CONTEXT_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `RespondToAuthChallengeResponse`.
pub static RESPOND_TO_AUTH_CHALLENGE_RESPONSE: Shape = Shape {
    name: "RespondToAuthChallengeResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ChallengeName",
            shape: &CHALLENGE_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ChallengeParameters",
            shape: &CHALLENGE_PARAMETERS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AuthenticationResult",
            shape: &AUTHENTICATION_RESULT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AvailableChallenges",
            shape: &AVAILABLE_CHALLENGE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `RetryGracePeriodSecondsType`.
pub static RETRY_GRACE_PERIOD_SECONDS_TYPE: Shape = Shape {
    name: "RetryGracePeriodSecondsType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: Some(60),
    }),
};

/// The model's shape `RevokeAssociatedSessionsType`.
pub static REVOKE_ASSOCIATED_SESSIONS_TYPE: Shape = Shape {
    name: "RevokeAssociatedSessionsType",
    sensitive: false,
    kind: Kind::Enum(&["NONE", "LINKED"]),
};

/// The model's shape `RevokeTokenRequest`.
pub static REVOKE_TOKEN_REQUEST: Shape = Shape {
    name: "RevokeTokenRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Token",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientSecret",
            shape: &CLIENT_SECRET_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RevokeAssociatedSessions",
            shape: &REVOKE_ASSOCIATED_SESSIONS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `RevokeTokenResponse`.
pub static REVOKE_TOKEN_RESPONSE: Shape = Shape {
    name: "RevokeTokenResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `RevokeUserSessionRequest`.
pub static REVOKE_USER_SESSION_REQUEST: Shape = Shape {
    name: "RevokeUserSessionRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SessionId",
            shape: &SESSION_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "RevokeAssociatedSessions",
            shape: &REVOKE_ASSOCIATED_SESSIONS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `RevokeUserSessionResponse`.
pub static REVOKE_USER_SESSION_RESPONSE: Shape = Shape {
    name: "RevokeUserSessionResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `RiskConfigurationType`.
pub static RISK_CONFIGURATION_TYPE: Shape = Shape {
    name: "RiskConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CompromisedCredentialsRiskConfiguration",
            shape: &COMPROMISED_CREDENTIALS_RISK_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AccountTakeoverRiskConfiguration",
            shape: &ACCOUNT_TAKEOVER_RISK_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RiskExceptionConfiguration",
            shape: &RISK_EXCEPTION_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `RiskDecisionType`.
pub static RISK_DECISION_TYPE: Shape = Shape {
    name: "RiskDecisionType",
    sensitive: false,
    kind: Kind::Enum(&["NoRisk", "AccountTakeover", "Block"]),
};

/// The model's shape `RiskExceptionConfigurationType`.
pub static RISK_EXCEPTION_CONFIGURATION_TYPE: Shape = Shape {
    name: "RiskExceptionConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "BlockedIPRangeList",
            shape: &BLOCKED_IP_RANGE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SkippedIPRangeList",
            shape: &SKIPPED_IP_RANGE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `RiskLevelType`.
pub static RISK_LEVEL_TYPE: Shape = Shape {
    name: "RiskLevelType",
    sensitive: false,
    kind: Kind::Enum(&["Low", "Medium", "High"]),
};

/// The model's shape `RoutingType`.
pub static ROUTING_TYPE: Shape = Shape {
    name: "RoutingType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Failover",
        shape: &FAILOVER_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `S3ArnType`.
pub static S3_ARN_TYPE: Shape = Shape {
    name: "S3ArnType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(3),
            max: Some(1024),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:::[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `S3BucketType`.
pub static S3_BUCKET_TYPE: Shape = Shape {
    name: "S3BucketType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(3),
            max: Some(1024),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("^[0-9A-Za-z\\.\\-_]*(?<!\\.)$");
            &PATTERN
        }),
    },
};

/// The model's shape `S3ConfigurationType`.
pub static S3_CONFIGURATION_TYPE: Shape = Shape {
    name: "S3ConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "BucketArn",
        shape: &S3_ARN_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `SESConfigurationSet`.
pub static SES_CONFIGURATION_SET: Shape = Shape {
    name: "SESConfigurationSet",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(64),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("^[a-zA-Z0-9_-]+$");
            &PATTERN
        }),
    },
};

/// The model's shape `SMSMfaSettingsType`.
pub static SMS_MFA_SETTINGS_TYPE: Shape = Shape {
    name: "SMSMfaSettingsType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Enabled",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreferredMfa",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SSOSessionMaxValidityMinutesType`.
pub static SSO_SESSION_MAX_VALIDITY_MINUTES_TYPE: Shape = Shape {
    name: "SSOSessionMaxValidityMinutesType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: Some(129600),
    }),
};

/// The model's shape `SchemaAttributeType`.
pub static SCHEMA_ATTRIBUTE_TYPE: Shape = Shape {
    name: "SchemaAttributeType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Name",
            shape: &CUSTOM_ATTRIBUTE_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AttributeDataType",
            shape: &ATTRIBUTE_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeveloperOnlyAttribute",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Mutable",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Required",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "NumberAttributeConstraints",
            shape: &NUMBER_ATTRIBUTE_CONSTRAINTS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "StringAttributeConstraints",
            shape: &STRING_ATTRIBUTE_CONSTRAINTS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SchemaAttributesListType`.
pub static SCHEMA_ATTRIBUTES_LIST_TYPE: Shape = Shape {
    name: "SchemaAttributesListType",
    sensitive: false,
    kind: Kind::List {
        member: &SCHEMA_ATTRIBUTE_TYPE,
        length: Bounds {
            min: Some(1),
            max: Some(50),
        },
    },
};

/// The model's shape `ScopeListType`.
pub static SCOPE_LIST_TYPE: Shape = Shape {
    name: "ScopeListType",
    sensitive: false,
    kind: Kind::List {
        member: &SCOPE_TYPE,
        length: Bounds {
            min: None,
            max: Some(50),
        },
    },
};

/// The model's shape `ScopeType`.
pub static SCOPE_TYPE: Shape = Shape {
    name: "ScopeType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            &PATTERN
        }),
    },
};

/// The model's shape `SearchPaginationTokenType`.
pub static SEARCH_PAGINATION_TOKEN_TYPE: Shape = Shape {
    name: "SearchPaginationTokenType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: None,
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\S]+");
            &PATTERN
        }),
    },
};

/// The model's shape `SearchedAttributeNamesListType`.
pub static SEARCHED_ATTRIBUTE_NAMES_LIST_TYPE: Shape = Shape {
    name: "SearchedAttributeNamesListType",
    sensitive: false,
    kind: Kind::List {
        member: &ATTRIBUTE_NAME_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `SecretCodeType`.
pub static SECRET_CODE_TYPE: Shape = Shape {
    name: "SecretCodeType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: Some(16),
            max: None,
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[A-Za-z0-9]+");
            &PATTERN
        }),
    },
};

/// The model's shape `SecretHashType`.
pub static SECRET_HASH_TYPE: Shape = Shape {
    name: "SecretHashType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w+=/]+");
            &PATTERN
        }),
    },
};

/// The model's shape `SecurityPolicyType`.
pub static SECURITY_POLICY_TYPE: Shape = Shape {
    name: "SecurityPolicyType",
    sensitive: false,
    kind: Kind::Enum(&["TLS_V1", "TLS_V1_2_2021", "TLS_V1_3_2025"]),
};

/// The model's shape `SessionDescriptionType`.
pub static SESSION_DESCRIPTION_TYPE: Shape = Shape {
    name: "SessionDescriptionType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SessionId",
            shape: &SESSION_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SessionType",
            shape: &SESSION_TYPE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreateDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastActiveDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceType",
            shape: &SESSION_DEVICE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastIPAddress",
            shape: &SESSION_IP_ADDRESS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastLocation",
            shape: &SESSION_LOCATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "OriginSessionId",
            shape: &SESSION_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IsCurrentSession",
            shape: &WRAPPED_BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SessionDeviceType`.
pub static SESSION_DEVICE_TYPE: Shape = Shape {
    name: "SessionDeviceType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(1024),
        },
        pattern: None,
    },
};

/// The model's shape `SessionIdType`.
pub static SESSION_ID_TYPE: Shape = Shape {
    name: "SessionIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(28),
            max: Some(28),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("^(tkn|sso)[a-z0-9]{25}$");
            &PATTERN
        }),
    },
};

/// The model's shape `SessionIpAddressType`.
pub static SESSION_IP_ADDRESS_TYPE: Shape = Shape {
    name: "SessionIpAddressType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(128),
        },
        pattern: None,
    },
};

/// The model's shape `SessionLocationCityType`.
pub static SESSION_LOCATION_CITY_TYPE: Shape = Shape {
    name: "SessionLocationCityType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(256),
        },
        pattern: None,
    },
};

/// The model's shape `SessionLocationCountryType`.
pub static SESSION_LOCATION_COUNTRY_TYPE: Shape = Shape {
    name: "SessionLocationCountryType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(256),
        },
        pattern: None,
    },
};

/// The model's shape `SessionLocationType`.
pub static SESSION_LOCATION_TYPE: Shape = Shape {
    name: "SessionLocationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "City",
            shape: &SESSION_LOCATION_CITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Country",
            shape: &SESSION_LOCATION_COUNTRY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SessionType`.
pub static SESSION_TYPE: Shape = Shape {
    name: "SessionType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: Some(20),
            max: Some(4096),
        },
        pattern: None,
    },
};

/// The model's shape `SessionTypeType`.
pub static SESSION_TYPE_TYPE: Shape = Shape {
    name: "SessionTypeType",
    sensitive: false,
    kind: Kind::Enum(&["TOKEN", "SSO"]),
};

/// The model's shape `SessionsListType`.
pub static SESSIONS_LIST_TYPE: Shape = Shape {
    name: "SessionsListType",
    sensitive: false,
    kind: Kind::List {
        member: &SESSION_DESCRIPTION_TYPE,
        length: Bounds {
            min: Some(0),
            max: Some(125),
        },
    },
};

/// The model's shape `SetLogDeliveryConfigurationRequest`.
pub static SET_LOG_DELIVERY_CONFIGURATION_REQUEST: Shape = Shape {
    name: "SetLogDeliveryConfigurationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "LogConfigurations",
            shape: &LOG_CONFIGURATION_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetLogDeliveryConfigurationResponse`.
pub static SET_LOG_DELIVERY_CONFIGURATION_RESPONSE: Shape = Shape {
    name: "SetLogDeliveryConfigurationResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "LogDeliveryConfiguration",
        shape: &LOG_DELIVERY_CONFIGURATION_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `SetRiskConfigurationRequest`.
pub static SET_RISK_CONFIGURATION_REQUEST: Shape = Shape {
    name: "SetRiskConfigurationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CompromisedCredentialsRiskConfiguration",
            shape: &COMPROMISED_CREDENTIALS_RISK_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AccountTakeoverRiskConfiguration",
            shape: &ACCOUNT_TAKEOVER_RISK_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RiskExceptionConfiguration",
            shape: &RISK_EXCEPTION_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetRiskConfigurationResponse`.
pub static SET_RISK_CONFIGURATION_RESPONSE: Shape = Shape {
    name: "SetRiskConfigurationResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "RiskConfiguration",
        shape: &RISK_CONFIGURATION_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `SetUICustomizationRequest`.
pub static SET_UI_CUSTOMIZATION_REQUEST: Shape = Shape {
    name: "SetUICustomizationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CSS",
            shape: &CSS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ImageFile",
            shape: &IMAGE_FILE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetUICustomizationResponse`.
pub static SET_UI_CUSTOMIZATION_RESPONSE: Shape = Shape {
    name: "SetUICustomizationResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UICustomization",
        shape: &UI_CUSTOMIZATION_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `SetUserMFAPreferenceRequest`.
pub static SET_USER_MFA_PREFERENCE_REQUEST: Shape = Shape {
    name: "SetUserMFAPreferenceRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SMSMfaSettings",
            shape: &SMS_MFA_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SoftwareTokenMfaSettings",
            shape: &SOFTWARE_TOKEN_MFA_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailMfaSettings",
            shape: &EMAIL_MFA_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "WebAuthnMfaSettings",
            shape: &WEB_AUTHN_MFA_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetUserMFAPreferenceResponse`.
pub static SET_USER_MFA_PREFERENCE_RESPONSE: Shape = Shape {
    name: "SetUserMFAPreferenceResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `SetUserPoolClientSessionConfigurationRequest`.
pub static SET_USER_POOL_CLIENT_SESSION_CONFIGURATION_REQUEST: Shape = Shape {
    name: "SetUserPoolClientSessionConfigurationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SSOSession",
            shape: &CLIENT_SSO_SESSION_CONFIG_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetUserPoolClientSessionConfigurationResponse`.
pub static SET_USER_POOL_CLIENT_SESSION_CONFIGURATION_RESPONSE: Shape = Shape {
    name: "SetUserPoolClientSessionConfigurationResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SSOSession",
            shape: &CLIENT_SSO_SESSION_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetUserPoolMfaConfigRequest`.
pub static SET_USER_POOL_MFA_CONFIG_REQUEST: Shape = Shape {
    name: "SetUserPoolMfaConfigRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SmsMfaConfiguration",
            shape: &SMS_MFA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SoftwareTokenMfaConfiguration",
            shape: &SOFTWARE_TOKEN_MFA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailMfaConfiguration",
            shape: &EMAIL_MFA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MfaConfiguration",
            shape: &USER_POOL_MFA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "WebAuthnConfiguration",
            shape: &WEB_AUTHN_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetUserPoolMfaConfigResponse`.
pub static SET_USER_POOL_MFA_CONFIG_RESPONSE: Shape = Shape {
    name: "SetUserPoolMfaConfigResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SmsMfaConfiguration",
            shape: &SMS_MFA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SoftwareTokenMfaConfiguration",
            shape: &SOFTWARE_TOKEN_MFA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailMfaConfiguration",
            shape: &EMAIL_MFA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MfaConfiguration",
            shape: &USER_POOL_MFA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "WebAuthnConfiguration",
            shape: &WEB_AUTHN_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetUserPoolSessionConfigurationRequest`.
pub static SET_USER_POOL_SESSION_CONFIGURATION_REQUEST: Shape = Shape {
    name: "SetUserPoolSessionConfigurationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserSessionTracking",
            shape: &USER_SESSION_TRACKING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "TokenSession",
            shape: &USER_POOL_TOKEN_SESSION_CONFIG_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetUserPoolSessionConfigurationResponse`.
pub static SET_USER_POOL_SESSION_CONFIGURATION_RESPONSE: Shape = Shape {
    name: "SetUserPoolSessionConfigurationResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserSessionTracking",
            shape: &USER_SESSION_TRACKING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TokenSession",
            shape: &USER_POOL_TOKEN_SESSION_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetUserSettingsRequest`.
pub static SET_USER_SETTINGS_REQUEST: Shape = Shape {
    name: "SetUserSettingsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "MFAOptions",
            shape: &MFA_OPTION_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SetUserSettingsResponse`.
pub static SET_USER_SETTINGS_RESPONSE: Shape = Shape {
    name: "SetUserSettingsResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `SignInPolicyType`.
pub static SIGN_IN_POLICY_TYPE: Shape = Shape {
    name: "SignInPolicyType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AllowedFirstAuthFactors",
        shape: &ALLOWED_FIRST_AUTH_FACTORS_LIST_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `SignUpRequest`.
pub static SIGN_UP_REQUEST: Shape = Shape {
    name: "SignUpRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SecretHash",
            shape: &SECRET_HASH_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Password",
            shape: &PASSWORD_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserAttributes",
            shape: &ATTRIBUTE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ValidationData",
            shape: &ATTRIBUTE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsMetadata",
            shape: &ANALYTICS_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserContextData",
            shape: &USER_CONTEXT_DATA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SignUpResponse`.
pub static SIGN_UP_RESPONSE: Shape = Shape {
    name: "SignUpResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserConfirmed",
            shape: &BOOLEAN_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "CodeDeliveryDetails",
            shape: &CODE_DELIVERY_DETAILS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserSub",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SkippedIPRangeListType`.
pub static SKIPPED_IP_RANGE_LIST_TYPE: Shape = Shape {
    name: "SkippedIPRangeListType",
    sensitive: false,
    kind: Kind::List {
        member: &STRING_TYPE,
        length: Bounds {
            min: None,
            max: Some(200),
        },
    },
};

/// The model's shape `SmsConfigurationType`.
pub static SMS_CONFIGURATION_TYPE: Shape = Shape {
    name: "SmsConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SnsCallerArn",
            shape: &OPTIONAL_ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ExternalId",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SnsRegion",
            shape: &REGION_CODE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EumsSms",
            shape: &EUMS_SMS_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SmsInviteMessageType`.
pub static SMS_INVITE_MESSAGE_TYPE: Shape = Shape {
    name: "SmsInviteMessageType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(6),
            max: Some(140),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("(?s).*");
            &PATTERN
        }),
    },
};

/// The model's shape `SmsMfaConfigType`.
pub static SMS_MFA_CONFIG_TYPE: Shape = Shape {
    name: "SmsMfaConfigType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SmsAuthenticationMessage",
            shape: &SMS_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsConfiguration",
            shape: &SMS_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SmsVerificationMessageType`.
pub static SMS_VERIFICATION_MESSAGE_TYPE: Shape = Shape {
    name: "SmsVerificationMessageType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(6),
            max: Some(140),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(".*\\{####\\}.*");
            &PATTERN
        }),
    },
};

/// The model's shape `SoftwareTokenMFAUserCodeType`.
pub static SOFTWARE_TOKEN_MFA_USER_CODE_TYPE: Shape = Shape {
    name: "SoftwareTokenMFAUserCodeType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: Some(6),
            max: Some(6),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[0-9]+");
            &PATTERN
        }),
    },
};

/// The model's shape `SoftwareTokenMfaConfigType`.
pub static SOFTWARE_TOKEN_MFA_CONFIG_TYPE: Shape = Shape {
    name: "SoftwareTokenMfaConfigType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Enabled",
        shape: &BOOLEAN_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `SoftwareTokenMfaSettingsType`.
pub static SOFTWARE_TOKEN_MFA_SETTINGS_TYPE: Shape = Shape {
    name: "SoftwareTokenMfaSettingsType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Enabled",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreferredMfa",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `StartUserImportJobRequest`.
pub static START_USER_IMPORT_JOB_REQUEST: Shape = Shape {
    name: "StartUserImportJobRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "JobId",
            shape: &USER_IMPORT_JOB_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `StartUserImportJobResponse`.
pub static START_USER_IMPORT_JOB_RESPONSE: Shape = Shape {
    name: "StartUserImportJobResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserImportJob",
        shape: &USER_IMPORT_JOB_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `StartWebAuthnRegistrationRequest`.
pub static START_WEB_AUTHN_REGISTRATION_REQUEST: Shape = Shape {
    name: "StartWebAuthnRegistrationRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AccessToken",
        shape: &TOKEN_MODEL_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `StartWebAuthnRegistrationResponse`.
pub static START_WEB_AUTHN_REGISTRATION_RESPONSE: Shape = Shape {
    name: "StartWebAuthnRegistrationResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "CredentialCreationOptions",
        shape: &DOCUMENT,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `StatusType`.
pub static STATUS_TYPE: Shape = Shape {
    name: "StatusType",
    sensitive: false,
    kind: Kind::Enum(&["Enabled", "Disabled"]),
};

/// The model's shape `StopUserImportJobRequest`.
pub static STOP_USER_IMPORT_JOB_REQUEST: Shape = Shape {
    name: "StopUserImportJobRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "JobId",
            shape: &USER_IMPORT_JOB_ID_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `StopUserImportJobResponse`.
pub static STOP_USER_IMPORT_JOB_RESPONSE: Shape = Shape {
    name: "StopUserImportJobResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserImportJob",
        shape: &USER_IMPORT_JOB_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `StringAttributeConstraintsType`.
pub static STRING_ATTRIBUTE_CONSTRAINTS_TYPE: Shape = Shape {
    name: "StringAttributeConstraintsType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "MinLength",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MaxLength",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `StringToStringMapType`.
pub static STRING_TO_STRING_MAP_TYPE: Shape = Shape {
    name: "StringToStringMapType",
    sensitive: false,
    kind: Kind::Map {
        key: &STRING_TYPE,
        value: &STRING_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `StringType`.
pub static STRING_TYPE: Shape = Shape {
    name: "StringType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(131072),
        },
        pattern: None,
    },
};

/// The model's shape `SupportedIdentityProvidersListType`.
pub static SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE: Shape = Shape {
    name: "SupportedIdentityProvidersListType",
    sensitive: false,
    kind: Kind::List {
        member: &PROVIDER_NAME_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `TagKeysType`.
pub static TAG_KEYS_TYPE: Shape = Shape {
    name: "TagKeysType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: None,
    },
};

/// The model's shape `TagResourceRequest`.
pub static TAG_RESOURCE_REQUEST: Shape = Shape {
    name: "TagResourceRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ResourceArn",
            shape: &ARN_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Tags",
            shape: &USER_POOL_TAGS_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `TagResourceResponse`.
pub static TAG_RESOURCE_RESPONSE: Shape = Shape {
    name: "TagResourceResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `TagValueType`.
pub static TAG_VALUE_TYPE: Shape = Shape {
    name: "TagValueType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(256),
        },
        pattern: None,
    },
};

/// The model's shape `TemporaryPasswordValidityDaysType`.
pub static TEMPORARY_PASSWORD_VALIDITY_DAYS_TYPE: Shape = Shape {
    name: "TemporaryPasswordValidityDaysType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: Some(365),
    }),
};

/// The model's shape `TermsDescriptionListType`.
pub static TERMS_DESCRIPTION_LIST_TYPE: Shape = Shape {
    name: "TermsDescriptionListType",
    sensitive: false,
    kind: Kind::List {
        member: &TERMS_DESCRIPTION_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `TermsDescriptionType`.
pub static TERMS_DESCRIPTION_TYPE: Shape = Shape {
    name: "TermsDescriptionType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "TermsId",
            shape: &TERMS_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "TermsName",
            shape: &TERMS_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Enforcement",
            shape: &TERMS_ENFORCEMENT_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `TermsEnforcementType`.
pub static TERMS_ENFORCEMENT_TYPE: Shape = Shape {
    name: "TermsEnforcementType",
    sensitive: false,
    kind: Kind::Enum(&["NONE"]),
};

/// The model's shape `TermsIdType`.
pub static TERMS_ID_TYPE: Shape = Shape {
    name: "TermsIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `TermsNameType`.
pub static TERMS_NAME_TYPE: Shape = Shape {
    name: "TermsNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("^(terms-of-use|privacy-policy)$");
            &PATTERN
        }),
    },
};

/// The model's shape `TermsSourceType`.
pub static TERMS_SOURCE_TYPE: Shape = Shape {
    name: "TermsSourceType",
    sensitive: false,
    kind: Kind::Enum(&["LINK"]),
};

/// The model's shape `TermsType`.
pub static TERMS_TYPE: Shape = Shape {
    name: "TermsType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "TermsId",
            shape: &TERMS_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "TermsName",
            shape: &TERMS_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "TermsSource",
            shape: &TERMS_SOURCE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Enforcement",
            shape: &TERMS_ENFORCEMENT_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Links",
            shape: &LINKS_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `TimeUnitsType`.
pub static TIME_UNITS_TYPE: Shape = Shape {
    name: "TimeUnitsType",
    sensitive: false,
    kind: Kind::Enum(&["seconds", "minutes", "hours", "days"]),
};

/// The model's shape `TokenModelType`.
pub static TOKEN_MODEL_TYPE: Shape = Shape {
    name: "TokenModelType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[A-Za-z0-9-_=.]+");
            &PATTERN
        }),
    },
};

/// The model's shape `TokenTypeIdentifierType`.
pub static TOKEN_TYPE_IDENTIFIER_TYPE: Shape = Shape {
    name: "TokenTypeIdentifierType",
    sensitive: false,
    kind: Kind::Enum(&["ACCESS_TOKEN", "ID_TOKEN", "SAML2"]),
};

/// The model's shape `TokenValidityUnitsType`.
pub static TOKEN_VALIDITY_UNITS_TYPE: Shape = Shape {
    name: "TokenValidityUnitsType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TIME_UNITS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IdToken",
            shape: &TIME_UNITS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RefreshToken",
            shape: &TIME_UNITS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UICustomizationType`.
pub static UI_CUSTOMIZATION_TYPE: Shape = Shape {
    name: "UICustomizationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ImageUrl",
            shape: &IMAGE_URL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CSS",
            shape: &CSS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CSSVersion",
            shape: &CSS_VERSION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UntagResourceRequest`.
pub static UNTAG_RESOURCE_REQUEST: Shape = Shape {
    name: "UntagResourceRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ResourceArn",
            shape: &ARN_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "TagKeys",
            shape: &USER_POOL_TAGS_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UntagResourceResponse`.
pub static UNTAG_RESOURCE_RESPONSE: Shape = Shape {
    name: "UntagResourceResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `UpdateAuthEventFeedbackRequest`.
pub static UPDATE_AUTH_EVENT_FEEDBACK_REQUEST: Shape = Shape {
    name: "UpdateAuthEventFeedbackRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "EventId",
            shape: &EVENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "FeedbackToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "FeedbackValue",
            shape: &FEEDBACK_VALUE_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateAuthEventFeedbackResponse`.
pub static UPDATE_AUTH_EVENT_FEEDBACK_RESPONSE: Shape = Shape {
    name: "UpdateAuthEventFeedbackResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `UpdateDeviceStatusRequest`.
pub static UPDATE_DEVICE_STATUS_REQUEST: Shape = Shape {
    name: "UpdateDeviceStatusRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "DeviceKey",
            shape: &DEVICE_KEY_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "DeviceRememberedStatus",
            shape: &DEVICE_REMEMBERED_STATUS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateDeviceStatusResponse`.
pub static UPDATE_DEVICE_STATUS_RESPONSE: Shape = Shape {
    name: "UpdateDeviceStatusResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `UpdateGroupRequest`.
pub static UPDATE_GROUP_REQUEST: Shape = Shape {
    name: "UpdateGroupRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "GroupName",
            shape: &GROUP_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Description",
            shape: &DESCRIPTION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RoleArn",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Precedence",
            shape: &PRECEDENCE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateGroupResponse`.
pub static UPDATE_GROUP_RESPONSE: Shape = Shape {
    name: "UpdateGroupResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Group",
        shape: &GROUP_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `UpdateIdentityProviderRequest`.
pub static UPDATE_IDENTITY_PROVIDER_REQUEST: Shape = Shape {
    name: "UpdateIdentityProviderRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ProviderName",
            shape: &PROVIDER_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ProviderDetails",
            shape: &PROVIDER_DETAILS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AttributeMapping",
            shape: &ATTRIBUTE_MAPPING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IdpIdentifiers",
            shape: &IDP_IDENTIFIERS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AcrMapping",
            shape: &ACR_MAPPING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateIdentityProviderResponse`.
pub static UPDATE_IDENTITY_PROVIDER_RESPONSE: Shape = Shape {
    name: "UpdateIdentityProviderResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "IdentityProvider",
        shape: &IDENTITY_PROVIDER_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `UpdateManagedLoginBrandingRequest`.
pub static UPDATE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape {
    name: "UpdateManagedLoginBrandingRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ManagedLoginBrandingId",
            shape: &MANAGED_LOGIN_BRANDING_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UseCognitoProvidedValues",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Settings",
            shape: &DOCUMENT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Assets",
            shape: &ASSET_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateManagedLoginBrandingResponse`.
pub static UPDATE_MANAGED_LOGIN_BRANDING_RESPONSE: Shape = Shape {
    name: "UpdateManagedLoginBrandingResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ManagedLoginBranding",
        shape: &MANAGED_LOGIN_BRANDING_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `UpdateProvisionedLimitRequest`.
pub static UPDATE_PROVISIONED_LIMIT_REQUEST: Shape = Shape {
    name: "UpdateProvisionedLimitRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "LimitDefinition",
            shape: &LIMIT_DEFINITION_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "RequestedLimitValue",
            shape: &INTEGER_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateProvisionedLimitResponse`.
pub static UPDATE_PROVISIONED_LIMIT_RESPONSE: Shape = Shape {
    name: "UpdateProvisionedLimitResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Limit",
        shape: &LIMIT_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `UpdateReplicaStatusType`.
pub static UPDATE_REPLICA_STATUS_TYPE: Shape = Shape {
    name: "UpdateReplicaStatusType",
    sensitive: false,
    kind: Kind::Enum(&["ACTIVE", "INACTIVE"]),
};

/// The model's shape `UpdateResourceServerRequest`.
pub static UPDATE_RESOURCE_SERVER_REQUEST: Shape = Shape {
    name: "UpdateResourceServerRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Identifier",
            shape: &RESOURCE_SERVER_IDENTIFIER_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Name",
            shape: &RESOURCE_SERVER_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Scopes",
            shape: &RESOURCE_SERVER_SCOPE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateResourceServerResponse`.
pub static UPDATE_RESOURCE_SERVER_RESPONSE: Shape = Shape {
    name: "UpdateResourceServerResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ResourceServer",
        shape: &RESOURCE_SERVER_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `UpdateTermsRequest`.
pub static UPDATE_TERMS_REQUEST: Shape = Shape {
    name: "UpdateTermsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "TermsId",
            shape: &TERMS_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "TermsName",
            shape: &TERMS_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TermsSource",
            shape: &TERMS_SOURCE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Enforcement",
            shape: &TERMS_ENFORCEMENT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Links",
            shape: &LINKS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateTermsResponse`.
pub static UPDATE_TERMS_RESPONSE: Shape = Shape {
    name: "UpdateTermsResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Terms",
        shape: &TERMS_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `UpdateUserAttributesRequest`.
pub static UPDATE_USER_ATTRIBUTES_REQUEST: Shape = Shape {
    name: "UpdateUserAttributesRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserAttributes",
            shape: &ATTRIBUTE_LIST_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientMetadata",
            shape: &CLIENT_METADATA_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateUserAttributesResponse`.
pub static UPDATE_USER_ATTRIBUTES_RESPONSE: Shape = Shape {
    name: "UpdateUserAttributesResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "CodeDeliveryDetailsList",
        shape: &CODE_DELIVERY_DETAILS_LIST_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `UpdateUserPoolClientRequest`.
pub static UPDATE_USER_POOL_CLIENT_REQUEST: Shape = Shape {
    name: "UpdateUserPoolClientRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ClientName",
            shape: &CLIENT_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RefreshTokenValidity",
            shape: &REFRESH_TOKEN_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AccessTokenValidity",
            shape: &ACCESS_TOKEN_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IdTokenValidity",
            shape: &ID_TOKEN_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TokenValidityUnits",
            shape: &TOKEN_VALIDITY_UNITS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ReadAttributes",
            shape: &CLIENT_PERMISSION_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "WriteAttributes",
            shape: &CLIENT_PERMISSION_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ExplicitAuthFlows",
            shape: &EXPLICIT_AUTH_FLOWS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SupportedIdentityProviders",
            shape: &SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CallbackURLs",
            shape: &CALLBACK_URLS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LogoutURLs",
            shape: &LOGOUT_URLS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DefaultRedirectURI",
            shape: &REDIRECT_URL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AllowedOAuthFlows",
            shape: &OAUTH_FLOWS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AllowedOAuthScopes",
            shape: &SCOPE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AllowedOAuthFlowsUserPoolClient",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsConfiguration",
            shape: &ANALYTICS_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreventUserExistenceErrors",
            shape: &PREVENT_USER_EXISTENCE_ERROR_TYPES,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EnableTokenRevocation",
            shape: &WRAPPED_BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EnablePropagateAdditionalUserContextData",
            shape: &WRAPPED_BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AuthSessionValidity",
            shape: &AUTH_SESSION_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RefreshTokenRotation",
            shape: &REFRESH_TOKEN_ROTATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateUserPoolClientResponse`.
pub static UPDATE_USER_POOL_CLIENT_RESPONSE: Shape = Shape {
    name: "UpdateUserPoolClientResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolClient",
        shape: &USER_POOL_CLIENT_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `UpdateUserPoolDomainRequest`.
pub static UPDATE_USER_POOL_DOMAIN_REQUEST: Shape = Shape {
    name: "UpdateUserPoolDomainRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Domain",
            shape: &DOMAIN_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "ManagedLoginVersion",
            shape: &WRAPPED_INTEGER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CustomDomainConfig",
            shape: &CUSTOM_DOMAIN_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Routing",
            shape: &ROUTING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateUserPoolDomainResponse`.
pub static UPDATE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape {
    name: "UpdateUserPoolDomainResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ManagedLoginVersion",
            shape: &WRAPPED_INTEGER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CloudFrontDomain",
            shape: &DOMAIN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Routing",
            shape: &ROUTING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateUserPoolReplicaRequest`.
pub static UPDATE_USER_POOL_REPLICA_REQUEST: Shape = Shape {
    name: "UpdateUserPoolReplicaRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "RegionName",
            shape: &REGION_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Status",
            shape: &UPDATE_REPLICA_STATUS_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateUserPoolReplicaResponse`.
pub static UPDATE_USER_POOL_REPLICA_RESPONSE: Shape = Shape {
    name: "UpdateUserPoolReplicaResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "UserPoolReplica",
        shape: &USER_POOL_REPLICA_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `UpdateUserPoolRequest`.
pub static UPDATE_USER_POOL_REQUEST: Shape = Shape {
    name: "UpdateUserPoolRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Policies",
            shape: &USER_POOL_POLICY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeletionProtection",
            shape: &DELETION_PROTECTION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LambdaConfig",
            shape: &LAMBDA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AutoVerifiedAttributes",
            shape: &VERIFIED_ATTRIBUTES_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsVerificationMessage",
            shape: &SMS_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailVerificationMessage",
            shape: &EMAIL_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailVerificationSubject",
            shape: &EMAIL_VERIFICATION_SUBJECT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "VerificationMessageTemplate",
            shape: &VERIFICATION_MESSAGE_TEMPLATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsAuthenticationMessage",
            shape: &SMS_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserAttributeUpdateSettings",
            shape: &USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MfaConfiguration",
            shape: &USER_POOL_MFA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceConfiguration",
            shape: &DEVICE_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailConfiguration",
            shape: &EMAIL_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsConfiguration",
            shape: &SMS_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolTags",
            shape: &USER_POOL_TAGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AdminCreateUserConfig",
            shape: &ADMIN_CREATE_USER_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolAddOns",
            shape: &USER_POOL_ADD_ONS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DcrConfiguration",
            shape: &DCR_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AccountRecoverySetting",
            shape: &ACCOUNT_RECOVERY_SETTING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PoolName",
            shape: &USER_POOL_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolTier",
            shape: &USER_POOL_TIER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "KeyConfiguration",
            shape: &KEY_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IssuerConfiguration",
            shape: &ISSUER_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AcrConfiguration",
            shape: &ACR_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateUserPoolResponse`.
pub static UPDATE_USER_POOL_RESPONSE: Shape = Shape {
    name: "UpdateUserPoolResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `UserAttributeUpdateSettingsType`.
pub static USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE: Shape = Shape {
    name: "UserAttributeUpdateSettingsType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AttributesRequireVerificationBeforeUpdate",
        shape: &ATTRIBUTES_REQUIRE_VERIFICATION_BEFORE_UPDATE_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `UserContextDataType`.
pub static USER_CONTEXT_DATA_TYPE: Shape = Shape {
    name: "UserContextDataType",
    sensitive: true,
    kind: Kind::Structure(&[
        Member {
            name: "IpAddress",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EncodedData",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UserFilterType`.
pub static USER_FILTER_TYPE: Shape = Shape {
    name: "UserFilterType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: None,
            max: Some(256),
        },
        pattern: None,
    },
};

/// The model's shape `UserImportJobIdType`.
pub static USER_IMPORT_JOB_ID_TYPE: Shape = Shape {
    name: "UserImportJobIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(55),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("import-[0-9a-zA-Z-]+");
            &PATTERN
        }),
    },
};

/// The model's shape `UserImportJobNameType`.
pub static USER_IMPORT_JOB_NAME_TYPE: Shape = Shape {
    name: "UserImportJobNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w\\s+=,.@-]+");
            &PATTERN
        }),
    },
};

/// The model's shape `UserImportJobStatusType`.
pub static USER_IMPORT_JOB_STATUS_TYPE: Shape = Shape {
    name: "UserImportJobStatusType",
    sensitive: false,
    kind: Kind::Enum(&[
        "Created",
        "Pending",
        "InProgress",
        "Stopping",
        "Expired",
        "Stopped",
        "Failed",
        "Succeeded",
    ]),
};

/// The model's shape `UserImportJobType`.
pub static USER_IMPORT_JOB_TYPE: Shape = Shape {
    name: "UserImportJobType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "JobName",
            shape: &USER_IMPORT_JOB_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "JobId",
            shape: &USER_IMPORT_JOB_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreSignedUrl",
            shape: &PRE_SIGNED_URL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "StartDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CompletionDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Status",
            shape: &USER_IMPORT_JOB_STATUS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CloudWatchLogsRoleArn",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ImportedUsers",
            shape: &LONG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SkippedUsers",
            shape: &LONG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "FailedUsers",
            shape: &LONG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CompletionMessage",
            shape: &COMPLETION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PasswordHashingAlgorithm",
            shape: &PASSWORD_HASHING_ALGORITHM_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UserImportJobsListType`.
pub static USER_IMPORT_JOBS_LIST_TYPE: Shape = Shape {
    name: "UserImportJobsListType",
    sensitive: false,
    kind: Kind::List {
        member: &USER_IMPORT_JOB_TYPE,
        length: Bounds {
            min: Some(1),
            max: Some(50),
        },
    },
};

/// The model's shape `UserMFASettingListType`.
pub static USER_MFA_SETTING_LIST_TYPE: Shape = Shape {
    name: "UserMFASettingListType",
    sensitive: false,
    kind: Kind::List {
        member: &STRING_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `UserPoolAddOnsType`.
pub static USER_POOL_ADD_ONS_TYPE: Shape = Shape {
    name: "UserPoolAddOnsType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AdvancedSecurityMode",
            shape: &ADVANCED_SECURITY_MODE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AdvancedSecurityAdditionalFlows",
            shape: &ADVANCED_SECURITY_ADDITIONAL_FLOWS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UserPoolClientDescription`.
pub static USER_POOL_CLIENT_DESCRIPTION: Shape = Shape {
    name: "UserPoolClientDescription",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientName",
            shape: &CLIENT_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UserPoolClientListType`.
pub static USER_POOL_CLIENT_LIST_TYPE: Shape = Shape {
    name: "UserPoolClientListType",
    sensitive: false,
    kind: Kind::List {
        member: &USER_POOL_CLIENT_DESCRIPTION,
        length: Bounds::NONE,
    },
};

/// The model's shape `UserPoolClientType`.
pub static USER_POOL_CLIENT_TYPE: Shape = Shape {
    name: "UserPoolClientType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "UserPoolId",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientName",
            shape: &CLIENT_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientId",
            shape: &CLIENT_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientSecret",
            shape: &CLIENT_SECRET_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RefreshTokenValidity",
            shape: &REFRESH_TOKEN_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AccessTokenValidity",
            shape: &ACCESS_TOKEN_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IdTokenValidity",
            shape: &ID_TOKEN_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TokenValidityUnits",
            shape: &TOKEN_VALIDITY_UNITS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ReadAttributes",
            shape: &CLIENT_PERMISSION_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "WriteAttributes",
            shape: &CLIENT_PERMISSION_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ExplicitAuthFlows",
            shape: &EXPLICIT_AUTH_FLOWS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SupportedIdentityProviders",
            shape: &SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CallbackURLs",
            shape: &CALLBACK_URLS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LogoutURLs",
            shape: &LOGOUT_URLS_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DefaultRedirectURI",
            shape: &REDIRECT_URL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AllowedOAuthFlows",
            shape: &OAUTH_FLOWS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AllowedOAuthScopes",
            shape: &SCOPE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AllowedOAuthFlowsUserPoolClient",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AnalyticsConfiguration",
            shape: &ANALYTICS_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PreventUserExistenceErrors",
            shape: &PREVENT_USER_EXISTENCE_ERROR_TYPES,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EnableTokenRevocation",
            shape: &WRAPPED_BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EnablePropagateAdditionalUserContextData",
            shape: &WRAPPED_BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AuthSessionValidity",
            shape: &AUTH_SESSION_VALIDITY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RefreshTokenRotation",
            shape: &REFRESH_TOKEN_ROTATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ClientType",
            shape: &CLIENT_TYPE_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UserPoolDescriptionType`.
pub static USER_POOL_DESCRIPTION_TYPE: Shape = Shape {
    name: "UserPoolDescriptionType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Id",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Name",
            shape: &USER_POOL_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LambdaConfig",
            shape: &LAMBDA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Status",
            shape: &STATUS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ReplicaRegions",
            shape: &REPLICA_REGIONS_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UserPoolIdType`.
pub static USER_POOL_ID_TYPE: Shape = Shape {
    name: "UserPoolIdType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(55),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w-]+_[0-9a-zA-Z]+");
            &PATTERN
        }),
    },
};

/// The model's shape `UserPoolListType`.
pub static USER_POOL_LIST_TYPE: Shape = Shape {
    name: "UserPoolListType",
    sensitive: false,
    kind: Kind::List {
        member: &USER_POOL_DESCRIPTION_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `UserPoolMfaType`.
pub static USER_POOL_MFA_TYPE: Shape = Shape {
    name: "UserPoolMfaType",
    sensitive: false,
    kind: Kind::Enum(&["OFF", "ON", "OPTIONAL"]),
};

/// The model's shape `UserPoolNameType`.
pub static USER_POOL_NAME_TYPE: Shape = Shape {
    name: "UserPoolNameType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w\\s+=,.@-]+");
            &PATTERN
        }),
    },
};

/// The model's shape `UserPoolPolicyType`.
pub static USER_POOL_POLICY_TYPE: Shape = Shape {
    name: "UserPoolPolicyType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "PasswordPolicy",
            shape: &PASSWORD_POLICY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SignInPolicy",
            shape: &SIGN_IN_POLICY_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UserPoolReplicaListType`.
pub static USER_POOL_REPLICA_LIST_TYPE: Shape = Shape {
    name: "UserPoolReplicaListType",
    sensitive: false,
    kind: Kind::List {
        member: &USER_POOL_REPLICA_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `UserPoolReplicaType`.
pub static USER_POOL_REPLICA_TYPE: Shape = Shape {
    name: "UserPoolReplicaType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "RegionName",
            shape: &REGION_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Status",
            shape: &REPLICA_STATUS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Role",
            shape: &REPLICA_ROLE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolArn",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UserPoolTagsListType`.
pub static USER_POOL_TAGS_LIST_TYPE: Shape = Shape {
    name: "UserPoolTagsListType",
    sensitive: false,
    kind: Kind::List {
        member: &TAG_KEYS_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `UserPoolTagsType`.
pub static USER_POOL_TAGS_TYPE: Shape = Shape {
    name: "UserPoolTagsType",
    sensitive: false,
    kind: Kind::Map {
        key: &TAG_KEYS_TYPE,
        value: &TAG_VALUE_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `UserPoolTierType`.
pub static USER_POOL_TIER_TYPE: Shape = Shape {
    name: "UserPoolTierType",
    sensitive: false,
    kind: Kind::Enum(&["LITE", "ESSENTIALS", "PLUS"]),
};

/// The model's shape `UserPoolTokenSessionConfigType`.
pub static USER_POOL_TOKEN_SESSION_CONFIG_TYPE: Shape = Shape {
    name: "UserPoolTokenSessionConfigType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "MaxPerUser",
        shape: &MAX_SESSIONS_PER_USER_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `UserPoolType`.
pub static USER_POOL_TYPE: Shape = Shape {
    name: "UserPoolType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Id",
            shape: &USER_POOL_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Name",
            shape: &USER_POOL_NAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Policies",
            shape: &USER_POOL_POLICY_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeletionProtection",
            shape: &DELETION_PROTECTION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LambdaConfig",
            shape: &LAMBDA_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Status",
            shape: &STATUS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CreationDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SchemaAttributes",
            shape: &SCHEMA_ATTRIBUTES_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AutoVerifiedAttributes",
            shape: &VERIFIED_ATTRIBUTES_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AliasAttributes",
            shape: &ALIAS_ATTRIBUTES_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UsernameAttributes",
            shape: &USERNAME_ATTRIBUTES_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsVerificationMessage",
            shape: &SMS_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailVerificationMessage",
            shape: &EMAIL_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailVerificationSubject",
            shape: &EMAIL_VERIFICATION_SUBJECT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "VerificationMessageTemplate",
            shape: &VERIFICATION_MESSAGE_TEMPLATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsAuthenticationMessage",
            shape: &SMS_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserAttributeUpdateSettings",
            shape: &USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MfaConfiguration",
            shape: &USER_POOL_MFA_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeviceConfiguration",
            shape: &DEVICE_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EstimatedNumberOfUsers",
            shape: &INTEGER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailConfiguration",
            shape: &EMAIL_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsConfiguration",
            shape: &SMS_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolTags",
            shape: &USER_POOL_TAGS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SmsConfigurationFailure",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailConfigurationFailure",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Domain",
            shape: &DOMAIN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CustomDomain",
            shape: &DOMAIN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AdminCreateUserConfig",
            shape: &ADMIN_CREATE_USER_CONFIG_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolAddOns",
            shape: &USER_POOL_ADD_ONS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DcrConfiguration",
            shape: &DCR_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UsernameConfiguration",
            shape: &USERNAME_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Arn",
            shape: &ARN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AccountRecoverySetting",
            shape: &ACCOUNT_RECOVERY_SETTING_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserPoolTier",
            shape: &USER_POOL_TIER_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "KeyConfiguration",
            shape: &KEY_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "IssuerConfiguration",
            shape: &ISSUER_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AcrConfiguration",
            shape: &ACR_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UserSessionTrackingType`.
pub static USER_SESSION_TRACKING_TYPE: Shape = Shape {
    name: "UserSessionTrackingType",
    sensitive: false,
    kind: Kind::Enum(&["ENABLED", "DISABLED"]),
};

/// The model's shape `UserStatusType`.
pub static USER_STATUS_TYPE: Shape = Shape {
    name: "UserStatusType",
    sensitive: false,
    kind: Kind::Enum(&[
        "UNCONFIRMED",
        "CONFIRMED",
        "ARCHIVED",
        "COMPROMISED",
        "UNKNOWN",
        "RESET_REQUIRED",
        "FORCE_CHANGE_PASSWORD",
        "EXTERNAL_PROVIDER",
    ]),
};

/// The model's shape `UserType`.
pub static USER_TYPE: Shape = Shape {
    name: "UserType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Username",
            shape: &USERNAME_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Attributes",
            shape: &ATTRIBUTE_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserCreateDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserLastModifiedDate",
            shape: &DATE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Enabled",
            shape: &BOOLEAN_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserStatus",
            shape: &USER_STATUS_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MFAOptions",
            shape: &MFA_OPTION_LIST_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UserVerificationType`.
pub static USER_VERIFICATION_TYPE: Shape = Shape {
    name: "UserVerificationType",
    sensitive: false,
    kind: Kind::Enum(&["required", "preferred"]),
};

/// The model's shape `UsernameAttributeType`.
pub static USERNAME_ATTRIBUTE_TYPE: Shape = Shape {
    name: "UsernameAttributeType",
    sensitive: false,
    kind: Kind::Enum(&["phone_number", "email"]),
};

/// The model's shape `UsernameAttributesListType`.
pub static USERNAME_ATTRIBUTES_LIST_TYPE: Shape = Shape {
    name: "UsernameAttributesListType",
    sensitive: false,
    kind: Kind::List {
        member: &USERNAME_ATTRIBUTE_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `UsernameConfigurationType`.
pub static USERNAME_CONFIGURATION_TYPE: Shape = Shape {
    name: "UsernameConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "CaseSensitive",
        shape: &WRAPPED_BOOLEAN_TYPE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `UsernameType`.
pub static USERNAME_TYPE: Shape = Shape {
    name: "UsernameType",
    sensitive: true,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
            &PATTERN
        }),
    },
};

/// The model's shape `UsersListType`.
pub static USERS_LIST_TYPE: Shape = Shape {
    name: "UsersListType",
    sensitive: false,
    kind: Kind::List {
        member: &USER_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `VerificationMessageTemplateType`.
pub static VERIFICATION_MESSAGE_TEMPLATE_TYPE: Shape = Shape {
    name: "VerificationMessageTemplateType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SmsMessage",
            shape: &SMS_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailMessage",
            shape: &EMAIL_VERIFICATION_MESSAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailSubject",
            shape: &EMAIL_VERIFICATION_SUBJECT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailMessageByLink",
            shape: &EMAIL_VERIFICATION_MESSAGE_BY_LINK_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EmailSubjectByLink",
            shape: &EMAIL_VERIFICATION_SUBJECT_BY_LINK_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DefaultEmailOption",
            shape: &DEFAULT_EMAIL_OPTION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `VerifiedAttributeType`.
pub static VERIFIED_ATTRIBUTE_TYPE: Shape = Shape {
    name: "VerifiedAttributeType",
    sensitive: false,
    kind: Kind::Enum(&["phone_number", "email"]),
};

/// The model's shape `VerifiedAttributesListType`.
pub static VERIFIED_ATTRIBUTES_LIST_TYPE: Shape = Shape {
    name: "VerifiedAttributesListType",
    sensitive: false,
    kind: Kind::List {
        member: &VERIFIED_ATTRIBUTE_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `VerifySoftwareTokenRequest`.
pub static VERIFY_SOFTWARE_TOKEN_REQUEST: Shape = Shape {
    name: "VerifySoftwareTokenRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserCode",
            shape: &SOFTWARE_TOKEN_MFA_USER_CODE_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "FriendlyDeviceName",
            shape: &STRING_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `VerifySoftwareTokenResponse`.
pub static VERIFY_SOFTWARE_TOKEN_RESPONSE: Shape = Shape {
    name: "VerifySoftwareTokenResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Status",
            shape: &VERIFY_SOFTWARE_TOKEN_RESPONSE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Session",
            shape: &SESSION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `VerifySoftwareTokenResponseType`.
pub static VERIFY_SOFTWARE_TOKEN_RESPONSE_TYPE: Shape = Shape {
    name: "VerifySoftwareTokenResponseType",
    sensitive: false,
    kind: Kind::Enum(&["SUCCESS", "ERROR"]),
};

/// The model's shape `VerifyUserAttributeRequest`.
pub static VERIFY_USER_ATTRIBUTE_REQUEST: Shape = Shape {
    name: "VerifyUserAttributeRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "AccessToken",
            shape: &TOKEN_MODEL_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AttributeName",
            shape: &ATTRIBUTE_NAME_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Code",
            shape: &CONFIRMATION_CODE_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `VerifyUserAttributeResponse`.
pub static VERIFY_USER_ATTRIBUTE_RESPONSE: Shape = Shape {
    name: "VerifyUserAttributeResponse",
    sensitive: false,
    kind: Kind::Structure(&[]),
};

/// The model's shape `WebAuthnAuthenticatorAttachmentType`.
pub static WEB_AUTHN_AUTHENTICATOR_ATTACHMENT_TYPE: Shape = Shape {
    name: "WebAuthnAuthenticatorAttachmentType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `WebAuthnAuthenticatorTransportType`.
pub static WEB_AUTHN_AUTHENTICATOR_TRANSPORT_TYPE: Shape = Shape {
    name: "WebAuthnAuthenticatorTransportType",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `WebAuthnAuthenticatorTransportsList`.
pub static WEB_AUTHN_AUTHENTICATOR_TRANSPORTS_LIST: Shape = Shape {
    name: "WebAuthnAuthenticatorTransportsList",
    sensitive: false,
    kind: Kind::List {
        member: &WEB_AUTHN_AUTHENTICATOR_TRANSPORT_TYPE,
        length: Bounds::NONE,
    },
};

/// The model's shape `WebAuthnConfigurationType`.
pub static WEB_AUTHN_CONFIGURATION_TYPE: Shape = Shape {
    name: "WebAuthnConfigurationType",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "RelyingPartyId",
            shape: &RELYING_PARTY_ID_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "UserVerification",
            shape: &USER_VERIFICATION_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "FactorConfiguration",
            shape: &WEB_AUTHN_FACTOR_CONFIGURATION_TYPE,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `WebAuthnCredentialDescription`.
pub static WEB_AUTHN_CREDENTIAL_DESCRIPTION: Shape = Shape {
    name: "WebAuthnCredentialDescription",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "CredentialId",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "FriendlyCredentialName",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "RelyingPartyId",
            shape: &STRING_TYPE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "AuthenticatorAttachment",
            shape: &WEB_AUTHN_AUTHENTICATOR_ATTACHMENT_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AuthenticatorTransports",
            shape: &WEB_AUTHN_AUTHENTICATOR_TRANSPORTS_LIST,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "CreatedAt",
            shape: &DATE_TYPE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `WebAuthnCredentialDescriptionListType`.
pub static WEB_AUTHN_CREDENTIAL_DESCRIPTION_LIST_TYPE: Shape = Shape {
    name: "WebAuthnCredentialDescriptionListType",
    sensitive: false,
    kind: Kind::List {
        member: &WEB_AUTHN_CREDENTIAL_DESCRIPTION,
        length: Bounds::NONE,
    },
};

/// The model's shape `WebAuthnCredentialsQueryLimitType`.
pub static WEB_AUTHN_CREDENTIALS_QUERY_LIMIT_TYPE: Shape = Shape {
    name: "WebAuthnCredentialsQueryLimitType",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: Some(20),
    }),
};

/// The model's shape `WebAuthnFactorConfigurationType`.
pub static WEB_AUTHN_FACTOR_CONFIGURATION_TYPE: Shape = Shape {
    name: "WebAuthnFactorConfigurationType",
    sensitive: false,
    kind: Kind::Enum(&["SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"]),
};

/// The model's shape `WebAuthnMfaSettingsType`.
pub static WEB_AUTHN_MFA_SETTINGS_TYPE: Shape = Shape {
    name: "WebAuthnMfaSettingsType",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Enabled",
        shape: &BOOLEAN_TYPE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `WrappedBooleanType`.
pub static WRAPPED_BOOLEAN_TYPE: Shape = Shape {
    name: "WrappedBooleanType",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `WrappedIntegerType`.
pub static WRAPPED_INTEGER_TYPE: Shape = Shape {
    name: "WrappedIntegerType",
    sensitive: false,
    kind: Kind::Integer(Bounds::NONE),
};
