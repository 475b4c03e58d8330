"""Every error that an operation of administration declares, as boto3 hears it: with its exact text, or never, and then why.

A case asks for what is right but for one thing, and returns what was heard with the text that it had to be. The errors that are
never answered are in docs/compatibility.md, under "Declared errors that are never answered".
"""

import urllib.request
from functools import cache, partial

import boto3
import pytest
from botocore.config import Config

from harness import ACCOUNT, PASSWORD, REGION
from harness.administrator import HISTORY, REPLICABLE, TEMPORARY, SignIns, World, named, new
from harness.at_once import CHANGES, POLICIES, overtaken, under_load
from harness.codes import totp
from harness.declared_errors import Cases, declared, explained, signed
from harness.full_server import FullServer
from harness.functions import ECHO
from harness.minimal_inputs import IDENTITY, LINK, OWN_USER, PROVIDER, USERNAME, naming
from harness.pools import PHONE, attribute_list
from harness.refusals import refused

cases = Cases()


@pytest.fixture(scope="module")
def world(server, idp, functions, make_client, tmp_path_factory):
    made = []

    def full() -> FullServer:
        made.append(FullServer(tmp_path_factory.mktemp("full"), make_client))
        return made[-1]

    yield World(server, idp, functions, full)
    for one in made:
        one.stop()


# What is wrong in the request itself, whatever there is.

INVALID = "InvalidParameterException"
UNKNOWN = "ResourceNotFoundException"
NO_USER = "UserNotFoundException"
DENIED = "NotAuthorizedException"
UNIDENTIFIED = "User does not exist."
FORM = "1 validation error detected: Value '{}' at '{}' failed to satisfy constraint: Member must {}"
FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:check"
NO_POOL = f"{REGION}_Unknown00"
NO_POOL_ARN = f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{NO_POOL}"
NO_CATEGORY = {"LimitDefinition": {"LimitClass": "API_CATEGORY", "Attributes": {"Category": "Everything"}}}
NOBODY = OWN_USER | {"ProviderAttributeValue": "nobody"}
OF_EVENTS = ["AdminListUserAuthEvents", "AdminUpdateAuthEventFeedback"]
OF_TAGS = ["ListTagsForResource", "TagResource", "UntagResource"]
OF_LINKS = ["AdminDisableProviderForUser", "AdminLinkProviderForUser"]
OF_CLIENTS = ["CreateUserPoolClient", "UpdateUserPoolClient"]
OF_POOLS = naming("UserPoolId")
OF_USERS = [operation for operation in naming("Username") if NO_USER in declared()[operation]]
OAUTH = {"AllowedOAuthFlowsUserPoolClient": True, "AllowedOAuthScopes": ["api/read"]}


def all_but(operations: list[str], *exceptions: str) -> list[str]:
    return [operation for operation in operations if operation not in exceptions]


