"""The operations of users and their apps: the least that each asks for, and people who have got as far as a request needs.

For tests in which exactly one thing is wrong with a request.
"""

import itertools
import json
from contextlib import contextmanager
from functools import cached_property

from botocore import xform_name

from harness import PASSWORD
from harness.declared_errors import ROOT
from harness.full_server import FullServer
from harness.functions import Functions
from harness.planned import Planned
from harness.pools import FLOWS, SMS, AppClient, Pool, attribute_list
from harness.refusals import refused

NEW_PASSWORD = "An0ther!Password"
DEVICE = "us-east-1_00000000-0000-0000-0000-000000000000"
VERIFIER = {"PasswordVerifier": "AQID", "Salt": "AQID"}
SESSION = "a-session-that-nobody-was-given"
WITH_PASSKEYS = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}
# A pool that has what can be had. Its addresses are verified, its phone numbers are names.
EVERYTHING = {
    "AutoVerifiedAttributes": ["email", "phone_number"],
    "AliasAttributes": ["phone_number", "preferred_username"],
    "SmsConfiguration": SMS,
    "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": False, "DeviceOnlyRememberedOnUserPrompt": False},
    "UserPoolTier": "PLUS",
    "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"},
    "Policies": WITH_PASSKEYS | {"PasswordPolicy": {"MinimumLength": 8, "PasswordHistorySize": 2}},
}

# What operations ask for beside the access token.
BY_TOKEN = {
    "AssociateSoftwareToken": {},
    "ChangePassword": {"PreviousPassword": PASSWORD, "ProposedPassword": NEW_PASSWORD},
    "CompleteWebAuthnRegistration": {"Credential": {}},
    "ConfirmDevice": {"DeviceKey": DEVICE, "DeviceSecretVerifierConfig": VERIFIER},
    "DeleteUser": {},
    "DeleteUserAttributes": {"UserAttributeNames": ["name"]},
    "DeleteWebAuthnCredential": {"CredentialId": "none"},
    "ForgetDevice": {"DeviceKey": DEVICE},
    "GetDevice": {"DeviceKey": DEVICE},
    "GetUser": {},
    "GetUserAttributeVerificationCode": {"AttributeName": "phone_number"},
    "GetUserAuthFactors": {},
    "GlobalSignOut": {},
    "ListDevices": {},
    "ListUserSessions": {},
    "ListWebAuthnCredentials": {},
    "RevokeUserSession": {"SessionId": "tkn" + 25 * "0"},
    "SetUserMFAPreference": {},
    "SetUserSettings": {"MFAOptions": []},
    "StartWebAuthnRegistration": {},
    "UpdateDeviceStatus": {"DeviceKey": DEVICE, "DeviceRememberedStatus": "remembered"},
    "UpdateUserAttributes": {"UserAttributes": [{"Name": "name", "Value": "Jane"}]},
    "VerifySoftwareToken": {"UserCode": "123456"},
    "VerifyUserAttribute": {"AttributeName": "phone_number", "Code": "123456"},
}
# What operations ask for beside the app client.
BY_CLIENT = {
    "ConfirmForgotPassword": {"Username": "nobody", "ConfirmationCode": "123456", "Password": NEW_PASSWORD},
    "ConfirmSignUp": {"Username": "nobody", "ConfirmationCode": "123456"},
    "ForgotPassword": {"Username": "nobody"},
    "GetClientToken": {"Secret": 24 * "0"},
    "GetTokensFromRefreshToken": {"RefreshToken": "none"},
    "InitiateAuth": {
        "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": "nobody", "PASSWORD": PASSWORD},
    },
    "ResendConfirmationCode": {"Username": "nobody"},
    "RespondToAuthChallenge": {
        "ChallengeName": "SMS_MFA",
        "Session": SESSION,
        "ChallengeResponses": {"USERNAME": "nobody", "SMS_MFA_CODE": "123456"},
    },
    "RevokeToken": {"Token": "none"},
    "SignUp": {"Username": "nobody", "Password": PASSWORD},
}
FEEDBACK = {"EventId": "1", "FeedbackToken": "none", "FeedbackValue": "Valid"}


def of_callers() -> list[str]:
    """The operations that need no signature."""
    model = json.loads((ROOT / "model/cognito-idp.json").read_text())
    return [name for name, operation in model["operations"].items() if operation["auth"] != "sigv4"]


