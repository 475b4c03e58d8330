//! The model of `cognito-idp` as data. Written by `cargo xtask codegen` from `model/cognito-idp.json`; do not edit.

#![allow(clippy::all, clippy::pedantic, reason = "names and shapes are the model's, not ours")]

use crate::model::{Auth, Bounds, ErrorModel, Kind, Member, OperationModel, Pattern, Shape};

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
    ErrorModel { name: "AccessDeniedException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "AliasExistsException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "CodeDeliveryFailureException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "CodeMismatchException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "ConcurrentModificationException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "DeviceKeyExistsException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "DuplicateProviderException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "EnableSoftwareTokenMFAException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "ExpiredCodeException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "FeatureUnavailableInTierException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "ForbiddenException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "GroupExistsException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InternalErrorException", status: 500, fault: true, message_member: "message" },
    ErrorModel { name: "InternalServerException", status: 500, fault: true, message_member: "message" },
    ErrorModel { name: "InvalidEmailRoleAccessPolicyException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidLambdaResponseException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidOAuthFlowException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidParameterException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidPasswordException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidSmsRoleAccessPolicyException", status: 400, fault: false, message_member: "message" },
    ErrorModel {
        name: "InvalidSmsRoleTrustRelationshipException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel { name: "InvalidUserPoolConfigurationException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "LimitExceededException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "MFAMethodNotFoundException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "ManagedLoginBrandingExistsException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "NotAuthorizedException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "OperationNotEnabledException", status: 400, fault: false, message_member: "message" },
    ErrorModel {
        name: "PasswordHistoryPolicyViolationException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel { name: "PasswordResetRequiredException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "PreconditionNotMetException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "RefreshTokenReuseException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "ResourceNotFoundException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "ScopeDoesNotExistException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "ServiceQuotaExceededException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "SoftwareTokenMFANotFoundException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "TermsExistsException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "TierChangeNotAllowedException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "TooManyFailedAttemptsException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "TooManyRequestsException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UnauthorizedException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UnexpectedLambdaException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UnsupportedIdentityProviderException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UnsupportedOperationException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UnsupportedTokenTypeException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UnsupportedUserStateException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UserImportInProgressException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UserLambdaValidationException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UserNotConfirmedException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UserNotFoundException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UserPoolAddOnNotEnabledException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UserPoolTaggingException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "UsernameExistsException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "WebAuthnChallengeNotFoundException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "WebAuthnClientMismatchException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "WebAuthnConfigurationMissingException", status: 400, fault: false, message_member: "message" },
    ErrorModel {
        name: "WebAuthnCredentialNotSupportedException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel { name: "WebAuthnNotEnabledException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "WebAuthnOriginNotAllowedException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "WebAuthnRelyingPartyMismatchException", status: 400, fault: false, message_member: "message" },
];

pub static AWS_ACCOUNT_ID_TYPE: Shape = Shape::new(
    "AWSAccountIdType",
    Kind::String {
        length: Bounds::at_most(12),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[0-9]+");
            &PATTERN
        }),
    },
);

pub static ACCESS_TOKEN_VALIDITY_TYPE: Shape =
    Shape::new("AccessTokenValidityType", Kind::Integer(Bounds::within(1, 86400)));

pub static ACCOUNT_RECOVERY_SETTING_TYPE: Shape = Shape::new(
    "AccountRecoverySettingType",
    Kind::Structure(&[Member::optional("RecoveryMechanisms", &RECOVERY_MECHANISMS_TYPE)]),
);

pub static ACCOUNT_TAKEOVER_ACTION_NOTIFY_TYPE: Shape = Shape::new("AccountTakeoverActionNotifyType", Kind::Boolean);

pub static ACCOUNT_TAKEOVER_ACTION_TYPE: Shape = Shape::new(
    "AccountTakeoverActionType",
    Kind::Structure(&[
        Member::required("Notify", &ACCOUNT_TAKEOVER_ACTION_NOTIFY_TYPE),
        Member::required("EventAction", &ACCOUNT_TAKEOVER_EVENT_ACTION_TYPE),
    ]),
);

pub static ACCOUNT_TAKEOVER_ACTIONS_TYPE: Shape = Shape::new(
    "AccountTakeoverActionsType",
    Kind::Structure(&[
        Member::optional("LowAction", &ACCOUNT_TAKEOVER_ACTION_TYPE),
        Member::optional("MediumAction", &ACCOUNT_TAKEOVER_ACTION_TYPE),
        Member::optional("HighAction", &ACCOUNT_TAKEOVER_ACTION_TYPE),
    ]),
);

pub static ACCOUNT_TAKEOVER_EVENT_ACTION_TYPE: Shape = Shape::new(
    "AccountTakeoverEventActionType",
    Kind::Enum(&["BLOCK", "MFA_IF_CONFIGURED", "MFA_REQUIRED", "NO_ACTION"]),
);

pub static ACCOUNT_TAKEOVER_RISK_CONFIGURATION_TYPE: Shape = Shape::new(
    "AccountTakeoverRiskConfigurationType",
    Kind::Structure(&[
        Member::optional("NotifyConfiguration", &NOTIFY_CONFIGURATION_TYPE),
        Member::required("Actions", &ACCOUNT_TAKEOVER_ACTIONS_TYPE),
    ]),
);

pub static ACR_CONFIGURATION_TYPE: Shape = Shape::new(
    "AcrConfigurationType",
    Kind::Map { key: &ACR_LEVEL_KEY_TYPE, value: &ACR_LEVEL_CONFIG_TYPE, length: Bounds::within(0, 4) },
);

pub static ACR_LEVEL_CONFIG_TYPE: Shape =
    Shape::new("AcrLevelConfigType", Kind::Structure(&[Member::required("AcrValue", &ACR_VALUE_TYPE)]));

pub static ACR_LEVEL_KEY_TYPE: Shape = Shape::new(
    "AcrLevelKeyType",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("Level[1-4]");
            &PATTERN
        }),
    },
);

pub static ACR_MAPPING_KEY_TYPE: Shape = Shape::new(
    "AcrMappingKeyType",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("Level[1-4]");
            &PATTERN
        }),
    },
);

pub static ACR_MAPPING_TYPE: Shape = Shape::new(
    "AcrMappingType",
    Kind::Map { key: &ACR_MAPPING_KEY_TYPE, value: &ACR_VALUE_TYPE, length: Bounds::within(0, 4) },
);

pub static ACR_VALUE_TYPE: Shape = Shape::new(
    "AcrValueType",
    Kind::String {
        length: Bounds::within(1, 64),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            &PATTERN
        }),
    },
);

pub static ADD_CUSTOM_ATTRIBUTES_REQUEST: Shape = Shape::new(
    "AddCustomAttributesRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("CustomAttributes", &CUSTOM_ATTRIBUTES_LIST_TYPE),
    ]),
);

pub static ADD_CUSTOM_ATTRIBUTES_RESPONSE: Shape = Shape::new("AddCustomAttributesResponse", Kind::Structure(&[]));

pub static ADD_USER_POOL_CLIENT_SECRET_REQUEST: Shape = Shape::new(
    "AddUserPoolClientSecretRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
    ]),
);

pub static ADD_USER_POOL_CLIENT_SECRET_RESPONSE: Shape = Shape::new(
    "AddUserPoolClientSecretResponse",
    Kind::Structure(&[Member::optional("ClientSecretDescriptor", &CLIENT_SECRET_DESCRIPTOR_TYPE)]),
);

pub static ADMIN_ADD_USER_TO_GROUP_REQUEST: Shape = Shape::new(
    "AdminAddUserToGroupRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("GroupName", &GROUP_NAME_TYPE),
    ]),
);

pub static ADMIN_CONFIRM_SIGN_UP_REQUEST: Shape = Shape::new(
    "AdminConfirmSignUpRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static ADMIN_CONFIRM_SIGN_UP_RESPONSE: Shape = Shape::new("AdminConfirmSignUpResponse", Kind::Structure(&[]));

pub static ADMIN_CREATE_USER_CONFIG_TYPE: Shape = Shape::new(
    "AdminCreateUserConfigType",
    Kind::Structure(&[
        Member::optional("AllowAdminCreateUserOnly", &BOOLEAN_TYPE),
        Member::optional("UnusedAccountValidityDays", &ADMIN_CREATE_USER_UNUSED_ACCOUNT_VALIDITY_DAYS_TYPE),
        Member::optional("InviteMessageTemplate", &MESSAGE_TEMPLATE_TYPE),
    ]),
);

pub static ADMIN_CREATE_USER_REQUEST: Shape = Shape::new(
    "AdminCreateUserRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("ValidationData", &ATTRIBUTE_LIST_TYPE),
        Member::optional("TemporaryPassword", &PASSWORD_TYPE),
        Member::optional("ForceAliasCreation", &FORCE_ALIAS_CREATION),
        Member::optional("MessageAction", &MESSAGE_ACTION_TYPE),
        Member::optional("DesiredDeliveryMediums", &DELIVERY_MEDIUM_LIST_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static ADMIN_CREATE_USER_RESPONSE: Shape =
    Shape::new("AdminCreateUserResponse", Kind::Structure(&[Member::optional("User", &USER_TYPE)]));

pub static ADMIN_CREATE_USER_UNUSED_ACCOUNT_VALIDITY_DAYS_TYPE: Shape =
    Shape::new("AdminCreateUserUnusedAccountValidityDaysType", Kind::Integer(Bounds::within(0, 365)));

pub static ADMIN_DELETE_SOFTWARE_TOKEN_REQUEST: Shape = Shape::new(
    "AdminDeleteSoftwareTokenRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ]),
);

pub static ADMIN_DELETE_SOFTWARE_TOKEN_RESPONSE: Shape =
    Shape::new("AdminDeleteSoftwareTokenResponse", Kind::Structure(&[]));

pub static ADMIN_DELETE_USER_ATTRIBUTES_REQUEST: Shape = Shape::new(
    "AdminDeleteUserAttributesRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("UserAttributeNames", &ATTRIBUTE_NAME_LIST_TYPE),
    ]),
);

pub static ADMIN_DELETE_USER_ATTRIBUTES_RESPONSE: Shape =
    Shape::new("AdminDeleteUserAttributesResponse", Kind::Structure(&[]));

pub static ADMIN_DELETE_USER_REQUEST: Shape = Shape::new(
    "AdminDeleteUserRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ]),
);

pub static ADMIN_DISABLE_PROVIDER_FOR_USER_REQUEST: Shape = Shape::new(
    "AdminDisableProviderForUserRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &STRING_TYPE),
        Member::required("User", &PROVIDER_USER_IDENTIFIER_TYPE),
    ]),
);

pub static ADMIN_DISABLE_PROVIDER_FOR_USER_RESPONSE: Shape =
    Shape::new("AdminDisableProviderForUserResponse", Kind::Structure(&[]));

pub static ADMIN_DISABLE_USER_REQUEST: Shape = Shape::new(
    "AdminDisableUserRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ]),
);

pub static ADMIN_DISABLE_USER_RESPONSE: Shape = Shape::new("AdminDisableUserResponse", Kind::Structure(&[]));

pub static ADMIN_ENABLE_USER_REQUEST: Shape = Shape::new(
    "AdminEnableUserRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ]),
);

pub static ADMIN_ENABLE_USER_RESPONSE: Shape = Shape::new("AdminEnableUserResponse", Kind::Structure(&[]));

pub static ADMIN_FORGET_DEVICE_REQUEST: Shape = Shape::new(
    "AdminForgetDeviceRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
    ]),
);

pub static ADMIN_GET_DEVICE_REQUEST: Shape = Shape::new(
    "AdminGetDeviceRequest",
    Kind::Structure(&[
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ]),
);

pub static ADMIN_GET_DEVICE_RESPONSE: Shape =
    Shape::new("AdminGetDeviceResponse", Kind::Structure(&[Member::required("Device", &DEVICE_TYPE)]));

pub static ADMIN_GET_USER_AUTH_FACTORS_REQUEST: Shape = Shape::new(
    "AdminGetUserAuthFactorsRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ]),
);

pub static ADMIN_GET_USER_AUTH_FACTORS_RESPONSE: Shape = Shape::new(
    "AdminGetUserAuthFactorsResponse",
    Kind::Structure(&[
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("PreferredMfaSetting", &STRING_TYPE),
        Member::optional("UserMFASettingList", &USER_MFA_SETTING_LIST_TYPE),
        Member::optional("ConfiguredUserAuthFactors", &CONFIGURED_USER_AUTH_FACTORS_LIST_TYPE),
    ]),
);

pub static ADMIN_GET_USER_REQUEST: Shape = Shape::new(
    "AdminGetUserRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ]),
);

pub static ADMIN_GET_USER_RESPONSE: Shape = Shape::new(
    "AdminGetUserResponse",
    Kind::Structure(&[
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("UserCreateDate", &DATE_TYPE),
        Member::optional("UserLastModifiedDate", &DATE_TYPE),
        Member::optional("Enabled", &BOOLEAN_TYPE),
        Member::optional("UserStatus", &USER_STATUS_TYPE),
        Member::optional("MFAOptions", &MFA_OPTION_LIST_TYPE),
        Member::optional("PreferredMfaSetting", &STRING_TYPE),
        Member::optional("UserMFASettingList", &USER_MFA_SETTING_LIST_TYPE),
    ]),
);

pub static ADMIN_INITIATE_AUTH_REQUEST: Shape = Shape::new(
    "AdminInitiateAuthRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("AuthFlow", &AUTH_FLOW_TYPE),
        Member::optional("AuthParameters", &AUTH_PARAMETERS_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::optional("ContextData", &CONTEXT_DATA_TYPE),
        Member::optional("Session", &SESSION_TYPE),
    ]),
);

pub static ADMIN_INITIATE_AUTH_RESPONSE: Shape = Shape::new(
    "AdminInitiateAuthResponse",
    Kind::Structure(&[
        Member::optional("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::optional("ChallengeParameters", &CHALLENGE_PARAMETERS_TYPE),
        Member::optional("AuthenticationResult", &AUTHENTICATION_RESULT_TYPE),
        Member::optional("AvailableChallenges", &AVAILABLE_CHALLENGE_LIST_TYPE),
    ]),
);

pub static ADMIN_LINK_PROVIDER_FOR_USER_REQUEST: Shape = Shape::new(
    "AdminLinkProviderForUserRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &STRING_TYPE),
        Member::required("DestinationUser", &PROVIDER_USER_IDENTIFIER_TYPE),
        Member::required("SourceUser", &PROVIDER_USER_IDENTIFIER_TYPE),
    ]),
);

pub static ADMIN_LINK_PROVIDER_FOR_USER_RESPONSE: Shape =
    Shape::new("AdminLinkProviderForUserResponse", Kind::Structure(&[]));

pub static ADMIN_LIST_DEVICES_REQUEST: Shape = Shape::new(
    "AdminListDevicesRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
    ]),
);

pub static ADMIN_LIST_DEVICES_RESPONSE: Shape = Shape::new(
    "AdminListDevicesResponse",
    Kind::Structure(&[
        Member::optional("Devices", &DEVICE_LIST_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
    ]),
);

pub static ADMIN_LIST_GROUPS_FOR_USER_REQUEST: Shape = Shape::new(
    "AdminListGroupsForUserRequest",
    Kind::Structure(&[
        Member::required("Username", &USERNAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static ADMIN_LIST_GROUPS_FOR_USER_RESPONSE: Shape = Shape::new(
    "AdminListGroupsForUserResponse",
    Kind::Structure(&[Member::optional("Groups", &GROUP_LIST_TYPE), Member::optional("NextToken", &PAGINATION_KEY)]),
);

pub static ADMIN_LIST_USER_AUTH_EVENTS_REQUEST: Shape = Shape::new(
    "AdminListUserAuthEventsRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("MaxResults", &QUERY_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static ADMIN_LIST_USER_AUTH_EVENTS_RESPONSE: Shape = Shape::new(
    "AdminListUserAuthEventsResponse",
    Kind::Structure(&[
        Member::optional("AuthEvents", &AUTH_EVENTS_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static ADMIN_LIST_USER_SESSIONS_REQUEST: Shape = Shape::new(
    "AdminListUserSessionsRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static ADMIN_LIST_USER_SESSIONS_RESPONSE: Shape = Shape::new(
    "AdminListUserSessionsResponse",
    Kind::Structure(&[
        Member::optional("Sessions", &SESSIONS_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static ADMIN_REMOVE_USER_FROM_GROUP_REQUEST: Shape = Shape::new(
    "AdminRemoveUserFromGroupRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("GroupName", &GROUP_NAME_TYPE),
    ]),
);

pub static ADMIN_RESET_USER_PASSWORD_REQUEST: Shape = Shape::new(
    "AdminResetUserPasswordRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static ADMIN_RESET_USER_PASSWORD_RESPONSE: Shape =
    Shape::new("AdminResetUserPasswordResponse", Kind::Structure(&[]));

pub static ADMIN_RESPOND_TO_AUTH_CHALLENGE_REQUEST: Shape = Shape::new(
    "AdminRespondToAuthChallengeRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("ChallengeResponses", &CHALLENGE_RESPONSES_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::optional("ContextData", &CONTEXT_DATA_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static ADMIN_RESPOND_TO_AUTH_CHALLENGE_RESPONSE: Shape = Shape::new(
    "AdminRespondToAuthChallengeResponse",
    Kind::Structure(&[
        Member::optional("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::optional("ChallengeParameters", &CHALLENGE_PARAMETERS_TYPE),
        Member::optional("AuthenticationResult", &AUTHENTICATION_RESULT_TYPE),
        Member::optional("AvailableChallenges", &AVAILABLE_CHALLENGE_LIST_TYPE),
    ]),
);

pub static ADMIN_REVOKE_USER_SESSION_REQUEST: Shape = Shape::new(
    "AdminRevokeUserSessionRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("SessionId", &SESSION_ID_TYPE),
        Member::optional("RevokeAssociatedSessions", &REVOKE_ASSOCIATED_SESSIONS_TYPE),
    ]),
);

pub static ADMIN_REVOKE_USER_SESSION_RESPONSE: Shape =
    Shape::new("AdminRevokeUserSessionResponse", Kind::Structure(&[]));

pub static ADMIN_SET_USER_MFA_PREFERENCE_REQUEST: Shape = Shape::new(
    "AdminSetUserMFAPreferenceRequest",
    Kind::Structure(&[
        Member::optional("SMSMfaSettings", &SMS_MFA_SETTINGS_TYPE),
        Member::optional("SoftwareTokenMfaSettings", &SOFTWARE_TOKEN_MFA_SETTINGS_TYPE),
        Member::optional("EmailMfaSettings", &EMAIL_MFA_SETTINGS_TYPE),
        Member::optional("WebAuthnMfaSettings", &WEB_AUTHN_MFA_SETTINGS_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ]),
);

pub static ADMIN_SET_USER_MFA_PREFERENCE_RESPONSE: Shape =
    Shape::new("AdminSetUserMFAPreferenceResponse", Kind::Structure(&[]));

pub static ADMIN_SET_USER_PASSWORD_REQUEST: Shape = Shape::new(
    "AdminSetUserPasswordRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("Password", &PASSWORD_TYPE),
        Member::optional("Permanent", &BOOLEAN_TYPE),
    ]),
);

pub static ADMIN_SET_USER_PASSWORD_RESPONSE: Shape = Shape::new("AdminSetUserPasswordResponse", Kind::Structure(&[]));

pub static ADMIN_SET_USER_SETTINGS_REQUEST: Shape = Shape::new(
    "AdminSetUserSettingsRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("MFAOptions", &MFA_OPTION_LIST_TYPE),
    ]),
);

pub static ADMIN_SET_USER_SETTINGS_RESPONSE: Shape = Shape::new("AdminSetUserSettingsResponse", Kind::Structure(&[]));

pub static ADMIN_UPDATE_AUTH_EVENT_FEEDBACK_REQUEST: Shape = Shape::new(
    "AdminUpdateAuthEventFeedbackRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("EventId", &EVENT_ID_TYPE),
        Member::required("FeedbackValue", &FEEDBACK_VALUE_TYPE),
    ]),
);

pub static ADMIN_UPDATE_AUTH_EVENT_FEEDBACK_RESPONSE: Shape =
    Shape::new("AdminUpdateAuthEventFeedbackResponse", Kind::Structure(&[]));

pub static ADMIN_UPDATE_DEVICE_STATUS_REQUEST: Shape = Shape::new(
    "AdminUpdateDeviceStatusRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("DeviceRememberedStatus", &DEVICE_REMEMBERED_STATUS_TYPE),
    ]),
);

pub static ADMIN_UPDATE_DEVICE_STATUS_RESPONSE: Shape =
    Shape::new("AdminUpdateDeviceStatusResponse", Kind::Structure(&[]));

pub static ADMIN_UPDATE_USER_ATTRIBUTES_REQUEST: Shape = Shape::new(
    "AdminUpdateUserAttributesRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static ADMIN_UPDATE_USER_ATTRIBUTES_RESPONSE: Shape =
    Shape::new("AdminUpdateUserAttributesResponse", Kind::Structure(&[]));

pub static ADMIN_USER_GLOBAL_SIGN_OUT_REQUEST: Shape = Shape::new(
    "AdminUserGlobalSignOutRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
    ]),
);

pub static ADMIN_USER_GLOBAL_SIGN_OUT_RESPONSE: Shape =
    Shape::new("AdminUserGlobalSignOutResponse", Kind::Structure(&[]));

pub static ADVANCED_SECURITY_ADDITIONAL_FLOWS_TYPE: Shape = Shape::new(
    "AdvancedSecurityAdditionalFlowsType",
    Kind::Structure(&[Member::optional("CustomAuthMode", &ADVANCED_SECURITY_ENABLED_MODE_TYPE)]),
);

pub static ADVANCED_SECURITY_ENABLED_MODE_TYPE: Shape =
    Shape::new("AdvancedSecurityEnabledModeType", Kind::Enum(&["AUDIT", "ENFORCED"]));

pub static ADVANCED_SECURITY_MODE_TYPE: Shape =
    Shape::new("AdvancedSecurityModeType", Kind::Enum(&["OFF", "AUDIT", "ENFORCED"]));

pub static ALIAS_ATTRIBUTE_TYPE: Shape =
    Shape::new("AliasAttributeType", Kind::Enum(&["phone_number", "email", "preferred_username"]));

pub static ALIAS_ATTRIBUTES_LIST_TYPE: Shape =
    Shape::new("AliasAttributesListType", Kind::List { member: &ALIAS_ATTRIBUTE_TYPE, length: Bounds::NONE });

pub static ALLOWED_FIRST_AUTH_FACTORS_LIST_TYPE: Shape = Shape::new(
    "AllowedFirstAuthFactorsListType",
    Kind::List { member: &AUTH_FACTOR_TYPE, length: Bounds::within(1, 5) },
);

pub static ANALYTICS_CONFIGURATION_TYPE: Shape = Shape::new(
    "AnalyticsConfigurationType",
    Kind::Structure(&[
        Member::optional("ApplicationId", &HEX_STRING_TYPE),
        Member::optional("ApplicationArn", &ARN_TYPE),
        Member::optional("RoleArn", &ARN_TYPE),
        Member::optional("ExternalId", &STRING_TYPE),
        Member::optional("UserDataShared", &BOOLEAN_TYPE),
    ]),
);

pub static ANALYTICS_METADATA_TYPE: Shape =
    Shape::new("AnalyticsMetadataType", Kind::Structure(&[Member::optional("AnalyticsEndpointId", &STRING_TYPE)]));

pub static ARN_TYPE: Shape = Shape::new(
    "ArnType",
    Kind::String {
        length: Bounds::within(20, 2048),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
            );
            &PATTERN
        }),
    },
);

