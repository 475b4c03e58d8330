"""Devices, authenticator apps and tracked sessions as users and administrators manage them, with boto3."""

import base64
import hashlib
import hmac
import struct
import time

import pytest
from pycognito.aws_srp import generate_hash_device

from harness.pools import PHONE
from harness.refusals import refused

TRACKING = {"ChallengeRequiredOnNewDevice": False, "DeviceOnlyRememberedOnUserPrompt": False}
NO_DEVICE = ("ResourceNotFoundException", "Device does not exist.")
NO_USER = ("UserNotFoundException", "User does not exist.")
UNKNOWN = "us-east-1_00000000-0000-0000-0000-000000000000"


def totp(secret: str) -> str:
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


class Signed:
    """A user who has signed in on some devices, each confirmed."""

    def __init__(self, client, name: str, devices: int):
        self.idp, self.pool, self.name = client.pool.idp, client.pool, name
        self.pool.user(name)
        self.user = {"UserPoolId": self.pool.id, "Username": name}
        self.keys = []
        for number in range(devices):
            tokens = client.password(name)["AuthenticationResult"]
            self.token = {"AccessToken": tokens["AccessToken"]}
            new = tokens["NewDeviceMetadata"]
            _, verifier = generate_hash_device(new["DeviceGroupKey"], new["DeviceKey"])
            device = {"DeviceKey": new["DeviceKey"], "DeviceName": f"device {number}"}
            self.idp.confirm_device(**self.token, **device, DeviceSecretVerifierConfig=verifier)
            self.keys.append(new["DeviceKey"])


@pytest.fixture
def tracked(make_pool):
    return make_pool(DeviceConfiguration=TRACKING).client()


def status(device: dict) -> dict:
    return {attribute["Name"]: attribute["Value"] for attribute in device["DeviceAttributes"]}


def test_administrators_see_more_of_a_device_than_its_user(tracked, name):
    signed = Signed(tracked, name, 1)
    key = {"DeviceKey": signed.keys[0]}
    own = signed.idp.get_device(**signed.token, **key)["Device"]
    seen = signed.idp.admin_get_device(**signed.user, **key)["Device"]
    told = {"device_status": "valid", "device_name": "device 0", "last_ip_used": "127.0.0.1"}
    owner = f"{name}.{signed.pool.id}"
    more = {
        "dev:device_arn": f"{signed.pool.arn.split(':userpool/')[0]}:owner/{owner}/device/{signed.keys[0]}",
        "dev:device_owner": owner,
        "dev:device_remembered_status": "remembered",
    }
    assert (status(own), status(seen)) == (told, told | more)
    assert own | {"DeviceAttributes": []} == seen | {"DeviceAttributes": []}
    assert own["DeviceKey"] == signed.keys[0]
    for action, whose in [(signed.idp.get_device, signed.token), (signed.idp.admin_get_device, signed.user)]:
        assert refused(action, **whose, DeviceKey=UNKNOWN) == NO_DEVICE


def test_a_device_is_remembered_and_not(tracked, name):
    signed = Signed(tracked, name, 1)
    key = {"DeviceKey": signed.keys[0]}
    idp = signed.idp
    for action, whose in [(idp.update_device_status, signed.token), (idp.admin_update_device_status, signed.user)]:
        for wanted in ["not_remembered", "remembered"]:
            action(**whose, **key, DeviceRememberedStatus=wanted)
            described = status(idp.admin_get_device(**signed.user, **key)["Device"])
            assert described["dev:device_remembered_status"] == wanted
        assert refused(action, **whose, DeviceKey=UNKNOWN, DeviceRememberedStatus="remembered") == NO_DEVICE
        code, text = refused(action, **whose, **key, DeviceRememberedStatus="perhaps")
        assert (code, "enum value set" in text) == ("InvalidParameterException", True)


def test_a_forgotten_device_is_gone(tracked, name):
    signed = Signed(tracked, name, 2)
    first, second = ({"DeviceKey": key} for key in signed.keys)
    signed.idp.forget_device(**signed.token, **first)
    assert refused(signed.idp.get_device, **signed.token, **first) == NO_DEVICE
    assert refused(signed.idp.forget_device, **signed.token, **first) == NO_DEVICE
    signed.idp.admin_forget_device(**signed.user, **second)
    assert refused(signed.idp.admin_forget_device, **signed.user, **second) == NO_DEVICE
    assert signed.idp.admin_list_devices(**signed.user)["Devices"] == []


def test_devices_are_listed_page_by_page(tracked, name):
    signed = Signed(tracked, name, 3)
    for action, whose in [(signed.idp.list_devices, signed.token), (signed.idp.admin_list_devices, signed.user)]:
        found, token = [], {}
        while True:
            page = action(**whose, Limit=2, **token)
            assert len(page["Devices"]) <= 2
            found += [device["DeviceKey"] for device in page["Devices"]]
            if "PaginationToken" not in page:
                break
            token = {"PaginationToken": page["PaginationToken"]}
        assert found == signed.keys