class People:
    """A pool with an app client, and people who are made for one request each."""

    numbers = itertools.count(1)

    def __init__(self, pool: Pool, **settings):
        self.pool, self.idp = pool, pool.idp
        self.client: AppClient = pool.client(**{"ExplicitAuthFlows": [*FLOWS, "ALLOW_USER_AUTH"]} | settings)

    def call(self, operation: str, **members) -> dict:
        return getattr(self.idp, xform_name(operation))(**members)

    def refused(self, operation: str, **members) -> tuple[str, str]:
        """The exception and the text that a request is refused with."""
        return refused(self.call, operation, **members)

    def unused(self) -> tuple[str, str]:
        """A name and a phone number that nobody has."""
        number = next(self.numbers)
        return f"user{number}", f"+1206555{number:04}"

    def user(self, **attributes: str) -> tuple[str, str]:
        """Somebody confirmed with a verified phone number; the name and the number."""
        name, phone = self.unused()
        self.pool.user(name, **{"phone_number": phone, "phone_number_verified": "true"} | attributes)
        return name, phone

    def tokens(self, name: str) -> dict:
        return self.client.password(name)["AuthenticationResult"]

    def token(self, **attributes: str) -> str:
        """The access token of somebody new."""
        return self.tokens(self.user(**attributes)[0])["AccessToken"]

    def signed_up(self, **attributes: str) -> tuple[str, str]:
        """Somebody who has signed up and was sent a code; the name and where to."""
        name, phone = self.unused()
        self.client.sign_up(name, attributes=attributes or {"phone_number": phone})
        return name, next(iter(attributes.values()), phone)

    def invited(self, **attributes: str) -> str:
        """Somebody with a temporary password."""
        name, phone = self.unused()
        self.idp.admin_create_user(
            **self.of_admin(name),
            TemporaryPassword=PASSWORD,
            MessageAction="SUPPRESS",
            UserAttributes=attribute_list({"phone_number": phone} | attributes),
        )
        return name

    def of_client(self, name: str, **members) -> dict:
        return {"ClientId": self.client.id, "Username": name} | members

    def of_admin(self, name: str) -> dict:
        return {"UserPoolId": self.pool.id, "Username": name}

    def response(self, name: str, challenge: dict, **answers: str) -> dict:
        """The request that answers a challenge."""
        return {
            "ClientId": self.client.id,
            "ChallengeName": challenge["ChallengeName"],
            "Session": challenge["Session"],
            "ChallengeResponses": {"USERNAME": name} | answers,
        }


def password_asked(people: People, name: str) -> dict:
    """RespondToAuthChallenge with the right password, which was asked for."""
    challenge = people.client.initiate("USER_AUTH", {"USERNAME": name, "PREFERRED_CHALLENGE": "PASSWORD"})
    return people.response(name, challenge, PASSWORD=PASSWORD)


def sign_up(people: People) -> dict:
    name, phone = people.unused()
    return people.of_client(name, Password=PASSWORD, UserAttributes=attribute_list({"phone_number": phone}))


def confirm_sign_up(people: People) -> dict:
    name, phone = people.signed_up()
    return people.of_client(name, ConfirmationCode=people.pool.code(phone))


def resend_confirmation_code(people: People) -> dict:
    return people.of_client(people.signed_up()[0])


def forgot_password(people: People) -> dict:
    return people.of_client(people.user()[0])


def confirm_forgot_password(people: People) -> dict:
    name, phone = people.user()
    people.idp.forgot_password(**people.of_client(name))
    return people.of_client(name, ConfirmationCode=people.pool.code(phone), Password=NEW_PASSWORD)


def initiate_auth(people: People) -> dict:
    parameters = {"USERNAME": people.user()[0], "PASSWORD": PASSWORD}
    return {"ClientId": people.client.id, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters}


def respond_to_auth_challenge(people: People, **attributes: str) -> dict:
    """With the new password that whoever was invited is asked for."""
    name = people.invited(**attributes)
    return people.response(name, people.client.password(name), NEW_PASSWORD=NEW_PASSWORD)


def get_tokens_from_refresh_token(people: People) -> dict:
    return {"ClientId": people.client.id, "RefreshToken": people.tokens(people.user()[0])["RefreshToken"]}


def change_password(people: People) -> dict:
    return {"AccessToken": people.token(), "PreviousPassword": PASSWORD, "ProposedPassword": NEW_PASSWORD}


def get_user_attribute_verification_code(people: People) -> dict:
    return {"AccessToken": people.token(), "AttributeName": "phone_number"}