pub static ASSET_BYTES_TYPE: Shape = Shape::new("AssetBytesType", Kind::Blob(Bounds::at_most(1000000)));

pub static ASSET_CATEGORY_TYPE: Shape = Shape::new(
    "AssetCategoryType",
    Kind::Enum(&[
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
);

pub static ASSET_EXTENSION_TYPE: Shape =
    Shape::new("AssetExtensionType", Kind::Enum(&["ICO", "JPEG", "PNG", "SVG", "WEBP"]));

pub static ASSET_LIST_TYPE: Shape =
    Shape::new("AssetListType", Kind::List { member: &ASSET_TYPE, length: Bounds::within(0, 40) });

pub static ASSET_TYPE: Shape = Shape::new(
    "AssetType",
    Kind::Structure(&[
        Member::required("Category", &ASSET_CATEGORY_TYPE),
        Member::required("ColorMode", &COLOR_SCHEME_MODE_TYPE),
        Member::required("Extension", &ASSET_EXTENSION_TYPE),
        Member::optional("Bytes", &ASSET_BYTES_TYPE),
        Member::optional("ResourceId", &RESOURCE_ID_TYPE),
    ]),
);

pub static ASSOCIATE_SOFTWARE_TOKEN_REQUEST: Shape = Shape::new(
    "AssociateSoftwareTokenRequest",
    Kind::Structure(&[Member::optional("AccessToken", &TOKEN_MODEL_TYPE), Member::optional("Session", &SESSION_TYPE)]),
);

pub static ASSOCIATE_SOFTWARE_TOKEN_RESPONSE: Shape = Shape::new(
    "AssociateSoftwareTokenResponse",
    Kind::Structure(&[Member::optional("SecretCode", &SECRET_CODE_TYPE), Member::optional("Session", &SESSION_TYPE)]),
);

pub static ATTRIBUTE_DATA_TYPE: Shape =
    Shape::new("AttributeDataType", Kind::Enum(&["String", "Number", "DateTime", "Boolean"]));

pub static ATTRIBUTE_LIST_TYPE: Shape =
    Shape::new("AttributeListType", Kind::List { member: &ATTRIBUTE_TYPE, length: Bounds::NONE });

pub static ATTRIBUTE_MAPPING_KEY_TYPE: Shape =
    Shape::new("AttributeMappingKeyType", Kind::String { length: Bounds::within(1, 32), pattern: None });

pub static ATTRIBUTE_MAPPING_TYPE: Shape = Shape::new(
    "AttributeMappingType",
    Kind::Map { key: &ATTRIBUTE_MAPPING_KEY_TYPE, value: &STRING_TYPE, length: Bounds::NONE },
);

pub static ATTRIBUTE_NAME_LIST_TYPE: Shape =
    Shape::new("AttributeNameListType", Kind::List { member: &ATTRIBUTE_NAME_TYPE, length: Bounds::NONE });

pub static ATTRIBUTE_NAME_TYPE: Shape = Shape::new(
    "AttributeNameType",
    Kind::String {
        length: Bounds::within(1, 32),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+");
            &PATTERN
        }),
    },
);

pub static ATTRIBUTE_TYPE: Shape = Shape::new(
    "AttributeType",
    Kind::Structure(&[
        Member::required("Name", &ATTRIBUTE_NAME_TYPE),
        Member::optional("Value", &ATTRIBUTE_VALUE_TYPE),
    ]),
);

pub static ATTRIBUTE_VALUE_TYPE: Shape =
    Shape::sensitive("AttributeValueType", Kind::String { length: Bounds::at_most(2048), pattern: None });

pub static ATTRIBUTES_REQUIRE_VERIFICATION_BEFORE_UPDATE_TYPE: Shape = Shape::new(
    "AttributesRequireVerificationBeforeUpdateType",
    Kind::List { member: &VERIFIED_ATTRIBUTE_TYPE, length: Bounds::NONE },
);

pub static AUDIENCE_LIST_TYPE: Shape =
    Shape::new("AudienceListType", Kind::List { member: &AUDIENCE_TYPE, length: Bounds::within(0, 1) });

pub static AUDIENCE_TYPE: Shape = Shape::new(
    "AudienceType",
    Kind::String {
        length: Bounds::within(1, 256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            &PATTERN
        }),
    },
);

pub static AUTH_EVENT_TYPE: Shape = Shape::new(
    "AuthEventType",
    Kind::Structure(&[
        Member::optional("EventId", &STRING_TYPE),
        Member::optional("EventType", &EVENT_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("EventResponse", &EVENT_RESPONSE_TYPE),
        Member::optional("EventRisk", &EVENT_RISK_TYPE),
        Member::optional("ChallengeResponses", &CHALLENGE_RESPONSE_LIST_TYPE),
        Member::optional("EventContextData", &EVENT_CONTEXT_DATA_TYPE),
        Member::optional("EventFeedback", &EVENT_FEEDBACK_TYPE),
    ]),
);

pub static AUTH_EVENTS_TYPE: Shape =
    Shape::new("AuthEventsType", Kind::List { member: &AUTH_EVENT_TYPE, length: Bounds::NONE });

pub static AUTH_FACTOR_TYPE: Shape =
    Shape::new("AuthFactorType", Kind::Enum(&["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN", "SOFTWARE_TOKEN"]));

pub static AUTH_FLOW_TYPE: Shape = Shape::new(
    "AuthFlowType",
    Kind::Enum(&[
        "USER_SRP_AUTH",
        "REFRESH_TOKEN_AUTH",
        "REFRESH_TOKEN",
        "CUSTOM_AUTH",
        "ADMIN_NO_SRP_AUTH",
        "USER_PASSWORD_AUTH",
        "ADMIN_USER_PASSWORD_AUTH",
        "USER_AUTH",
    ]),
);

pub static AUTH_PARAMETERS_TYPE: Shape =
    Shape::sensitive("AuthParametersType", Kind::Map { key: &STRING_TYPE, value: &STRING_TYPE, length: Bounds::NONE });

pub static AUTH_SESSION_VALIDITY_TYPE: Shape =
    Shape::new("AuthSessionValidityType", Kind::Integer(Bounds::within(3, 15)));

pub static AUTHENTICATION_RESULT_TYPE: Shape = Shape::new(
    "AuthenticationResultType",
    Kind::Structure(&[
        Member::optional("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("ExpiresIn", &INTEGER_TYPE),
        Member::optional("TokenType", &STRING_TYPE),
        Member::optional("RefreshToken", &TOKEN_MODEL_TYPE),
        Member::optional("IdToken", &TOKEN_MODEL_TYPE),
        Member::optional("NewDeviceMetadata", &NEW_DEVICE_METADATA_TYPE),
    ]),
);

pub static AVAILABLE_CHALLENGE_LIST_TYPE: Shape =
    Shape::new("AvailableChallengeListType", Kind::List { member: &CHALLENGE_NAME_TYPE, length: Bounds::NONE });

pub static BLOCKED_IP_RANGE_LIST_TYPE: Shape =
    Shape::new("BlockedIPRangeListType", Kind::List { member: &STRING_TYPE, length: Bounds::at_most(200) });

pub static BOOLEAN_TYPE: Shape = Shape::new("BooleanType", Kind::Boolean);

pub static CSS_TYPE: Shape = Shape::new("CSSType", Kind::String { length: Bounds::within(0, 131072), pattern: None });

pub static CSS_VERSION_TYPE: Shape = Shape::new("CSSVersionType", Kind::String { length: Bounds::NONE, pattern: None });

pub static CALLBACK_URLS_LIST_TYPE: Shape =
    Shape::new("CallbackURLsListType", Kind::List { member: &REDIRECT_URL_TYPE, length: Bounds::within(0, 100) });

pub static CHALLENGE_NAME: Shape = Shape::new("ChallengeName", Kind::Enum(&["Password", "Mfa"]));

pub static CHALLENGE_NAME_TYPE: Shape = Shape::new(
    "ChallengeNameType",
    Kind::Enum(&[
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
);

pub static CHALLENGE_PARAMETERS_TYPE: Shape =
    Shape::new("ChallengeParametersType", Kind::Map { key: &STRING_TYPE, value: &STRING_TYPE, length: Bounds::NONE });

pub static CHALLENGE_RESPONSE: Shape = Shape::new("ChallengeResponse", Kind::Enum(&["Success", "Failure"]));

pub static CHALLENGE_RESPONSE_LIST_TYPE: Shape =
    Shape::new("ChallengeResponseListType", Kind::List { member: &CHALLENGE_RESPONSE_TYPE, length: Bounds::NONE });

pub static CHALLENGE_RESPONSE_TYPE: Shape = Shape::new(
    "ChallengeResponseType",
    Kind::Structure(&[
        Member::optional("ChallengeName", &CHALLENGE_NAME),
        Member::optional("ChallengeResponse", &CHALLENGE_RESPONSE),
    ]),
);

pub static CHALLENGE_RESPONSES_TYPE: Shape = Shape::sensitive(
    "ChallengeResponsesType",
    Kind::Map { key: &STRING_TYPE, value: &STRING_TYPE, length: Bounds::NONE },
);

pub static CHANGE_PASSWORD_REQUEST: Shape = Shape::new(
    "ChangePasswordRequest",
    Kind::Structure(&[
        Member::optional("PreviousPassword", &PASSWORD_TYPE),
        Member::required("ProposedPassword", &PASSWORD_TYPE),
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
    ]),
);

pub static CHANGE_PASSWORD_RESPONSE: Shape = Shape::new("ChangePasswordResponse", Kind::Structure(&[]));

pub static CLIENT_AUTHENTICATION_RESULT_TYPE: Shape = Shape::new(
    "ClientAuthenticationResultType",
    Kind::Structure(&[
        Member::optional("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("ExpiresIn", &INTEGER_TYPE),
        Member::optional("TokenType", &STRING_TYPE),
    ]),
);

pub static CLIENT_ID_TYPE: Shape = Shape::sensitive(
    "ClientIdType",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w+]+");
            &PATTERN
        }),
    },
);

pub static CLIENT_METADATA_TYPE: Shape =
    Shape::new("ClientMetadataType", Kind::Map { key: &STRING_TYPE, value: &STRING_TYPE, length: Bounds::NONE });

pub static CLIENT_NAME_TYPE: Shape = Shape::new(
    "ClientNameType",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w\\s+=,.@-]+");
            &PATTERN
        }),
    },
);

pub static CLIENT_PERMISSION_LIST_TYPE: Shape =
    Shape::new("ClientPermissionListType", Kind::List { member: &CLIENT_PERMISSION_TYPE, length: Bounds::NONE });

pub static CLIENT_PERMISSION_TYPE: Shape =
    Shape::new("ClientPermissionType", Kind::String { length: Bounds::within(1, 2048), pattern: None });

pub static CLIENT_SSO_SESSION_CONFIG_TYPE: Shape = Shape::new(
    "ClientSSOSessionConfigType",
    Kind::Structure(&[Member::required("MaxValidityMinutes", &SSO_SESSION_MAX_VALIDITY_MINUTES_TYPE)]),
);

pub static CLIENT_SECRET_DESCRIPTOR_LIST_TYPE: Shape = Shape::new(
    "ClientSecretDescriptorListType",
    Kind::List { member: &CLIENT_SECRET_DESCRIPTOR_TYPE, length: Bounds::NONE },
);

pub static CLIENT_SECRET_DESCRIPTOR_TYPE: Shape = Shape::new(
    "ClientSecretDescriptorType",
    Kind::Structure(&[
        Member::optional("ClientSecretId", &CLIENT_SECRET_ID_TYPE),
        Member::optional("ClientSecretValue", &CLIENT_SECRET_TYPE),
        Member::optional("ClientSecretCreateDate", &DATE_TYPE),
    ]),
);

pub static CLIENT_SECRET_ID_TYPE: Shape =
    Shape::new("ClientSecretIdType", Kind::String { length: Bounds::within(1, 128), pattern: None });

pub static CLIENT_SECRET_TYPE: Shape = Shape::sensitive(
    "ClientSecretType",
    Kind::String {
        length: Bounds::within(24, 64),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w+]+");
            &PATTERN
        }),
    },
);

pub static CLIENT_TYPE_TYPE: Shape = Shape::new("ClientTypeType", Kind::Enum(&["REGULAR", "DCR"]));

pub static CLOUD_WATCH_LOGS_CONFIGURATION_TYPE: Shape =
    Shape::new("CloudWatchLogsConfigurationType", Kind::Structure(&[Member::optional("LogGroupArn", &ARN_TYPE)]));

pub static CODE_DELIVERY_DETAILS_LIST_TYPE: Shape =
    Shape::new("CodeDeliveryDetailsListType", Kind::List { member: &CODE_DELIVERY_DETAILS_TYPE, length: Bounds::NONE });

pub static CODE_DELIVERY_DETAILS_TYPE: Shape = Shape::new(
    "CodeDeliveryDetailsType",
    Kind::Structure(&[
        Member::optional("Destination", &STRING_TYPE),
        Member::optional("DeliveryMedium", &DELIVERY_MEDIUM_TYPE),
        Member::optional("AttributeName", &ATTRIBUTE_NAME_TYPE),
    ]),
);

pub static COLOR_SCHEME_MODE_TYPE: Shape = Shape::new("ColorSchemeModeType", Kind::Enum(&["LIGHT", "DARK", "DYNAMIC"]));

pub static COMPLETE_WEB_AUTHN_REGISTRATION_REQUEST: Shape = Shape::new(
    "CompleteWebAuthnRegistrationRequest",
    Kind::Structure(&[Member::required("AccessToken", &TOKEN_MODEL_TYPE), Member::required("Credential", &DOCUMENT)]),
);

pub static COMPLETE_WEB_AUTHN_REGISTRATION_RESPONSE: Shape =
    Shape::new("CompleteWebAuthnRegistrationResponse", Kind::Structure(&[]));

pub static COMPLETION_MESSAGE_TYPE: Shape = Shape::new(
    "CompletionMessageType",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w]+");
            &PATTERN
        }),
    },
);

pub static COMPROMISED_CREDENTIALS_ACTIONS_TYPE: Shape = Shape::new(
    "CompromisedCredentialsActionsType",
    Kind::Structure(&[Member::required("EventAction", &COMPROMISED_CREDENTIALS_EVENT_ACTION_TYPE)]),
);

pub static COMPROMISED_CREDENTIALS_EVENT_ACTION_TYPE: Shape =
    Shape::new("CompromisedCredentialsEventActionType", Kind::Enum(&["BLOCK", "NO_ACTION"]));

pub static COMPROMISED_CREDENTIALS_RISK_CONFIGURATION_TYPE: Shape = Shape::new(
    "CompromisedCredentialsRiskConfigurationType",
    Kind::Structure(&[
        Member::optional("EventFilter", &EVENT_FILTERS_TYPE),
        Member::required("Actions", &COMPROMISED_CREDENTIALS_ACTIONS_TYPE),
    ]),
);

pub static CONFIGURED_USER_AUTH_FACTORS_LIST_TYPE: Shape = Shape::new(
    "ConfiguredUserAuthFactorsListType",
    Kind::List { member: &AUTH_FACTOR_TYPE, length: Bounds::within(0, 8) },
);

pub static CONFIRM_DEVICE_REQUEST: Shape = Shape::new(
    "ConfirmDeviceRequest",
    Kind::Structure(&[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("DeviceSecretVerifierConfig", &DEVICE_SECRET_VERIFIER_CONFIG_TYPE),
        Member::optional("DeviceName", &DEVICE_NAME_TYPE),
    ]),
);

pub static CONFIRM_DEVICE_RESPONSE: Shape = Shape::new(
    "ConfirmDeviceResponse",
    Kind::Structure(&[Member::optional("UserConfirmationNecessary", &BOOLEAN_TYPE)]),
);

pub static CONFIRM_FORGOT_PASSWORD_REQUEST: Shape = Shape::new(
    "ConfirmForgotPasswordRequest",
    Kind::Structure(&[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("SecretHash", &SECRET_HASH_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("ConfirmationCode", &CONFIRMATION_CODE_TYPE),
        Member::required("Password", &PASSWORD_TYPE),
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static CONFIRM_FORGOT_PASSWORD_RESPONSE: Shape = Shape::new("ConfirmForgotPasswordResponse", Kind::Structure(&[]));

pub static CONFIRM_SIGN_UP_REQUEST: Shape = Shape::new(
    "ConfirmSignUpRequest",
    Kind::Structure(&[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("SecretHash", &SECRET_HASH_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("ConfirmationCode", &CONFIRMATION_CODE_TYPE),
        Member::optional("ForceAliasCreation", &FORCE_ALIAS_CREATION),
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::optional("Session", &SESSION_TYPE),
    ]),
);

pub static CONFIRM_SIGN_UP_RESPONSE: Shape =
    Shape::new("ConfirmSignUpResponse", Kind::Structure(&[Member::optional("Session", &SESSION_TYPE)]));

pub static CONFIRMATION_CODE_TYPE: Shape = Shape::new(
    "ConfirmationCodeType",
    Kind::String {
        length: Bounds::within(1, 2048),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\S]+");
            &PATTERN
        }),
    },
);

pub static CONTEXT_DATA_TYPE: Shape = Shape::new(
    "ContextDataType",
    Kind::Structure(&[
        Member::required("IpAddress", &STRING_TYPE),
        Member::required("ServerName", &STRING_TYPE),
        Member::required("ServerPath", &STRING_TYPE),
        Member::required("HttpHeaders", &HTTP_HEADER_LIST),
        Member::optional("EncodedData", &STRING_TYPE),
    ]),
);

pub static CREATE_GROUP_REQUEST: Shape = Shape::new(
    "CreateGroupRequest",
    Kind::Structure(&[
        Member::required("GroupName", &GROUP_NAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("Description", &DESCRIPTION_TYPE),
        Member::optional("RoleArn", &ARN_TYPE),
        Member::optional("Precedence", &PRECEDENCE_TYPE),
    ]),
);

pub static CREATE_GROUP_RESPONSE: Shape =
    Shape::new("CreateGroupResponse", Kind::Structure(&[Member::optional("Group", &GROUP_TYPE)]));

pub static CREATE_IDENTITY_PROVIDER_REQUEST: Shape = Shape::new(
    "CreateIdentityProviderRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ProviderName", &PROVIDER_NAME_TYPE_V2),
        Member::required("ProviderType", &IDENTITY_PROVIDER_TYPE_TYPE),
        Member::required("ProviderDetails", &PROVIDER_DETAILS_TYPE),
        Member::optional("AttributeMapping", &ATTRIBUTE_MAPPING_TYPE),
        Member::optional("IdpIdentifiers", &IDP_IDENTIFIERS_LIST_TYPE),
        Member::optional("AcrMapping", &ACR_MAPPING_TYPE),
    ]),
);

pub static CREATE_IDENTITY_PROVIDER_RESPONSE: Shape = Shape::new(
    "CreateIdentityProviderResponse",
    Kind::Structure(&[Member::required("IdentityProvider", &IDENTITY_PROVIDER_TYPE)]),
);

pub static CREATE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape::new(
    "CreateManagedLoginBrandingRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("UseCognitoProvidedValues", &BOOLEAN_TYPE),
        Member::optional("Settings", &DOCUMENT),
        Member::optional("Assets", &ASSET_LIST_TYPE),
    ]),
);

pub static CREATE_MANAGED_LOGIN_BRANDING_RESPONSE: Shape = Shape::new(
    "CreateManagedLoginBrandingResponse",
    Kind::Structure(&[Member::optional("ManagedLoginBranding", &MANAGED_LOGIN_BRANDING_TYPE)]),
);

pub static CREATE_RESOURCE_SERVER_REQUEST: Shape = Shape::new(
    "CreateResourceServerRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Identifier", &RESOURCE_SERVER_IDENTIFIER_TYPE),
        Member::required("Name", &RESOURCE_SERVER_NAME_TYPE),
        Member::optional("Scopes", &RESOURCE_SERVER_SCOPE_LIST_TYPE),
    ]),
);

pub static CREATE_RESOURCE_SERVER_RESPONSE: Shape = Shape::new(
    "CreateResourceServerResponse",
    Kind::Structure(&[Member::required("ResourceServer", &RESOURCE_SERVER_TYPE)]),
);

pub static CREATE_TERMS_REQUEST: Shape = Shape::new(
    "CreateTermsRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("TermsName", &TERMS_NAME_TYPE),
        Member::required("TermsSource", &TERMS_SOURCE_TYPE),
        Member::required("Enforcement", &TERMS_ENFORCEMENT_TYPE),
        Member::optional("Links", &LINKS_TYPE),
    ]),
);

pub static CREATE_TERMS_RESPONSE: Shape =
    Shape::new("CreateTermsResponse", Kind::Structure(&[Member::optional("Terms", &TERMS_TYPE)]));

