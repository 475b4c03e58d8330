"""Every error that the model declares for the operations of users and their apps, heard by boto3 in so many words.

What is never answered is in docs/compatibility.md, under "Declared errors that are never answered".
"""

from functools import partial

import pytest
from botocore.exceptions import ClientError

from harness import PASSWORD, REGION
from harness.at_once import CHANGES, POLICIES, overtaken, under_load
from harness.authenticator import create, eddsa_key
from harness.callers import (
    BY_CLIENT,
    BY_TOKEN,
    FEEDBACK,
    NEW_PASSWORD,
    REQUESTS,
    TRIGGERS,
    VERIFIER,
    WITH_PASSKEYS,
    People,
    World,
    of_callers,
    password_asked,
    respond_to_auth_challenge,
    verify_user_attribute,
)
from harness.codes import totp
from harness.declared_errors import Cases, declared, explained
from harness.full_server import FullServer
from harness.planned import UNRECOGNIZABLE, plan, thrown
from harness.pools import SMS, attribute_list
from harness.server import Server
from harness.sinks import WebServer

CASES = Cases()
OPERATIONS = of_callers()
ORIGIN = "http://localhost:3000"


def declaring(error: str, operations) -> list[str]:
    return [operation for operation in operations if error in declared()[operation]]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server whose emails nobody takes; text messages stay where they can be read."""
    directory = tmp_path_factory.mktemp("vestibule")
    with WebServer() as refusing:
        refusing.answers = 100 * [(400, "")]
        email = f'[email.webhook]\nurl = "http://127.0.0.1:{refusing.port}/"\nsecret = "a secret of the webhook"\n'
        (directory / "vestibule.toml").write_text(f"readable_messages = true\n{email}")
        running = Server(directory / "data", arguments=("--config", str(directory / "vestibule.toml"))).start()
        yield running
        assert running.stop() == 0


@pytest.fixture(scope="module")
def world(idp, make_pool, functions, tmp_path_factory, make_client):
    full = FullServer(tmp_path_factory.mktemp("full"), make_client)
    yield World(idp, make_pool, functions, full)
    full.stop()


# What any request can have wrong.


def malformed(member: str, pattern: str, value: str = "") -> tuple[str, str]:
    what = f"Value{value} at '{member}'"
    text = f"1 validation error detected: {what} failed to satisfy constraint: Member must satisfy regular expression pattern"
    return "InvalidParameterException", f"{text}: {pattern}"


@CASES.of("InvalidParameterException", BY_TOKEN)
def what_is_no_possible_token(world, operation):
    heard = world.rich.refused(operation, AccessToken="!", **BY_TOKEN[operation])
    assert heard == malformed("accessToken", "[A-Za-z0-9-_=.]+")


@CASES.of("InvalidParameterException", BY_CLIENT)
def what_is_no_possible_client(world, operation):
    assert world.rich.refused(operation, ClientId="!", **BY_CLIENT[operation]) == malformed("clientId", r"[\w+]+")


@CASES.of("InvalidParameterException", ["UpdateAuthEventFeedback"])
def what_is_no_possible_pool(world, operation):
    heard = world.rich.refused(operation, UserPoolId="!", Username="nobody", **FEEDBACK)
    assert heard == malformed("userPoolId", r"[\w-]+_[0-9a-zA-Z]+", " '!'")


@CASES.of("NotAuthorizedException", BY_TOKEN)
def what_is_no_token(world, operation):
    heard = world.rich.refused(operation, AccessToken="none", **BY_TOKEN[operation])
    assert heard == ("NotAuthorizedException", "Invalid Access Token")


@CASES.of("NotAuthorizedException", declaring("NotAuthorizedException", set(BY_CLIENT) - {"GetClientToken"}))
def no_secret(world, operation):
    client = world.secretive.client.id
    text = f"Client {client} is configured with secret but SECRET_HASH was not received"
    if operation == "GetTokensFromRefreshToken":
        text = f"Client {client} is configured for secret but secret was not received"
    heard = world.secretive.refused(operation, ClientId=client, **BY_CLIENT[operation])
    assert heard == ("NotAuthorizedException", text)


@CASES.of("NotAuthorizedException", ["GetClientToken"])
def a_wrong_secret(world, operation):
    client = world.secretive.client.id
    heard = world.secretive.refused(operation, ClientId=client, **BY_CLIENT[operation])
    assert heard == ("NotAuthorizedException", f"Unable to verify secret hash for client {client}")


@CASES.of("NotAuthorizedException", ["UpdateAuthEventFeedback"])
def a_token_that_is_no_feedback_token(world, operation):
    name, _ = world.rich.user()
    heard = world.rich.refused(operation, **world.rich.of_admin(name), **FEEDBACK)
    assert heard == ("NotAuthorizedException", "Invalid feedback token.")


# What a request names that is not there.


@CASES.of("ResourceNotFoundException", declaring("ResourceNotFoundException", BY_TOKEN))
def a_pool_that_was_deleted(world, operation):
    token, pool = world.token_of_no_pool
    heard = world.rich.refused(operation, AccessToken=token, **BY_TOKEN[operation])
    assert heard == ("ResourceNotFoundException", f"User pool {pool} does not exist.")


@CASES.of("ResourceNotFoundException", declaring("ResourceNotFoundException", BY_CLIENT))
def an_unknown_client(world, operation):
    heard = world.rich.refused(operation, ClientId="unknown", **BY_CLIENT[operation])
    assert heard == ("ResourceNotFoundException", "User pool client unknown does not exist.")


@CASES.of("ResourceNotFoundException", ["UpdateAuthEventFeedback"])
def an_unknown_pool(world, operation):
    heard = world.rich.refused(operation, UserPoolId=f"{REGION}_unknown", Username="nobody", **FEEDBACK)
    assert heard == ("ResourceNotFoundException", f"User pool {REGION}_unknown does not exist.")


@CASES.of("UserNotFoundException", declaring("UserNotFoundException", BY_TOKEN))
def a_user_who_was_deleted(world, operation):
    heard = world.rich.refused(operation, AccessToken=world.token_of_nobody, **BY_TOKEN[operation])
    assert heard == ("UserNotFoundException", "User does not exist.")


@CASES.of("UserNotFoundException", ["ConfirmForgotPassword", "ConfirmSignUp", "ForgotPassword", "ResendConfirmationCode"])
def an_unknown_user(world, operation):
    heard = world.rich.refused(operation, ClientId=world.rich.client.id, **BY_CLIENT[operation])
    assert heard == ("UserNotFoundException", "Username/client id combination not found.")


@CASES.of("UserNotFoundException", ["InitiateAuth"])
def an_unknown_user_signs_in(world, operation):
    heard = world.rich.refused(operation, ClientId=world.rich.client.id, **BY_CLIENT[operation])
    assert heard == ("UserNotFoundException", "User does not exist.")


@CASES.of("UserNotFoundException", ["RespondToAuthChallenge"])
def a_user_whom_migration_does_not_know_either(world, operation):
    heard = world.planned.refused(operation, **password_asked(world.planned, "nobody"))
    assert heard == ("UserNotFoundException", "User does not exist.")


# What an account's state does not allow.

RESET = ("PasswordResetRequiredException", "Password reset required for the user")
UNCONFIRMED = ("UserNotConfirmedException", "User is not confirmed.")


@CASES.of("PasswordResetRequiredException", declaring("PasswordResetRequiredException", BY_TOKEN))
def a_user_who_has_to_reset_the_password(world, operation):
    name, _ = world.rich.user()
    token = world.rich.tokens(name)["AccessToken"]
    world.idp.admin_reset_user_password(**world.rich.of_admin(name))
    assert world.rich.refused(operation, AccessToken=token, **BY_TOKEN[operation]) == RESET


@CASES.of("PasswordResetRequiredException", ["InitiateAuth"])
def who_has_to_reset_begins_to_sign_in(world, operation):
    request = REQUESTS[operation](world.rich)
    world.idp.admin_reset_user_password(**world.rich.of_admin(request["AuthParameters"]["USERNAME"]))
    assert world.rich.refused(operation, **request) == RESET


@CASES.of("PasswordResetRequiredException", ["RespondToAuthChallenge"])
def who_has_to_reset_shows_the_password(world, operation):
    name, _ = world.rich.user()
    request = password_asked(world.rich, name)
    world.idp.admin_reset_user_password(**world.rich.of_admin(name))
    assert world.rich.refused(operation, **request) == RESET


@CASES.of("UserNotConfirmedException", ["InitiateAuth"])
def who_is_not_confirmed_signs_in(world, operation):
    parameters = {"USERNAME": world.rich.signed_up()[0], "PASSWORD": PASSWORD}
    request = {"ClientId": world.rich.client.id, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters}
    assert world.rich.refused(operation, **request) == UNCONFIRMED


@CASES.of("UserNotConfirmedException", ["RespondToAuthChallenge"])
def who_is_not_confirmed_shows_the_password(world, operation):
    assert world.rich.refused(operation, **password_asked(world.rich, world.rich.signed_up()[0])) == UNCONFIRMED


@CASES.of("UserNotConfirmedException", ["ConfirmForgotPassword"])
def who_is_not_confirmed_resets_the_password(world, operation):
    name, phone = world.bare.signed_up()
    verified = attribute_list({"phone_number_verified": "true"})
    world.idp.admin_update_user_attributes(**world.bare.of_admin(name), UserAttributes=verified)
    world.idp.forgot_password(**world.bare.of_client(name))
    request = world.bare.of_client(name, ConfirmationCode=world.bare.pool.code(phone), Password=NEW_PASSWORD)
    assert world.bare.refused(operation, **request) == UNCONFIRMED


@CASES.of("UsernameExistsException", ["SignUp"])
def a_name_that_is_taken(world, operation):
    request = REQUESTS[operation](world.rich) | {"Username": world.rich.user()[0]}
    assert world.rich.refused(operation, **request) == ("UsernameExistsException", "User already exists")


@CASES.of("AliasExistsException", ["UpdateUserAttributes"])
def an_alias_that_is_taken(world, operation):
    name, _ = world.rich.user()
    world.rich.user(preferred_username=f"{name}-")
    request = {"AccessToken": world.rich.tokens(name)["AccessToken"]}
    request["UserAttributes"] = attribute_list({"preferred_username": f"{name}-"})
    text = "An account with the given preferred_username already exists."
    assert world.rich.refused(operation, **request) == ("AliasExistsException", text)


@CASES.of("AliasExistsException", ["RespondToAuthChallenge"])
def an_alias_that_is_taken_comes_with_the_new_password(world, operation):
    name, _ = world.rich.user()
    world.rich.user(preferred_username=f"{name}-")
    request = respond_to_auth_challenge(world.rich)
    request["ChallengeResponses"]["userAttributes.preferred_username"] = f"{name}-"
    text = "An account with the given preferred_username already exists."
    assert world.rich.refused(operation, **request) == ("AliasExistsException", text)


@CASES.of("AliasExistsException", ["VerifyUserAttribute"])
def a_verified_alias_that_is_taken(world, operation):
    _, phone = world.rich.user()
    request = verify_user_attribute(world.rich, phone_number=phone, phone_number_verified="false")
    text = "An account with the given phone_number already exists."
    assert world.rich.refused(operation, **request) == ("AliasExistsException", text)


@CASES.of("AliasExistsException", ["ConfirmSignUp"])
def an_alias_that_is_taken_is_confirmed(world, operation):
    _, phone = world.rich.user()
    name, _ = world.rich.signed_up(phone_number=phone)
    request = world.rich.of_client(name, ConfirmationCode=world.rich.pool.code(phone))
    text = "An account with the phone_number already exists."
    assert world.rich.refused(operation, **request) == ("AliasExistsException", text)


# Passwords and codes.

# The member with the new password. SignUp words its policy in another way.
NEW = {"ChangePassword": "ProposedPassword", "ConfirmForgotPassword": "Password", "SignUp": "Password"}


def with_password(people: People, operation: str, password: str) -> dict:
    request = REQUESTS[operation](people)
    if operation in NEW:
        return request | {NEW[operation]: password}
    return request | {"ChallengeResponses": request["ChallengeResponses"] | {"NEW_PASSWORD": password}}


@CASES.of("InvalidPasswordException", ["ChangePassword", "ConfirmForgotPassword", "RespondToAuthChallenge", "SignUp"])
def a_short_password(world, operation):
    wording = "did not conform with policy" if operation == "SignUp" else "does not conform to policy"
    heard = world.rich.refused(operation, **with_password(world.rich, operation, "short"))
    assert heard == ("InvalidPasswordException", f"Password {wording}: Password not long enough")


@CASES.of("PasswordHistoryPolicyViolationException", ["ChangePassword", "ConfirmForgotPassword", "RespondToAuthChallenge"])
def a_password_of_before(world, operation):
    heard = world.rich.refused(operation, **with_password(world.rich, operation, PASSWORD))
    assert heard == ("PasswordHistoryPolicyViolationException", "Password has previously been used.")


def other_code(code: str) -> str:
    return f"{(int(code) + 1) % 1000000:06}"


@CASES.of("CodeMismatchException", ["ConfirmForgotPassword", "ConfirmSignUp", "VerifyUserAttribute"])
def a_wrong_code(world, operation):
    request = REQUESTS[operation](world.rich)
    member = "Code" if operation == "VerifyUserAttribute" else "ConfirmationCode"
    heard = world.rich.refused(operation, **request | {member: other_code(request[member])})
    assert heard == ("CodeMismatchException", "Invalid verification code provided, please try again.")


@CASES.of("CodeMismatchException", ["RespondToAuthChallenge"])
def a_wrong_code_of_a_second_factor(world, operation):
    name, phone = world.rich.user()
    world.rich.pool.sms_mfa(name)
    challenge = world.rich.client.password(name)
    code = other_code(world.rich.pool.code(phone))
    heard = world.rich.refused(operation, **world.rich.response(name, challenge, SMS_MFA_CODE=code))
    assert heard == ("CodeMismatchException", "Invalid code or auth state for the user.")


NO_CODE = ("ExpiredCodeException", "Invalid code provided, please request a code again.")


@CASES.of("ExpiredCodeException", ["ConfirmForgotPassword", "ConfirmSignUp"])
def a_code_where_none_was_sent(world, operation):
    name, _ = world.rich.user()
    if operation == "ConfirmSignUp":
        name, _ = world.rich.unused()
        world.rich.client.sign_up(name)
    assert world.rich.refused(operation, **BY_CLIENT[operation] | world.rich.of_client(name)) == NO_CODE


@CASES.of("ExpiredCodeException", ["VerifyUserAttribute"])
def a_code_that_was_used(world, operation):
    request = REQUESTS[operation](world.rich)
    world.idp.verify_user_attribute(**request)
    assert world.rich.refused(operation, **request) == NO_CODE


@CASES.of("ExpiredCodeException", ["RespondToAuthChallenge"])
def a_code_that_an_app_has_used(world, operation):
    name, _ = world.rich.user()
    token = {"AccessToken": world.rich.tokens(name)["AccessToken"]}
    code = totp(world.idp.associate_software_token(**token)["SecretCode"])
    world.idp.verify_software_token(**token, UserCode=code)
    world.idp.set_user_mfa_preference(**token, SoftwareTokenMfaSettings={"Enabled": True})
    request = world.rich.response(name, world.rich.client.password(name), SOFTWARE_TOKEN_MFA_CODE=code)
    heard = world.rich.refused(operation, **request)
    assert heard == ("ExpiredCodeException", "Your software token has already been used once.")


@CASES.of("EnableSoftwareTokenMFAException", ["VerifySoftwareToken"])
def a_wrong_code_of_a_new_app(world, operation):
    token = world.rich.token()
    secret = world.idp.associate_software_token(AccessToken=token)["SecretCode"]
    shown = [totp(secret, steps) for steps in range(-2, 3)]
    code = next(code for code in ("000000", "111111", "222222", "333333", "444444", "555555") if code not in shown)
    heard = world.rich.refused(operation, AccessToken=token, UserCode=code)
    assert heard == ("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")


# How often an operation may fail, or be asked, within an hour; and what is wrong then, if anything.
MOST = {
    "ChangePassword": (5, {"PreviousPassword": "Wr0ng!Password"}),
    "ConfirmForgotPassword": (20, {"ConfirmationCode": None}),
    "ConfirmSignUp": (15, {"ConfirmationCode": None}),
    "ForgotPassword": (20, {}),
    "GetUserAttributeVerificationCode": (5, {}),
    "ResendConfirmationCode": (5, {}),
    "VerifyUserAttribute": (15, {"Code": None}),
}


@CASES.of("LimitExceededException", MOST)
def once_too_often(world, operation):
    most, wrong = MOST[operation]
    request = REQUESTS[operation](world.rich)
    request |= {member: value or other_code(request[member]) for member, value in wrong.items()}
    for _ in range(most):
        try:
            world.rich.call(operation, **request)
        except ClientError as error:
            assert error.response["Error"]["Code"] in ("CodeMismatchException", "NotAuthorizedException")
    heard = world.rich.refused(operation, **request)
    assert heard == ("LimitExceededException", "Attempt limit exceeded, please try after some time.")


# Messages and functions.


def by_email(people: People, operation: str) -> dict:
    """A request that sends an email."""
    address = {"email": "jane@example.com"}
    if operation in ("SignUp", "UpdateUserAttributes"):
        return REQUESTS[operation](people) | {"UserAttributes": attribute_list(address)}
    if operation == "GetUserAttributeVerificationCode":
        return {"AccessToken": people.token(**address), "AttributeName": "email"}
    if operation == "ForgotPassword":
        return people.of_client(people.user(**address, email_verified="true")[0])
    # Whoever the code of a sign-up does not reach has signed up.
    request = by_email(people, "SignUp")
    people.refused("SignUp", **request)
    return people.of_client(request["Username"])


@CASES.of("CodeDeliveryFailureException", declaring("CodeDeliveryFailureException", OPERATIONS))
def nobody_takes_the_email(world, operation):
    heard = world.posted.refused(operation, **by_email(world.posted, operation))
    assert heard == ("CodeDeliveryFailureException", "Failed to deliver the message.")


BUSY = ("TooManyRequestsException", "Too many requests")


@CASES.of("TooManyRequestsException", ["ForgotPassword", "ResendConfirmationCode"])
def too_many_messages_wait(world, operation):
    """Only where it is hidden who exists are these messages queued."""
    assert world.crowded.refused(operation, **world.crowded.of_client("nobody")) == BUSY


@CASES.of("TooManyRequestsException", ["InitiateAuth"])
def too_many_messages_wait_for_a_code(world, operation):
    request = {"AuthFlow": "USER_AUTH", "AuthParameters": {"USERNAME": "jane", "PREFERRED_CHALLENGE": "EMAIL_OTP"}}
    assert world.crowded.refused(operation, ClientId=world.crowded.client.id, **request) == BUSY


@CASES.of("TooManyRequestsException", ["RespondToAuthChallenge"])
def too_many_messages_wait_for_the_chosen_code(world, operation):
    challenge = world.crowded.client.initiate("USER_AUTH", {"USERNAME": "jane"})
    assert world.crowded.refused(operation, **world.crowded.response("jane", challenge, ANSWER="EMAIL_OTP")) == BUSY


# What is ready to be asked, each time of somebody new.
ARITHMETIC = {
    "ChangePassword": lambda world: REQUESTS["ChangePassword"](world.bare),
    "CompleteWebAuthnRegistration": lambda world: with_new_passkey(world),
    "ConfirmForgotPassword": lambda world: REQUESTS["ConfirmForgotPassword"](world.bare),
    "GetClientToken": lambda world: of_client_with_token(world),
    "GetTokensFromRefreshToken": lambda world: REQUESTS["GetTokensFromRefreshToken"](world.bare),
    "SignUp": lambda world: REQUESTS["SignUp"](world.bare),
}


def with_new_passkey(world) -> dict:
    token = world.rich.token()
    return {"AccessToken": token, "Credential": create(asked_for(world, token), ORIGIN)}


def of_client_with_token(world) -> dict:
    client = world.bare.pool.client(GenerateSecret=True, ExplicitAuthFlows=["ALLOW_CLIENT_TOKEN_AUTH"])
    return {"ClientId": client.id, "Secret": client.secret}


@CASES.of("TooManyRequestsException", ARITHMETIC)
def there_is_more_arithmetic_than_can_be_done_in_time(world, operation):
    pool = world.make_pool(Policies=POLICIES)
    heard = under_load(pool, lambda: partial(world.bare.call, operation, **ARITHMETIC[operation](world)))
    assert heard == BUSY


@CASES.of("TooManyRequestsException", ["UpdateUserAttributes"])
def an_address_is_changed_at_the_same_moment(world, operation):
    user = {"AccessToken": world.bare.token()}

    def to_another() -> dict:
        return user | {"UserAttributes": attribute_list({"phone_number": world.bare.unused()[1]})}

    requests = [to_another() for _ in range(CHANGES)]
    call = partial(world.bare.call, operation, **to_another())
    assert overtaken(world.bare.pool.server, operation, requests, call) == BUSY


def with_plan(world, operation: str, does: dict) -> tuple[str, str]:
    """What is heard of an operation whose trigger does so."""
    # Sources of pre token generation begin with another word than its name.
    source = TRIGGERS[operation].replace("PreToken", "Token")
    return world.planned.refused(operation, **REQUESTS[operation](world.planned), ClientMetadata=plan(**{source: does}))


@CASES.of("UserLambdaValidationException", TRIGGERS)
def a_function_that_refuses(world, operation):
    assert with_plan(world, operation, {"throw": "no"}) == thrown(TRIGGERS[operation], "no")


@CASES.of("InvalidLambdaResponseException", TRIGGERS)
def a_function_that_answers_nonsense(world, operation):
    assert with_plan(world, operation, {"answer": {}}) == UNRECOGNIZABLE


@CASES.of("UnexpectedLambdaException", TRIGGERS)
def a_function_that_may_not_be_called(world, operation):
    request = REQUESTS[operation](world.planned)
    with world.forbidden():
        heard = world.planned.refused(operation, **request)
    text = f"{TRIGGERS[operation]} invocation failed due to error AccessDeniedException."
    assert heard == ("UnexpectedLambdaException", text)


# What a pool does not have.


@CASES.of("InvalidUserPoolConfigurationException", ["ConfirmDevice"])
def a_device_where_none_are_tracked(world, operation):
    heard = world.bare.refused(operation, AccessToken=world.bare.token(), **BY_TOKEN[operation])
    assert heard == ("InvalidUserPoolConfigurationException", "Device tracking is not enabled for this user pool.")


@CASES.of("DeviceKeyExistsException", ["ConfirmDevice"])
def a_device_that_is_confirmed(world, operation):
    result = world.rich.tokens(world.rich.user()[0])
    key = result["NewDeviceMetadata"]["DeviceKey"]
    request = {"AccessToken": result["AccessToken"], "DeviceKey": key, "DeviceSecretVerifierConfig": VERIFIER}
    world.idp.confirm_device(**request)
    heard = world.rich.refused(operation, **request)
    assert heard == ("DeviceKeyExistsException", "The device is already confirmed.")


NO_APPS = ("SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool")


@CASES.of("SoftwareTokenMFANotFoundException", ["AssociateSoftwareToken", "VerifySoftwareToken"])
def an_app_where_there_are_none(world, operation):
    assert world.bare.refused(operation, AccessToken=world.bare.token(), **BY_TOKEN[operation]) == NO_APPS


@CASES.of("SoftwareTokenMFANotFoundException", ["RespondToAuthChallenge"])
def an_app_is_set_up_where_there_are_none(world, operation):
    people = People(world.make_pool(SmsConfiguration=SMS, MfaConfiguration="ON"))
    people.pool.user("jane")
    challenge = people.client.password("jane")
    assert challenge["ChallengeName"] == "MFA_SETUP"
    assert people.refused(operation, **people.response("jane", challenge)) == NO_APPS


@CASES.of("MFAMethodNotFoundException", ["RespondToAuthChallenge"])
def a_second_factor_whose_address_is_gone(world, operation):
    request = respond_to_auth_challenge(world.rich)
    of_admin = world.rich.of_admin(request["ChallengeResponses"]["USERNAME"])
    world.rich.pool.sms_mfa(of_admin["Username"])
    world.idp.admin_delete_user_attributes(**of_admin, UserAttributeNames=["phone_number"])
    heard = world.rich.refused(operation, **request)
    assert heard == ("MFAMethodNotFoundException", "No MFA method is available for the user.")


@CASES.of("UserPoolAddOnNotEnabledException", ["UpdateAuthEventFeedback"])
def feedback_where_there_is_no_threat_protection(world, operation):
    heard = world.bare.refused(operation, **world.bare.of_admin("nobody"), **FEEDBACK)
    assert heard == ("UserPoolAddOnNotEnabledException", "Threat protection is not enabled for this user pool.")


# Refresh tokens.


@CASES.of("RefreshTokenReuseException", ["GetTokensFromRefreshToken"])
def a_refresh_token_that_was_replaced(world, operation):
    rotation = {"Feature": "ENABLED", "RetryGracePeriodSeconds": 0}
    people = People(world.bare.pool, ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"], RefreshTokenRotation=rotation)
    request = REQUESTS[operation](people)
    people.call(operation, **request)
    assert people.refused(operation, **request) == ("RefreshTokenReuseException", "Refresh token has been reused.")


@CASES.of("UnauthorizedException", ["RevokeToken"])
def a_refresh_token_of_another_client(world, operation):
    token = world.rich.tokens(world.rich.user()[0])["RefreshToken"]
    other = world.rich.pool.client()
    heard = world.rich.refused(operation, ClientId=other.id, Token=token)
    assert heard == ("UnauthorizedException", "The token was not issued to this client.")


@CASES.of("UnsupportedTokenTypeException", ["RevokeToken"])
def an_access_token_is_revoked(world, operation):
    heard = world.rich.refused(operation, ClientId=world.rich.client.id, Token=world.rich.token())
    assert heard == ("UnsupportedTokenTypeException", "Only refresh tokens can be revoked.")


@CASES.of("UnsupportedOperationException", ["RevokeToken"])
def a_client_that_revokes_nothing(world, operation):
    people = People(world.bare.pool, EnableTokenRevocation=False)
    token = people.tokens(people.user()[0])["RefreshToken"]
    heard = people.refused(operation, ClientId=people.client.id, Token=token)
    assert heard == ("UnsupportedOperationException", "Token revocation is not enabled for this client.")


# Passkeys.


@CASES.of("WebAuthnNotEnabledException", ["CompleteWebAuthnRegistration", "StartWebAuthnRegistration"])
def a_passkey_where_there_are_none(world, operation):
    heard = world.bare.refused(operation, AccessToken=world.bare.token(), **BY_TOKEN[operation])
    assert heard == ("WebAuthnNotEnabledException", "Passkeys are not enabled for this user pool.")


@CASES.of("WebAuthnConfigurationMissingException", ["StartWebAuthnRegistration"])
def a_passkey_for_nobody(world, operation):
    people = People(world.make_pool(Policies=WITH_PASSKEYS))
    heard = people.refused(operation, AccessToken=people.token())
    assert heard == ("WebAuthnConfigurationMissingException", "The user pool has no relying party ID and no domain.")


@CASES.of("WebAuthnChallengeNotFoundException", ["CompleteWebAuthnRegistration"])
def a_passkey_that_nobody_asked_for(world, operation):
    heard = world.rich.refused(operation, AccessToken=world.rich.token(), Credential={})
    assert heard == ("WebAuthnChallengeNotFoundException", "The registration was not started or has expired.")


def asked_for(world, token: str) -> dict:
    return world.idp.start_web_authn_registration(AccessToken=token)["CredentialCreationOptions"]


@CASES.of("WebAuthnClientMismatchException", ["CompleteWebAuthnRegistration"])
def a_passkey_that_another_client_asked_for(world, operation):
    name, _ = world.rich.user()
    credential = create(asked_for(world, world.rich.tokens(name)["AccessToken"]), ORIGIN)
    other = world.rich.pool.client().password(name)["AuthenticationResult"]["AccessToken"]
    heard = world.rich.refused(operation, AccessToken=other, Credential=credential)
    assert heard == ("WebAuthnClientMismatchException", "The registration was started by another app client.")


def refused_passkey(world, operation: str, origin: str = ORIGIN, **wrong) -> tuple[str, str]:
    token = world.rich.token()
    return world.rich.refused(operation, AccessToken=token, Credential=create(asked_for(world, token), origin, **wrong))


@CASES.of("WebAuthnCredentialNotSupportedException", ["CompleteWebAuthnRegistration"])
def a_passkey_with_a_key_that_is_not_taken(world, operation):
    heard = refused_passkey(world, operation, key=eddsa_key())
    assert heard == ("WebAuthnCredentialNotSupportedException", "The credential is not supported.")


@CASES.of("WebAuthnOriginNotAllowedException", ["CompleteWebAuthnRegistration"])
def a_passkey_of_another_page(world, operation):
    heard = refused_passkey(world, operation, origin="https://example.org")
    assert heard == ("WebAuthnOriginNotAllowedException", "The origin is not allowed for the relying party.")


@CASES.of("WebAuthnRelyingPartyMismatchException", ["CompleteWebAuthnRegistration"])
def a_passkey_for_another_party(world, operation):
    heard = refused_passkey(world, operation, relying_party="example.org")
    assert heard == ("WebAuthnRelyingPartyMismatchException", "The credential was made for another relying party.")


@CASES.of("LimitExceededException", ["StartWebAuthnRegistration"])
def one_passkey_too_many(world, operation):
    token = world.rich.token()
    for _ in range(20):
        credential = create(asked_for(world, token), ORIGIN)
        world.idp.complete_web_authn_registration(AccessToken=token, Credential=credential)
    heard = world.rich.refused(operation, AccessToken=token)
    assert heard == ("LimitExceededException", "The user has as many passkeys as one can have.")


@pytest.mark.parametrize(("operation", "error"), CASES.pairs())
def test_the_error_is_heard(world, operation, error):
    CASES.by_pair[operation, error](world, operation)


def test_every_declared_error_has_a_case_or_an_explanation():
    pairs = {(operation, error) for operation in OPERATIONS for error in declared()[operation]}
    cases, explanations = set(CASES.pairs()), {pair for pair in explained() if pair[0] in OPERATIONS}
    assert cases & explanations == set()
    assert sorted(pairs - cases - explanations) == []
    assert explanations <= pairs