# The error, the operations, the members that are wrong, and the text.
AT_ONCE = [
    (
        INVALID, all_but(OF_POOLS, *OF_LINKS), {"UserPoolId": "no pool"},
        FORM.format("no pool", "userPoolId", r"satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+"),
    ),
    (
        INVALID, ["CreateUserPool"], {"PoolName": "<>"},
        FORM.format("<>", "poolName", r"satisfy regular expression pattern: [\w\s+=,.@-]+"),
    ),
    (
        INVALID, ["DescribeUserPoolDomain"], {"Domain": "a" * 64},
        FORM.format("a" * 64, "domain", "have length less than or equal to 63"),
    ),
    (
        INVALID, ["GetDerivedToken"], {"SubjectTokenType": "SAML"},
        FORM.format("SAML", "subjectTokenType", "satisfy enum value set: [ACCESS_TOKEN, ID_TOKEN, SAML2]"),
    ),
    (INVALID, ["ListUserPools"], {"MaxResults": 61}, FORM.format(61, "maxResults", "have value less than or equal to 60")),
    (INVALID, ["GetProvisionedLimit", "UpdateProvisionedLimit"], NO_CATEGORY, "Everything is not an API category."),
    (INVALID, OF_TAGS, {"ResourceArn": FUNCTION}, f"{FUNCTION} is not the ARN of a user pool."),
    (INVALID, ["AdminDisableProviderForUser"], {"User": {"ProviderName": "Cognito"}}, "ProviderAttributeValue is required."),
    (
        INVALID, ["AdminLinkProviderForUser"], {"SourceUser": OWN_USER},
        "Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a "
        "DestinationUser",
    ),

    (UNKNOWN, OF_POOLS, {"UserPoolId": NO_POOL}, f"User pool {NO_POOL} does not exist."),
    (UNKNOWN, OF_TAGS, {"ResourceArn": NO_POOL_ARN}, f"Resource {NO_POOL_ARN} does not exist."),
    (UNKNOWN, ["GetDerivedToken"], {"ClientId": "unknown"}, "User pool client unknown does not exist."),

    (NO_USER, all_but(OF_USERS, "AdminCreateUser", *OF_EVENTS), {"Username": "nobody"}, UNIDENTIFIED),
    (NO_USER, ["AdminCreateUser"], {"Username": "nobody", "MessageAction": "RESEND"}, UNIDENTIFIED),
    (NO_USER, ["AdminDisableProviderForUser"], {"User": NOBODY}, UNIDENTIFIED),
    (NO_USER, ["AdminLinkProviderForUser"], {"DestinationUser": NOBODY}, UNIDENTIFIED),
    (NO_USER, ["AdminInitiateAuth"], {"AuthParameters": {"USERNAME": "nobody", "PASSWORD": PASSWORD}}, UNIDENTIFIED),

    ("UsernameExistsException", ["AdminCreateUser"], {}, "User account already exists"),
    (
        "UnsupportedUserStateException", ["AdminCreateUser"], {"MessageAction": "RESEND"},
        f"Resend not possible. {USERNAME} status is not FORCE_CHANGE_PASSWORD",
    ),
    (
        "InvalidPasswordException", ["AdminCreateUser"], {"Username": "newcomer", "TemporaryPassword": "Sh0rt!"},
        "Password did not conform with password policy: Password not long enough",
    ),
    (
        "InvalidPasswordException", ["AdminSetUserPassword"], {"Password": "Sh0rt!"},
        "Password did not conform with password policy: Password not long enough",
    ),

    (DENIED, ["AdminConfirmSignUp"], {}, "User cannot be confirmed. Current status is CONFIRMED"),
    (
        DENIED, ["AdminInitiateAuth"], {"AuthParameters": {"USERNAME": USERNAME, "PASSWORD": "Wr0ng!Password"}},
        "Incorrect username or password.",
    ),
    (DENIED, ["AdminRespondToAuthChallenge"], {"Session": "a-session-that-is-made-up"}, "Invalid session for the user."),

    (
        "UserPoolAddOnNotEnabledException", [*OF_EVENTS, "DescribeRiskConfiguration", "SetRiskConfiguration"], {},
        "Threat protection is not enabled for this user pool.",
    ),
    (
        "InvalidOAuthFlowException", OF_CLIENTS, OAUTH | {"AllowedOAuthFlows": ["client_credentials"]},
        "client_credentials flow can not be selected if client does not have a client secret.",
    ),
    (
        "ScopeDoesNotExistException", OF_CLIENTS,
        OAUTH | {"AllowedOAuthFlows": ["code"], "CallbackURLs": ["https://example.com"]},
        "Invalid scope requested: api/read",
    ),
    (
        "UserPoolTaggingException", ["CreateUserPool", "UpdateUserPool"], {"UserPoolTags": {"aws:team": "web"}},
        "The tag key aws:team begins with aws:, which is reserved.",
    ),
    (
        "ServiceQuotaExceededException", ["UpdateProvisionedLimit"], {"RequestedLimitValue": 5001},
        "RequestedLimitValue exceeds the maximum of the account: 5000.",
    ),
]  # fmt: skip


def refused_at_once(members, text, world, operation):
    return world.refusal(operation, **members), text


for wrong, operations, members, text in AT_ONCE:
    cases.of(wrong, operations)(partial(refused_at_once, members, text))


# Users: who is not there, and where they stand.

NOT_CONFIRMED = "User is not confirmed."
RESET = "Password reset required for the user"
USED = "Password has previously been used."
ALIAS = "An account with the given preferred_username already exists."