pub static CREATE_USER_IMPORT_JOB_REQUEST: Shape = Shape::new(
    "CreateUserImportJobRequest",
    Kind::Structure(&[
        Member::required("JobName", &USER_IMPORT_JOB_NAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("CloudWatchLogsRoleArn", &ARN_TYPE),
        Member::optional("PasswordHashingAlgorithm", &PASSWORD_HASHING_ALGORITHM_TYPE),
    ]),
);

pub static CREATE_USER_IMPORT_JOB_RESPONSE: Shape = Shape::new(
    "CreateUserImportJobResponse",
    Kind::Structure(&[Member::optional("UserImportJob", &USER_IMPORT_JOB_TYPE)]),
);

pub static CREATE_USER_POOL_CLIENT_REQUEST: Shape = Shape::new(
    "CreateUserPoolClientRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientName", &CLIENT_NAME_TYPE),
        Member::optional("GenerateSecret", &GENERATE_SECRET),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::optional("RefreshTokenValidity", &REFRESH_TOKEN_VALIDITY_TYPE),
        Member::optional("AccessTokenValidity", &ACCESS_TOKEN_VALIDITY_TYPE),
        Member::optional("IdTokenValidity", &ID_TOKEN_VALIDITY_TYPE),
        Member::optional("TokenValidityUnits", &TOKEN_VALIDITY_UNITS_TYPE),
        Member::optional("ReadAttributes", &CLIENT_PERMISSION_LIST_TYPE),
        Member::optional("WriteAttributes", &CLIENT_PERMISSION_LIST_TYPE),
        Member::optional("ExplicitAuthFlows", &EXPLICIT_AUTH_FLOWS_LIST_TYPE),
        Member::optional("SupportedIdentityProviders", &SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE),
        Member::optional("CallbackURLs", &CALLBACK_URLS_LIST_TYPE),
        Member::optional("LogoutURLs", &LOGOUT_URLS_LIST_TYPE),
        Member::optional("DefaultRedirectURI", &REDIRECT_URL_TYPE),
        Member::optional("AllowedOAuthFlows", &OAUTH_FLOWS_TYPE),
        Member::optional("AllowedOAuthScopes", &SCOPE_LIST_TYPE),
        Member::optional("AllowedOAuthFlowsUserPoolClient", &BOOLEAN_TYPE),
        Member::optional("AnalyticsConfiguration", &ANALYTICS_CONFIGURATION_TYPE),
        Member::optional("PreventUserExistenceErrors", &PREVENT_USER_EXISTENCE_ERROR_TYPES),
        Member::optional("EnableTokenRevocation", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("EnablePropagateAdditionalUserContextData", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("AuthSessionValidity", &AUTH_SESSION_VALIDITY_TYPE),
        Member::optional("RefreshTokenRotation", &REFRESH_TOKEN_ROTATION_TYPE),
    ]),
);

pub static CREATE_USER_POOL_CLIENT_RESPONSE: Shape = Shape::new(
    "CreateUserPoolClientResponse",
    Kind::Structure(&[Member::optional("UserPoolClient", &USER_POOL_CLIENT_TYPE)]),
);

pub static CREATE_USER_POOL_DOMAIN_REQUEST: Shape = Shape::new(
    "CreateUserPoolDomainRequest",
    Kind::Structure(&[
        Member::required("Domain", &DOMAIN_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ManagedLoginVersion", &WRAPPED_INTEGER_TYPE),
        Member::optional("CustomDomainConfig", &CUSTOM_DOMAIN_CONFIG_TYPE),
        Member::optional("Routing", &ROUTING_TYPE),
    ]),
);

pub static CREATE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape::new(
    "CreateUserPoolDomainResponse",
    Kind::Structure(&[
        Member::optional("ManagedLoginVersion", &WRAPPED_INTEGER_TYPE),
        Member::optional("CloudFrontDomain", &DOMAIN_TYPE),
        Member::optional("Routing", &ROUTING_TYPE),
    ]),
);

pub static CREATE_USER_POOL_REPLICA_REQUEST: Shape = Shape::new(
    "CreateUserPoolReplicaRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("RegionName", &REGION_NAME_TYPE),
        Member::optional("UserPoolTags", &USER_POOL_TAGS_TYPE),
    ]),
);

pub static CREATE_USER_POOL_REPLICA_RESPONSE: Shape = Shape::new(
    "CreateUserPoolReplicaResponse",
    Kind::Structure(&[Member::optional("UserPoolReplica", &USER_POOL_REPLICA_TYPE)]),
);

pub static CREATE_USER_POOL_REQUEST: Shape = Shape::new(
    "CreateUserPoolRequest",
    Kind::Structure(&[
        Member::required("PoolName", &USER_POOL_NAME_TYPE),
        Member::optional("Policies", &USER_POOL_POLICY_TYPE),
        Member::optional("DeletionProtection", &DELETION_PROTECTION_TYPE),
        Member::optional("LambdaConfig", &LAMBDA_CONFIG_TYPE),
        Member::optional("AutoVerifiedAttributes", &VERIFIED_ATTRIBUTES_LIST_TYPE),
        Member::optional("AliasAttributes", &ALIAS_ATTRIBUTES_LIST_TYPE),
        Member::optional("UsernameAttributes", &USERNAME_ATTRIBUTES_LIST_TYPE),
        Member::optional("SmsVerificationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailVerificationMessage", &EMAIL_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailVerificationSubject", &EMAIL_VERIFICATION_SUBJECT_TYPE),
        Member::optional("VerificationMessageTemplate", &VERIFICATION_MESSAGE_TEMPLATE_TYPE),
        Member::optional("SmsAuthenticationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("UserAttributeUpdateSettings", &USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE),
        Member::optional("DeviceConfiguration", &DEVICE_CONFIGURATION_TYPE),
        Member::optional("EmailConfiguration", &EMAIL_CONFIGURATION_TYPE),
        Member::optional("SmsConfiguration", &SMS_CONFIGURATION_TYPE),
        Member::optional("UserPoolTags", &USER_POOL_TAGS_TYPE),
        Member::optional("AdminCreateUserConfig", &ADMIN_CREATE_USER_CONFIG_TYPE),
        Member::optional("Schema", &SCHEMA_ATTRIBUTES_LIST_TYPE),
        Member::optional("UserPoolAddOns", &USER_POOL_ADD_ONS_TYPE),
        Member::optional("DcrConfiguration", &DCR_CONFIGURATION_TYPE),
        Member::optional("UsernameConfiguration", &USERNAME_CONFIGURATION_TYPE),
        Member::optional("AccountRecoverySetting", &ACCOUNT_RECOVERY_SETTING_TYPE),
        Member::optional("UserPoolTier", &USER_POOL_TIER_TYPE),
        Member::optional("KeyConfiguration", &KEY_CONFIGURATION_TYPE),
        Member::optional("IssuerConfiguration", &ISSUER_CONFIGURATION_TYPE),
        Member::optional("AcrConfiguration", &ACR_CONFIGURATION_TYPE),
    ]),
);

pub static CREATE_USER_POOL_RESPONSE: Shape =
    Shape::new("CreateUserPoolResponse", Kind::Structure(&[Member::optional("UserPool", &USER_POOL_TYPE)]));

pub static CUSTOM_ATTRIBUTE_NAME_TYPE: Shape = Shape::new(
    "CustomAttributeNameType",
    Kind::String {
        length: Bounds::within(1, 20),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
            &PATTERN
        }),
    },
);

pub static CUSTOM_ATTRIBUTES_LIST_TYPE: Shape = Shape::new(
    "CustomAttributesListType",
    Kind::List { member: &SCHEMA_ATTRIBUTE_TYPE, length: Bounds::within(1, 25) },
);

pub static CUSTOM_DOMAIN_CONFIG_TYPE: Shape = Shape::new(
    "CustomDomainConfigType",
    Kind::Structure(&[
        Member::required("CertificateArn", &ARN_TYPE),
        Member::optional("SecurityPolicy", &SECURITY_POLICY_TYPE),
    ]),
);

pub static CUSTOM_EMAIL_LAMBDA_VERSION_CONFIG_TYPE: Shape = Shape::new(
    "CustomEmailLambdaVersionConfigType",
    Kind::Structure(&[
        Member::required("LambdaVersion", &CUSTOM_EMAIL_SENDER_LAMBDA_VERSION_TYPE),
        Member::required("LambdaArn", &ARN_TYPE),
    ]),
);

pub static CUSTOM_EMAIL_SENDER_LAMBDA_VERSION_TYPE: Shape =
    Shape::new("CustomEmailSenderLambdaVersionType", Kind::Enum(&["V1_0"]));

pub static CUSTOM_SMS_LAMBDA_VERSION_CONFIG_TYPE: Shape = Shape::new(
    "CustomSMSLambdaVersionConfigType",
    Kind::Structure(&[
        Member::required("LambdaVersion", &CUSTOM_SMS_SENDER_LAMBDA_VERSION_TYPE),
        Member::required("LambdaArn", &ARN_TYPE),
    ]),
);

pub static CUSTOM_SMS_SENDER_LAMBDA_VERSION_TYPE: Shape =
    Shape::new("CustomSMSSenderLambdaVersionType", Kind::Enum(&["V1_0"]));

pub static DATE_TYPE: Shape = Shape::new("DateType", Kind::Timestamp);

pub static DCR_CONFIGURATION_TYPE: Shape = Shape::new(
    "DcrConfigurationType",
    Kind::Structure(&[
        Member::optional("EnableStatus", &STATUS_TYPE),
        Member::optional("OpenDcrEnabled", &BOOLEAN_TYPE),
        Member::optional("AuthenticatedGrantTypes", &OAUTH_FLOWS_TYPE),
        Member::optional("OpenDcrGrantTypes", &OAUTH_FLOWS_TYPE),
        Member::optional("AllowedScopes", &SCOPE_LIST_TYPE),
    ]),
);

pub static DEFAULT_EMAIL_OPTION_TYPE: Shape =
    Shape::new("DefaultEmailOptionType", Kind::Enum(&["CONFIRM_WITH_LINK", "CONFIRM_WITH_CODE"]));

pub static DELETE_GROUP_REQUEST: Shape = Shape::new(
    "DeleteGroupRequest",
    Kind::Structure(&[
        Member::required("GroupName", &GROUP_NAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ]),
);

pub static DELETE_IDENTITY_PROVIDER_REQUEST: Shape = Shape::new(
    "DeleteIdentityProviderRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ProviderName", &PROVIDER_NAME_TYPE),
    ]),
);

pub static DELETE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape::new(
    "DeleteManagedLoginBrandingRequest",
    Kind::Structure(&[
        Member::required("ManagedLoginBrandingId", &MANAGED_LOGIN_BRANDING_ID_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ]),
);

pub static DELETE_RESOURCE_SERVER_REQUEST: Shape = Shape::new(
    "DeleteResourceServerRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Identifier", &RESOURCE_SERVER_IDENTIFIER_TYPE),
    ]),
);

pub static DELETE_TERMS_REQUEST: Shape = Shape::new(
    "DeleteTermsRequest",
    Kind::Structure(&[Member::required("TermsId", &TERMS_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)]),
);

pub static DELETE_USER_ATTRIBUTES_REQUEST: Shape = Shape::new(
    "DeleteUserAttributesRequest",
    Kind::Structure(&[
        Member::required("UserAttributeNames", &ATTRIBUTE_NAME_LIST_TYPE),
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
    ]),
);

pub static DELETE_USER_ATTRIBUTES_RESPONSE: Shape = Shape::new("DeleteUserAttributesResponse", Kind::Structure(&[]));

pub static DELETE_USER_POOL_CLIENT_REQUEST: Shape = Shape::new(
    "DeleteUserPoolClientRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
    ]),
);

pub static DELETE_USER_POOL_CLIENT_SECRET_REQUEST: Shape = Shape::new(
    "DeleteUserPoolClientSecretRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("ClientSecretId", &CLIENT_SECRET_ID_TYPE),
    ]),
);

pub static DELETE_USER_POOL_CLIENT_SECRET_RESPONSE: Shape =
    Shape::new("DeleteUserPoolClientSecretResponse", Kind::Structure(&[]));

pub static DELETE_USER_POOL_DOMAIN_REQUEST: Shape = Shape::new(
    "DeleteUserPoolDomainRequest",
    Kind::Structure(&[Member::required("Domain", &DOMAIN_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)]),
);

pub static DELETE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape::new("DeleteUserPoolDomainResponse", Kind::Structure(&[]));

pub static DELETE_USER_POOL_REPLICA_REQUEST: Shape = Shape::new(
    "DeleteUserPoolReplicaRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("RegionName", &REGION_NAME_TYPE),
    ]),
);

pub static DELETE_USER_POOL_REPLICA_RESPONSE: Shape = Shape::new(
    "DeleteUserPoolReplicaResponse",
    Kind::Structure(&[Member::optional("UserPoolReplica", &USER_POOL_REPLICA_TYPE)]),
);

pub static DELETE_USER_POOL_REQUEST: Shape =
    Shape::new("DeleteUserPoolRequest", Kind::Structure(&[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]));

pub static DELETE_USER_REQUEST: Shape =
    Shape::new("DeleteUserRequest", Kind::Structure(&[Member::required("AccessToken", &TOKEN_MODEL_TYPE)]));

pub static DELETE_WEB_AUTHN_CREDENTIAL_REQUEST: Shape = Shape::new(
    "DeleteWebAuthnCredentialRequest",
    Kind::Structure(&[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("CredentialId", &STRING_TYPE),
    ]),
);

pub static DELETE_WEB_AUTHN_CREDENTIAL_RESPONSE: Shape =
    Shape::new("DeleteWebAuthnCredentialResponse", Kind::Structure(&[]));

pub static DELETION_PROTECTION_TYPE: Shape = Shape::new("DeletionProtectionType", Kind::Enum(&["ACTIVE", "INACTIVE"]));

pub static DELIVERY_MEDIUM_LIST_TYPE: Shape =
    Shape::new("DeliveryMediumListType", Kind::List { member: &DELIVERY_MEDIUM_TYPE, length: Bounds::NONE });

pub static DELIVERY_MEDIUM_TYPE: Shape = Shape::new("DeliveryMediumType", Kind::Enum(&["SMS", "EMAIL"]));

pub static DESCRIBE_IDENTITY_PROVIDER_REQUEST: Shape = Shape::new(
    "DescribeIdentityProviderRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ProviderName", &PROVIDER_NAME_TYPE),
    ]),
);

pub static DESCRIBE_IDENTITY_PROVIDER_RESPONSE: Shape = Shape::new(
    "DescribeIdentityProviderResponse",
    Kind::Structure(&[Member::required("IdentityProvider", &IDENTITY_PROVIDER_TYPE)]),
);

pub static DESCRIBE_MANAGED_LOGIN_BRANDING_BY_CLIENT_REQUEST: Shape = Shape::new(
    "DescribeManagedLoginBrandingByClientRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ReturnMergedResources", &BOOLEAN_TYPE),
    ]),
);

pub static DESCRIBE_MANAGED_LOGIN_BRANDING_BY_CLIENT_RESPONSE: Shape = Shape::new(
    "DescribeManagedLoginBrandingByClientResponse",
    Kind::Structure(&[Member::optional("ManagedLoginBranding", &MANAGED_LOGIN_BRANDING_TYPE)]),
);

pub static DESCRIBE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape::new(
    "DescribeManagedLoginBrandingRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ManagedLoginBrandingId", &MANAGED_LOGIN_BRANDING_ID_TYPE),
        Member::optional("ReturnMergedResources", &BOOLEAN_TYPE),
    ]),
);

pub static DESCRIBE_MANAGED_LOGIN_BRANDING_RESPONSE: Shape = Shape::new(
    "DescribeManagedLoginBrandingResponse",
    Kind::Structure(&[Member::optional("ManagedLoginBranding", &MANAGED_LOGIN_BRANDING_TYPE)]),
);

pub static DESCRIBE_RESOURCE_SERVER_REQUEST: Shape = Shape::new(
    "DescribeResourceServerRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Identifier", &RESOURCE_SERVER_IDENTIFIER_TYPE),
    ]),
);

pub static DESCRIBE_RESOURCE_SERVER_RESPONSE: Shape = Shape::new(
    "DescribeResourceServerResponse",
    Kind::Structure(&[Member::required("ResourceServer", &RESOURCE_SERVER_TYPE)]),
);

pub static DESCRIBE_RISK_CONFIGURATION_REQUEST: Shape = Shape::new(
    "DescribeRiskConfigurationRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
    ]),
);

pub static DESCRIBE_RISK_CONFIGURATION_RESPONSE: Shape = Shape::new(
    "DescribeRiskConfigurationResponse",
    Kind::Structure(&[Member::required("RiskConfiguration", &RISK_CONFIGURATION_TYPE)]),
);

pub static DESCRIBE_TERMS_BY_CLIENT_REQUEST: Shape = Shape::new(
    "DescribeTermsByClientRequest",
    Kind::Structure(&[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("TermsName", &TERMS_NAME_TYPE),
    ]),
);

pub static DESCRIBE_TERMS_BY_CLIENT_RESPONSE: Shape =
    Shape::new("DescribeTermsByClientResponse", Kind::Structure(&[Member::optional("Terms", &TERMS_TYPE)]));

pub static DESCRIBE_TERMS_REQUEST: Shape = Shape::new(
    "DescribeTermsRequest",
    Kind::Structure(&[Member::required("TermsId", &TERMS_ID_TYPE), Member::required("UserPoolId", &USER_POOL_ID_TYPE)]),
);

pub static DESCRIBE_TERMS_RESPONSE: Shape =
    Shape::new("DescribeTermsResponse", Kind::Structure(&[Member::optional("Terms", &TERMS_TYPE)]));

pub static DESCRIBE_USER_IMPORT_JOB_REQUEST: Shape = Shape::new(
    "DescribeUserImportJobRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("JobId", &USER_IMPORT_JOB_ID_TYPE),
    ]),
);

pub static DESCRIBE_USER_IMPORT_JOB_RESPONSE: Shape = Shape::new(
    "DescribeUserImportJobResponse",
    Kind::Structure(&[Member::optional("UserImportJob", &USER_IMPORT_JOB_TYPE)]),
);

pub static DESCRIBE_USER_POOL_CLIENT_REQUEST: Shape = Shape::new(
    "DescribeUserPoolClientRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
    ]),
);

pub static DESCRIBE_USER_POOL_CLIENT_RESPONSE: Shape = Shape::new(
    "DescribeUserPoolClientResponse",
    Kind::Structure(&[Member::optional("UserPoolClient", &USER_POOL_CLIENT_TYPE)]),
);

pub static DESCRIBE_USER_POOL_DOMAIN_REQUEST: Shape =
    Shape::new("DescribeUserPoolDomainRequest", Kind::Structure(&[Member::required("Domain", &DOMAIN_TYPE)]));

pub static DESCRIBE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape::new(
    "DescribeUserPoolDomainResponse",
    Kind::Structure(&[Member::optional("DomainDescription", &DOMAIN_DESCRIPTION_TYPE)]),
);

pub static DESCRIBE_USER_POOL_REQUEST: Shape =
    Shape::new("DescribeUserPoolRequest", Kind::Structure(&[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]));

pub static DESCRIBE_USER_POOL_RESPONSE: Shape =
    Shape::new("DescribeUserPoolResponse", Kind::Structure(&[Member::optional("UserPool", &USER_POOL_TYPE)]));

pub static DESCRIPTION_TYPE: Shape =
    Shape::new("DescriptionType", Kind::String { length: Bounds::at_most(2048), pattern: None });

pub static DEVICE_CONFIGURATION_TYPE: Shape = Shape::new(
    "DeviceConfigurationType",
    Kind::Structure(&[
        Member::optional("ChallengeRequiredOnNewDevice", &BOOLEAN_TYPE),
        Member::optional("DeviceOnlyRememberedOnUserPrompt", &BOOLEAN_TYPE),
    ]),
);

pub static DEVICE_KEY_TYPE: Shape = Shape::new(
    "DeviceKeyType",
    Kind::String {
        length: Bounds::within(1, 55),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w-]+_[0-9a-f-]+");
            &PATTERN
        }),
    },
);

pub static DEVICE_LIST_TYPE: Shape =
    Shape::new("DeviceListType", Kind::List { member: &DEVICE_TYPE, length: Bounds::NONE });

pub static DEVICE_NAME_TYPE: Shape =
    Shape::new("DeviceNameType", Kind::String { length: Bounds::within(1, 1024), pattern: None });

pub static DEVICE_REMEMBERED_STATUS_TYPE: Shape =
    Shape::new("DeviceRememberedStatusType", Kind::Enum(&["remembered", "not_remembered"]));

pub static DEVICE_SECRET_VERIFIER_CONFIG_TYPE: Shape = Shape::new(
    "DeviceSecretVerifierConfigType",
    Kind::Structure(&[Member::optional("PasswordVerifier", &STRING_TYPE), Member::optional("Salt", &STRING_TYPE)]),
);

pub static DEVICE_TYPE: Shape = Shape::new(
    "DeviceType",
    Kind::Structure(&[
        Member::optional("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("DeviceAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("DeviceCreateDate", &DATE_TYPE),
        Member::optional("DeviceLastModifiedDate", &DATE_TYPE),
        Member::optional("DeviceLastAuthenticatedDate", &DATE_TYPE),
    ]),
);

pub static DOCUMENT: Shape = Shape::new("Document", Kind::Document);

pub static DOMAIN_DESCRIPTION_TYPE: Shape = Shape::new(
    "DomainDescriptionType",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("AWSAccountId", &AWS_ACCOUNT_ID_TYPE),
        Member::optional("Domain", &DOMAIN_TYPE),
        Member::optional("S3Bucket", &S3_BUCKET_TYPE),
        Member::optional("CloudFrontDistribution", &STRING_TYPE),
        Member::optional("Version", &DOMAIN_VERSION_TYPE),
        Member::optional("Status", &DOMAIN_STATUS_TYPE),
        Member::optional("CustomDomainConfig", &CUSTOM_DOMAIN_CONFIG_TYPE),
        Member::optional("ManagedLoginVersion", &WRAPPED_INTEGER_TYPE),
        Member::optional("Routing", &ROUTING_TYPE),
    ]),
);

pub static DOMAIN_STATUS_TYPE: Shape =
    Shape::new("DomainStatusType", Kind::Enum(&["CREATING", "DELETING", "UPDATING", "ACTIVE", "FAILED"]));

pub static DOMAIN_TYPE: Shape = Shape::new("DomainType", Kind::String { length: Bounds::within(1, 63), pattern: None });

