"""Passkeys with boto3 and an authenticator in software: registered, listed and deleted; a browser signs in in test_passkeys."""

from harness.authenticator import create
from harness.pools import FLOWS
from harness.refusals import refused

ORIGIN = "http://localhost:3000"
POLICIES = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}
GONE = ("ResourceNotFoundException", "Credential does not exist.")


def test_passkeys_are_registered_listed_and_deleted(make_pool, idp, name):
    pool = make_pool(Policies=POLICIES)
    idp.set_user_pool_mfa_config(UserPoolId=pool.id, WebAuthnConfiguration={"RelyingPartyId": "localhost"})
    client = pool.client(ExplicitAuthFlows=[*FLOWS, "ALLOW_USER_AUTH"])
    pool.user(name)

    def offered() -> list[str]:
        return client.initiate("USER_AUTH", {"USERNAME": name})["AvailableChallenges"]

    token = {"AccessToken": client.password(name)["AuthenticationResult"]["AccessToken"]}
    assert "WEB_AUTHN" not in offered()

    made = []
    for _ in range(2):
        options = idp.start_web_authn_registration(**token)["CredentialCreationOptions"]
        assert [it["id"] for it in options["excludeCredentials"]] == made
        credential = create(options, ORIGIN)
        idp.complete_web_authn_registration(**token, Credential=credential)
        # A registration is good for one passkey.
        assert refused(idp.complete_web_authn_registration, **token, Credential=credential) == (
            "WebAuthnChallengeNotFoundException",
            "The registration was not started or has expired.",
        )
        made.append(credential["id"])
    listed = idp.list_web_authn_credentials(**token)["Credentials"]
    assert [it["CredentialId"] for it in listed] == made
    assert [it["FriendlyCredentialName"] for it in listed] == ["Passkey 1", "Passkey 2"]
    assert {it["RelyingPartyId"] for it in listed} == {"localhost"}
    assert all(it["AuthenticatorTransports"] == ["internal"] and it["CreatedAt"] for it in listed)
    assert "WEB_AUTHN" in offered()
    assert "WEB_AUTHN" in idp.get_user_auth_factors(**token)["ConfiguredUserAuthFactors"]

    idp.delete_web_authn_credential(**token, CredentialId=made[0])
    assert [it["CredentialId"] for it in idp.list_web_authn_credentials(**token)["Credentials"]] == made[1:]
    assert refused(idp.delete_web_authn_credential, **token, CredentialId=made[0]) == GONE
    idp.delete_web_authn_credential(**token, CredentialId=made[1])
    assert idp.list_web_authn_credentials(**token)["Credentials"] == []
    assert "WEB_AUTHN" not in offered()


def test_nobody_deletes_the_passkey_of_somebody_else(make_pool, idp, name):
    pool = make_pool(Policies=POLICIES)
    idp.set_user_pool_mfa_config(UserPoolId=pool.id, WebAuthnConfiguration={"RelyingPartyId": "localhost"})
    client = pool.client()
    tokens = []
    for username in (name, f"{name}-2"):
        pool.user(username)
        tokens.append({"AccessToken": client.password(username)["AuthenticationResult"]["AccessToken"]})
    own, foreign = tokens
    credential = create(idp.start_web_authn_registration(**own)["CredentialCreationOptions"], ORIGIN)
    idp.complete_web_authn_registration(**own, Credential=credential)
    assert refused(idp.delete_web_authn_credential, **foreign, CredentialId=credential["id"]) == GONE
    assert idp.list_web_authn_credentials(**foreign)["Credentials"] == []
    assert len(idp.list_web_authn_credentials(**own)["Credentials"]) == 1
