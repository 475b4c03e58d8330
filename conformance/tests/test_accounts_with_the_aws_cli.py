"""Second factors, recovery, choice and sessions of a user, with both AWS command lines.

Operations that are younger than Debian's version 2 are asked with version 1 alone.
"""

import pytest

from harness import PASSWORD
from harness.aws_cli import AwsCliError
from harness.codes import totp
from harness.pools import FLOWS

pytestmark = pytest.mark.embedded("what a command line sends, boto3 sends too, and its tests run on both stores")

EMAIL = "ann@example.com"
NEW = "An0ther!Example"


class Scene:
    """A pool with apps and one-time passwords by email, and a user `ann`."""

    def __init__(self, cli):
        self.cli = cli
        self.pool_id = self("create-user-pool", "--pool-name", "accounts", "--auto-verified-attributes", "email")[
            "UserPool"
        ]["Id"]
        self(
            "set-user-pool-mfa-config", "--user-pool-id", self.pool_id, "--mfa-configuration", "OPTIONAL",
            "--software-token-mfa-configuration", "Enabled=true",
        )  # fmt: skip
        self.client_id = self(
            "create-user-pool-client", "--user-pool-id", self.pool_id, "--client-name", "app",
            "--explicit-auth-flows", *FLOWS, "ALLOW_USER_AUTH",
        )["UserPoolClient"]["ClientId"]  # fmt: skip
        self(
            "admin-create-user", "--user-pool-id", self.pool_id, "--username", "ann", "--message-action", "SUPPRESS",
            "--user-attributes", f"Name=email,Value={EMAIL}", "Name=email_verified,Value=true",
        )  # fmt: skip
        self(
            "admin-set-user-password", "--user-pool-id", self.pool_id, "--username", "ann", "--permanent",
            "--password", PASSWORD,
        )  # fmt: skip

    def __call__(self, operation: str, *arguments: str):
        return self.cli("cognito-idp", operation, *arguments)

    def begin(self, password: str = PASSWORD) -> dict:
        return self(
            "initiate-auth", "--client-id", self.client_id, "--auth-flow", "USER_PASSWORD_AUTH",
            "--auth-parameters", f"USERNAME=ann,PASSWORD={password}",
        )  # fmt: skip

    def tokens(self, password: str = PASSWORD) -> dict:
        return self.begin(password)["AuthenticationResult"]

    def respond(self, challenge: dict, answers: str, name: str | None = None) -> dict:
        return self(
            "respond-to-auth-challenge", "--client-id", self.client_id, "--session", challenge["Session"],
            "--challenge-name", name or challenge["ChallengeName"], "--challenge-responses", f"USERNAME=ann,{answers}",
        )  # fmt: skip

    def code(self) -> str:
        return self.cli.server.code(self.pool_id, EMAIL)


@pytest.fixture(params=["cli_1", "cli_2"])
def scene(request):
    return Scene(request.getfixturevalue(request.param))


@pytest.fixture
def young(cli_1):
    return Scene(cli_1)