pub static DOMAIN_VERSION_TYPE: Shape =
    Shape::new("DomainVersionType", Kind::String { length: Bounds::within(1, 20), pattern: None });

pub static EMAIL_ADDRESS_TYPE: Shape = Shape::new(
    "EmailAddressType",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern =
                Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
            &PATTERN
        }),
    },
);

pub static EMAIL_CONFIGURATION_TYPE: Shape = Shape::new(
    "EmailConfigurationType",
    Kind::Structure(&[
        Member::optional("SourceArn", &ARN_TYPE),
        Member::optional("ReplyToEmailAddress", &EMAIL_ADDRESS_TYPE),
        Member::optional("EmailSendingAccount", &EMAIL_SENDING_ACCOUNT_TYPE),
        Member::optional("From", &STRING_TYPE),
        Member::optional("ConfigurationSet", &SES_CONFIGURATION_SET),
    ]),
);

pub static EMAIL_INVITE_MESSAGE_TYPE: Shape = Shape::new(
    "EmailInviteMessageType",
    Kind::String {
        length: Bounds::within(6, 20000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*");
            &PATTERN
        }),
    },
);

pub static EMAIL_MFA_CONFIG_TYPE: Shape = Shape::new(
    "EmailMfaConfigType",
    Kind::Structure(&[
        Member::optional("Message", &EMAIL_MFA_MESSAGE_TYPE),
        Member::optional("Subject", &EMAIL_MFA_SUBJECT_TYPE),
    ]),
);

pub static EMAIL_MFA_MESSAGE_TYPE: Shape = Shape::new(
    "EmailMfaMessageType",
    Kind::String {
        length: Bounds::within(6, 20000),
        pattern: Some({
            static PATTERN: Pattern =
                Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*");
            &PATTERN
        }),
    },
);

pub static EMAIL_MFA_SETTINGS_TYPE: Shape = Shape::new(
    "EmailMfaSettingsType",
    Kind::Structure(&[Member::optional("Enabled", &BOOLEAN_TYPE), Member::optional("PreferredMfa", &BOOLEAN_TYPE)]),
);

pub static EMAIL_MFA_SUBJECT_TYPE: Shape = Shape::new(
    "EmailMfaSubjectType",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+");
            &PATTERN
        }),
    },
);

pub static EMAIL_NOTIFICATION_BODY_TYPE: Shape = Shape::new(
    "EmailNotificationBodyType",
    Kind::String {
        length: Bounds::within(6, 20000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]+");
            &PATTERN
        }),
    },
);

pub static EMAIL_NOTIFICATION_SUBJECT_TYPE: Shape = Shape::new(
    "EmailNotificationSubjectType",
    Kind::String {
        length: Bounds::within(1, 140),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+");
            &PATTERN
        }),
    },
);

pub static EMAIL_SENDING_ACCOUNT_TYPE: Shape =
    Shape::new("EmailSendingAccountType", Kind::Enum(&["COGNITO_DEFAULT", "DEVELOPER"]));

pub static EMAIL_VERIFICATION_MESSAGE_BY_LINK_TYPE: Shape = Shape::new(
    "EmailVerificationMessageByLinkType",
    Kind::String {
        length: Bounds::within(6, 20000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{##[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*##\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*",
            );
            &PATTERN
        }),
    },
);

pub static EMAIL_VERIFICATION_MESSAGE_TYPE: Shape = Shape::new(
    "EmailVerificationMessageType",
    Kind::String {
        length: Bounds::within(6, 20000),
        pattern: Some({
            static PATTERN: Pattern =
                Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*");
            &PATTERN
        }),
    },
);

pub static EMAIL_VERIFICATION_SUBJECT_BY_LINK_TYPE: Shape = Shape::new(
    "EmailVerificationSubjectByLinkType",
    Kind::String {
        length: Bounds::within(1, 140),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+");
            &PATTERN
        }),
    },
);

pub static EMAIL_VERIFICATION_SUBJECT_TYPE: Shape = Shape::new(
    "EmailVerificationSubjectType",
    Kind::String {
        length: Bounds::within(1, 140),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+");
            &PATTERN
        }),
    },
);

pub static ENCRYPTION_KEY_ARN_TYPE: Shape = Shape::new(
    "EncryptionKeyArnType",
    Kind::String {
        length: Bounds::within(20, 2048),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?",
            );
            &PATTERN
        }),
    },
);

pub static ENCRYPTION_KEY_TYPE: Shape =
    Shape::new("EncryptionKeyType", Kind::Enum(&["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KEY"]));

pub static EUMS_SMS_CONFIGURATION_TYPE: Shape = Shape::new(
    "EumsSmsConfigurationType",
    Kind::Structure(&[
        Member::required("CallerArn", &ARN_TYPE),
        Member::optional("ExternalId", &STRING_TYPE),
        Member::optional("OriginationIdentity", &STRING_TYPE),
        Member::optional("ConfigurationSetName", &STRING_TYPE),
        Member::optional("InEntityId", &STRING_TYPE),
        Member::optional("InTemplateId", &STRING_TYPE),
        Member::optional("Region", &REGION_CODE_TYPE),
    ]),
);

pub static EVENT_CONTEXT_DATA_TYPE: Shape = Shape::new(
    "EventContextDataType",
    Kind::Structure(&[
        Member::optional("IpAddress", &STRING_TYPE),
        Member::optional("DeviceName", &STRING_TYPE),
        Member::optional("Timezone", &STRING_TYPE),
        Member::optional("City", &STRING_TYPE),
        Member::optional("Country", &STRING_TYPE),
    ]),
);

pub static EVENT_FEEDBACK_TYPE: Shape = Shape::new(
    "EventFeedbackType",
    Kind::Structure(&[
        Member::required("FeedbackValue", &FEEDBACK_VALUE_TYPE),
        Member::required("Provider", &STRING_TYPE),
        Member::optional("FeedbackDate", &DATE_TYPE),
    ]),
);

pub static EVENT_FILTER_TYPE: Shape =
    Shape::new("EventFilterType", Kind::Enum(&["SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"]));

pub static EVENT_FILTERS_TYPE: Shape =
    Shape::new("EventFiltersType", Kind::List { member: &EVENT_FILTER_TYPE, length: Bounds::NONE });

pub static EVENT_ID_TYPE: Shape = Shape::new(
    "EventIdType",
    Kind::String {
        length: Bounds::within(1, 50),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w+-]+");
            &PATTERN
        }),
    },
);

pub static EVENT_RESPONSE_TYPE: Shape = Shape::new("EventResponseType", Kind::Enum(&["Pass", "Fail", "InProgress"]));

pub static EVENT_RISK_TYPE: Shape = Shape::new(
    "EventRiskType",
    Kind::Structure(&[
        Member::optional("RiskDecision", &RISK_DECISION_TYPE),
        Member::optional("RiskLevel", &RISK_LEVEL_TYPE),
        Member::optional("CompromisedCredentialsDetected", &WRAPPED_BOOLEAN_TYPE),
    ]),
);

pub static EVENT_SOURCE_NAME: Shape =
    Shape::new("EventSourceName", Kind::Enum(&["userNotification", "userAuthEvents"]));

pub static EVENT_TYPE: Shape =
    Shape::new("EventType", Kind::Enum(&["SignIn", "SignUp", "ForgotPassword", "PasswordChange", "ResendCode"]));

pub static EXPLICIT_AUTH_FLOWS_LIST_TYPE: Shape =
    Shape::new("ExplicitAuthFlowsListType", Kind::List { member: &EXPLICIT_AUTH_FLOWS_TYPE, length: Bounds::NONE });

pub static EXPLICIT_AUTH_FLOWS_TYPE: Shape = Shape::new(
    "ExplicitAuthFlowsType",
    Kind::Enum(&[
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
        "ALLOW_CLIENT_TOKEN_AUTH",
    ]),
);

pub static FAILOVER_TYPE: Shape = Shape::new(
    "FailoverType",
    Kind::Structure(&[
        Member::required("SecondaryRegion", &REGION_NAME_TYPE),
        Member::required("PrimaryRoute53HealthCheckId", &HEALTH_CHECK_ID_TYPE),
    ]),
);

pub static FEATURE_TYPE: Shape = Shape::new("FeatureType", Kind::Enum(&["ENABLED", "DISABLED"]));

pub static FEEDBACK_VALUE_TYPE: Shape = Shape::new("FeedbackValueType", Kind::Enum(&["Valid", "Invalid"]));

pub static FIREHOSE_CONFIGURATION_TYPE: Shape =
    Shape::new("FirehoseConfigurationType", Kind::Structure(&[Member::optional("StreamArn", &ARN_TYPE)]));

pub static FORCE_ALIAS_CREATION: Shape = Shape::new("ForceAliasCreation", Kind::Boolean);

pub static FORGET_DEVICE_REQUEST: Shape = Shape::new(
    "ForgetDeviceRequest",
    Kind::Structure(&[
        Member::optional("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
    ]),
);

pub static FORGOT_PASSWORD_REQUEST: Shape = Shape::new(
    "ForgotPasswordRequest",
    Kind::Structure(&[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("SecretHash", &SECRET_HASH_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static FORGOT_PASSWORD_RESPONSE: Shape = Shape::new(
    "ForgotPasswordResponse",
    Kind::Structure(&[Member::optional("CodeDeliveryDetails", &CODE_DELIVERY_DETAILS_TYPE)]),
);

pub static GENERATE_SECRET: Shape = Shape::new("GenerateSecret", Kind::Boolean);

pub static GET_CSV_HEADER_REQUEST: Shape =
    Shape::new("GetCSVHeaderRequest", Kind::Structure(&[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]));

pub static GET_CSV_HEADER_RESPONSE: Shape = Shape::new(
    "GetCSVHeaderResponse",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("CSVHeader", &LIST_OF_STRING_TYPES),
    ]),
);

pub static GET_CLIENT_TOKEN_REQUEST: Shape = Shape::new(
    "GetClientTokenRequest",
    Kind::Structure(&[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("Secret", &CLIENT_SECRET_TYPE),
        Member::optional("Scopes", &SCOPE_LIST_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static GET_CLIENT_TOKEN_RESPONSE: Shape = Shape::new(
    "GetClientTokenResponse",
    Kind::Structure(&[Member::optional("ClientAuthenticationResult", &CLIENT_AUTHENTICATION_RESULT_TYPE)]),
);

pub static GET_DERIVED_TOKEN_REQUEST: Shape = Shape::new(
    "GetDerivedTokenRequest",
    Kind::Structure(&[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::required("SubjectToken", &GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE),
        Member::required("SubjectTokenType", &TOKEN_TYPE_IDENTIFIER_TYPE),
        Member::optional("SubjectTokenProviderName", &PROVIDER_NAME_TYPE),
        Member::optional("ActorToken", &GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE),
        Member::optional("ActorTokenType", &TOKEN_TYPE_IDENTIFIER_TYPE),
        Member::optional("ActorTokenProviderName", &PROVIDER_NAME_TYPE),
        Member::optional("Scopes", &SCOPE_LIST_TYPE),
        Member::optional("Audiences", &AUDIENCE_LIST_TYPE),
        Member::optional("Resources", &RESOURCE_LIST_TYPE),
        Member::optional("RequestedTokenType", &ISSUED_TOKEN_TYPE_IDENTIFIER_TYPE),
    ]),
);

pub static GET_DERIVED_TOKEN_RESPONSE: Shape = Shape::new(
    "GetDerivedTokenResponse",
    Kind::Structure(&[
        Member::required("IssuedToken", &TOKEN_MODEL_TYPE),
        Member::required("IssuedTokenType", &ISSUED_TOKEN_TYPE_IDENTIFIER_TYPE),
        Member::required("TokenType", &OAUTH_TOKEN_TYPE_TYPE),
        Member::optional("ExpiresIn", &INTEGER_TYPE),
        Member::optional("Scopes", &SCOPE_LIST_TYPE),
    ]),
);

pub static GET_DERIVED_TOKEN_TOKEN_MODEL_TYPE: Shape = Shape::sensitive(
    "GetDerivedTokenTokenModelType",
    Kind::String {
        length: Bounds::within(0, 131072),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[A-Za-z0-9-_+/=.]+");
            &PATTERN
        }),
    },
);

pub static GET_DEVICE_REQUEST: Shape = Shape::new(
    "GetDeviceRequest",
    Kind::Structure(&[
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("AccessToken", &TOKEN_MODEL_TYPE),
    ]),
);

pub static GET_DEVICE_RESPONSE: Shape =
    Shape::new("GetDeviceResponse", Kind::Structure(&[Member::required("Device", &DEVICE_TYPE)]));

pub static GET_GROUP_REQUEST: Shape = Shape::new(
    "GetGroupRequest",
    Kind::Structure(&[
        Member::required("GroupName", &GROUP_NAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
    ]),
);

pub static GET_GROUP_RESPONSE: Shape =
    Shape::new("GetGroupResponse", Kind::Structure(&[Member::optional("Group", &GROUP_TYPE)]));

pub static GET_IDENTITY_PROVIDER_BY_IDENTIFIER_REQUEST: Shape = Shape::new(
    "GetIdentityProviderByIdentifierRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("IdpIdentifier", &IDP_IDENTIFIER_TYPE),
    ]),
);

pub static GET_IDENTITY_PROVIDER_BY_IDENTIFIER_RESPONSE: Shape = Shape::new(
    "GetIdentityProviderByIdentifierResponse",
    Kind::Structure(&[Member::required("IdentityProvider", &IDENTITY_PROVIDER_TYPE)]),
);

pub static GET_LOG_DELIVERY_CONFIGURATION_REQUEST: Shape = Shape::new(
    "GetLogDeliveryConfigurationRequest",
    Kind::Structure(&[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]),
);

pub static GET_LOG_DELIVERY_CONFIGURATION_RESPONSE: Shape = Shape::new(
    "GetLogDeliveryConfigurationResponse",
    Kind::Structure(&[Member::optional("LogDeliveryConfiguration", &LOG_DELIVERY_CONFIGURATION_TYPE)]),
);

pub static GET_PROVISIONED_LIMIT_REQUEST: Shape = Shape::new(
    "GetProvisionedLimitRequest",
    Kind::Structure(&[Member::required("LimitDefinition", &LIMIT_DEFINITION_TYPE)]),
);

pub static GET_PROVISIONED_LIMIT_RESPONSE: Shape =
    Shape::new("GetProvisionedLimitResponse", Kind::Structure(&[Member::required("Limit", &LIMIT_TYPE)]));

pub static GET_SIGNING_CERTIFICATE_REQUEST: Shape =
    Shape::new("GetSigningCertificateRequest", Kind::Structure(&[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]));

pub static GET_SIGNING_CERTIFICATE_RESPONSE: Shape =
    Shape::new("GetSigningCertificateResponse", Kind::Structure(&[Member::optional("Certificate", &STRING_TYPE)]));

pub static GET_TOKENS_FROM_REFRESH_TOKEN_REQUEST: Shape = Shape::new(
    "GetTokensFromRefreshTokenRequest",
    Kind::Structure(&[
        Member::required("RefreshToken", &TOKEN_MODEL_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::optional("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static GET_TOKENS_FROM_REFRESH_TOKEN_RESPONSE: Shape = Shape::new(
    "GetTokensFromRefreshTokenResponse",
    Kind::Structure(&[Member::optional("AuthenticationResult", &AUTHENTICATION_RESULT_TYPE)]),
);

pub static GET_UI_CUSTOMIZATION_REQUEST: Shape = Shape::new(
    "GetUICustomizationRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
    ]),
);

pub static GET_UI_CUSTOMIZATION_RESPONSE: Shape = Shape::new(
    "GetUICustomizationResponse",
    Kind::Structure(&[Member::required("UICustomization", &UI_CUSTOMIZATION_TYPE)]),
);

pub static GET_USER_ATTRIBUTE_VERIFICATION_CODE_REQUEST: Shape = Shape::new(
    "GetUserAttributeVerificationCodeRequest",
    Kind::Structure(&[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("AttributeName", &ATTRIBUTE_NAME_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static GET_USER_ATTRIBUTE_VERIFICATION_CODE_RESPONSE: Shape = Shape::new(
    "GetUserAttributeVerificationCodeResponse",
    Kind::Structure(&[Member::optional("CodeDeliveryDetails", &CODE_DELIVERY_DETAILS_TYPE)]),
);

pub static GET_USER_AUTH_FACTORS_REQUEST: Shape =
    Shape::new("GetUserAuthFactorsRequest", Kind::Structure(&[Member::required("AccessToken", &TOKEN_MODEL_TYPE)]));

pub static GET_USER_AUTH_FACTORS_RESPONSE: Shape = Shape::new(
    "GetUserAuthFactorsResponse",
    Kind::Structure(&[
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("PreferredMfaSetting", &STRING_TYPE),
        Member::optional("UserMFASettingList", &USER_MFA_SETTING_LIST_TYPE),
        Member::optional("ConfiguredUserAuthFactors", &CONFIGURED_USER_AUTH_FACTORS_LIST_TYPE),
    ]),
);

pub static GET_USER_POOL_CLIENT_SESSION_CONFIGURATION_REQUEST: Shape = Shape::new(
    "GetUserPoolClientSessionConfigurationRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
    ]),
);

pub static GET_USER_POOL_CLIENT_SESSION_CONFIGURATION_RESPONSE: Shape = Shape::new(
    "GetUserPoolClientSessionConfigurationResponse",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("SSOSession", &CLIENT_SSO_SESSION_CONFIG_TYPE),
    ]),
);

pub static GET_USER_POOL_MFA_CONFIG_REQUEST: Shape =
    Shape::new("GetUserPoolMfaConfigRequest", Kind::Structure(&[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]));

pub static GET_USER_POOL_MFA_CONFIG_RESPONSE: Shape = Shape::new(
    "GetUserPoolMfaConfigResponse",
    Kind::Structure(&[
        Member::optional("SmsMfaConfiguration", &SMS_MFA_CONFIG_TYPE),
        Member::optional("SoftwareTokenMfaConfiguration", &SOFTWARE_TOKEN_MFA_CONFIG_TYPE),
        Member::optional("EmailMfaConfiguration", &EMAIL_MFA_CONFIG_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("WebAuthnConfiguration", &WEB_AUTHN_CONFIGURATION_TYPE),
    ]),
);

pub static GET_USER_POOL_SESSION_CONFIGURATION_REQUEST: Shape = Shape::new(
    "GetUserPoolSessionConfigurationRequest",
    Kind::Structure(&[Member::required("UserPoolId", &USER_POOL_ID_TYPE)]),
);

pub static GET_USER_POOL_SESSION_CONFIGURATION_RESPONSE: Shape = Shape::new(
    "GetUserPoolSessionConfigurationResponse",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("UserSessionTracking", &USER_SESSION_TRACKING_TYPE),
        Member::optional("TokenSession", &USER_POOL_TOKEN_SESSION_CONFIG_TYPE),
    ]),
);

pub static GET_USER_REQUEST: Shape =
    Shape::new("GetUserRequest", Kind::Structure(&[Member::required("AccessToken", &TOKEN_MODEL_TYPE)]));

pub static GET_USER_RESPONSE: Shape = Shape::new(
    "GetUserResponse",
    Kind::Structure(&[
        Member::required("Username", &USERNAME_TYPE),
        Member::required("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("MFAOptions", &MFA_OPTION_LIST_TYPE),
        Member::optional("PreferredMfaSetting", &STRING_TYPE),
        Member::optional("UserMFASettingList", &USER_MFA_SETTING_LIST_TYPE),
    ]),
);

pub static GLOBAL_SIGN_OUT_REQUEST: Shape =
    Shape::new("GlobalSignOutRequest", Kind::Structure(&[Member::required("AccessToken", &TOKEN_MODEL_TYPE)]));

pub static GLOBAL_SIGN_OUT_RESPONSE: Shape = Shape::new("GlobalSignOutResponse", Kind::Structure(&[]));

pub static GROUP_LIST_TYPE: Shape =
    Shape::new("GroupListType", Kind::List { member: &GROUP_TYPE, length: Bounds::NONE });

pub static GROUP_NAME_TYPE: Shape = Shape::new(
    "GroupNameType",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
            &PATTERN
        }),
    },
);

pub static GROUP_TYPE: Shape = Shape::new(
    "GroupType",
    Kind::Structure(&[
        Member::optional("GroupName", &GROUP_NAME_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("Description", &DESCRIPTION_TYPE),
        Member::optional("RoleArn", &ARN_TYPE),
        Member::optional("Precedence", &PRECEDENCE_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
    ]),
);

pub static HEALTH_CHECK_ID_TYPE: Shape =
    Shape::new("HealthCheckIdType", Kind::String { length: Bounds::at_most(64), pattern: None });

pub static HEX_STRING_TYPE: Shape = Shape::new(
    "HexStringType",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^[0-9a-fA-F]+$");
            &PATTERN
        }),
    },
);

pub static HTTP_HEADER: Shape = Shape::new(
    "HttpHeader",
    Kind::Structure(&[Member::optional("headerName", &STRING_TYPE), Member::optional("headerValue", &STRING_TYPE)]),
);

pub static HTTP_HEADER_LIST: Shape =
    Shape::new("HttpHeaderList", Kind::List { member: &HTTP_HEADER, length: Bounds::NONE });

pub static ID_TOKEN_VALIDITY_TYPE: Shape = Shape::new("IdTokenValidityType", Kind::Integer(Bounds::within(1, 86400)));

pub static IDENTITY_PROVIDER_TYPE: Shape = Shape::new(
    "IdentityProviderType",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ProviderName", &PROVIDER_NAME_TYPE),
        Member::optional("ProviderType", &IDENTITY_PROVIDER_TYPE_TYPE),
        Member::optional("ProviderDetails", &PROVIDER_DETAILS_TYPE),
        Member::optional("AttributeMapping", &ATTRIBUTE_MAPPING_TYPE),
        Member::optional("IdpIdentifiers", &IDP_IDENTIFIERS_LIST_TYPE),
        Member::optional("AcrMapping", &ACR_MAPPING_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
    ]),
);

pub static IDENTITY_PROVIDER_TYPE_TYPE: Shape = Shape::new(
    "IdentityProviderTypeType",
    Kind::Enum(&["SAML", "Facebook", "Google", "LoginWithAmazon", "SignInWithApple", "OIDC"]),
);

pub static IDP_IDENTIFIER_TYPE: Shape = Shape::new(
    "IdpIdentifierType",
    Kind::String {
        length: Bounds::within(1, 40),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w\\s+=.@-]+");
            &PATTERN
        }),
    },
);

