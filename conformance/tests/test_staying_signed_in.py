"""Authenticator apps, remembered devices and signing out, with amazon-cognito-identity-js, aws-amplify, pycognito and boto3."""

import pytest
from pycognito import Cognito
from pycognito.aws_srp import AWSSRP, generate_hash_device
from pycognito.exceptions import SoftwareTokenMFAChallengeException

from harness import PASSWORD, javascript
from harness.codes import totp
from harness.pools import FLOWS, SMS
from harness.tokens import verified_pair

APPS = {"Enabled": True}


@pytest.fixture(scope="module")
def with_apps(make_pool, idp):
    """A client of a pool that offers authenticator apps, by whether a second factor is required."""
    made = {}

    def client(mode: str):
        if mode not in made:
            pool = make_pool(AutoVerifiedAttributes=["email"])
            idp.set_user_pool_mfa_config(
                UserPoolId=pool.id, SoftwareTokenMfaConfiguration=APPS, MfaConfiguration=mode
            )
            made[mode] = pool.client()
        return made[mode]

    return client


@pytest.fixture(scope="module")
def with_devices(make_pool):
    """A client of a pool that tracks devices, by whether their users are asked."""
    made = {}

    def client(on_prompt: bool):
        if on_prompt not in made:
            tracking = {"DeviceOnlyRememberedOnUserPrompt": on_prompt, "ChallengeRequiredOnNewDevice": True}
            made[on_prompt] = make_pool(DeviceConfiguration=tracking).client()
        return made[on_prompt]

    return client


def walk(client, username: str, name: str, **inputs) -> dict:
    """One walk of a signed-in user with amazon-cognito-identity-js."""
    return javascript.run(
        "identity-js-account.mjs",
        endpoint=client.pool.server.url,
        userPoolId=client.pool.id,
        clientId=client.id,
        username=username,
        password=PASSWORD,
        walk=name,
        **inputs,
    )


def amplify(client, username: str, options: dict, **inputs) -> dict:
    """One sign-in with aws-amplify."""
    return javascript.run(
        "amplify.mjs",
        endpoint=client.pool.server.url,
        userPoolId=client.pool.id,
        clientId=client.id,
        username=username,
        options=options,
        **inputs,
    )


def names(steps: list[dict]) -> list[str]:
    return [step["name"] for step in steps]


def test_identity_js_registers_an_app_and_signs_in_with_it(with_apps, name):
    client = with_apps("OPTIONAL")
    client.pool.user(name)
    seen = walk(client, name, "totp")
    assert seen["first"]["steps"] == []
    assert (seen["wrong"], seen["status"]) == ("EnableSoftwareTokenMFAException", "SUCCESS")
    assert (seen["preferred"], seen["mfa"]) == ("SUCCESS", "SOFTWARE_TOKEN_MFA")
    (step,) = seen["second"]["steps"]
    assert (step["name"], step["parameters"]["FRIENDLY_DEVICE_NAME"]) == ("SOFTWARE_TOKEN_MFA", "phone")


def test_identity_js_sets_an_app_up_inside_the_sign_in(with_apps, name):
    client = with_apps("ON")
    client.pool.user(name)
    seen = walk(client, name, "setup")
    assert names(seen["first"]["steps"]) == ["MFA_SETUP"]


def test_identity_js_confirms_its_device_and_signs_in_with_it(with_devices, name):
    client = with_devices(False)
    client.pool.user(name)
    seen = walk(client, name, "device")
    assert "userConfirmationNecessary" not in seen["first"], "the library passes it on only when it is true"
    (device,) = seen["devices"]
    assert seen["second"]["access"]["device_key"] == device["DeviceKey"] == seen["first"]["access"]["device_key"]
    assert seen["renewed"]["device_key"] == device["DeviceKey"]
    assert seen["after"] == []
    assert seen["third"]["access"]["device_key"] != device["DeviceKey"]


def test_identity_js_remembers_its_device_on_the_users_word(with_devices, name):
    client = with_devices(True)
    client.pool.user(name)
    seen = walk(client, name, "device", remember=True)
    assert seen["first"]["userConfirmationNecessary"] is True
    assert seen["second"]["access"]["device_key"] == seen["devices"][0]["DeviceKey"]