@cases.of(NO_USER, OF_EVENTS)
def nobody_has_a_history(world, operation):
    return world.refusal(operation, UserPoolId=world.protected.id, Username="nobody"), UNIDENTIFIED


@cases.of(NO_USER, ["AdminRespondToAuthChallenge"])
def nobody_is_known_elsewhere_either(world, operation):
    """The user would be migrated with the password, and the function does not know the user."""
    pool = world.make_pool(LambdaConfig={"UserMigration": world.functions.deploy("knows-nobody", ECHO)})
    sign_ins = SignIns(pool.client(ExplicitAuthFlows=["ALLOW_USER_AUTH"]))
    return sign_ins.refusal(sign_ins.choice("nobody"), "nobody", ANSWER="PASSWORD", PASSWORD=PASSWORD), UNIDENTIFIED


def exchanger(world) -> str:
    """A client that may exchange tokens."""
    return world.pool.client(ExplicitAuthFlows=["ALLOW_TOKEN_EXCHANGE_IMPERSONATION"]).id


@cases.of(NO_USER, ["GetDerivedToken"])
def the_user_of_a_token_is_gone(world, operation):
    username = new("gone")
    world.pool.user(username)
    token = world.client.password(username)["AuthenticationResult"]["AccessToken"]
    world.call("AdminDeleteUser", Username=username)
    return world.refusal(operation, ClientId=exchanger(world), SubjectToken=token), UNIDENTIFIED


@cases.of(DENIED, ["GetDerivedToken"])
def a_token_is_none(world, operation):
    return world.refusal(operation, ClientId=exchanger(world)), "Invalid Subject Token"


@cases.of(DENIED, ["AdminResetUserPassword"])
def a_temporary_password_is_not_reset(world, operation):
    username = SignIns(world.client).invited()
    return world.refusal(operation, Username=username), "User password cannot be reset in the current state."


@cases.of("UserNotConfirmedException", ["AdminDeleteSoftwareToken", "AdminSetUserMFAPreference"])
def somebody_is_not_confirmed(world, operation):
    return world.refusal(operation, Username=SignIns(world.client).unconfirmed()), NOT_CONFIRMED


@cases.of("PasswordResetRequiredException", ["AdminSetUserMFAPreference"])
def somebody_has_to_reset_the_password(world, operation):
    sign_ins = SignIns(world.client)
    return world.refusal(operation, Username=sign_ins.reset(sign_ins.reachable())), RESET


@cases.of("PasswordHistoryPolicyViolationException", ["AdminSetUserPassword"])
def a_password_was_used_before(world, operation):
    members = {"UserPoolId": world.choosing.pool.id, "Username": world.choosing.reachable()}
    return world.refusal(operation, **members, Password=PASSWORD), USED


@cases.of("AliasExistsException", ["AdminUpdateUserAttributes"])
def another_user_has_the_alias(world, operation):
    members = {"UserPoolId": world.choosing.pool.id, "Username": world.choosing.reachable()}
    taken = attribute_list({"preferred_username": owner_of_alias(world)})
    return world.refusal(operation, **members, UserAttributes=taken), ALIAS


def owner_of_alias(world) -> str:
    """Makes a user with this alias."""
    alias = new("alias")
    world.choosing.pool.user(new("owner"), preferred_username=alias)
    return alias


# Sign-in by an administrator.


@cases.of("UserNotConfirmedException", ["AdminInitiateAuth"])
def an_unconfirmed_user_signs_in(world, operation):
    return refused(world.choosing.password, world.choosing.unconfirmed()), NOT_CONFIRMED


@cases.of("UserNotConfirmedException", ["AdminRespondToAuthChallenge"])
def an_unconfirmed_user_chooses_the_password(world, operation):
    username = world.choosing.unconfirmed()
    chosen = world.choosing.choice(username)
    return world.choosing.refusal(chosen, username, ANSWER="PASSWORD", PASSWORD=PASSWORD), NOT_CONFIRMED


@cases.of("PasswordResetRequiredException", ["AdminInitiateAuth"])
def a_password_has_to_be_reset(world, operation):
    return refused(world.choosing.password, world.choosing.reset(world.choosing.reachable())), RESET