pub static IDP_IDENTIFIERS_LIST_TYPE: Shape =
    Shape::new("IdpIdentifiersListType", Kind::List { member: &IDP_IDENTIFIER_TYPE, length: Bounds::within(0, 50) });

pub static IMAGE_FILE_TYPE: Shape = Shape::new("ImageFileType", Kind::Blob(Bounds::within(0, 131072)));

pub static IMAGE_URL_TYPE: Shape = Shape::new("ImageUrlType", Kind::String { length: Bounds::NONE, pattern: None });

pub static INBOUND_FEDERATION_LAMBDA_TYPE: Shape = Shape::new(
    "InboundFederationLambdaType",
    Kind::Structure(&[
        Member::required("LambdaVersion", &INBOUND_FEDERATION_LAMBDA_VERSION_TYPE),
        Member::required("LambdaArn", &ARN_TYPE),
    ]),
);

pub static INBOUND_FEDERATION_LAMBDA_VERSION_TYPE: Shape =
    Shape::new("InboundFederationLambdaVersionType", Kind::Enum(&["V1_0"]));

pub static INITIATE_AUTH_REQUEST: Shape = Shape::new(
    "InitiateAuthRequest",
    Kind::Structure(&[
        Member::required("AuthFlow", &AUTH_FLOW_TYPE),
        Member::optional("AuthParameters", &AUTH_PARAMETERS_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::optional("Session", &SESSION_TYPE),
    ]),
);

pub static INITIATE_AUTH_RESPONSE: Shape = Shape::new(
    "InitiateAuthResponse",
    Kind::Structure(&[
        Member::optional("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::optional("ChallengeParameters", &CHALLENGE_PARAMETERS_TYPE),
        Member::optional("AuthenticationResult", &AUTHENTICATION_RESULT_TYPE),
        Member::optional("AvailableChallenges", &AVAILABLE_CHALLENGE_LIST_TYPE),
    ]),
);

pub static INTEGER_TYPE: Shape = Shape::new("IntegerType", Kind::Integer(Bounds::NONE));

pub static ISSUED_TOKEN_TYPE_IDENTIFIER_TYPE: Shape =
    Shape::new("IssuedTokenTypeIdentifierType", Kind::Enum(&["ACCESS_TOKEN", "ID_TOKEN"]));

pub static ISSUER_CONFIGURATION_TYPE: Shape =
    Shape::new("IssuerConfigurationType", Kind::Structure(&[Member::optional("Type", &ISSUER_TYPE)]));

pub static ISSUER_TYPE: Shape = Shape::new("IssuerType", Kind::Enum(&["ORIGINAL", "UPDATED"]));

pub static KEY_CONFIGURATION_TYPE: Shape = Shape::new(
    "KeyConfigurationType",
    Kind::Structure(&[
        Member::optional("KeyType", &ENCRYPTION_KEY_TYPE),
        Member::optional("KmsKeyArn", &ENCRYPTION_KEY_ARN_TYPE),
    ]),
);

pub static LAMBDA_CONFIG_TYPE: Shape = Shape::new(
    "LambdaConfigType",
    Kind::Structure(&[
        Member::optional("PreSignUp", &ARN_TYPE),
        Member::optional("CustomMessage", &ARN_TYPE),
        Member::optional("PostConfirmation", &ARN_TYPE),
        Member::optional("PreAuthentication", &ARN_TYPE),
        Member::optional("PostAuthentication", &ARN_TYPE),
        Member::optional("DefineAuthChallenge", &ARN_TYPE),
        Member::optional("CreateAuthChallenge", &ARN_TYPE),
        Member::optional("VerifyAuthChallengeResponse", &ARN_TYPE),
        Member::optional("PreTokenGeneration", &ARN_TYPE),
        Member::optional("UserMigration", &ARN_TYPE),
        Member::optional("PreTokenGenerationConfig", &PRE_TOKEN_GENERATION_VERSION_CONFIG_TYPE),
        Member::optional("CustomSMSSender", &CUSTOM_SMS_LAMBDA_VERSION_CONFIG_TYPE),
        Member::optional("CustomEmailSender", &CUSTOM_EMAIL_LAMBDA_VERSION_CONFIG_TYPE),
        Member::optional("KMSKeyID", &ARN_TYPE),
        Member::optional("InboundFederation", &INBOUND_FEDERATION_LAMBDA_TYPE),
    ]),
);

pub static LANGUAGE_ID_TYPE: Shape = Shape::new(
    "LanguageIdType",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "^cognito:(default|dutch|english|french|spanish|german|bahasa-indonesia|italian|japanese|korean|portuguese-brazil|chinese-(simplified|traditional))$",
            );
            &PATTERN
        }),
    },
);

pub static LIMIT_CLASS: Shape = Shape::new("LimitClass", Kind::Enum(&["API_CATEGORY"]));

pub static LIMIT_DEFINITION_TYPE: Shape = Shape::new(
    "LimitDefinitionType",
    Kind::Structure(&[
        Member::required("LimitClass", &LIMIT_CLASS),
        Member::required("Attributes", &STRING_TO_STRING_MAP_TYPE),
    ]),
);

pub static LIMIT_TYPE: Shape = Shape::new(
    "LimitType",
    Kind::Structure(&[
        Member::required("LimitDefinition", &LIMIT_DEFINITION_TYPE),
        Member::required("ProvisionedLimitValue", &INTEGER_TYPE),
        Member::required("FreeLimitValue", &INTEGER_TYPE),
    ]),
);

pub static LINK_URL_TYPE: Shape = Shape::new(
    "LinkUrlType",
    Kind::String {
        length: Bounds::within(1, 1024),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+$");
            &PATTERN
        }),
    },
);

pub static LINKS_TYPE: Shape =
    Shape::new("LinksType", Kind::Map { key: &LANGUAGE_ID_TYPE, value: &LINK_URL_TYPE, length: Bounds::within(1, 13) });

pub static LIST_DEVICES_REQUEST: Shape = Shape::new(
    "ListDevicesRequest",
    Kind::Structure(&[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
    ]),
);

pub static LIST_DEVICES_RESPONSE: Shape = Shape::new(
    "ListDevicesResponse",
    Kind::Structure(&[
        Member::optional("Devices", &DEVICE_LIST_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
    ]),
);

pub static LIST_GROUPS_REQUEST: Shape = Shape::new(
    "ListGroupsRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static LIST_GROUPS_RESPONSE: Shape = Shape::new(
    "ListGroupsResponse",
    Kind::Structure(&[Member::optional("Groups", &GROUP_LIST_TYPE), Member::optional("NextToken", &PAGINATION_KEY)]),
);

pub static LIST_IDENTITY_PROVIDERS_REQUEST: Shape = Shape::new(
    "ListIdentityProvidersRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("MaxResults", &LIST_PROVIDERS_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
    ]),
);

pub static LIST_IDENTITY_PROVIDERS_RESPONSE: Shape = Shape::new(
    "ListIdentityProvidersResponse",
    Kind::Structure(&[
        Member::required("Providers", &PROVIDERS_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
    ]),
);

pub static LIST_OF_STRING_TYPES: Shape =
    Shape::new("ListOfStringTypes", Kind::List { member: &STRING_TYPE, length: Bounds::NONE });

pub static LIST_PROVIDERS_LIMIT_TYPE: Shape =
    Shape::new("ListProvidersLimitType", Kind::Integer(Bounds::within(0, 60)));

pub static LIST_RESOURCE_SERVERS_LIMIT_TYPE: Shape =
    Shape::new("ListResourceServersLimitType", Kind::Integer(Bounds::within(1, 50)));

pub static LIST_RESOURCE_SERVERS_REQUEST: Shape = Shape::new(
    "ListResourceServersRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("MaxResults", &LIST_RESOURCE_SERVERS_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
    ]),
);

pub static LIST_RESOURCE_SERVERS_RESPONSE: Shape = Shape::new(
    "ListResourceServersResponse",
    Kind::Structure(&[
        Member::required("ResourceServers", &RESOURCE_SERVERS_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
    ]),
);

pub static LIST_TAGS_FOR_RESOURCE_REQUEST: Shape =
    Shape::new("ListTagsForResourceRequest", Kind::Structure(&[Member::required("ResourceArn", &ARN_TYPE)]));

pub static LIST_TAGS_FOR_RESOURCE_RESPONSE: Shape =
    Shape::new("ListTagsForResourceResponse", Kind::Structure(&[Member::optional("Tags", &USER_POOL_TAGS_TYPE)]));

pub static LIST_TERMS_REQUEST: Shape = Shape::new(
    "ListTermsRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("MaxResults", &LIST_TERMS_REQUEST_MAX_RESULTS_INTEGER),
        Member::optional("NextToken", &STRING_TYPE),
    ]),
);

pub static LIST_TERMS_REQUEST_MAX_RESULTS_INTEGER: Shape =
    Shape::new("ListTermsRequestMaxResultsInteger", Kind::Integer(Bounds::within(1, 60)));

pub static LIST_TERMS_RESPONSE: Shape = Shape::new(
    "ListTermsResponse",
    Kind::Structure(&[
        Member::required("Terms", &TERMS_DESCRIPTION_LIST_TYPE),
        Member::optional("NextToken", &STRING_TYPE),
    ]),
);

pub static LIST_USER_IMPORT_JOBS_REQUEST: Shape = Shape::new(
    "ListUserImportJobsRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("MaxResults", &POOL_QUERY_LIMIT_TYPE),
        Member::optional("PaginationToken", &PAGINATION_KEY_TYPE),
    ]),
);

pub static LIST_USER_IMPORT_JOBS_RESPONSE: Shape = Shape::new(
    "ListUserImportJobsResponse",
    Kind::Structure(&[
        Member::optional("UserImportJobs", &USER_IMPORT_JOBS_LIST_TYPE),
        Member::optional("PaginationToken", &PAGINATION_KEY_TYPE),
    ]),
);

pub static LIST_USER_POOL_CLIENT_SECRETS_REQUEST: Shape = Shape::new(
    "ListUserPoolClientSecretsRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static LIST_USER_POOL_CLIENT_SECRETS_RESPONSE: Shape = Shape::new(
    "ListUserPoolClientSecretsResponse",
    Kind::Structure(&[
        Member::optional("ClientSecrets", &CLIENT_SECRET_DESCRIPTOR_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static LIST_USER_POOL_CLIENTS_REQUEST: Shape = Shape::new(
    "ListUserPoolClientsRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("MaxResults", &QUERY_LIMIT),
        Member::optional("NextToken", &PAGINATION_KEY),
        Member::optional("ClientType", &CLIENT_TYPE_TYPE),
    ]),
);

pub static LIST_USER_POOL_CLIENTS_RESPONSE: Shape = Shape::new(
    "ListUserPoolClientsResponse",
    Kind::Structure(&[
        Member::optional("UserPoolClients", &USER_POOL_CLIENT_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static LIST_USER_POOL_REPLICAS_REQUEST: Shape = Shape::new(
    "ListUserPoolReplicasRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
    ]),
);

pub static LIST_USER_POOL_REPLICAS_RESPONSE: Shape = Shape::new(
    "ListUserPoolReplicasResponse",
    Kind::Structure(&[
        Member::optional("UserPoolReplicas", &USER_POOL_REPLICA_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
    ]),
);

pub static LIST_USER_POOLS_REQUEST: Shape = Shape::new(
    "ListUserPoolsRequest",
    Kind::Structure(&[
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
        Member::required("MaxResults", &POOL_QUERY_LIMIT_TYPE),
    ]),
);

pub static LIST_USER_POOLS_RESPONSE: Shape = Shape::new(
    "ListUserPoolsResponse",
    Kind::Structure(&[
        Member::optional("UserPools", &USER_POOL_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY_TYPE),
    ]),
);

pub static LIST_USER_SESSIONS_REQUEST: Shape = Shape::new(
    "ListUserSessionsRequest",
    Kind::Structure(&[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static LIST_USER_SESSIONS_RESPONSE: Shape = Shape::new(
    "ListUserSessionsResponse",
    Kind::Structure(&[
        Member::optional("Sessions", &SESSIONS_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static LIST_USERS_IN_GROUP_REQUEST: Shape = Shape::new(
    "ListUsersInGroupRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("GroupName", &GROUP_NAME_TYPE),
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static LIST_USERS_IN_GROUP_RESPONSE: Shape = Shape::new(
    "ListUsersInGroupResponse",
    Kind::Structure(&[Member::optional("Users", &USERS_LIST_TYPE), Member::optional("NextToken", &PAGINATION_KEY)]),
);

pub static LIST_USERS_REQUEST: Shape = Shape::new(
    "ListUsersRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("AttributesToGet", &SEARCHED_ATTRIBUTE_NAMES_LIST_TYPE),
        Member::optional("Limit", &QUERY_LIMIT_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
        Member::optional("Filter", &USER_FILTER_TYPE),
    ]),
);

pub static LIST_USERS_RESPONSE: Shape = Shape::new(
    "ListUsersResponse",
    Kind::Structure(&[
        Member::optional("Users", &USERS_LIST_TYPE),
        Member::optional("PaginationToken", &SEARCH_PAGINATION_TOKEN_TYPE),
    ]),
);

pub static LIST_WEB_AUTHN_CREDENTIALS_REQUEST: Shape = Shape::new(
    "ListWebAuthnCredentialsRequest",
    Kind::Structure(&[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
        Member::optional("MaxResults", &WEB_AUTHN_CREDENTIALS_QUERY_LIMIT_TYPE),
    ]),
);

pub static LIST_WEB_AUTHN_CREDENTIALS_RESPONSE: Shape = Shape::new(
    "ListWebAuthnCredentialsResponse",
    Kind::Structure(&[
        Member::required("Credentials", &WEB_AUTHN_CREDENTIAL_DESCRIPTION_LIST_TYPE),
        Member::optional("NextToken", &PAGINATION_KEY),
    ]),
);

pub static LOG_CONFIGURATION_LIST_TYPE: Shape = Shape::new(
    "LogConfigurationListType",
    Kind::List { member: &LOG_CONFIGURATION_TYPE, length: Bounds::within(0, 2) },
);

pub static LOG_CONFIGURATION_TYPE: Shape = Shape::new(
    "LogConfigurationType",
    Kind::Structure(&[
        Member::required("LogLevel", &LOG_LEVEL),
        Member::required("EventSource", &EVENT_SOURCE_NAME),
        Member::optional("CloudWatchLogsConfiguration", &CLOUD_WATCH_LOGS_CONFIGURATION_TYPE),
        Member::optional("S3Configuration", &S3_CONFIGURATION_TYPE),
        Member::optional("FirehoseConfiguration", &FIREHOSE_CONFIGURATION_TYPE),
    ]),
);

pub static LOG_DELIVERY_CONFIGURATION_TYPE: Shape = Shape::new(
    "LogDeliveryConfigurationType",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("LogConfigurations", &LOG_CONFIGURATION_LIST_TYPE),
    ]),
);

pub static LOG_LEVEL: Shape = Shape::new("LogLevel", Kind::Enum(&["ERROR", "INFO"]));

pub static LOGOUT_URLS_LIST_TYPE: Shape =
    Shape::new("LogoutURLsListType", Kind::List { member: &REDIRECT_URL_TYPE, length: Bounds::within(0, 100) });

pub static LONG_TYPE: Shape = Shape::new("LongType", Kind::Long(Bounds::NONE));

pub static MFA_OPTION_LIST_TYPE: Shape =
    Shape::new("MFAOptionListType", Kind::List { member: &MFA_OPTION_TYPE, length: Bounds::NONE });

pub static MFA_OPTION_TYPE: Shape = Shape::new(
    "MFAOptionType",
    Kind::Structure(&[
        Member::optional("DeliveryMedium", &DELIVERY_MEDIUM_TYPE),
        Member::optional("AttributeName", &ATTRIBUTE_NAME_TYPE),
    ]),
);

pub static MANAGED_LOGIN_BRANDING_ID_TYPE: Shape = Shape::new(
    "ManagedLoginBrandingIdType",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
            );
            &PATTERN
        }),
    },
);

pub static MANAGED_LOGIN_BRANDING_TYPE: Shape = Shape::new(
    "ManagedLoginBrandingType",
    Kind::Structure(&[
        Member::optional("ManagedLoginBrandingId", &MANAGED_LOGIN_BRANDING_ID_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("UseCognitoProvidedValues", &BOOLEAN_TYPE),
        Member::optional("Settings", &DOCUMENT),
        Member::optional("Assets", &ASSET_LIST_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
    ]),
);

pub static MAX_SESSIONS_PER_USER_TYPE: Shape =
    Shape::new("MaxSessionsPerUserType", Kind::Integer(Bounds::within(1, 100)));

pub static MESSAGE_ACTION_TYPE: Shape = Shape::new("MessageActionType", Kind::Enum(&["RESEND", "SUPPRESS"]));

pub static MESSAGE_TEMPLATE_TYPE: Shape = Shape::new(
    "MessageTemplateType",
    Kind::Structure(&[
        Member::optional("SMSMessage", &SMS_INVITE_MESSAGE_TYPE),
        Member::optional("EmailMessage", &EMAIL_INVITE_MESSAGE_TYPE),
        Member::optional("EmailSubject", &EMAIL_VERIFICATION_SUBJECT_TYPE),
    ]),
);

pub static NEW_DEVICE_METADATA_TYPE: Shape = Shape::new(
    "NewDeviceMetadataType",
    Kind::Structure(&[
        Member::optional("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("DeviceGroupKey", &STRING_TYPE),
    ]),
);

pub static NOTIFY_CONFIGURATION_TYPE: Shape = Shape::new(
    "NotifyConfigurationType",
    Kind::Structure(&[
        Member::optional("From", &STRING_TYPE),
        Member::optional("ReplyTo", &STRING_TYPE),
        Member::required("SourceArn", &ARN_TYPE),
        Member::optional("BlockEmail", &NOTIFY_EMAIL_TYPE),
        Member::optional("NoActionEmail", &NOTIFY_EMAIL_TYPE),
        Member::optional("MfaEmail", &NOTIFY_EMAIL_TYPE),
    ]),
);

pub static NOTIFY_EMAIL_TYPE: Shape = Shape::new(
    "NotifyEmailType",
    Kind::Structure(&[
        Member::required("Subject", &EMAIL_NOTIFICATION_SUBJECT_TYPE),
        Member::optional("HtmlBody", &EMAIL_NOTIFICATION_BODY_TYPE),
        Member::optional("TextBody", &EMAIL_NOTIFICATION_BODY_TYPE),
    ]),
);

pub static NUMBER_ATTRIBUTE_CONSTRAINTS_TYPE: Shape = Shape::new(
    "NumberAttributeConstraintsType",
    Kind::Structure(&[Member::optional("MinValue", &STRING_TYPE), Member::optional("MaxValue", &STRING_TYPE)]),
);

pub static OAUTH_FLOW_TYPE: Shape =
    Shape::new("OAuthFlowType", Kind::Enum(&["code", "implicit", "client_credentials"]));

pub static OAUTH_FLOWS_TYPE: Shape =
    Shape::new("OAuthFlowsType", Kind::List { member: &OAUTH_FLOW_TYPE, length: Bounds::within(0, 3) });

pub static OAUTH_TOKEN_TYPE_TYPE: Shape = Shape::new("OAuthTokenTypeType", Kind::Enum(&["Bearer", "N_A"]));

pub static OPTIONAL_ARN_TYPE: Shape = Shape::new(
    "OptionalArnType",
    Kind::String {
        length: Bounds::within(0, 2048),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "(arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?)?",
            );
            &PATTERN
        }),
    },
);

pub static PAGINATION_KEY: Shape = Shape::new(
    "PaginationKey",
    Kind::String {
        length: Bounds::within(1, 131072),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\S]+");
            &PATTERN
        }),
    },
);

pub static PAGINATION_KEY_TYPE: Shape = Shape::new(
    "PaginationKeyType",
    Kind::String {
        length: Bounds::at_least(1),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\S]+");
            &PATTERN
        }),
    },
);

pub static PASSWORD_HASHING_ALGORITHM_TYPE: Shape =
    Shape::new("PasswordHashingAlgorithmType", Kind::Enum(&["BCRYPT", "SCRYPT", "ARGON2ID", "PBKDF2_SHA256"]));

pub static PASSWORD_HISTORY_SIZE_TYPE: Shape =
    Shape::new("PasswordHistorySizeType", Kind::Integer(Bounds::within(0, 24)));

pub static PASSWORD_POLICY_MIN_LENGTH_TYPE: Shape =
    Shape::new("PasswordPolicyMinLengthType", Kind::Integer(Bounds::within(6, 99)));

pub static PASSWORD_POLICY_TYPE: Shape = Shape::new(
    "PasswordPolicyType",
    Kind::Structure(&[
        Member::optional("MinimumLength", &PASSWORD_POLICY_MIN_LENGTH_TYPE),
        Member::optional("RequireUppercase", &BOOLEAN_TYPE),
        Member::optional("RequireLowercase", &BOOLEAN_TYPE),
        Member::optional("RequireNumbers", &BOOLEAN_TYPE),
        Member::optional("RequireSymbols", &BOOLEAN_TYPE),
        Member::optional("PasswordHistorySize", &PASSWORD_HISTORY_SIZE_TYPE),
        Member::optional("TemporaryPasswordValidityDays", &TEMPORARY_PASSWORD_VALIDITY_DAYS_TYPE),
    ]),
);

pub static PASSWORD_TYPE: Shape = Shape::sensitive(
    "PasswordType",
    Kind::String {
        length: Bounds::at_most(256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::searched("[\\S]+");
            &PATTERN
        }),
    },
);

pub static POOL_QUERY_LIMIT_TYPE: Shape = Shape::new("PoolQueryLimitType", Kind::Integer(Bounds::within(1, 60)));

pub static PRE_SIGNED_URL_TYPE: Shape =
    Shape::new("PreSignedUrlType", Kind::String { length: Bounds::within(0, 2048), pattern: None });

pub static PRE_TOKEN_GENERATION_LAMBDA_VERSION_TYPE: Shape =
    Shape::new("PreTokenGenerationLambdaVersionType", Kind::Enum(&["V1_0", "V2_0", "V3_0"]));

