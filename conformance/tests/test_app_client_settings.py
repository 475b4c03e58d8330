"""What app clients refuse in their settings, their secrets and their session configuration, and how they are listed."""

import pytest

from harness.refusals import refused

INVALID = "InvalidParameterException"
UNKNOWN = "ResourceNotFoundException"
OAUTH = {"AllowedOAuthFlowsUserPoolClient": True, "AllowedOAuthScopes": ["openid"]}
NO_CLIENT = (UNKNOWN, "User pool client nothing does not exist.")
NO_POOL = (UNKNOWN, "User pool us-east-1_nothing does not exist.")


@pytest.mark.parametrize(
    ("settings", "refusal"),
    [
        ({"AccessTokenValidity": 25}, (INVALID, "Invalid range for token validity.")),
        (
            {"AccessTokenValidity": 4, "TokenValidityUnits": {"AccessToken": "minutes"}},
            (INVALID, "Invalid range for token validity."),
        ),
        (
            {"RefreshTokenValidity": 59, "TokenValidityUnits": {"RefreshToken": "minutes"}},
            (INVALID, "Invalid range for token validity."),
        ),
        (
            {"CallbackURLs": ["http://example.com/back"]},
            (INVALID, "http://example.com/back cannot use the HTTP protocol."),
        ),
        (
            {"ReadAttributes": ["shoe_size"]},
            (INVALID, "Invalid read attributes specified while creating a client"),
        ),
        (
            {"WriteAttributes": ["shoe_size"]},
            (INVALID, "Invalid write attributes specified while creating a client"),
        ),
        (
            OAUTH | {"AllowedOAuthFlows": ["code"]},
            (INVALID, "CallbackUrls can not be empty when code flow or implicit flow is selected"),
        ),
        (
            OAUTH
            | {
                "AllowedOAuthFlows": ["code", "client_credentials"],
                "CallbackURLs": ["https://example.com"],
                "GenerateSecret": True,
            },
            (
                "InvalidOAuthFlowException",
                "client_credentials flow can not be selected along with code flow or implicit flow.",
            ),
        ),
        (
            OAUTH | {"AllowedOAuthFlows": ["client_credentials"]},
            (
                "InvalidOAuthFlowException",
                "client_credentials flow can not be selected if client does not have a client secret.",
            ),
        ),
        (
            {"AllowedOAuthFlowsUserPoolClient": True},
            (
                INVALID,
                "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
            ),
        ),
        (
            {"AllowedOAuthScopes": ["openid", "everything"]},
            (INVALID, "Invalid scope requested: everything"),
        ),
        (
            {"AllowedOAuthScopes": ["nothing/read"]},
            ("ScopeDoesNotExistException", "Invalid scope requested: nothing/read"),
        ),
        (
            {"CallbackURLs": ["https://example.com/a"], "DefaultRedirectURI": "https://example.com/b"},
            (INVALID, "The default redirect URI https://example.com/b is not in the callback URIs list."),
        ),
        (
            {"AnalyticsConfiguration": {"ApplicationId": "abc123"}},
            (
                INVALID,
                "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id>"
                " are valid",
            ),
        ),
        (
            {"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "USER_PASSWORD_AUTH"]},
            (INVALID, "ExplicitAuthFlows that begin with ALLOW_ can not be combined with those that do not."),
        ),
        (
            {
                "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
                "RefreshTokenRotation": {"Feature": "ENABLED"},
            },
            (INVALID, "ALLOW_REFRESH_TOKEN_AUTH can not be selected when refresh token rotation is enabled."),
        ),
        (
            {"EnablePropagateAdditionalUserContextData": True},
            (
                INVALID,
                "EnablePropagateAdditionalUserContextData can not be enabled if client does not have a client secret.",
            ),
        ),
        (
            {"GenerateSecret": True, "ClientSecret": "s" * 32},
            (INVALID, "GenerateSecret and ClientSecret can not be used together."),
        ),
    ],
)
def test_settings_that_contradict_each_other_are_refused(make_pool, idp, settings, refusal):
    pool = make_pool()
    assert refused(idp.create_user_pool_client, UserPoolId=pool.id, ClientName="refused", **settings) == refusal
    assert idp.list_user_pool_clients(UserPoolId=pool.id)["UserPoolClients"] == []
    if not {"GenerateSecret", "ClientSecret"} & set(settings):
        client = pool.client()
        assert refused(idp.update_user_pool_client, UserPoolId=pool.id, ClientId=client.id, **settings) == refusal


def test_an_unknown_provider_is_named(make_pool, idp):
    pool = make_pool()
    members = {"ClientName": "federated", "SupportedIdentityProviders": ["COGNITO", "Nobody"]}
    assert refused(idp.create_user_pool_client, UserPoolId=pool.id, **members) == (
        INVALID,
        f"The provider Nobody does not exist for User Pool {pool.id}",
    )


def test_choice_is_not_in_the_lite_tier(make_pool, idp):
    pool = make_pool(UserPoolTier="LITE")
    members = {"ClientName": "choice", "ExplicitAuthFlows": ["ALLOW_USER_AUTH"]}
    refusal = refused(idp.create_user_pool_client, UserPoolId=pool.id, **members)
    assert refusal[0] == "FeatureUnavailableInTierException"


def test_a_client_belongs_to_its_pool(make_pool, idp):
    client, other = make_pool().client(), make_pool()
    elsewhere = {"UserPoolId": other.id, "ClientId": client.id}
    unknown = (UNKNOWN, f"User pool client {client.id} does not exist.")
    for action in (
        idp.describe_user_pool_client,
        idp.update_user_pool_client,
        idp.delete_user_pool_client,
        idp.list_user_pool_client_secrets,
        idp.add_user_pool_client_secret,
        idp.get_user_pool_client_session_configuration,
    ):
        assert refused(action, **elsewhere) == unknown
        assert refused(action, **elsewhere | {"ClientId": "nothing"}) == NO_CLIENT
        assert refused(action, UserPoolId="us-east-1_nothing", ClientId=client.id) == NO_POOL
    session = {"SSOSession": {"MaxValidityMinutes": 60}}
    assert refused(idp.set_user_pool_client_session_configuration, **elsewhere, **session) == unknown
    assert refused(idp.list_user_pool_clients, UserPoolId="us-east-1_nothing") == NO_POOL
    assert idp.describe_user_pool_client(UserPoolId=client.pool.id, ClientId=client.id)


def test_clients_are_listed_by_kind_in_pages_of_the_size_that_is_asked_for(make_pool, idp):
    pool = make_pool()
    made = [pool.client(ClientName=f"app-{number}").id for number in range(7)]
    pages = idp.get_paginator("list_user_pool_clients").paginate(UserPoolId=pool.id, PaginationConfig={"PageSize": 3})
    sizes, listed = [], []
    for page in pages:
        sizes.append(len(page["UserPoolClients"]))
        listed += [client["ClientId"] for client in page["UserPoolClients"]]
    assert (listed, max(sizes)) == (made, 3)
    regular = idp.list_user_pool_clients(UserPoolId=pool.id, ClientType="REGULAR")["UserPoolClients"]
    assert [client["ClientId"] for client in regular] == made
    assert idp.list_user_pool_clients(UserPoolId=pool.id, ClientType="DCR")["UserPoolClients"] == []
    assert refused(idp.list_user_pool_clients, UserPoolId=pool.id, NextToken="nothing")[0] == INVALID
    other = make_pool()
    token = idp.list_user_pool_clients(UserPoolId=pool.id, MaxResults=1)["NextToken"]
    assert refused(idp.list_user_pool_clients, UserPoolId=other.id, NextToken=token)[0] == INVALID


def test_a_confidential_client_has_two_secrets_at_most_and_one_at_least(make_pool, idp):
    client = make_pool().client(GenerateSecret=True)
    names = {"UserPoolId": client.pool.id, "ClientId": client.id}
    given = idp.add_user_pool_client_secret(**names, ClientSecret="s" * 32)["ClientSecretDescriptor"]
    assert "ClientSecretValue" not in given
    assert refused(idp.add_user_pool_client_secret, **names) == (
        "LimitExceededException",
        "The client has the maximum number of secrets: 2.",
    )
    listed = idp.list_user_pool_client_secrets(**names)["ClientSecrets"]
    assert len(listed) == 2 and all("ClientSecretValue" not in secret for secret in listed)
    first = listed[0]["ClientSecretId"]
    idp.delete_user_pool_client_secret(**names, ClientSecretId=first)
    assert refused(idp.delete_user_pool_client_secret, **names, ClientSecretId=first) == (
        UNKNOWN,
        "The client secret does not exist.",
    )
    assert refused(idp.delete_user_pool_client_secret, **names, ClientSecretId=given["ClientSecretId"]) == (
        INVALID,
        "The last secret of a client can not be deleted.",
    )


def test_a_public_client_gets_no_secret(make_pool, idp):
    client = make_pool().client()
    names = {"UserPoolId": client.pool.id, "ClientId": client.id}
    assert idp.list_user_pool_client_secrets(**names)["ClientSecrets"] == []
    assert refused(idp.add_user_pool_client_secret, **names) == (
        INVALID,
        "A client secret can not be added to a client without a secret.",
    )


def test_sessions_are_tracked_where_the_pool_is_told_to(make_pool, idp):
    client = make_pool().client()
    where = {"UserPoolId": client.pool.id}
    names = where | {"ClientId": client.id}
    before = idp.get_user_pool_session_configuration(**where)
    assert (before["UserSessionTracking"], before["TokenSession"]) == ("DISABLED", {"MaxPerUser": 20})
    assert idp.get_user_pool_client_session_configuration(**names)["SSOSession"] == {"MaxValidityMinutes": 60}
    session = {"SSOSession": {"MaxValidityMinutes": 120}}
    assert refused(idp.set_user_pool_client_session_configuration, **names, **session) == (
        "PreconditionNotMetException",
        "User session tracking is not enabled for this user pool.",
    )
    idp.set_user_pool_session_configuration(**where, UserSessionTracking="ENABLED", TokenSession={"MaxPerUser": 3})
    after = idp.get_user_pool_session_configuration(**where)
    assert (after["UserSessionTracking"], after["TokenSession"]) == ("ENABLED", {"MaxPerUser": 3})
    assert idp.set_user_pool_client_session_configuration(**names, **session)["SSOSession"] == {"MaxValidityMinutes": 120}
    assert idp.get_user_pool_client_session_configuration(**names)["SSOSession"] == {"MaxValidityMinutes": 120}


def test_sessions_are_not_tracked_in_the_lite_tier(make_pool, idp):
    pool = make_pool(UserPoolTier="LITE")
    switch = {"UserPoolId": pool.id, "UserSessionTracking": "ENABLED", "TokenSession": {"MaxPerUser": 20}}
    refusal = refused(idp.set_user_pool_session_configuration, **switch)
    assert refusal == ("FeatureUnavailableInTierException", "The feature is not available in the user pool's tier.")