@cases.of("PasswordResetRequiredException", ["AdminRespondToAuthChallenge"])
def a_password_has_to_be_reset_meanwhile(world, operation):
    username = world.choosing.reachable()
    chosen = world.choosing.choice(username)
    world.choosing.reset(username)
    return world.choosing.refusal(chosen, username, ANSWER="PASSWORD", PASSWORD=PASSWORD), RESET


def answer_of_newcomer(world, **answers) -> tuple[str, str]:
    """What is heard of this answer to the question for a new password."""
    username = world.choosing.invited()
    return world.choosing.refusal(world.choosing.password(username, TEMPORARY), username, **answers)


@cases.of("InvalidPasswordException", ["AdminRespondToAuthChallenge"])
def a_new_password_is_too_short(world, operation):
    text = "Password does not conform to policy: Password not long enough"
    return answer_of_newcomer(world, NEW_PASSWORD="Sh0rt!"), text


@cases.of("PasswordHistoryPolicyViolationException", ["AdminRespondToAuthChallenge"])
def a_new_password_was_used_before(world, operation):
    return answer_of_newcomer(world, NEW_PASSWORD=TEMPORARY), USED


@cases.of("AliasExistsException", ["AdminRespondToAuthChallenge"])
def another_user_has_the_newcomers_alias(world, operation):
    taken = {"userAttributes.preferred_username": owner_of_alias(world)}
    return answer_of_newcomer(world, NEW_PASSWORD=PASSWORD, **taken), ALIAS


@cases.of("CodeMismatchException", ["AdminRespondToAuthChallenge"])
def a_code_is_wrong(world, operation):
    username = new("texted")
    world.texting.pool.user(username, phone_number=PHONE)
    asked = world.texting.password(username)
    return world.texting.refusal(asked, username, SMS_MFA_CODE="no code"), "Invalid code or auth state for the user."


@cases.of("ExpiredCodeException", ["AdminRespondToAuthChallenge"])
def a_code_of_an_app_is_good_once(world, operation):
    pool = world.make_pool()
    mfa = {"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": True}}
    world.call("SetUserPoolMfaConfig", UserPoolId=pool.id, **mfa)
    pool.user(USERNAME)
    sign_ins = SignIns(pool.client())
    token = {"AccessToken": sign_ins.password(USERNAME)["AuthenticationResult"]["AccessToken"]}
    code = totp(world.idp.associate_software_token(**token)["SecretCode"])
    world.idp.verify_software_token(**token, UserCode=code)
    world.call("AdminSetUserMFAPreference", UserPoolId=pool.id, SoftwareTokenMfaSettings={"Enabled": True})
    heard = sign_ins.refusal(sign_ins.password(USERNAME), USERNAME, SOFTWARE_TOKEN_MFA_CODE=code)
    return heard, "Your software token has already been used once."


@cases.of("SoftwareTokenMFANotFoundException", ["AdminRespondToAuthChallenge"])
def an_app_is_set_up_where_there_are_none(world, operation):
    username = new("newcomer")
    world.texting.pool.user(username)
    asked = world.texting.password(username)
    assert asked["ChallengeName"] == "MFA_SETUP"
    return world.texting.refusal(asked, username), "Software Token MFA has not been enabled by the userPool"


@cases.of("MFAMethodNotFoundException", ["AdminInitiateAuth", "AdminRespondToAuthChallenge"])
def nobody_is_texted_without_a_number(world, operation):
    sign_ins, email = world.texting, attribute_list({"email": "jane@example.com"})
    username = sign_ins.invited()
    world.call("AdminUpdateUserAttributes", UserPoolId=sign_ins.pool.id, Username=username, UserAttributes=email)
    if operation == "AdminRespondToAuthChallenge":
        heard = sign_ins.refusal(sign_ins.password(username, TEMPORARY), username, NEW_PASSWORD=PASSWORD)
    else:
        world.call("AdminSetUserPassword", UserPoolId=sign_ins.pool.id, Username=username, Password=PASSWORD, Permanent=True)
        heard = refused(sign_ins.password, username)
    return heard, "No MFA method is available for the user."


# Functions that fail.