def test_identity_js_goes_on_where_its_device_is_forgotten(with_devices, name):
    client = with_devices(False)
    client.pool.user(name)
    seen = walk(client, name, "forgottenDevice")
    assert seen["second"]["access"]["device_key"] != seen["first"]["access"]["device_key"]


def test_identity_js_signs_out_everywhere(with_apps, name):
    client = with_apps("OPTIONAL")
    client.pool.user(name)
    seen = walk(client, name, "signOut")
    assert seen == {"read": "Access Token has been revoked", "refreshed": "Refresh Token has been revoked"}


def test_identity_js_revokes_its_token_when_it_signs_out(with_apps, name):
    client = with_apps("OPTIONAL")
    client.pool.user(name)
    assert walk(client, name, "revoke") == {"read": "Access Token has been revoked"}


def test_identity_js_recovers_and_changes_its_password(with_apps, name):
    client, email = with_apps("OPTIONAL"), f"{name}@example.com"
    client.pool.user(name, email=email, email_verified="true")
    seen = walk(client, name, "password", newPassword="An0ther!Password", destination=email)
    assert seen["asked"] == {"AttributeName": "email", "DeliveryMedium": "EMAIL", "Destination": f"{name[0]}***@e***"}
    assert (seen["wrong"], seen["confirmed"], seen["changed"]) == ("CodeMismatchException", "SUCCESS", "SUCCESS")


def test_identity_js_changes_and_verifies_its_address(with_apps, name):
    client = with_apps("OPTIONAL")
    client.pool.user(name, email=f"{name}@example.com", email_verified="true")
    seen = walk(client, name, "attributes", newEmail=f"new-{name}@example.com")
    assert (seen["updated"], seen["verified"], seen["deleted"]) == ("SUCCESS", "SUCCESS", "SUCCESS")
    assert seen["attributes"]["email"] == f"new-{name}@example.com"
    assert seen["attributes"]["email_verified"] == "true"
    assert "nickname" not in seen["attributes"]
    with pytest.raises(client.pool.idp.exceptions.UserNotFoundException):
        client.pool.status(name)


@pytest.mark.parametrize("flow", ["USER_SRP_AUTH", "USER_PASSWORD_AUTH"])
def test_amplify_signs_in_and_refreshes(with_apps, name, flow):
    client = with_apps("OPTIONAL")
    sub = client.pool.user(name, email=f"{name}@example.com")
    answer = amplify(client, name, {"authFlowType": flow}, password=PASSWORD, refresh=True)
    assert (answer["steps"], answer["user"]["sub"]) == ([], sub)
    identity, access = verified_pair(client, {"IdToken": answer["idToken"], "AccessToken": answer["accessToken"]})
    renewed, _ = verified_pair(
        client, {"IdToken": answer["refreshed"]["idToken"], "AccessToken": answer["refreshed"]["accessToken"]}
    )
    assert renewed["origin_jti"] == identity["origin_jti"] == access["origin_jti"]
    assert renewed["jti"] != identity["jti"]