def test_devices_of_nobody_are_told_as_nobodys(tracked):
    pool = tracked.pool
    nobody = {"UserPoolId": pool.id, "Username": "nobody"}
    key = {"DeviceKey": UNKNOWN}
    assert refused(pool.idp.admin_get_device, **nobody, **key) == NO_USER
    assert refused(pool.idp.admin_forget_device, **nobody, **key) == NO_USER
    assert refused(pool.idp.admin_update_device_status, **nobody, **key, DeviceRememberedStatus="remembered") == NO_USER
    assert refused(pool.idp.admin_list_devices, **nobody) == NO_USER


def test_an_administrator_takes_an_authenticator_app_away(make_pool, idp, name):
    pool = make_pool()
    idp.set_user_pool_mfa_config(
        UserPoolId=pool.id, SoftwareTokenMfaConfiguration={"Enabled": True}, MfaConfiguration="OPTIONAL"
    )
    client = pool.client()
    pool.user(name)
    user = {"UserPoolId": pool.id, "Username": name}
    token = client.password(name)["AuthenticationResult"]["AccessToken"]
    for _ in range(2):
        secret = idp.associate_software_token(AccessToken=token)["SecretCode"]
        assert idp.verify_software_token(AccessToken=token, UserCode=totp(secret))["Status"] == "SUCCESS"
        idp.set_user_mfa_preference(AccessToken=token, SoftwareTokenMfaSettings={"Enabled": True})
        assert client.password(name)["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
        idp.admin_delete_software_token(**user)
        assert "AuthenticationResult" in client.password(name)
    assert refused(idp.admin_delete_software_token, UserPoolId=pool.id, Username="nobody") == NO_USER


def test_an_administrator_sees_by_what_a_user_signs_in(make_pool, idp, name):
    pool = make_pool()
    pool.user(name, email=f"{name}@example.com", phone_number=PHONE)
    user = {"UserPoolId": pool.id, "Username": name}
    seen = idp.admin_get_user_auth_factors(**user)
    own = idp.get_user_auth_factors(AccessToken=pool.client().password(name)["AuthenticationResult"]["AccessToken"])
    for answer in (seen, own):
        del answer["ResponseMetadata"]
    assert seen == own
    assert (seen["Username"], "PASSWORD" in seen["ConfiguredUserAuthFactors"]) == (name, True)
    assert refused(idp.admin_get_user_auth_factors, UserPoolId=pool.id, Username="nobody") == NO_USER


def test_an_administrator_ends_one_session(make_pool, idp, name):
    pool = make_pool()
    client = pool.client()
    idp.set_user_pool_session_configuration(
        UserPoolId=pool.id, UserSessionTracking="ENABLED", TokenSession={"MaxPerUser": 5}
    )
    pool.user(name)
    user = {"UserPoolId": pool.id, "Username": name}
    one, two = (client.password(name)["AuthenticationResult"]["AccessToken"] for _ in range(2))
    (current,) = (it for it in idp.list_user_sessions(AccessToken=two)["Sessions"] if it["IsCurrentSession"])
    idp.admin_revoke_user_session(**user, SessionId=current["SessionId"])
    assert idp.get_user(AccessToken=one)["Username"] == name
    assert refused(idp.get_user, AccessToken=two) == ("NotAuthorizedException", "Access Token has been revoked")
    assert len(idp.admin_list_user_sessions(**user)["Sessions"]) == 1
    code, _ = refused(idp.admin_revoke_user_session, **user, SessionId=current["SessionId"])
    assert code == "ResourceNotFoundException"
    nobody = {"UserPoolId": pool.id, "Username": "nobody", "SessionId": current["SessionId"]}
    assert refused(idp.admin_revoke_user_session, **nobody) == NO_USER


def test_passkeys_are_begun_listed_and_deleted(make_pool, idp, name):
    pool = make_pool()
    token = {}

    def sign_in() -> None:
        token["AccessToken"] = pool.client().password(name)["AuthenticationResult"]["AccessToken"]

    pool.user(name)
    sign_in()
    assert refused(idp.start_web_authn_registration, **token)[0] == "WebAuthnNotEnabledException"
    idp.set_user_pool_mfa_config(
        UserPoolId=pool.id, WebAuthnConfiguration={"RelyingPartyId": "localhost", "UserVerification": "preferred"}
    )
    policies = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}
    idp.update_user_pool(UserPoolId=pool.id, Policies=policies)
    options = idp.start_web_authn_registration(**token)["CredentialCreationOptions"]
    assert (options["rp"]["id"], options["user"]["name"]) == ("localhost", name)
    assert idp.list_web_authn_credentials(**token)["Credentials"] == []
    assert refused(idp.delete_web_authn_credential, **token, CredentialId="none")[0] == "ResourceNotFoundException"
    code, _ = refused(idp.complete_web_authn_registration, **token, Credential={"id": "none"})
    assert code in ("InvalidParameterException", "WebAuthnCredentialNotSupportedException")


def test_users_delete_themselves(make_pool, idp, name):
    client = make_pool().client()
    client.pool.user(name)
    token = client.password(name)["AuthenticationResult"]["AccessToken"]
    idp.delete_user(AccessToken=token)
    assert refused(idp.admin_get_user, UserPoolId=client.pool.id, Username=name) == NO_USER
    assert refused(idp.delete_user, AccessToken=token)[0] in ("NotAuthorizedException", "UserNotFoundException")
    assert refused(client.password, name)[0] in ("NotAuthorizedException", "UserNotFoundException")