# The trigger that each operation comes to.
TRIGGERS = {
    "AdminConfirmSignUp": "PostConfirmation",
    "AdminCreateUser": "PreSignUp",
    "AdminInitiateAuth": "PreAuthentication",
    "AdminResetUserPassword": "CustomMessage",
    "AdminRespondToAuthChallenge": "PostAuthentication",
    "AdminUpdateUserAttributes": "CustomMessage",
}
# The function, if there is one, and what is told of the trigger.
FAILURES = {
    "UserLambdaValidationException": (
        "def lambda_handler(event, context):\n    raise Exception('boom')\n",
        "{} failed with error boom.",
    ),
    "UnexpectedLambdaException": (None, "{} invocation failed due to error ResourceNotFoundException."),
    "InvalidLambdaResponseException": (
        "def lambda_handler(event, context):\n    return None\n",
        "Invalid lambda function output : Invalid JSON",
    ),
}


@cache
def asked_of_failing(world, error: str) -> dict[str, dict]:
    """The members of each operation, for a pool in which all was made ready before its function came, which fails."""
    source, _ = FAILURES[error]
    name = f"fails-{error}"
    arn = world.functions.deploy(name, source) if source else f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"
    sign_ins = SignIns(world.make_pool(AutoVerifiedAttributes=["email"]).client())
    caller, pool, invited = named(sign_ins.client), {"UserPoolId": sign_ins.pool.id}, sign_ins.invited()
    challenge = sign_ins.password(invited, TEMPORARY)
    answers = {"USERNAME": invited, "NEW_PASSWORD": PASSWORD}
    members = {
        "AdminConfirmSignUp": pool | {"Username": sign_ins.unconfirmed()},
        "AdminCreateUser": pool | {"Username": "another"},
        "AdminInitiateAuth": caller | {"AuthParameters": {"USERNAME": invited, "PASSWORD": TEMPORARY}},
        "AdminResetUserPassword": pool | {"Username": sign_ins.reachable()},
        "AdminRespondToAuthChallenge": caller
        | {"ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": challenge["Session"], "ChallengeResponses": answers},
        "AdminUpdateUserAttributes": pool
        | {"Username": sign_ins.reachable(), "UserAttributes": attribute_list({"email": "new@example.com"})},
    }
    triggers = {"AutoVerifiedAttributes": ["email"], "LambdaConfig": dict.fromkeys(TRIGGERS.values(), arn)}
    world.idp.update_user_pool(**pool, **triggers)
    return members


def a_function_fails(error, world, operation):
    heard = world.refusal(operation, **asked_of_failing(world, error)[operation])
    return heard, FAILURES[error][1].format(TRIGGERS[operation])


for failure in FAILURES:
    cases.of(failure, TRIGGERS)(partial(a_function_fails, failure))


# What is there already, and what there may be at most.

THERE = {
    "CreateGroup": ("GroupExistsException", "A group with the name already exists."),
    "CreateIdentityProvider": ("DuplicateProviderException", "A provider with the name NewOidc already exists."),
    "CreateManagedLoginBranding": (
        "ManagedLoginBrandingExistsException",
        "A managed login branding style already exists for this app client.",
    ),
    "CreateTerms": ("TermsExistsException", "Terms of this name already exist for this app client."),
}
LIMIT = "LimitExceededException"
FULL = "The user pool has the maximum number of {}."
# As many as one more than there may be: the members of each.
CROWDS = {
    "AddUserPoolClientSecret": (
        "The client has the maximum number of secrets: 2.",
        lambda world: [named(world.pool.client(GenerateSecret=True))] * 2,
    ),
    "AdminLinkProviderForUser": (
        "The user has the maximum number of linked identities: 5.",
        lambda _: [{"SourceUser": IDENTITY | {"ProviderAttributeValue": str(number)}} for number in range(6)],
    ),
    "CreateManagedLoginBranding": (
        FULL.format("managed login branding styles"),
        lambda world: [named(client) for client in world.crowd],
    ),
    "CreateResourceServer": (
        FULL.format("resource servers"),
        lambda world: [{"UserPoolId": world.crowd[0].pool.id, "Identifier": f"api{number}"} for number in range(26)],
    ),
    "CreateTerms": (
        FULL.format("terms"),
        lambda world: [named(client) | {"TermsName": name} for client in world.crowd for name in TERMS][:41],
    ),
    "CreateUserPoolReplica": (
        FULL.format("replicas"),
        lambda world: [{"UserPoolId": world.make_pool(**REPLICABLE).id, "RegionName": "us-west-2"}] * 2,
    ),
}
TERMS = ("terms-of-use", "privacy-policy")
CREATED_BEFORE = {
    "CreateGroup": "The user pool has reached the maximum number of groups.",
    "CreateIdentityProvider": FULL.format("identity providers"),
    "CreateUserImportJob": FULL.format("user import jobs"),
    "CreateUserPool": "The maximum number of user pools has been reached.",
    "CreateUserPoolClient": FULL.format("app clients"),
}