pub static PRE_TOKEN_GENERATION_VERSION_CONFIG_TYPE: Shape = Shape::new(
    "PreTokenGenerationVersionConfigType",
    Kind::Structure(&[
        Member::required("LambdaVersion", &PRE_TOKEN_GENERATION_LAMBDA_VERSION_TYPE),
        Member::required("LambdaArn", &ARN_TYPE),
    ]),
);

pub static PRECEDENCE_TYPE: Shape = Shape::new("PrecedenceType", Kind::Integer(Bounds::at_least(0)));

pub static PREVENT_USER_EXISTENCE_ERROR_TYPES: Shape =
    Shape::new("PreventUserExistenceErrorTypes", Kind::Enum(&["LEGACY", "ENABLED"]));

pub static PRIORITY_TYPE: Shape = Shape::new("PriorityType", Kind::Integer(Bounds::within(1, 2)));

pub static PROVIDER_DESCRIPTION: Shape = Shape::new(
    "ProviderDescription",
    Kind::Structure(&[
        Member::optional("ProviderName", &PROVIDER_NAME_TYPE),
        Member::optional("ProviderType", &IDENTITY_PROVIDER_TYPE_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
    ]),
);

pub static PROVIDER_DETAILS_TYPE: Shape =
    Shape::new("ProviderDetailsType", Kind::Map { key: &STRING_TYPE, value: &STRING_TYPE, length: Bounds::NONE });

pub static PROVIDER_NAME_TYPE: Shape = Shape::new(
    "ProviderNameType",
    Kind::String {
        length: Bounds::within(1, 32),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+");
            &PATTERN
        }),
    },
);

pub static PROVIDER_NAME_TYPE_V2: Shape = Shape::new(
    "ProviderNameTypeV2",
    Kind::String {
        length: Bounds::within(1, 32),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+");
            &PATTERN
        }),
    },
);

pub static PROVIDER_USER_IDENTIFIER_TYPE: Shape = Shape::new(
    "ProviderUserIdentifierType",
    Kind::Structure(&[
        Member::optional("ProviderName", &PROVIDER_NAME_TYPE),
        Member::optional("ProviderAttributeName", &STRING_TYPE),
        Member::optional("ProviderAttributeValue", &STRING_TYPE),
    ]),
);

pub static PROVIDERS_LIST_TYPE: Shape =
    Shape::new("ProvidersListType", Kind::List { member: &PROVIDER_DESCRIPTION, length: Bounds::within(0, 50) });

pub static QUERY_LIMIT: Shape = Shape::new("QueryLimit", Kind::Integer(Bounds::within(1, 60)));

pub static QUERY_LIMIT_TYPE: Shape = Shape::new("QueryLimitType", Kind::Integer(Bounds::within(0, 60)));

pub static RECOVERY_MECHANISMS_TYPE: Shape =
    Shape::new("RecoveryMechanismsType", Kind::List { member: &RECOVERY_OPTION_TYPE, length: Bounds::within(1, 2) });

pub static RECOVERY_OPTION_NAME_TYPE: Shape =
    Shape::new("RecoveryOptionNameType", Kind::Enum(&["verified_email", "verified_phone_number", "admin_only"]));

pub static RECOVERY_OPTION_TYPE: Shape = Shape::new(
    "RecoveryOptionType",
    Kind::Structure(&[
        Member::required("Priority", &PRIORITY_TYPE),
        Member::required("Name", &RECOVERY_OPTION_NAME_TYPE),
    ]),
);

pub static REDIRECT_URL_TYPE: Shape = Shape::new(
    "RedirectUrlType",
    Kind::String {
        length: Bounds::within(1, 1024),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
            &PATTERN
        }),
    },
);

pub static REFRESH_TOKEN_ROTATION_TYPE: Shape = Shape::new(
    "RefreshTokenRotationType",
    Kind::Structure(&[
        Member::required("Feature", &FEATURE_TYPE),
        Member::optional("RetryGracePeriodSeconds", &RETRY_GRACE_PERIOD_SECONDS_TYPE),
    ]),
);

pub static REFRESH_TOKEN_VALIDITY_TYPE: Shape =
    Shape::new("RefreshTokenValidityType", Kind::Integer(Bounds::within(0, 315360000)));

pub static REGION_CODE_TYPE: Shape =
    Shape::new("RegionCodeType", Kind::String { length: Bounds::within(5, 32), pattern: None });

pub static REGION_NAME_TYPE: Shape =
    Shape::new("RegionNameType", Kind::String { length: Bounds::within(5, 32), pattern: None });

pub static RELYING_PARTY_ID_TYPE: Shape =
    Shape::new("RelyingPartyIdType", Kind::String { length: Bounds::within(1, 127), pattern: None });

pub static REPLICA_REGIONS_TYPE: Shape =
    Shape::new("ReplicaRegionsType", Kind::List { member: &STRING_TYPE, length: Bounds::NONE });

pub static REPLICA_ROLE_TYPE: Shape = Shape::new("ReplicaRoleType", Kind::Enum(&["PRIMARY", "SECONDARY"]));

pub static REPLICA_STATUS_TYPE: Shape =
    Shape::new("ReplicaStatusType", Kind::Enum(&["CREATING", "ACTIVE", "INACTIVE", "DELETING"]));

pub static RESEND_CONFIRMATION_CODE_REQUEST: Shape = Shape::new(
    "ResendConfirmationCodeRequest",
    Kind::Structure(&[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("SecretHash", &SECRET_HASH_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static RESEND_CONFIRMATION_CODE_RESPONSE: Shape = Shape::new(
    "ResendConfirmationCodeResponse",
    Kind::Structure(&[Member::optional("CodeDeliveryDetails", &CODE_DELIVERY_DETAILS_TYPE)]),
);

pub static RESOURCE_ID_TYPE: Shape = Shape::new(
    "ResourceIdType",
    Kind::String {
        length: Bounds::within(1, 40),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^[\\w\\- ]+$");
            &PATTERN
        }),
    },
);

pub static RESOURCE_LIST_TYPE: Shape = Shape::new(
    "ResourceListType",
    Kind::List { member: &RESOURCE_SERVER_IDENTIFIER_TYPE, length: Bounds::within(0, 1) },
);

pub static RESOURCE_SERVER_IDENTIFIER_TYPE: Shape = Shape::new(
    "ResourceServerIdentifierType",
    Kind::String {
        length: Bounds::within(1, 256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            &PATTERN
        }),
    },
);

pub static RESOURCE_SERVER_MANAGED_BY_TYPE: Shape = Shape::new("ResourceServerManagedByType", Kind::Enum(&["COGNITO"]));

pub static RESOURCE_SERVER_NAME_TYPE: Shape = Shape::new(
    "ResourceServerNameType",
    Kind::String {
        length: Bounds::within(1, 256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w\\s+=,.@-]+");
            &PATTERN
        }),
    },
);

pub static RESOURCE_SERVER_SCOPE_DESCRIPTION_TYPE: Shape =
    Shape::new("ResourceServerScopeDescriptionType", Kind::String { length: Bounds::within(1, 256), pattern: None });

pub static RESOURCE_SERVER_SCOPE_LIST_TYPE: Shape = Shape::new(
    "ResourceServerScopeListType",
    Kind::List { member: &RESOURCE_SERVER_SCOPE_TYPE, length: Bounds::at_most(100) },
);

pub static RESOURCE_SERVER_SCOPE_NAME_TYPE: Shape = Shape::new(
    "ResourceServerScopeNameType",
    Kind::String {
        length: Bounds::within(1, 256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+");
            &PATTERN
        }),
    },
);

pub static RESOURCE_SERVER_SCOPE_TYPE: Shape = Shape::new(
    "ResourceServerScopeType",
    Kind::Structure(&[
        Member::required("ScopeName", &RESOURCE_SERVER_SCOPE_NAME_TYPE),
        Member::required("ScopeDescription", &RESOURCE_SERVER_SCOPE_DESCRIPTION_TYPE),
    ]),
);

pub static RESOURCE_SERVER_TYPE: Shape = Shape::new(
    "ResourceServerType",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("Identifier", &RESOURCE_SERVER_IDENTIFIER_TYPE),
        Member::optional("Name", &RESOURCE_SERVER_NAME_TYPE),
        Member::optional("Scopes", &RESOURCE_SERVER_SCOPE_LIST_TYPE),
        Member::optional("ManagedBy", &RESOURCE_SERVER_MANAGED_BY_TYPE),
    ]),
);

pub static RESOURCE_SERVERS_LIST_TYPE: Shape =
    Shape::new("ResourceServersListType", Kind::List { member: &RESOURCE_SERVER_TYPE, length: Bounds::NONE });

pub static RESPOND_TO_AUTH_CHALLENGE_REQUEST: Shape = Shape::new(
    "RespondToAuthChallengeRequest",
    Kind::Structure(&[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::optional("ChallengeResponses", &CHALLENGE_RESPONSES_TYPE),
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static RESPOND_TO_AUTH_CHALLENGE_RESPONSE: Shape = Shape::new(
    "RespondToAuthChallengeResponse",
    Kind::Structure(&[
        Member::optional("ChallengeName", &CHALLENGE_NAME_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::optional("ChallengeParameters", &CHALLENGE_PARAMETERS_TYPE),
        Member::optional("AuthenticationResult", &AUTHENTICATION_RESULT_TYPE),
        Member::optional("AvailableChallenges", &AVAILABLE_CHALLENGE_LIST_TYPE),
    ]),
);

pub static RETRY_GRACE_PERIOD_SECONDS_TYPE: Shape =
    Shape::new("RetryGracePeriodSecondsType", Kind::Integer(Bounds::within(0, 60)));

pub static REVOKE_ASSOCIATED_SESSIONS_TYPE: Shape =
    Shape::new("RevokeAssociatedSessionsType", Kind::Enum(&["NONE", "LINKED"]));

pub static REVOKE_TOKEN_REQUEST: Shape = Shape::new(
    "RevokeTokenRequest",
    Kind::Structure(&[
        Member::required("Token", &TOKEN_MODEL_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::optional("RevokeAssociatedSessions", &REVOKE_ASSOCIATED_SESSIONS_TYPE),
    ]),
);

pub static REVOKE_TOKEN_RESPONSE: Shape = Shape::new("RevokeTokenResponse", Kind::Structure(&[]));

pub static REVOKE_USER_SESSION_REQUEST: Shape = Shape::new(
    "RevokeUserSessionRequest",
    Kind::Structure(&[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("SessionId", &SESSION_ID_TYPE),
        Member::optional("RevokeAssociatedSessions", &REVOKE_ASSOCIATED_SESSIONS_TYPE),
    ]),
);

pub static REVOKE_USER_SESSION_RESPONSE: Shape = Shape::new("RevokeUserSessionResponse", Kind::Structure(&[]));

pub static RISK_CONFIGURATION_TYPE: Shape = Shape::new(
    "RiskConfigurationType",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("CompromisedCredentialsRiskConfiguration", &COMPROMISED_CREDENTIALS_RISK_CONFIGURATION_TYPE),
        Member::optional("AccountTakeoverRiskConfiguration", &ACCOUNT_TAKEOVER_RISK_CONFIGURATION_TYPE),
        Member::optional("RiskExceptionConfiguration", &RISK_EXCEPTION_CONFIGURATION_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
    ]),
);

pub static RISK_DECISION_TYPE: Shape =
    Shape::new("RiskDecisionType", Kind::Enum(&["NoRisk", "AccountTakeover", "Block"]));

pub static RISK_EXCEPTION_CONFIGURATION_TYPE: Shape = Shape::new(
    "RiskExceptionConfigurationType",
    Kind::Structure(&[
        Member::optional("BlockedIPRangeList", &BLOCKED_IP_RANGE_LIST_TYPE),
        Member::optional("SkippedIPRangeList", &SKIPPED_IP_RANGE_LIST_TYPE),
    ]),
);

pub static RISK_LEVEL_TYPE: Shape = Shape::new("RiskLevelType", Kind::Enum(&["Low", "Medium", "High"]));

pub static ROUTING_TYPE: Shape =
    Shape::new("RoutingType", Kind::Structure(&[Member::optional("Failover", &FAILOVER_TYPE)]));

pub static S3_ARN_TYPE: Shape = Shape::new(
    "S3ArnType",
    Kind::String {
        length: Bounds::within(3, 1024),
        pattern: Some({
            static PATTERN: Pattern =
                Pattern::full("arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:::[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?");
            &PATTERN
        }),
    },
);

pub static S3_BUCKET_TYPE: Shape = Shape::new(
    "S3BucketType",
    Kind::String {
        length: Bounds::within(3, 1024),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^[0-9A-Za-z\\.\\-_]*(?<!\\.)$");
            &PATTERN
        }),
    },
);

pub static S3_CONFIGURATION_TYPE: Shape =
    Shape::new("S3ConfigurationType", Kind::Structure(&[Member::optional("BucketArn", &S3_ARN_TYPE)]));

pub static SES_CONFIGURATION_SET: Shape = Shape::new(
    "SESConfigurationSet",
    Kind::String {
        length: Bounds::within(1, 64),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^[a-zA-Z0-9_-]+$");
            &PATTERN
        }),
    },
);

pub static SMS_MFA_SETTINGS_TYPE: Shape = Shape::new(
    "SMSMfaSettingsType",
    Kind::Structure(&[Member::optional("Enabled", &BOOLEAN_TYPE), Member::optional("PreferredMfa", &BOOLEAN_TYPE)]),
);

pub static SSO_SESSION_MAX_VALIDITY_MINUTES_TYPE: Shape =
    Shape::new("SSOSessionMaxValidityMinutesType", Kind::Integer(Bounds::within(0, 129600)));

pub static SCHEMA_ATTRIBUTE_TYPE: Shape = Shape::new(
    "SchemaAttributeType",
    Kind::Structure(&[
        Member::optional("Name", &CUSTOM_ATTRIBUTE_NAME_TYPE),
        Member::optional("AttributeDataType", &ATTRIBUTE_DATA_TYPE),
        Member::optional("DeveloperOnlyAttribute", &BOOLEAN_TYPE),
        Member::optional("Mutable", &BOOLEAN_TYPE),
        Member::optional("Required", &BOOLEAN_TYPE),
        Member::optional("NumberAttributeConstraints", &NUMBER_ATTRIBUTE_CONSTRAINTS_TYPE),
        Member::optional("StringAttributeConstraints", &STRING_ATTRIBUTE_CONSTRAINTS_TYPE),
    ]),
);

pub static SCHEMA_ATTRIBUTES_LIST_TYPE: Shape = Shape::new(
    "SchemaAttributesListType",
    Kind::List { member: &SCHEMA_ATTRIBUTE_TYPE, length: Bounds::within(1, 50) },
);

pub static SCOPE_LIST_TYPE: Shape =
    Shape::new("ScopeListType", Kind::List { member: &SCOPE_TYPE, length: Bounds::at_most(50) });

pub static SCOPE_TYPE: Shape = Shape::new(
    "ScopeType",
    Kind::String {
        length: Bounds::within(1, 256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            &PATTERN
        }),
    },
);

pub static SEARCH_PAGINATION_TOKEN_TYPE: Shape = Shape::new(
    "SearchPaginationTokenType",
    Kind::String {
        length: Bounds::at_least(1),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\S]+");
            &PATTERN
        }),
    },
);

pub static SEARCHED_ATTRIBUTE_NAMES_LIST_TYPE: Shape =
    Shape::new("SearchedAttributeNamesListType", Kind::List { member: &ATTRIBUTE_NAME_TYPE, length: Bounds::NONE });

pub static SECRET_CODE_TYPE: Shape = Shape::sensitive(
    "SecretCodeType",
    Kind::String {
        length: Bounds::at_least(16),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[A-Za-z0-9]+");
            &PATTERN
        }),
    },
);

pub static SECRET_HASH_TYPE: Shape = Shape::sensitive(
    "SecretHashType",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w+=/]+");
            &PATTERN
        }),
    },
);

pub static SECURITY_POLICY_TYPE: Shape =
    Shape::new("SecurityPolicyType", Kind::Enum(&["TLS_V1", "TLS_V1_2_2021", "TLS_V1_3_2025"]));

pub static SESSION_DESCRIPTION_TYPE: Shape = Shape::new(
    "SessionDescriptionType",
    Kind::Structure(&[
        Member::optional("SessionId", &SESSION_ID_TYPE),
        Member::optional("SessionType", &SESSION_TYPE_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("CreateDate", &DATE_TYPE),
        Member::optional("LastActiveDate", &DATE_TYPE),
        Member::optional("DeviceType", &SESSION_DEVICE_TYPE),
        Member::optional("LastIPAddress", &SESSION_IP_ADDRESS_TYPE),
        Member::optional("LastLocation", &SESSION_LOCATION_TYPE),
        Member::optional("OriginSessionId", &SESSION_ID_TYPE),
        Member::optional("IsCurrentSession", &WRAPPED_BOOLEAN_TYPE),
    ]),
);

pub static SESSION_DEVICE_TYPE: Shape =
    Shape::new("SessionDeviceType", Kind::String { length: Bounds::within(0, 1024), pattern: None });

pub static SESSION_ID_TYPE: Shape = Shape::new(
    "SessionIdType",
    Kind::String {
        length: Bounds::within(28, 28),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^(tkn|sso)[a-z0-9]{25}$");
            &PATTERN
        }),
    },
);

pub static SESSION_IP_ADDRESS_TYPE: Shape =
    Shape::sensitive("SessionIpAddressType", Kind::String { length: Bounds::within(0, 128), pattern: None });

pub static SESSION_LOCATION_CITY_TYPE: Shape =
    Shape::new("SessionLocationCityType", Kind::String { length: Bounds::within(0, 256), pattern: None });

pub static SESSION_LOCATION_COUNTRY_TYPE: Shape =
    Shape::new("SessionLocationCountryType", Kind::String { length: Bounds::within(0, 256), pattern: None });

pub static SESSION_LOCATION_TYPE: Shape = Shape::new(
    "SessionLocationType",
    Kind::Structure(&[
        Member::optional("City", &SESSION_LOCATION_CITY_TYPE),
        Member::optional("Country", &SESSION_LOCATION_COUNTRY_TYPE),
    ]),
);

pub static SESSION_TYPE: Shape =
    Shape::sensitive("SessionType", Kind::String { length: Bounds::within(20, 4096), pattern: None });

pub static SESSION_TYPE_TYPE: Shape = Shape::new("SessionTypeType", Kind::Enum(&["TOKEN", "SSO"]));

pub static SESSIONS_LIST_TYPE: Shape =
    Shape::new("SessionsListType", Kind::List { member: &SESSION_DESCRIPTION_TYPE, length: Bounds::within(0, 125) });

pub static SET_LOG_DELIVERY_CONFIGURATION_REQUEST: Shape = Shape::new(
    "SetLogDeliveryConfigurationRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("LogConfigurations", &LOG_CONFIGURATION_LIST_TYPE),
    ]),
);

pub static SET_LOG_DELIVERY_CONFIGURATION_RESPONSE: Shape = Shape::new(
    "SetLogDeliveryConfigurationResponse",
    Kind::Structure(&[Member::optional("LogDeliveryConfiguration", &LOG_DELIVERY_CONFIGURATION_TYPE)]),
);

pub static SET_RISK_CONFIGURATION_REQUEST: Shape = Shape::new(
    "SetRiskConfigurationRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("CompromisedCredentialsRiskConfiguration", &COMPROMISED_CREDENTIALS_RISK_CONFIGURATION_TYPE),
        Member::optional("AccountTakeoverRiskConfiguration", &ACCOUNT_TAKEOVER_RISK_CONFIGURATION_TYPE),
        Member::optional("RiskExceptionConfiguration", &RISK_EXCEPTION_CONFIGURATION_TYPE),
    ]),
);

pub static SET_RISK_CONFIGURATION_RESPONSE: Shape = Shape::new(
    "SetRiskConfigurationResponse",
    Kind::Structure(&[Member::required("RiskConfiguration", &RISK_CONFIGURATION_TYPE)]),
);

pub static SET_UI_CUSTOMIZATION_REQUEST: Shape = Shape::new(
    "SetUICustomizationRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("CSS", &CSS_TYPE),
        Member::optional("ImageFile", &IMAGE_FILE_TYPE),
    ]),
);

pub static SET_UI_CUSTOMIZATION_RESPONSE: Shape = Shape::new(
    "SetUICustomizationResponse",
    Kind::Structure(&[Member::required("UICustomization", &UI_CUSTOMIZATION_TYPE)]),
);

pub static SET_USER_MFA_PREFERENCE_REQUEST: Shape = Shape::new(
    "SetUserMFAPreferenceRequest",
    Kind::Structure(&[
        Member::optional("SMSMfaSettings", &SMS_MFA_SETTINGS_TYPE),
        Member::optional("SoftwareTokenMfaSettings", &SOFTWARE_TOKEN_MFA_SETTINGS_TYPE),
        Member::optional("EmailMfaSettings", &EMAIL_MFA_SETTINGS_TYPE),
        Member::optional("WebAuthnMfaSettings", &WEB_AUTHN_MFA_SETTINGS_TYPE),
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
    ]),
);

pub static SET_USER_MFA_PREFERENCE_RESPONSE: Shape = Shape::new("SetUserMFAPreferenceResponse", Kind::Structure(&[]));

pub static SET_USER_POOL_CLIENT_SESSION_CONFIGURATION_REQUEST: Shape = Shape::new(
    "SetUserPoolClientSessionConfigurationRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("SSOSession", &CLIENT_SSO_SESSION_CONFIG_TYPE),
    ]),
);

pub static SET_USER_POOL_CLIENT_SESSION_CONFIGURATION_RESPONSE: Shape = Shape::new(
    "SetUserPoolClientSessionConfigurationResponse",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("SSOSession", &CLIENT_SSO_SESSION_CONFIG_TYPE),
    ]),
);

pub static SET_USER_POOL_MFA_CONFIG_REQUEST: Shape = Shape::new(
    "SetUserPoolMfaConfigRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("SmsMfaConfiguration", &SMS_MFA_CONFIG_TYPE),
        Member::optional("SoftwareTokenMfaConfiguration", &SOFTWARE_TOKEN_MFA_CONFIG_TYPE),
        Member::optional("EmailMfaConfiguration", &EMAIL_MFA_CONFIG_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("WebAuthnConfiguration", &WEB_AUTHN_CONFIGURATION_TYPE),
    ]),
);