def test_amplify_refreshes_where_tokens_rotate(with_apps, name):
    pool = with_apps("OPTIONAL").pool
    rotation = {"Feature": "ENABLED", "RetryGracePeriodSeconds": 10}
    client = pool.client(ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"], RefreshTokenRotation=rotation)
    pool.user(name)
    answer = amplify(client, name, {"authFlowType": "USER_SRP_AUTH"}, password=PASSWORD, refresh=True)
    assert answer["refreshed"]["accessToken"] != answer["accessToken"]


def test_amplify_registers_an_app_and_signs_in_with_it(with_apps, name):
    client = with_apps("OPTIONAL")
    client.pool.user(name)
    answer = amplify(client, name, {"authFlowType": "USER_SRP_AUTH"}, password=PASSWORD, totp=True)
    assert [step["signInStep"] for step in answer["steps"]] == ["CONFIRM_SIGN_IN_WITH_TOTP_CODE"]


def test_amplify_sets_an_app_up_inside_the_sign_in(with_apps, name):
    client = with_apps("ON")
    client.pool.user(name)
    answer = amplify(client, name, {"authFlowType": "USER_SRP_AUTH"}, password=PASSWORD)
    assert [step["signInStep"] for step in answer["steps"]] == ["CONTINUE_SIGN_IN_WITH_TOTP_SETUP"]


def test_amplify_keeps_its_device(with_devices, name):
    client = with_devices(False)
    client.pool.user(name)
    amplify(client, name, {"authFlowType": "USER_SRP_AUTH"}, password=PASSWORD, again=True, refresh=True)
    (device,) = client.pool.idp.admin_list_devices(UserPoolId=client.pool.id, Username=name)["Devices"]
    assert device["DeviceLastAuthenticatedDate"] > device["DeviceCreateDate"], "the second sign-in proved the device"


@pytest.fixture(scope="module")
def by_choice(make_pool):
    factors = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP", "SMS_OTP"]}}
    pool = make_pool(Policies=factors, SmsConfiguration=SMS, AutoVerifiedAttributes=["email"])
    return pool.client(ExplicitAuthFlows=["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])


def test_amplify_signs_in_by_a_code_of_its_choice(by_choice, name):
    email = f"{name}@example.com"
    by_choice.pool.user(name, email=email)
    options = {"authFlowType": "USER_AUTH", "preferredChallenge": "EMAIL_OTP"}
    answer = amplify(by_choice, name, options, destination=email)
    assert [step["signInStep"] for step in answer["steps"]] == ["CONFIRM_SIGN_IN_WITH_EMAIL_CODE"]
    assert answer["user"]["email_verified"] == "true"


def test_amplify_is_told_what_can_be_chosen(by_choice, name):
    email = f"{name}@example.com"
    by_choice.pool.user(name, email=email)
    answer = amplify(by_choice, name, {"authFlowType": "USER_AUTH"}, destination=email, answers=["EMAIL_OTP"])
    first, second = answer["steps"]
    assert first["signInStep"] == "CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION"
    assert first["availableChallenges"] == ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"]
    assert second["signInStep"] == "CONFIRM_SIGN_IN_WITH_EMAIL_CODE"


@pytest.mark.parametrize("challenge", ["PASSWORD", "PASSWORD_SRP"])
def test_amplify_signs_in_by_a_password_of_its_choice(by_choice, name, challenge):
    by_choice.pool.user(name, email=f"{name}@example.com")
    options = {"authFlowType": "USER_AUTH", "preferredChallenge": challenge}
    answer = amplify(by_choice, name, options, password=PASSWORD)
    assert answer["steps"] == []


CUSTOM = """
exports.handler = async (event) => {
    console.log(JSON.stringify(event));
    const session = event.request.session;
    const last = (session || []).at(-1);
    if (event.triggerSource.startsWith("Define")) {
        if (last && last.challengeName === "SRP_A") event.response.challengeName = "PASSWORD_VERIFIER";
        else if (last && last.challengeName === "CUSTOM_CHALLENGE" && last.challengeResult) event.response.issueTokens = true;
        else event.response.challengeName = "CUSTOM_CHALLENGE";
    } else if (event.triggerSource.startsWith("Create")) {
        event.response.publicChallengeParameters = { hint: "six times seven" };
        event.response.privateChallengeParameters = { answer: "42" };
    } else if (event.triggerSource.startsWith("Verify")) {
        event.response.answerCorrect = event.request.challengeAnswer === "42";
    }
    return event;
};
"""


@pytest.mark.parametrize("flow", ["CUSTOM_WITHOUT_SRP", "CUSTOM_WITH_SRP"])
def test_amplify_walks_custom_authentication(functions, make_pool, name, flow):
    arn = functions.deploy(name, CUSTOM, "js")
    triggers = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse", "PostAuthentication"]
    client = make_pool(LambdaConfig=dict.fromkeys(triggers, arn)).client()
    client.pool.user("test")
    inputs = {"password": PASSWORD} if flow == "CUSTOM_WITH_SRP" else {}
    answer = amplify(client, "test", {"authFlowType": flow}, answers=["41", "42"], metadata={"k": "v"}, **inputs)
    assert [step["signInStep"] for step in answer["steps"]] == ["CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE"] * 2
    assert answer["steps"][0]["additionalInfo"]["hint"] == "six times seven"
    events = functions.events(name, 7)
    verify = [event for event in events if event["triggerSource"].startswith("Verify")]
    assert [event["request"]["clientMetadata"] for event in verify] == [{"k": "v"}] * 2
    (post,) = [event for event in events if event["triggerSource"].startswith("Post")]
    assert post["request"]["clientMetadata"] == {"k": "v"}


def pycognito_user(client, username: str) -> Cognito:
    return Cognito(
        client.pool.id,
        client.id,
        username=username,
        access_key="test",
        secret_key="test",
        boto3_client_kwargs={"endpoint_url": client.pool.server.url},
    )


def test_pycognito_registers_an_app_and_signs_in_with_it(with_apps, name):
    client = with_apps("OPTIONAL")
    client.pool.user(name)
    user = pycognito_user(client, name)
    user.authenticate(password=PASSWORD)
    secret = user.associate_software_token()
    assert user.verify_software_token(totp(secret), "phone") is True
    user.set_user_mfa_preference(sms_mfa=False, software_token_mfa=True, preferred="SOFTWARE_TOKEN")
    again = pycognito_user(client, name)
    with pytest.raises(SoftwareTokenMFAChallengeException) as asked:
        again.authenticate(password=PASSWORD)
    again.respond_to_software_token_mfa_challenge(totp(secret, 1), asked.value.get_tokens())
    assert again.access_claims["username"] == name


def test_pycognito_confirms_its_device_and_signs_in_with_it(with_devices, name):
    client = with_devices(False)
    client.pool.user(name)

    def signing_in(**device) -> AWSSRP:
        return AWSSRP(
            username=name, password=PASSWORD, pool_id=client.pool.id, client_id=client.id, client=client.pool.idp, **device
        )

    tokens = signing_in().authenticate_user()["AuthenticationResult"]
    metadata = tokens["NewDeviceMetadata"]
    # The library's own confirm_device has the address of the real service in it.
    password, config = generate_hash_device(metadata["DeviceGroupKey"], metadata["DeviceKey"])
    answer = client.pool.idp.confirm_device(
        AccessToken=tokens["AccessToken"],
        DeviceKey=metadata["DeviceKey"],
        DeviceName="laptop",
        DeviceSecretVerifierConfig=config,
    )
    assert answer["UserConfirmationNecessary"] is False
    device = {
        "device_key": metadata["DeviceKey"],
        "device_group_key": metadata["DeviceGroupKey"],
        "device_password": password,
    }
    result = signing_in(**device).authenticate_user()["AuthenticationResult"]
    assert "NewDeviceMetadata" not in result
    _, access = verified_pair(client, result)
    assert access["device_key"] == metadata["DeviceKey"]


def test_pycognito_recovers_and_changes_its_password(with_apps, name):
    client, email = with_apps("OPTIONAL"), f"{name}@example.com"
    client.pool.user(name, email=email, email_verified="true")
    user = pycognito_user(client, name)
    user.initiate_forgot_password()
    user.confirm_forgot_password(client.pool.code(email), "An0ther!Password")
    user.authenticate(password="An0ther!Password")
    user.change_password("An0ther!Password", PASSWORD)
    pycognito_user(client, name).authenticate(password=PASSWORD)


def test_boto3_rotates_refresh_tokens(with_apps, idp, name):
    pool = with_apps("OPTIONAL").pool
    rotation = {"Feature": "ENABLED", "RetryGracePeriodSeconds": 0}
    flows = [flow for flow in FLOWS if flow != "ALLOW_REFRESH_TOKEN_AUTH"]
    client = pool.client(ExplicitAuthFlows=flows, RefreshTokenRotation=rotation)
    pool.user(name)
    first = client.password(name)["AuthenticationResult"]["RefreshToken"]
    refresh = lambda token: idp.get_tokens_from_refresh_token(ClientId=client.id, RefreshToken=token)  # noqa: E731
    second = refresh(first)["AuthenticationResult"]["RefreshToken"]
    with pytest.raises(idp.exceptions.RefreshTokenReuseException):
        refresh(first)
    assert refresh(second)["AuthenticationResult"]["RefreshToken"] not in (first, second)
    with pytest.raises(idp.exceptions.InvalidParameterException):
        client.initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": second})