def it_is_there_already(world, operation):
    client = world.pool.client()
    members = named(client) if operation in naming("ClientId") else {}
    world.call(operation, **members)
    return world.refusal(operation, **members), THERE[operation][1]


for creation, (exists, _) in THERE.items():
    cases.of(exists, [creation])(it_is_there_already)


@cases.of("TermsExistsException", ["UpdateTerms"])
def terms_are_not_renamed_to_others(world, operation):
    client = named(world.pool.client())
    first, second = (world.call("CreateTerms", **client, TermsName=name)["Terms"] for name in TERMS)
    return world.refusal(operation, TermsId=second["TermsId"], TermsName=first["TermsName"]), THERE["CreateTerms"][1]


@cases.of(LIMIT, CROWDS)
def there_is_one_too_many(world, operation):
    text, members = CROWDS[operation]
    *within, beyond = members(world)
    for one in within:
        world.call(operation, **one)
    return world.refusal(operation, **beyond), text


@cases.of(LIMIT, CREATED_BEFORE)
def there_are_too_many(world, operation):
    return world.refusal_where_full(operation, world.full.client), CREATED_BEFORE[operation]


# Messages that cannot leave.

TOO_MANY = "Too many requests"


@cases.of("TooManyRequestsException", ["AdminResetUserPassword", "AdminUpdateUserAttributes"])
def too_many_messages_wait(world, operation):
    to_change = {"UserAttributes": attribute_list({"email": "new@example.com"})}
    members = {"Username": SignIns(world.full.codes).reachable()}
    members |= to_change if operation == "AdminUpdateUserAttributes" else {}
    return world.refusal_where_full(operation, world.full.codes, **members), TOO_MANY


@cases.of("TooManyRequestsException", ["AdminInitiateAuth"])
def too_many_messages_wait_for_a_code(world, operation):
    code = {"USERNAME": USERNAME, "PREFERRED_CHALLENGE": "EMAIL_OTP"}
    members = {"AuthFlow": "USER_AUTH", "AuthParameters": code}
    return world.refusal_where_full(operation, world.full.codes, **members), TOO_MANY


@cases.of("TooManyRequestsException", ["AdminRespondToAuthChallenge"])
def too_many_messages_wait_for_the_chosen_code(world, operation):
    sign_ins = SignIns(world.full.codes)
    username = sign_ins.reachable()
    return sign_ins.refusal(sign_ins.choice(username), username, ANSWER="EMAIL_OTP"), TOO_MANY


@cases.of("CodeDeliveryFailureException", ["AdminCreateUser"])
def an_invitation_is_not_delivered(world, operation):
    world.full.mail.replies = ["550 no such address"]
    members = {"Username": "ann", "UserAttributes": attribute_list({"email": "ann@example.com"})}
    heard = world.refusal_where_full(operation, world.full.client, **members, DesiredDeliveryMediums=["EMAIL"])
    return heard, "Failed to deliver the message."


# Tiers.