pub static SET_USER_POOL_MFA_CONFIG_RESPONSE: Shape = Shape::new(
    "SetUserPoolMfaConfigResponse",
    Kind::Structure(&[
        Member::optional("SmsMfaConfiguration", &SMS_MFA_CONFIG_TYPE),
        Member::optional("SoftwareTokenMfaConfiguration", &SOFTWARE_TOKEN_MFA_CONFIG_TYPE),
        Member::optional("EmailMfaConfiguration", &EMAIL_MFA_CONFIG_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("WebAuthnConfiguration", &WEB_AUTHN_CONFIGURATION_TYPE),
    ]),
);

pub static SET_USER_POOL_SESSION_CONFIGURATION_REQUEST: Shape = Shape::new(
    "SetUserPoolSessionConfigurationRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("UserSessionTracking", &USER_SESSION_TRACKING_TYPE),
        Member::required("TokenSession", &USER_POOL_TOKEN_SESSION_CONFIG_TYPE),
    ]),
);

pub static SET_USER_POOL_SESSION_CONFIGURATION_RESPONSE: Shape = Shape::new(
    "SetUserPoolSessionConfigurationResponse",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("UserSessionTracking", &USER_SESSION_TRACKING_TYPE),
        Member::optional("TokenSession", &USER_POOL_TOKEN_SESSION_CONFIG_TYPE),
    ]),
);

pub static SET_USER_SETTINGS_REQUEST: Shape = Shape::new(
    "SetUserSettingsRequest",
    Kind::Structure(&[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("MFAOptions", &MFA_OPTION_LIST_TYPE),
    ]),
);

pub static SET_USER_SETTINGS_RESPONSE: Shape = Shape::new("SetUserSettingsResponse", Kind::Structure(&[]));

pub static SIGN_IN_POLICY_TYPE: Shape = Shape::new(
    "SignInPolicyType",
    Kind::Structure(&[Member::optional("AllowedFirstAuthFactors", &ALLOWED_FIRST_AUTH_FACTORS_LIST_TYPE)]),
);

pub static SIGN_UP_REQUEST: Shape = Shape::new(
    "SignUpRequest",
    Kind::Structure(&[
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("SecretHash", &SECRET_HASH_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::optional("Password", &PASSWORD_TYPE),
        Member::optional("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("ValidationData", &ATTRIBUTE_LIST_TYPE),
        Member::optional("AnalyticsMetadata", &ANALYTICS_METADATA_TYPE),
        Member::optional("UserContextData", &USER_CONTEXT_DATA_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static SIGN_UP_RESPONSE: Shape = Shape::new(
    "SignUpResponse",
    Kind::Structure(&[
        Member::required("UserConfirmed", &BOOLEAN_TYPE),
        Member::optional("CodeDeliveryDetails", &CODE_DELIVERY_DETAILS_TYPE),
        Member::required("UserSub", &STRING_TYPE),
        Member::optional("Session", &SESSION_TYPE),
    ]),
);

pub static SKIPPED_IP_RANGE_LIST_TYPE: Shape =
    Shape::new("SkippedIPRangeListType", Kind::List { member: &STRING_TYPE, length: Bounds::at_most(200) });

pub static SMS_CONFIGURATION_TYPE: Shape = Shape::new(
    "SmsConfigurationType",
    Kind::Structure(&[
        Member::optional("SnsCallerArn", &OPTIONAL_ARN_TYPE),
        Member::optional("ExternalId", &STRING_TYPE),
        Member::optional("SnsRegion", &REGION_CODE_TYPE),
        Member::optional("EumsSms", &EUMS_SMS_CONFIGURATION_TYPE),
    ]),
);

pub static SMS_INVITE_MESSAGE_TYPE: Shape = Shape::new(
    "SmsInviteMessageType",
    Kind::String {
        length: Bounds::within(6, 140),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("(?s).*");
            &PATTERN
        }),
    },
);

pub static SMS_MFA_CONFIG_TYPE: Shape = Shape::new(
    "SmsMfaConfigType",
    Kind::Structure(&[
        Member::optional("SmsAuthenticationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("SmsConfiguration", &SMS_CONFIGURATION_TYPE),
    ]),
);

pub static SMS_VERIFICATION_MESSAGE_TYPE: Shape = Shape::new(
    "SmsVerificationMessageType",
    Kind::String {
        length: Bounds::within(6, 140),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(".*\\{####\\}.*");
            &PATTERN
        }),
    },
);

pub static SOFTWARE_TOKEN_MFA_USER_CODE_TYPE: Shape = Shape::sensitive(
    "SoftwareTokenMFAUserCodeType",
    Kind::String {
        length: Bounds::within(6, 6),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[0-9]+");
            &PATTERN
        }),
    },
);

pub static SOFTWARE_TOKEN_MFA_CONFIG_TYPE: Shape =
    Shape::new("SoftwareTokenMfaConfigType", Kind::Structure(&[Member::optional("Enabled", &BOOLEAN_TYPE)]));

pub static SOFTWARE_TOKEN_MFA_SETTINGS_TYPE: Shape = Shape::new(
    "SoftwareTokenMfaSettingsType",
    Kind::Structure(&[Member::optional("Enabled", &BOOLEAN_TYPE), Member::optional("PreferredMfa", &BOOLEAN_TYPE)]),
);

pub static START_USER_IMPORT_JOB_REQUEST: Shape = Shape::new(
    "StartUserImportJobRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("JobId", &USER_IMPORT_JOB_ID_TYPE),
    ]),
);

pub static START_USER_IMPORT_JOB_RESPONSE: Shape = Shape::new(
    "StartUserImportJobResponse",
    Kind::Structure(&[Member::optional("UserImportJob", &USER_IMPORT_JOB_TYPE)]),
);

pub static START_WEB_AUTHN_REGISTRATION_REQUEST: Shape = Shape::new(
    "StartWebAuthnRegistrationRequest",
    Kind::Structure(&[Member::required("AccessToken", &TOKEN_MODEL_TYPE)]),
);

pub static START_WEB_AUTHN_REGISTRATION_RESPONSE: Shape = Shape::new(
    "StartWebAuthnRegistrationResponse",
    Kind::Structure(&[Member::required("CredentialCreationOptions", &DOCUMENT)]),
);

pub static STATUS_TYPE: Shape = Shape::new("StatusType", Kind::Enum(&["Enabled", "Disabled"]));

pub static STOP_USER_IMPORT_JOB_REQUEST: Shape = Shape::new(
    "StopUserImportJobRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("JobId", &USER_IMPORT_JOB_ID_TYPE),
    ]),
);

pub static STOP_USER_IMPORT_JOB_RESPONSE: Shape = Shape::new(
    "StopUserImportJobResponse",
    Kind::Structure(&[Member::optional("UserImportJob", &USER_IMPORT_JOB_TYPE)]),
);

pub static STRING_ATTRIBUTE_CONSTRAINTS_TYPE: Shape = Shape::new(
    "StringAttributeConstraintsType",
    Kind::Structure(&[Member::optional("MinLength", &STRING_TYPE), Member::optional("MaxLength", &STRING_TYPE)]),
);

pub static STRING_TO_STRING_MAP_TYPE: Shape =
    Shape::new("StringToStringMapType", Kind::Map { key: &STRING_TYPE, value: &STRING_TYPE, length: Bounds::NONE });

pub static STRING_TYPE: Shape =
    Shape::new("StringType", Kind::String { length: Bounds::within(0, 131072), pattern: None });

pub static SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE: Shape =
    Shape::new("SupportedIdentityProvidersListType", Kind::List { member: &PROVIDER_NAME_TYPE, length: Bounds::NONE });

pub static TAG_KEYS_TYPE: Shape =
    Shape::new("TagKeysType", Kind::String { length: Bounds::within(1, 128), pattern: None });

pub static TAG_RESOURCE_REQUEST: Shape = Shape::new(
    "TagResourceRequest",
    Kind::Structure(&[Member::required("ResourceArn", &ARN_TYPE), Member::required("Tags", &USER_POOL_TAGS_TYPE)]),
);

pub static TAG_RESOURCE_RESPONSE: Shape = Shape::new("TagResourceResponse", Kind::Structure(&[]));

pub static TAG_VALUE_TYPE: Shape =
    Shape::new("TagValueType", Kind::String { length: Bounds::within(0, 256), pattern: None });

pub static TEMPORARY_PASSWORD_VALIDITY_DAYS_TYPE: Shape =
    Shape::new("TemporaryPasswordValidityDaysType", Kind::Integer(Bounds::within(0, 365)));

pub static TERMS_DESCRIPTION_LIST_TYPE: Shape =
    Shape::new("TermsDescriptionListType", Kind::List { member: &TERMS_DESCRIPTION_TYPE, length: Bounds::NONE });

pub static TERMS_DESCRIPTION_TYPE: Shape = Shape::new(
    "TermsDescriptionType",
    Kind::Structure(&[
        Member::required("TermsId", &TERMS_ID_TYPE),
        Member::required("TermsName", &TERMS_NAME_TYPE),
        Member::required("Enforcement", &TERMS_ENFORCEMENT_TYPE),
        Member::required("CreationDate", &DATE_TYPE),
        Member::required("LastModifiedDate", &DATE_TYPE),
    ]),
);

pub static TERMS_ENFORCEMENT_TYPE: Shape = Shape::new("TermsEnforcementType", Kind::Enum(&["NONE"]));

pub static TERMS_ID_TYPE: Shape = Shape::new(
    "TermsIdType",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
            );
            &PATTERN
        }),
    },
);

pub static TERMS_NAME_TYPE: Shape = Shape::new(
    "TermsNameType",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^(terms-of-use|privacy-policy)$");
            &PATTERN
        }),
    },
);

pub static TERMS_SOURCE_TYPE: Shape = Shape::new("TermsSourceType", Kind::Enum(&["LINK"]));

pub static TERMS_TYPE: Shape = Shape::new(
    "TermsType",
    Kind::Structure(&[
        Member::required("TermsId", &TERMS_ID_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::required("TermsName", &TERMS_NAME_TYPE),
        Member::required("TermsSource", &TERMS_SOURCE_TYPE),
        Member::required("Enforcement", &TERMS_ENFORCEMENT_TYPE),
        Member::required("Links", &LINKS_TYPE),
        Member::required("CreationDate", &DATE_TYPE),
        Member::required("LastModifiedDate", &DATE_TYPE),
    ]),
);

pub static TIME_UNITS_TYPE: Shape = Shape::new("TimeUnitsType", Kind::Enum(&["seconds", "minutes", "hours", "days"]));

pub static TOKEN_MODEL_TYPE: Shape = Shape::sensitive(
    "TokenModelType",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[A-Za-z0-9-_=.]+");
            &PATTERN
        }),
    },
);

pub static TOKEN_TYPE_IDENTIFIER_TYPE: Shape =
    Shape::new("TokenTypeIdentifierType", Kind::Enum(&["ACCESS_TOKEN", "ID_TOKEN", "SAML2"]));

pub static TOKEN_VALIDITY_UNITS_TYPE: Shape = Shape::new(
    "TokenValidityUnitsType",
    Kind::Structure(&[
        Member::optional("AccessToken", &TIME_UNITS_TYPE),
        Member::optional("IdToken", &TIME_UNITS_TYPE),
        Member::optional("RefreshToken", &TIME_UNITS_TYPE),
    ]),
);

pub static UI_CUSTOMIZATION_TYPE: Shape = Shape::new(
    "UICustomizationType",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ImageUrl", &IMAGE_URL_TYPE),
        Member::optional("CSS", &CSS_TYPE),
        Member::optional("CSSVersion", &CSS_VERSION_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
    ]),
);

pub static UNTAG_RESOURCE_REQUEST: Shape = Shape::new(
    "UntagResourceRequest",
    Kind::Structure(&[
        Member::required("ResourceArn", &ARN_TYPE),
        Member::required("TagKeys", &USER_POOL_TAGS_LIST_TYPE),
    ]),
);

pub static UNTAG_RESOURCE_RESPONSE: Shape = Shape::new("UntagResourceResponse", Kind::Structure(&[]));

pub static UPDATE_AUTH_EVENT_FEEDBACK_REQUEST: Shape = Shape::new(
    "UpdateAuthEventFeedbackRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Username", &USERNAME_TYPE),
        Member::required("EventId", &EVENT_ID_TYPE),
        Member::required("FeedbackToken", &TOKEN_MODEL_TYPE),
        Member::required("FeedbackValue", &FEEDBACK_VALUE_TYPE),
    ]),
);

pub static UPDATE_AUTH_EVENT_FEEDBACK_RESPONSE: Shape =
    Shape::new("UpdateAuthEventFeedbackResponse", Kind::Structure(&[]));

pub static UPDATE_DEVICE_STATUS_REQUEST: Shape = Shape::new(
    "UpdateDeviceStatusRequest",
    Kind::Structure(&[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("DeviceKey", &DEVICE_KEY_TYPE),
        Member::optional("DeviceRememberedStatus", &DEVICE_REMEMBERED_STATUS_TYPE),
    ]),
);

pub static UPDATE_DEVICE_STATUS_RESPONSE: Shape = Shape::new("UpdateDeviceStatusResponse", Kind::Structure(&[]));

pub static UPDATE_GROUP_REQUEST: Shape = Shape::new(
    "UpdateGroupRequest",
    Kind::Structure(&[
        Member::required("GroupName", &GROUP_NAME_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("Description", &DESCRIPTION_TYPE),
        Member::optional("RoleArn", &ARN_TYPE),
        Member::optional("Precedence", &PRECEDENCE_TYPE),
    ]),
);

pub static UPDATE_GROUP_RESPONSE: Shape =
    Shape::new("UpdateGroupResponse", Kind::Structure(&[Member::optional("Group", &GROUP_TYPE)]));

pub static UPDATE_IDENTITY_PROVIDER_REQUEST: Shape = Shape::new(
    "UpdateIdentityProviderRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ProviderName", &PROVIDER_NAME_TYPE),
        Member::optional("ProviderDetails", &PROVIDER_DETAILS_TYPE),
        Member::optional("AttributeMapping", &ATTRIBUTE_MAPPING_TYPE),
        Member::optional("IdpIdentifiers", &IDP_IDENTIFIERS_LIST_TYPE),
        Member::optional("AcrMapping", &ACR_MAPPING_TYPE),
    ]),
);

pub static UPDATE_IDENTITY_PROVIDER_RESPONSE: Shape = Shape::new(
    "UpdateIdentityProviderResponse",
    Kind::Structure(&[Member::required("IdentityProvider", &IDENTITY_PROVIDER_TYPE)]),
);

pub static UPDATE_MANAGED_LOGIN_BRANDING_REQUEST: Shape = Shape::new(
    "UpdateManagedLoginBrandingRequest",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ManagedLoginBrandingId", &MANAGED_LOGIN_BRANDING_ID_TYPE),
        Member::optional("UseCognitoProvidedValues", &BOOLEAN_TYPE),
        Member::optional("Settings", &DOCUMENT),
        Member::optional("Assets", &ASSET_LIST_TYPE),
    ]),
);

pub static UPDATE_MANAGED_LOGIN_BRANDING_RESPONSE: Shape = Shape::new(
    "UpdateManagedLoginBrandingResponse",
    Kind::Structure(&[Member::optional("ManagedLoginBranding", &MANAGED_LOGIN_BRANDING_TYPE)]),
);

pub static UPDATE_PROVISIONED_LIMIT_REQUEST: Shape = Shape::new(
    "UpdateProvisionedLimitRequest",
    Kind::Structure(&[
        Member::required("LimitDefinition", &LIMIT_DEFINITION_TYPE),
        Member::required("RequestedLimitValue", &INTEGER_TYPE),
    ]),
);

pub static UPDATE_PROVISIONED_LIMIT_RESPONSE: Shape =
    Shape::new("UpdateProvisionedLimitResponse", Kind::Structure(&[Member::required("Limit", &LIMIT_TYPE)]));

pub static UPDATE_REPLICA_STATUS_TYPE: Shape =
    Shape::new("UpdateReplicaStatusType", Kind::Enum(&["ACTIVE", "INACTIVE"]));

pub static UPDATE_RESOURCE_SERVER_REQUEST: Shape = Shape::new(
    "UpdateResourceServerRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("Identifier", &RESOURCE_SERVER_IDENTIFIER_TYPE),
        Member::required("Name", &RESOURCE_SERVER_NAME_TYPE),
        Member::optional("Scopes", &RESOURCE_SERVER_SCOPE_LIST_TYPE),
    ]),
);

pub static UPDATE_RESOURCE_SERVER_RESPONSE: Shape = Shape::new(
    "UpdateResourceServerResponse",
    Kind::Structure(&[Member::required("ResourceServer", &RESOURCE_SERVER_TYPE)]),
);

pub static UPDATE_TERMS_REQUEST: Shape = Shape::new(
    "UpdateTermsRequest",
    Kind::Structure(&[
        Member::required("TermsId", &TERMS_ID_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("TermsName", &TERMS_NAME_TYPE),
        Member::optional("TermsSource", &TERMS_SOURCE_TYPE),
        Member::optional("Enforcement", &TERMS_ENFORCEMENT_TYPE),
        Member::optional("Links", &LINKS_TYPE),
    ]),
);

pub static UPDATE_TERMS_RESPONSE: Shape =
    Shape::new("UpdateTermsResponse", Kind::Structure(&[Member::optional("Terms", &TERMS_TYPE)]));

pub static UPDATE_USER_ATTRIBUTES_REQUEST: Shape = Shape::new(
    "UpdateUserAttributesRequest",
    Kind::Structure(&[
        Member::required("UserAttributes", &ATTRIBUTE_LIST_TYPE),
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("ClientMetadata", &CLIENT_METADATA_TYPE),
    ]),
);

pub static UPDATE_USER_ATTRIBUTES_RESPONSE: Shape = Shape::new(
    "UpdateUserAttributesResponse",
    Kind::Structure(&[Member::optional("CodeDeliveryDetailsList", &CODE_DELIVERY_DETAILS_LIST_TYPE)]),
);

pub static UPDATE_USER_POOL_CLIENT_REQUEST: Shape = Shape::new(
    "UpdateUserPoolClientRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientName", &CLIENT_NAME_TYPE),
        Member::optional("RefreshTokenValidity", &REFRESH_TOKEN_VALIDITY_TYPE),
        Member::optional("AccessTokenValidity", &ACCESS_TOKEN_VALIDITY_TYPE),
        Member::optional("IdTokenValidity", &ID_TOKEN_VALIDITY_TYPE),
        Member::optional("TokenValidityUnits", &TOKEN_VALIDITY_UNITS_TYPE),
        Member::optional("ReadAttributes", &CLIENT_PERMISSION_LIST_TYPE),
        Member::optional("WriteAttributes", &CLIENT_PERMISSION_LIST_TYPE),
        Member::optional("ExplicitAuthFlows", &EXPLICIT_AUTH_FLOWS_LIST_TYPE),
        Member::optional("SupportedIdentityProviders", &SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE),
        Member::optional("CallbackURLs", &CALLBACK_URLS_LIST_TYPE),
        Member::optional("LogoutURLs", &LOGOUT_URLS_LIST_TYPE),
        Member::optional("DefaultRedirectURI", &REDIRECT_URL_TYPE),
        Member::optional("AllowedOAuthFlows", &OAUTH_FLOWS_TYPE),
        Member::optional("AllowedOAuthScopes", &SCOPE_LIST_TYPE),
        Member::optional("AllowedOAuthFlowsUserPoolClient", &BOOLEAN_TYPE),
        Member::optional("AnalyticsConfiguration", &ANALYTICS_CONFIGURATION_TYPE),
        Member::optional("PreventUserExistenceErrors", &PREVENT_USER_EXISTENCE_ERROR_TYPES),
        Member::optional("EnableTokenRevocation", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("EnablePropagateAdditionalUserContextData", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("AuthSessionValidity", &AUTH_SESSION_VALIDITY_TYPE),
        Member::optional("RefreshTokenRotation", &REFRESH_TOKEN_ROTATION_TYPE),
    ]),
);

pub static UPDATE_USER_POOL_CLIENT_RESPONSE: Shape = Shape::new(
    "UpdateUserPoolClientResponse",
    Kind::Structure(&[Member::optional("UserPoolClient", &USER_POOL_CLIENT_TYPE)]),
);

pub static UPDATE_USER_POOL_DOMAIN_REQUEST: Shape = Shape::new(
    "UpdateUserPoolDomainRequest",
    Kind::Structure(&[
        Member::required("Domain", &DOMAIN_TYPE),
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ManagedLoginVersion", &WRAPPED_INTEGER_TYPE),
        Member::optional("CustomDomainConfig", &CUSTOM_DOMAIN_CONFIG_TYPE),
        Member::optional("Routing", &ROUTING_TYPE),
    ]),
);

pub static UPDATE_USER_POOL_DOMAIN_RESPONSE: Shape = Shape::new(
    "UpdateUserPoolDomainResponse",
    Kind::Structure(&[
        Member::optional("ManagedLoginVersion", &WRAPPED_INTEGER_TYPE),
        Member::optional("CloudFrontDomain", &DOMAIN_TYPE),
        Member::optional("Routing", &ROUTING_TYPE),
    ]),
);

pub static UPDATE_USER_POOL_REPLICA_REQUEST: Shape = Shape::new(
    "UpdateUserPoolReplicaRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::required("RegionName", &REGION_NAME_TYPE),
        Member::required("Status", &UPDATE_REPLICA_STATUS_TYPE),
    ]),
);

pub static UPDATE_USER_POOL_REPLICA_RESPONSE: Shape = Shape::new(
    "UpdateUserPoolReplicaResponse",
    Kind::Structure(&[Member::optional("UserPoolReplica", &USER_POOL_REPLICA_TYPE)]),
);

