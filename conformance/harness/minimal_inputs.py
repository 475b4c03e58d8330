"""The least that each operation of administration asks for, so that a test can put one thing wrong and nothing else.

The pool, the app client and the user of a request come from the test; what else an operation needs is here.
"""

import json

from harness.declared_errors import ROOT, signed

USERNAME = "jane"
GROUP = "staff"
PROVIDER = "MyOidc"
SCOPES = "https://api.example"
LINK = {"cognito:default": "https://example.com/terms"}
OIDC = {
    "client_id": "1example23456789",
    "client_secret": "a-secret-of-the-provider",
    "authorize_scopes": "openid",
    "attributes_request_method": "GET",
    "oidc_issuer": "https://auth.example.com",
}
OWN_USER = {"ProviderName": "Cognito", "ProviderAttributeValue": USERNAME}
IDENTITY = {"ProviderName": PROVIDER, "ProviderAttributeName": "Cognito_Subject", "ProviderAttributeValue": "1"}
ROLE = "arn:aws:iam::000000000000:role/cognito-import-logs"
LIMIT = {"LimitDefinition": {"LimitClass": "API_CATEGORY", "Attributes": {"Category": "UserCreation"}}}
ARN = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Unknown00"
DEVICE = "us-east-1_00000000-0000-0000-0000-000000000000"
ID = "00000000-0000-4000-8000-000000000000"
SESSION = "tkn0000000000000000000000000"
PLAN = {"Name": "plan", "AttributeDataType": "String"}

# Who calls: an operation gets those of them that its input has to have.
CALLER = ("UserPoolId", "ClientId", "Username")