def verify_user_attribute(people: People, **attributes: str) -> dict:
    name, phone = people.user(**attributes)
    asked = {"AccessToken": people.tokens(name)["AccessToken"], "AttributeName": "phone_number"}
    people.idp.get_user_attribute_verification_code(**asked)
    return asked | {"Code": people.pool.code(attributes.get("phone_number", phone))}


def update_user_attributes(people: People) -> dict:
    return {"AccessToken": people.token(), "UserAttributes": attribute_list({"phone_number": people.unused()[1]})}


# Requests that would be done, each of somebody new.
REQUESTS = {
    "ChangePassword": change_password,
    "ConfirmForgotPassword": confirm_forgot_password,
    "ConfirmSignUp": confirm_sign_up,
    "ForgotPassword": forgot_password,
    "GetTokensFromRefreshToken": get_tokens_from_refresh_token,
    "GetUserAttributeVerificationCode": get_user_attribute_verification_code,
    "InitiateAuth": initiate_auth,
    "ResendConfirmationCode": resend_confirmation_code,
    "RespondToAuthChallenge": respond_to_auth_challenge,
    "SignUp": sign_up,
    "UpdateUserAttributes": update_user_attributes,
    "VerifyUserAttribute": verify_user_attribute,
}
# The trigger of each operation that runs one.
TRIGGERS = {
    "ConfirmForgotPassword": "PostConfirmation",
    "ConfirmSignUp": "PostConfirmation",
    "ForgotPassword": "CustomMessage",
    "GetTokensFromRefreshToken": "PreTokenGeneration",
    "GetUserAttributeVerificationCode": "CustomMessage",
    "InitiateAuth": "PreAuthentication",
    "ResendConfirmationCode": "CustomMessage",
    "RespondToAuthChallenge": "PreTokenGeneration",
    "SignUp": "PreSignUp",
    "UpdateUserAttributes": "CustomMessage",
}


class World:
    """Pools and tokens that requests share, made when the first one asks for them."""

    def __init__(self, idp, make_pool, functions: Functions, full: FullServer):
        self.idp, self.make_pool, self.functions, self.full = idp, make_pool, functions, full

    @cached_property
    def rich(self) -> People:
        """People of a pool that has everything."""
        pool = self.make_pool(**EVERYTHING)
        self.idp.set_user_pool_mfa_config(
            UserPoolId=pool.id,
            MfaConfiguration="OPTIONAL",
            SmsMfaConfiguration={"SmsConfiguration": SMS},
            SoftwareTokenMfaConfiguration={"Enabled": True},
            WebAuthnConfiguration={"RelyingPartyId": "localhost"},
        )
        return People(pool)

    @cached_property
    def bare(self) -> People:
        """People of a pool that has nothing beyond passwords."""
        return People(self.make_pool(AutoVerifiedAttributes=["phone_number"], SmsConfiguration=SMS))

    @cached_property
    def posted(self) -> People:
        """People of a pool that sends emails."""
        recovery = {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]}
        return People(self.make_pool(AutoVerifiedAttributes=["email"], AccountRecoverySetting=recovery))

    @cached_property
    def crowded(self) -> People:
        """People of a server on which as many messages wait as may; the client hides who exists."""
        return People(self.full.codes.pool, PreventUserExistenceErrors="ENABLED")

    @cached_property
    def function(self) -> Planned:
        return Planned(self.functions, "declared-errors", "py")

    @cached_property
    def planned(self) -> People:
        """People of a pool whose triggers do what a request's metadata says."""
        triggers = self.function.triggers(*sorted(set(TRIGGERS.values())), "UserMigration")
        return People(self.make_pool(AutoVerifiedAttributes=["phone_number"], SmsConfiguration=SMS, LambdaConfig=triggers))

    @cached_property
    def secretive(self) -> People:
        """People of a client that has a secret."""
        return People(self.rich.pool, GenerateSecret=True)

    @cached_property
    def token_of_nobody(self) -> str:
        name, _ = self.rich.user()
        token = self.rich.tokens(name)["AccessToken"]
        self.idp.admin_delete_user(**self.rich.of_admin(name))
        return token

    @cached_property
    def token_of_no_pool(self) -> tuple[str, str]:
        """The token, and the id of the pool that was."""
        people = People(self.make_pool())
        token = people.token()
        self.idp.delete_user_pool(UserPoolId=people.pool.id)
        return token, people.pool.id

    @contextmanager
    def forbidden(self):
        """User pools may not call the function."""
        self.functions.client("lambda").remove_permission(FunctionName=self.function.name, StatementId="user-pools")
        try:
            yield
        finally:
            self.functions.permit(self.function.name)