pub static UPDATE_USER_POOL_REQUEST: Shape = Shape::new(
    "UpdateUserPoolRequest",
    Kind::Structure(&[
        Member::required("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("Policies", &USER_POOL_POLICY_TYPE),
        Member::optional("DeletionProtection", &DELETION_PROTECTION_TYPE),
        Member::optional("LambdaConfig", &LAMBDA_CONFIG_TYPE),
        Member::optional("AutoVerifiedAttributes", &VERIFIED_ATTRIBUTES_LIST_TYPE),
        Member::optional("SmsVerificationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailVerificationMessage", &EMAIL_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailVerificationSubject", &EMAIL_VERIFICATION_SUBJECT_TYPE),
        Member::optional("VerificationMessageTemplate", &VERIFICATION_MESSAGE_TEMPLATE_TYPE),
        Member::optional("SmsAuthenticationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("UserAttributeUpdateSettings", &USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("DeviceConfiguration", &DEVICE_CONFIGURATION_TYPE),
        Member::optional("EmailConfiguration", &EMAIL_CONFIGURATION_TYPE),
        Member::optional("SmsConfiguration", &SMS_CONFIGURATION_TYPE),
        Member::optional("UserPoolTags", &USER_POOL_TAGS_TYPE),
        Member::optional("AdminCreateUserConfig", &ADMIN_CREATE_USER_CONFIG_TYPE),
        Member::optional("UserPoolAddOns", &USER_POOL_ADD_ONS_TYPE),
        Member::optional("DcrConfiguration", &DCR_CONFIGURATION_TYPE),
        Member::optional("AccountRecoverySetting", &ACCOUNT_RECOVERY_SETTING_TYPE),
        Member::optional("PoolName", &USER_POOL_NAME_TYPE),
        Member::optional("UserPoolTier", &USER_POOL_TIER_TYPE),
        Member::optional("KeyConfiguration", &KEY_CONFIGURATION_TYPE),
        Member::optional("IssuerConfiguration", &ISSUER_CONFIGURATION_TYPE),
        Member::optional("AcrConfiguration", &ACR_CONFIGURATION_TYPE),
    ]),
);

pub static UPDATE_USER_POOL_RESPONSE: Shape = Shape::new("UpdateUserPoolResponse", Kind::Structure(&[]));

pub static USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE: Shape = Shape::new(
    "UserAttributeUpdateSettingsType",
    Kind::Structure(&[Member::optional(
        "AttributesRequireVerificationBeforeUpdate",
        &ATTRIBUTES_REQUIRE_VERIFICATION_BEFORE_UPDATE_TYPE,
    )]),
);

pub static USER_CONTEXT_DATA_TYPE: Shape = Shape::sensitive(
    "UserContextDataType",
    Kind::Structure(&[Member::optional("IpAddress", &STRING_TYPE), Member::optional("EncodedData", &STRING_TYPE)]),
);

pub static USER_FILTER_TYPE: Shape =
    Shape::new("UserFilterType", Kind::String { length: Bounds::at_most(256), pattern: None });

pub static USER_IMPORT_JOB_ID_TYPE: Shape = Shape::new(
    "UserImportJobIdType",
    Kind::String {
        length: Bounds::within(1, 55),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("import-[0-9a-zA-Z-]+");
            &PATTERN
        }),
    },
);

pub static USER_IMPORT_JOB_NAME_TYPE: Shape = Shape::new(
    "UserImportJobNameType",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w\\s+=,.@-]+");
            &PATTERN
        }),
    },
);

pub static USER_IMPORT_JOB_STATUS_TYPE: Shape = Shape::new(
    "UserImportJobStatusType",
    Kind::Enum(&["Created", "Pending", "InProgress", "Stopping", "Expired", "Stopped", "Failed", "Succeeded"]),
);

pub static USER_IMPORT_JOB_TYPE: Shape = Shape::new(
    "UserImportJobType",
    Kind::Structure(&[
        Member::optional("JobName", &USER_IMPORT_JOB_NAME_TYPE),
        Member::optional("JobId", &USER_IMPORT_JOB_ID_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("PreSignedUrl", &PRE_SIGNED_URL_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("StartDate", &DATE_TYPE),
        Member::optional("CompletionDate", &DATE_TYPE),
        Member::optional("Status", &USER_IMPORT_JOB_STATUS_TYPE),
        Member::optional("CloudWatchLogsRoleArn", &ARN_TYPE),
        Member::optional("ImportedUsers", &LONG_TYPE),
        Member::optional("SkippedUsers", &LONG_TYPE),
        Member::optional("FailedUsers", &LONG_TYPE),
        Member::optional("CompletionMessage", &COMPLETION_MESSAGE_TYPE),
        Member::optional("PasswordHashingAlgorithm", &PASSWORD_HASHING_ALGORITHM_TYPE),
    ]),
);

pub static USER_IMPORT_JOBS_LIST_TYPE: Shape =
    Shape::new("UserImportJobsListType", Kind::List { member: &USER_IMPORT_JOB_TYPE, length: Bounds::within(1, 50) });

pub static USER_MFA_SETTING_LIST_TYPE: Shape =
    Shape::new("UserMFASettingListType", Kind::List { member: &STRING_TYPE, length: Bounds::NONE });

pub static USER_POOL_ADD_ONS_TYPE: Shape = Shape::new(
    "UserPoolAddOnsType",
    Kind::Structure(&[
        Member::required("AdvancedSecurityMode", &ADVANCED_SECURITY_MODE_TYPE),
        Member::optional("AdvancedSecurityAdditionalFlows", &ADVANCED_SECURITY_ADDITIONAL_FLOWS_TYPE),
    ]),
);

pub static USER_POOL_CLIENT_DESCRIPTION: Shape = Shape::new(
    "UserPoolClientDescription",
    Kind::Structure(&[
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ClientName", &CLIENT_NAME_TYPE),
    ]),
);

pub static USER_POOL_CLIENT_LIST_TYPE: Shape =
    Shape::new("UserPoolClientListType", Kind::List { member: &USER_POOL_CLIENT_DESCRIPTION, length: Bounds::NONE });

pub static USER_POOL_CLIENT_TYPE: Shape = Shape::new(
    "UserPoolClientType",
    Kind::Structure(&[
        Member::optional("UserPoolId", &USER_POOL_ID_TYPE),
        Member::optional("ClientName", &CLIENT_NAME_TYPE),
        Member::optional("ClientId", &CLIENT_ID_TYPE),
        Member::optional("ClientSecret", &CLIENT_SECRET_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("RefreshTokenValidity", &REFRESH_TOKEN_VALIDITY_TYPE),
        Member::optional("AccessTokenValidity", &ACCESS_TOKEN_VALIDITY_TYPE),
        Member::optional("IdTokenValidity", &ID_TOKEN_VALIDITY_TYPE),
        Member::optional("TokenValidityUnits", &TOKEN_VALIDITY_UNITS_TYPE),
        Member::optional("ReadAttributes", &CLIENT_PERMISSION_LIST_TYPE),
        Member::optional("WriteAttributes", &CLIENT_PERMISSION_LIST_TYPE),
        Member::optional("ExplicitAuthFlows", &EXPLICIT_AUTH_FLOWS_LIST_TYPE),
        Member::optional("SupportedIdentityProviders", &SUPPORTED_IDENTITY_PROVIDERS_LIST_TYPE),
        Member::optional("CallbackURLs", &CALLBACK_URLS_LIST_TYPE),
        Member::optional("LogoutURLs", &LOGOUT_URLS_LIST_TYPE),
        Member::optional("DefaultRedirectURI", &REDIRECT_URL_TYPE),
        Member::optional("AllowedOAuthFlows", &OAUTH_FLOWS_TYPE),
        Member::optional("AllowedOAuthScopes", &SCOPE_LIST_TYPE),
        Member::optional("AllowedOAuthFlowsUserPoolClient", &BOOLEAN_TYPE),
        Member::optional("AnalyticsConfiguration", &ANALYTICS_CONFIGURATION_TYPE),
        Member::optional("PreventUserExistenceErrors", &PREVENT_USER_EXISTENCE_ERROR_TYPES),
        Member::optional("EnableTokenRevocation", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("EnablePropagateAdditionalUserContextData", &WRAPPED_BOOLEAN_TYPE),
        Member::optional("AuthSessionValidity", &AUTH_SESSION_VALIDITY_TYPE),
        Member::optional("RefreshTokenRotation", &REFRESH_TOKEN_ROTATION_TYPE),
        Member::optional("ClientType", &CLIENT_TYPE_TYPE),
    ]),
);

pub static USER_POOL_DESCRIPTION_TYPE: Shape = Shape::new(
    "UserPoolDescriptionType",
    Kind::Structure(&[
        Member::optional("Id", &USER_POOL_ID_TYPE),
        Member::optional("Name", &USER_POOL_NAME_TYPE),
        Member::optional("LambdaConfig", &LAMBDA_CONFIG_TYPE),
        Member::optional("Status", &STATUS_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("ReplicaRegions", &REPLICA_REGIONS_TYPE),
    ]),
);

pub static USER_POOL_ID_TYPE: Shape = Shape::new(
    "UserPoolIdType",
    Kind::String {
        length: Bounds::within(1, 55),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w-]+_[0-9a-zA-Z]+");
            &PATTERN
        }),
    },
);

pub static USER_POOL_LIST_TYPE: Shape =
    Shape::new("UserPoolListType", Kind::List { member: &USER_POOL_DESCRIPTION_TYPE, length: Bounds::NONE });

pub static USER_POOL_MFA_TYPE: Shape = Shape::new("UserPoolMfaType", Kind::Enum(&["OFF", "ON", "OPTIONAL"]));

pub static USER_POOL_NAME_TYPE: Shape = Shape::new(
    "UserPoolNameType",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w\\s+=,.@-]+");
            &PATTERN
        }),
    },
);

pub static USER_POOL_POLICY_TYPE: Shape = Shape::new(
    "UserPoolPolicyType",
    Kind::Structure(&[
        Member::optional("PasswordPolicy", &PASSWORD_POLICY_TYPE),
        Member::optional("SignInPolicy", &SIGN_IN_POLICY_TYPE),
    ]),
);

pub static USER_POOL_REPLICA_LIST_TYPE: Shape =
    Shape::new("UserPoolReplicaListType", Kind::List { member: &USER_POOL_REPLICA_TYPE, length: Bounds::NONE });

pub static USER_POOL_REPLICA_TYPE: Shape = Shape::new(
    "UserPoolReplicaType",
    Kind::Structure(&[
        Member::optional("RegionName", &REGION_NAME_TYPE),
        Member::optional("Status", &REPLICA_STATUS_TYPE),
        Member::optional("Role", &REPLICA_ROLE_TYPE),
        Member::optional("UserPoolArn", &ARN_TYPE),
    ]),
);

pub static USER_POOL_TAGS_LIST_TYPE: Shape =
    Shape::new("UserPoolTagsListType", Kind::List { member: &TAG_KEYS_TYPE, length: Bounds::NONE });

pub static USER_POOL_TAGS_TYPE: Shape =
    Shape::new("UserPoolTagsType", Kind::Map { key: &TAG_KEYS_TYPE, value: &TAG_VALUE_TYPE, length: Bounds::NONE });

pub static USER_POOL_TIER_TYPE: Shape = Shape::new("UserPoolTierType", Kind::Enum(&["LITE", "ESSENTIALS", "PLUS"]));

pub static USER_POOL_TOKEN_SESSION_CONFIG_TYPE: Shape = Shape::new(
    "UserPoolTokenSessionConfigType",
    Kind::Structure(&[Member::required("MaxPerUser", &MAX_SESSIONS_PER_USER_TYPE)]),
);

pub static USER_POOL_TYPE: Shape = Shape::new(
    "UserPoolType",
    Kind::Structure(&[
        Member::optional("Id", &USER_POOL_ID_TYPE),
        Member::optional("Name", &USER_POOL_NAME_TYPE),
        Member::optional("Policies", &USER_POOL_POLICY_TYPE),
        Member::optional("DeletionProtection", &DELETION_PROTECTION_TYPE),
        Member::optional("LambdaConfig", &LAMBDA_CONFIG_TYPE),
        Member::optional("Status", &STATUS_TYPE),
        Member::optional("LastModifiedDate", &DATE_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("SchemaAttributes", &SCHEMA_ATTRIBUTES_LIST_TYPE),
        Member::optional("AutoVerifiedAttributes", &VERIFIED_ATTRIBUTES_LIST_TYPE),
        Member::optional("AliasAttributes", &ALIAS_ATTRIBUTES_LIST_TYPE),
        Member::optional("UsernameAttributes", &USERNAME_ATTRIBUTES_LIST_TYPE),
        Member::optional("SmsVerificationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailVerificationMessage", &EMAIL_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailVerificationSubject", &EMAIL_VERIFICATION_SUBJECT_TYPE),
        Member::optional("VerificationMessageTemplate", &VERIFICATION_MESSAGE_TEMPLATE_TYPE),
        Member::optional("SmsAuthenticationMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("UserAttributeUpdateSettings", &USER_ATTRIBUTE_UPDATE_SETTINGS_TYPE),
        Member::optional("MfaConfiguration", &USER_POOL_MFA_TYPE),
        Member::optional("DeviceConfiguration", &DEVICE_CONFIGURATION_TYPE),
        Member::optional("EstimatedNumberOfUsers", &INTEGER_TYPE),
        Member::optional("EmailConfiguration", &EMAIL_CONFIGURATION_TYPE),
        Member::optional("SmsConfiguration", &SMS_CONFIGURATION_TYPE),
        Member::optional("UserPoolTags", &USER_POOL_TAGS_TYPE),
        Member::optional("SmsConfigurationFailure", &STRING_TYPE),
        Member::optional("EmailConfigurationFailure", &STRING_TYPE),
        Member::optional("Domain", &DOMAIN_TYPE),
        Member::optional("CustomDomain", &DOMAIN_TYPE),
        Member::optional("AdminCreateUserConfig", &ADMIN_CREATE_USER_CONFIG_TYPE),
        Member::optional("UserPoolAddOns", &USER_POOL_ADD_ONS_TYPE),
        Member::optional("DcrConfiguration", &DCR_CONFIGURATION_TYPE),
        Member::optional("UsernameConfiguration", &USERNAME_CONFIGURATION_TYPE),
        Member::optional("Arn", &ARN_TYPE),
        Member::optional("AccountRecoverySetting", &ACCOUNT_RECOVERY_SETTING_TYPE),
        Member::optional("UserPoolTier", &USER_POOL_TIER_TYPE),
        Member::optional("KeyConfiguration", &KEY_CONFIGURATION_TYPE),
        Member::optional("IssuerConfiguration", &ISSUER_CONFIGURATION_TYPE),
        Member::optional("AcrConfiguration", &ACR_CONFIGURATION_TYPE),
    ]),
);

pub static USER_SESSION_TRACKING_TYPE: Shape =
    Shape::new("UserSessionTrackingType", Kind::Enum(&["ENABLED", "DISABLED"]));

pub static USER_STATUS_TYPE: Shape = Shape::new(
    "UserStatusType",
    Kind::Enum(&[
        "UNCONFIRMED",
        "CONFIRMED",
        "ARCHIVED",
        "COMPROMISED",
        "UNKNOWN",
        "RESET_REQUIRED",
        "FORCE_CHANGE_PASSWORD",
        "EXTERNAL_PROVIDER",
    ]),
);

pub static USER_TYPE: Shape = Shape::new(
    "UserType",
    Kind::Structure(&[
        Member::optional("Username", &USERNAME_TYPE),
        Member::optional("Attributes", &ATTRIBUTE_LIST_TYPE),
        Member::optional("UserCreateDate", &DATE_TYPE),
        Member::optional("UserLastModifiedDate", &DATE_TYPE),
        Member::optional("Enabled", &BOOLEAN_TYPE),
        Member::optional("UserStatus", &USER_STATUS_TYPE),
        Member::optional("MFAOptions", &MFA_OPTION_LIST_TYPE),
    ]),
);

pub static USER_VERIFICATION_TYPE: Shape = Shape::new("UserVerificationType", Kind::Enum(&["required", "preferred"]));

pub static USERNAME_ATTRIBUTE_TYPE: Shape = Shape::new("UsernameAttributeType", Kind::Enum(&["phone_number", "email"]));

pub static USERNAME_ATTRIBUTES_LIST_TYPE: Shape =
    Shape::new("UsernameAttributesListType", Kind::List { member: &USERNAME_ATTRIBUTE_TYPE, length: Bounds::NONE });

pub static USERNAME_CONFIGURATION_TYPE: Shape = Shape::new(
    "UsernameConfigurationType",
    Kind::Structure(&[Member::required("CaseSensitive", &WRAPPED_BOOLEAN_TYPE)]),
);

pub static USERNAME_TYPE: Shape = Shape::sensitive(
    "UsernameType",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
            &PATTERN
        }),
    },
);

pub static USERS_LIST_TYPE: Shape =
    Shape::new("UsersListType", Kind::List { member: &USER_TYPE, length: Bounds::NONE });

pub static VERIFICATION_MESSAGE_TEMPLATE_TYPE: Shape = Shape::new(
    "VerificationMessageTemplateType",
    Kind::Structure(&[
        Member::optional("SmsMessage", &SMS_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailMessage", &EMAIL_VERIFICATION_MESSAGE_TYPE),
        Member::optional("EmailSubject", &EMAIL_VERIFICATION_SUBJECT_TYPE),
        Member::optional("EmailMessageByLink", &EMAIL_VERIFICATION_MESSAGE_BY_LINK_TYPE),
        Member::optional("EmailSubjectByLink", &EMAIL_VERIFICATION_SUBJECT_BY_LINK_TYPE),
        Member::optional("DefaultEmailOption", &DEFAULT_EMAIL_OPTION_TYPE),
    ]),
);

pub static VERIFIED_ATTRIBUTE_TYPE: Shape = Shape::new("VerifiedAttributeType", Kind::Enum(&["phone_number", "email"]));

pub static VERIFIED_ATTRIBUTES_LIST_TYPE: Shape =
    Shape::new("VerifiedAttributesListType", Kind::List { member: &VERIFIED_ATTRIBUTE_TYPE, length: Bounds::NONE });

pub static VERIFY_SOFTWARE_TOKEN_REQUEST: Shape = Shape::new(
    "VerifySoftwareTokenRequest",
    Kind::Structure(&[
        Member::optional("AccessToken", &TOKEN_MODEL_TYPE),
        Member::optional("Session", &SESSION_TYPE),
        Member::required("UserCode", &SOFTWARE_TOKEN_MFA_USER_CODE_TYPE),
        Member::optional("FriendlyDeviceName", &STRING_TYPE),
    ]),
);

pub static VERIFY_SOFTWARE_TOKEN_RESPONSE: Shape = Shape::new(
    "VerifySoftwareTokenResponse",
    Kind::Structure(&[
        Member::optional("Status", &VERIFY_SOFTWARE_TOKEN_RESPONSE_TYPE),
        Member::optional("Session", &SESSION_TYPE),
    ]),
);

pub static VERIFY_SOFTWARE_TOKEN_RESPONSE_TYPE: Shape =
    Shape::new("VerifySoftwareTokenResponseType", Kind::Enum(&["SUCCESS", "ERROR"]));

pub static VERIFY_USER_ATTRIBUTE_REQUEST: Shape = Shape::new(
    "VerifyUserAttributeRequest",
    Kind::Structure(&[
        Member::required("AccessToken", &TOKEN_MODEL_TYPE),
        Member::required("AttributeName", &ATTRIBUTE_NAME_TYPE),
        Member::required("Code", &CONFIRMATION_CODE_TYPE),
    ]),
);

pub static VERIFY_USER_ATTRIBUTE_RESPONSE: Shape = Shape::new("VerifyUserAttributeResponse", Kind::Structure(&[]));

pub static WEB_AUTHN_AUTHENTICATOR_ATTACHMENT_TYPE: Shape =
    Shape::new("WebAuthnAuthenticatorAttachmentType", Kind::String { length: Bounds::NONE, pattern: None });

pub static WEB_AUTHN_AUTHENTICATOR_TRANSPORT_TYPE: Shape =
    Shape::new("WebAuthnAuthenticatorTransportType", Kind::String { length: Bounds::NONE, pattern: None });

pub static WEB_AUTHN_AUTHENTICATOR_TRANSPORTS_LIST: Shape = Shape::new(
    "WebAuthnAuthenticatorTransportsList",
    Kind::List { member: &WEB_AUTHN_AUTHENTICATOR_TRANSPORT_TYPE, length: Bounds::NONE },
);

pub static WEB_AUTHN_CONFIGURATION_TYPE: Shape = Shape::new(
    "WebAuthnConfigurationType",
    Kind::Structure(&[
        Member::optional("RelyingPartyId", &RELYING_PARTY_ID_TYPE),
        Member::optional("UserVerification", &USER_VERIFICATION_TYPE),
        Member::optional("FactorConfiguration", &WEB_AUTHN_FACTOR_CONFIGURATION_TYPE),
    ]),
);

pub static WEB_AUTHN_CREDENTIAL_DESCRIPTION: Shape = Shape::new(
    "WebAuthnCredentialDescription",
    Kind::Structure(&[
        Member::required("CredentialId", &STRING_TYPE),
        Member::required("FriendlyCredentialName", &STRING_TYPE),
        Member::required("RelyingPartyId", &STRING_TYPE),
        Member::optional("AuthenticatorAttachment", &WEB_AUTHN_AUTHENTICATOR_ATTACHMENT_TYPE),
        Member::required("AuthenticatorTransports", &WEB_AUTHN_AUTHENTICATOR_TRANSPORTS_LIST),
        Member::required("CreatedAt", &DATE_TYPE),
    ]),
);

pub static WEB_AUTHN_CREDENTIAL_DESCRIPTION_LIST_TYPE: Shape = Shape::new(
    "WebAuthnCredentialDescriptionListType",
    Kind::List { member: &WEB_AUTHN_CREDENTIAL_DESCRIPTION, length: Bounds::NONE },
);

pub static WEB_AUTHN_CREDENTIALS_QUERY_LIMIT_TYPE: Shape =
    Shape::new("WebAuthnCredentialsQueryLimitType", Kind::Integer(Bounds::within(0, 20)));

pub static WEB_AUTHN_FACTOR_CONFIGURATION_TYPE: Shape = Shape::new(
    "WebAuthnFactorConfigurationType",
    Kind::Enum(&["SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"]),
);

pub static WEB_AUTHN_MFA_SETTINGS_TYPE: Shape =
    Shape::new("WebAuthnMfaSettingsType", Kind::Structure(&[Member::optional("Enabled", &BOOLEAN_TYPE)]));

pub static WRAPPED_BOOLEAN_TYPE: Shape = Shape::new("WrappedBooleanType", Kind::Boolean);

pub static WRAPPED_INTEGER_TYPE: Shape = Shape::new("WrappedIntegerType", Kind::Integer(Bounds::NONE));