MORE = {
    "AddCustomAttributes": {"CustomAttributes": [PLAN]},
    "AdminAddUserToGroup": {"GroupName": GROUP},
    "AdminDeleteUserAttributes": {"UserAttributeNames": ["name"]},
    "AdminDisableProviderForUser": {"User": OWN_USER},
    "AdminForgetDevice": {"DeviceKey": DEVICE},
    "AdminGetDevice": {"DeviceKey": DEVICE},
    "AdminInitiateAuth": {
        "AuthFlow": "ADMIN_USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": USERNAME, "PASSWORD": "Passw0rd!Example"},
    },
    "AdminLinkProviderForUser": {"DestinationUser": OWN_USER, "SourceUser": IDENTITY},
    "AdminRemoveUserFromGroup": {"GroupName": GROUP},
    "AdminRespondToAuthChallenge": {
        "ChallengeName": "SMS_MFA",
        "Session": "a-session-that-nobody-was-given",
        "ChallengeResponses": {"USERNAME": USERNAME, "SMS_MFA_CODE": "123456"},
    },
    "AdminRevokeUserSession": {"SessionId": SESSION},
    "AdminSetUserPassword": {"Password": "An0ther!Password"},
    "AdminSetUserSettings": {"MFAOptions": []},
    "AdminUpdateAuthEventFeedback": {"EventId": ID, "FeedbackValue": "Valid"},
    "AdminUpdateDeviceStatus": {"DeviceKey": DEVICE, "DeviceRememberedStatus": "remembered"},
    "AdminUpdateUserAttributes": {"UserAttributes": [{"Name": "name", "Value": "Jane"}]},
    "CreateGroup": {"GroupName": "new"},
    "CreateIdentityProvider": {"ProviderName": "NewOidc", "ProviderType": "OIDC", "ProviderDetails": OIDC},
    "CreateManagedLoginBranding": {"UseCognitoProvidedValues": True},
    "CreateResourceServer": {"Identifier": SCOPES, "Name": "api"},
    "CreateTerms": {"TermsName": "terms-of-use", "TermsSource": "LINK", "Enforcement": "NONE", "Links": LINK},
    "CreateUserImportJob": {"JobName": "spring", "CloudWatchLogsRoleArn": ROLE},
    "CreateUserPool": {"PoolName": "new"},
    "CreateUserPoolClient": {"ClientName": "new"},
    "CreateUserPoolDomain": {"Domain": "new-domain"},
    "CreateUserPoolReplica": {"RegionName": "us-west-2"},
    "DeleteGroup": {"GroupName": GROUP},
    "DeleteIdentityProvider": {"ProviderName": PROVIDER},
    "DeleteManagedLoginBranding": {"ManagedLoginBrandingId": ID},
    "DeleteResourceServer": {"Identifier": SCOPES},
    "DeleteTerms": {"TermsId": ID},
    "DeleteUserPoolClientSecret": {"ClientSecretId": "1example23456789--0"},
    "DeleteUserPoolDomain": {"Domain": "new-domain"},
    "DeleteUserPoolReplica": {"RegionName": "us-west-2"},
    "DescribeIdentityProvider": {"ProviderName": PROVIDER},
    "DescribeManagedLoginBranding": {"ManagedLoginBrandingId": ID},
    "DescribeResourceServer": {"Identifier": SCOPES},
    "DescribeTerms": {"TermsId": ID},
    "DescribeTermsByClient": {"TermsName": "terms-of-use"},
    "DescribeUserImportJob": {"JobId": "import-0000000000"},
    "DescribeUserPoolDomain": {"Domain": "new-domain"},
    "GetDerivedToken": {"SubjectToken": "a.subject.token", "SubjectTokenType": "ACCESS_TOKEN"},
    "GetGroup": {"GroupName": GROUP},
    "GetIdentityProviderByIdentifier": {"IdpIdentifier": "example.com"},
    "GetProvisionedLimit": LIMIT,
    "ListTagsForResource": {"ResourceArn": ARN},
    "ListUserImportJobs": {"MaxResults": 10},
    "ListUserPools": {"MaxResults": 10},
    "ListUsersInGroup": {"GroupName": GROUP},
    "SetLogDeliveryConfiguration": {"LogConfigurations": []},
    "SetUserPoolClientSessionConfiguration": {"SSOSession": {"MaxValidityMinutes": 60}},
    "SetUserPoolSessionConfiguration": {"UserSessionTracking": "ENABLED", "TokenSession": {"MaxPerUser": 20}},
    "StartUserImportJob": {"JobId": "import-0000000000"},
    "StopUserImportJob": {"JobId": "import-0000000000"},
    "TagResource": {"ResourceArn": ARN, "Tags": {"team": "web"}},
    "UntagResource": {"ResourceArn": ARN, "TagKeys": ["team"]},
    "UpdateGroup": {"GroupName": GROUP},
    "UpdateIdentityProvider": {"ProviderName": PROVIDER},
    "UpdateManagedLoginBranding": {"ManagedLoginBrandingId": ID},
    "UpdateProvisionedLimit": LIMIT | {"RequestedLimitValue": 50},
    "UpdateResourceServer": {"Identifier": SCOPES, "Name": "api"},
    "UpdateTerms": {"TermsId": ID, "Links": LINK},
    "UpdateUserPoolDomain": {"Domain": "new-domain"},
    "UpdateUserPoolReplica": {"RegionName": "us-west-2", "Status": "ACTIVE"},
}


def _inputs() -> dict[str, set[str]]:
    model = json.loads((ROOT / "model/cognito-idp.json").read_text())
    shapes = {name: model["shapes"][operation["input"]] for name, operation in model["operations"].items()}
    required = {name: set(shapes[name].get("required", ())) for name in sorted(signed())}
    # Its model asks for nothing, and nothing is found without the pool.
    required["UpdateManagedLoginBranding"].add("UserPoolId")
    return required


# The members that the input of each operation of administration has to have.
REQUIRED = _inputs()


def naming(member: str) -> list[str]:
    """The operations that cannot be asked without this member."""
    return [operation for operation, members in REQUIRED.items() if member in members]


def minimal(operation: str, caller: dict) -> dict:
    """The least input of an operation; `caller` has the pool, the app client and the user."""
    needed = {member: caller[member] for member in CALLER if member in REQUIRED[operation]}
    members = needed | MORE.get(operation, {})
    assert REQUIRED[operation] <= set(members), f"{operation} needs {REQUIRED[operation] - set(members)}"
    return members