TIER = "FeatureUnavailableInTierException"
NOT_IN_TIER = "The feature is not available in the user pool's tier."
EVENTS_TO = {"LogGroupArn": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:events"}
EVENTS = {"EventSource": "userAuthEvents", "LogLevel": "INFO", "CloudWatchLogsConfiguration": EVENTS_TO}
ABOVE_LITE = {
    "CreateUserPool": {"UserPoolTier": "LITE", "Policies": HISTORY},
    "CreateUserPoolDomain": {"ManagedLoginVersion": 2},
    "CreateUserPoolReplica": {},
    "SetLogDeliveryConfiguration": {"LogConfigurations": [EVENTS]},
    "SetUserPoolClientSessionConfiguration": {},
    "SetUserPoolMfaConfig": {"MfaConfiguration": "OPTIONAL", "EmailMfaConfiguration": {}},
    "SetUserPoolSessionConfiguration": {},
    "UpdateUserPool": {"UserPoolTier": "LITE", "Policies": HISTORY},
}


def of_lite(world, operation) -> dict:
    """The client in the lowest tier, as far as the operation names it."""
    return {member: value for member, value in named(world.lite).items() if operation in naming(member)}


@cases.of(TIER, ABOVE_LITE)
def a_feature_is_of_a_higher_tier(world, operation):
    return world.refusal(operation, **of_lite(world, operation), **ABOVE_LITE[operation]), NOT_IN_TIER


@cases.of(TIER, ["UpdateUserPoolDomain"])
def managed_login_is_of_a_higher_tier(world, operation):
    members = of_lite(world, operation) | {"Domain": new("domain")}
    world.call("CreateUserPoolDomain", **members)
    heard = world.refusal(operation, **members, ManagedLoginVersion=2)
    world.call("DeleteUserPoolDomain", **members)
    return heard, NOT_IN_TIER


@cases.of(TIER, OF_CLIENTS)
def choice_is_of_a_higher_tier(world, operation):
    heard = world.refusal(operation, **of_lite(world, operation), ExplicitAuthFlows=["ALLOW_USER_AUTH"])
    return heard, "ALLOW_USER_AUTH is not available in the user pool's tier."


@cases.of("TierChangeNotAllowedException", ["UpdateUserPool"])
def a_tier_in_use_is_not_lowered(world, operation):
    heard = world.refusal(operation, UserPoolId=world.choosing.pool.id, UserPoolTier="LITE")
    return heard, "The user pool uses features that are not available in the requested tier."


# What else there is about pools, clients and imports.


@cases.of("UserPoolTaggingException", ["CreateUserPoolReplica"])
def a_replicas_tag_is_reserved(world, operation):
    members = {"UserPoolId": world.make_pool(**REPLICABLE).id, "UserPoolTags": {"aws:team": "web"}}
    return world.refusal(operation, **members), "The tag key aws:team begins with aws:, which is reserved."


@cases.of("AccessDeniedException", ["AddUserPoolClientSecret"])
def a_server_for_this_machine_answers_to_no_other_name(world, operation):
    """The client reaches the server under a foreign name, as the page of another site may."""
    credentials = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    proxied = Config(proxies={"http": world.server.url}, retries={"total_max_attempts": 1})
    place = {"region_name": REGION, "endpoint_url": "http://users.example", "config": proxied}
    client = boto3.client("cognito-idp", **place, **credentials)
    return refused(client.add_user_pool_client_secret, **world.members(operation, {})), (
        "This server accepts any credentials, so it answers only to this machine: not to pages of other sites, and only by the "
        "name localhost or a loopback address. Configure credentials to reach it from elsewhere."
    )


# So long that the import is under way until it is stopped.
ROWS = 50_000


def import_job(world) -> tuple[dict, str]:
    """A new job: the members that name it, and where its file goes."""
    job = world.call("CreateUserImportJob", UserPoolId=world.importing.id)["UserImportJob"]
    return {"UserPoolId": world.importing.id, "JobId": job["JobId"]}, job["PreSignedUrl"]


@cases.of("PreconditionNotMetException", ["StartUserImportJob"])
def an_import_without_a_file_does_not_start(world, operation):
    job, _ = import_job(world)
    return world.refusal(operation, **job), f"No csv file was uploaded for {job['JobId']}"


@cases.of("PreconditionNotMetException", ["StopUserImportJob"])
def an_import_that_does_not_run_is_not_stopped(world, operation):
    job, _ = import_job(world)
    return world.refusal(operation, **job), f"The import job {job['JobId']} is not running."


@cases.of("UserImportInProgressException", ["AddCustomAttributes", "DeleteUserPool", "UpdateUserPool"])
def a_pool_stays_as_it_is_while_users_are_imported(world, operation):
    job, url = import_job(world)
    header = world.call("GetCSVHeader", UserPoolId=world.importing.id)["CSVHeader"]
    columns = {"cognito:username": "{0}", "email": "{0}@example.com", "email_verified": "TRUE"}
    row = ",".join(columns.get(column, "") for column in header)
    text = "\n".join([",".join(header), *(row.format(new("imported")) for _ in range(ROWS))])
    urllib.request.urlopen(urllib.request.Request(url, text.encode(), method="PUT")).close()
    world.call("StartUserImportJob", **job)
    heard = world.refusal(operation, UserPoolId=world.importing.id)
    world.call("StopUserImportJob", **job)
    return heard, "The user pool cannot be changed while a user import job is in progress."


# What else there is to do at the same moment.

OVERTAKEN = "Another change was made at the same time. Please try again."


def of_branding(world, client) -> dict:
    style = world.call("CreateManagedLoginBranding", **named(client))["ManagedLoginBranding"]
    return {"UserPoolId": client.pool.id, "ManagedLoginBrandingId": style["ManagedLoginBrandingId"]}


def of_terms(world, client) -> dict:
    terms = world.call("CreateTerms", **named(client))["Terms"]
    return {"UserPoolId": client.pool.id, "TermsId": terms["TermsId"], "Links": LINK}


def of_domain(world, client) -> dict:
    domain = {"UserPoolId": client.pool.id, "Domain": new("domain")}
    world.call("CreateUserPoolDomain", **domain)
    return domain | {"ManagedLoginVersion": 2}


def of_provider(world, client) -> dict:
    world.call("CreateIdentityProvider", UserPoolId=client.pool.id, ProviderName=PROVIDER)
    return {"UserPoolId": client.pool.id, "IdpIdentifiers": ["example.com"]}


def of_pool(world, client) -> dict:
    return {"UserPoolId": client.pool.id}


def of_sessions(world, client) -> dict:
    world.call("SetUserPoolSessionConfiguration", UserPoolId=client.pool.id)
    return named(client)


# The changes of what there is. Of creations and deletions one is done, and all others hear what there is then.
OVERTAKABLE = {
    "SetUserPoolClientSessionConfiguration": of_sessions,
    "SetUserPoolMfaConfig": of_pool,
    "SetUserPoolSessionConfiguration": of_pool,
    "UpdateIdentityProvider": of_provider,
    "UpdateManagedLoginBranding": of_branding,
    "UpdateTerms": of_terms,
    "UpdateUserPool": of_pool,
    "UpdateUserPoolClient": lambda _, client: named(client),
    "UpdateUserPoolDomain": of_domain,
}


@cases.of("ConcurrentModificationException", OVERTAKABLE)
def a_change_is_overtaken_again_and_again(world, operation):
    members = world.members(operation, OVERTAKABLE[operation](world, world.make_pool().client()))
    call = partial(world.call, operation, **members)
    return overtaken(world.server, operation, CHANGES * [members], call), OVERTAKEN


@cases.of("TooManyRequestsException", ["AdminCreateUser", "AdminSetUserPassword", "GetDerivedToken"])
def there_is_more_arithmetic_than_can_be_done_in_time(world, operation):
    members = {}
    if operation == "AdminSetUserPassword":
        members = {"Username": new("crowded")}
        world.pool.user(members["Username"])
    if operation == "GetDerivedToken":
        token = world.client.password(USERNAME)["AuthenticationResult"]["AccessToken"]
        members = {"ClientId": exchanger(world), "SubjectToken": token}

    def prepared():
        more = {"Username": new("crowded"), "TemporaryPassword": TEMPORARY} if operation == "AdminCreateUser" else {}
        return partial(world.call, operation, **members | more)

    return under_load(world.make_pool(Policies=POLICIES), prepared), TOO_MANY


# All of it.


@pytest.mark.parametrize(("operation", "error"), cases.pairs())
def test_the_error_is_heard(world, operation, error):
    heard, text = cases.by_pair[operation, error](world, operation)
    assert heard == (error, text)


def test_each_declared_error_is_heard_or_explained():
    pairs = {(operation, error) for operation in signed() for error in declared()[operation]}
    heard, never = set(cases.by_pair), {pair for pair in explained() if pair[0] in signed()}
    assert sorted(never - pairs) == [], "what is explained is declared"
    assert sorted(heard & never) == [], "what is heard is not explained away"
    assert sorted(pairs - heard - never) == [], "what is declared is heard or explained"