def test_an_app_is_registered_preferred_and_asked_for(scene):
    token = scene.tokens()["AccessToken"]
    secret = scene("associate-software-token", "--access-token", token)["SecretCode"]
    with pytest.raises(AwsCliError) as refused:
        scene("verify-software-token", "--access-token", token, "--user-code", "000000")
    assert refused.value.code == "EnableSoftwareTokenMFAException"
    status = scene("verify-software-token", "--access-token", token, "--user-code", totp(secret))
    assert status == {"Status": "SUCCESS"}
    scene(
        "set-user-mfa-preference", "--access-token", token,
        "--software-token-mfa-settings", "Enabled=true,PreferredMfa=true",
    )  # fmt: skip
    assert scene("get-user", "--access-token", token)["PreferredMfaSetting"] == "SOFTWARE_TOKEN_MFA"
    asked = scene.begin()
    assert asked["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    answer = scene.respond(asked, f"SOFTWARE_TOKEN_MFA_CODE={totp(secret, 1)}")
    assert "AuthenticationResult" in answer


def test_a_forgotten_password_is_replaced_by_the_code_from_the_message(scene):
    sent = scene("forgot-password", "--client-id", scene.client_id, "--username", "ann")
    assert sent["CodeDeliveryDetails"] == {
        "Destination": "a***@e***",
        "DeliveryMedium": "EMAIL",
        "AttributeName": "email",
    }
    confirm = ("confirm-forgot-password", "--client-id", scene.client_id, "--username", "ann", "--password", NEW)
    with pytest.raises(AwsCliError) as refused:
        scene(*confirm, "--confirmation-code", "000000x")
    assert refused.value.code == "CodeMismatchException"
    scene(*confirm, "--confirmation-code", scene.code())
    assert "AccessToken" in scene.tokens(NEW)
    with pytest.raises(AwsCliError) as refused:
        scene.tokens()
    assert refused.value.message == "Incorrect username or password."


def test_a_password_is_changed_by_who_knows_it(scene):
    token = scene.tokens()["AccessToken"]
    with pytest.raises(AwsCliError) as refused:
        scene("change-password", "--access-token", token, "--previous-password", NEW, "--proposed-password", NEW)
    assert refused.value.message == "Incorrect username or password."
    scene("change-password", "--access-token", token, "--previous-password", PASSWORD, "--proposed-password", NEW)
    assert "AccessToken" in scene.tokens(NEW)


def test_a_revoked_refresh_token_takes_its_access_tokens_along(scene):
    tokens = scene.tokens()
    scene("revoke-token", "--client-id", scene.client_id, "--token", tokens["RefreshToken"])
    with pytest.raises(AwsCliError) as refused:
        scene("get-user", "--access-token", tokens["AccessToken"])
    assert (refused.value.code, refused.value.message) == ("NotAuthorizedException", "Access Token has been revoked")


def test_a_global_sign_out_ends_every_session(scene):
    first, second = scene.tokens(), scene.tokens()
    scene("global-sign-out", "--access-token", first["AccessToken"])
    with pytest.raises(AwsCliError) as refused:
        scene(
            "initiate-auth", "--client-id", scene.client_id, "--auth-flow", "REFRESH_TOKEN_AUTH",
            "--auth-parameters", f"REFRESH_TOKEN={second['RefreshToken']}",
        )  # fmt: skip
    assert (refused.value.code, refused.value.message) == ("NotAuthorizedException", "Refresh Token has been revoked")


def test_users_choose_how_to_begin(young):
    policy = "PasswordPolicy={MinimumLength=8},SignInPolicy={AllowedFirstAuthFactors=[PASSWORD,EMAIL_OTP]}"
    young("update-user-pool", "--user-pool-id", young.pool_id, "--policies", policy)
    begin = ("initiate-auth", "--client-id", young.client_id, "--auth-flow", "USER_AUTH", "--auth-parameters")
    asked = young(*begin, "USERNAME=ann")
    assert asked["ChallengeName"] == "SELECT_CHALLENGE"
    assert sorted(asked["AvailableChallenges"]) == ["EMAIL_OTP", "PASSWORD", "PASSWORD_SRP"]
    sent = young.respond(asked, "ANSWER=EMAIL_OTP")
    assert sent["ChallengeParameters"]["CODE_DELIVERY_DESTINATION"] == "a***@e***"
    answer = young.respond(sent, f"EMAIL_OTP_CODE={young.code()}")
    factors = young("get-user-auth-factors", "--access-token", answer["AuthenticationResult"]["AccessToken"])
    assert factors["ConfiguredUserAuthFactors"] == ["PASSWORD", "EMAIL_OTP"]
    direct = young(*begin, f"USERNAME=ann,PREFERRED_CHALLENGE=PASSWORD,PASSWORD={PASSWORD}")
    assert "AuthenticationResult" in direct


def test_a_rotated_refresh_token_takes_the_place_of_the_former(young):
    young(
        "update-user-pool-client", "--user-pool-id", young.pool_id, "--client-id", young.client_id,
        "--explicit-auth-flows", "ALLOW_USER_PASSWORD_AUTH",
        "--refresh-token-rotation", "Feature=ENABLED,RetryGracePeriodSeconds=0",
    )  # fmt: skip
    first = young.tokens()["RefreshToken"]
    refresh = ("get-tokens-from-refresh-token", "--client-id", young.client_id, "--refresh-token")
    second = young(*refresh, first)["AuthenticationResult"]["RefreshToken"]
    assert second != first
    with pytest.raises(AwsCliError) as refused:
        young(*refresh, first)
    assert refused.value.code == "RefreshTokenReuseException"
