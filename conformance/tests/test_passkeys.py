"""Passkeys: aws-amplify v6 in Chromium, on a virtual authenticator."""

import json

from harness import PASSWORD, javascript
from harness.pools import FLOWS

PASSKEYS = {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}}


def test_amplify_registers_a_passkey_in_a_browser_and_signs_in_with_it(make_pool, idp, name):
    pool = make_pool(**PASSKEYS)
    idp.set_user_pool_mfa_config(UserPoolId=pool.id, WebAuthnConfiguration={"RelyingPartyId": "localhost"})
    client = pool.client(ExplicitAuthFlows=[*FLOWS, "ALLOW_USER_AUTH"])
    pool.user(name)
    seen = javascript.run(
        "passkey.mjs",
        endpoint=pool.server.url,
        userPoolId=pool.id,
        clientId=client.id,
        username=name,
        password=PASSWORD,
    )
    assert seen["listed"] == [
        {
            "friendlyCredentialName": "Passkey 1",
            "relyingPartyId": "localhost",
            "authenticatorAttachment": "platform",
            "authenticatorTransports": ["internal"],
        }
    ], json.dumps(seen)
    # The browser itself refuses: the options name the passkey that is there.
    assert seen["again"] == "PasskeyAlreadyExists"
    assert seen["byPasskey"] == {"signInStep": "DONE"}
    assert seen["tokens"] == ["accessToken", "idToken", "signInDetails"]
    assert seen["asked"]["signInStep"] == "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION"
    assert "WEB_AUTHN" in seen["asked"]["availableChallenges"]
    assert seen["selected"] == {"signInStep": "DONE"}
    assert seen["left"] == 0
    assert seen["afterwards"] == "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION"
