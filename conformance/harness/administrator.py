"""An administrator's view of one server: its pools as cases of errors need them, and requests with one thing wrong."""

from collections.abc import Callable
from functools import cached_property
from itertools import count

from botocore import xform_name

from harness import ACCOUNT, PASSWORD, REGION
from harness.full_server import FullServer
from harness.minimal_inputs import PROVIDER, USERNAME, minimal
from harness.pools import FLOWS, SMS, AppClient, Pool
from harness.refusals import refused

TEMPORARY = "Temp0rary!Password"
HISTORY = {"PasswordPolicy": {"MinimumLength": 8, "PasswordHistorySize": 3}}
SES = {"EmailSendingAccount": "DEVELOPER", "SourceArn": f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/sender@example.com"}
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/mrk-1234abcd12ab34cd56ef1234567890ab"
REPLICABLE = {
    "KeyConfiguration": {"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": KEY},
    "IssuerConfiguration": {"Type": "UPDATED"},
}

_numbers = count()


def new(kind: str) -> str:
    """A name that nothing else has."""
    return f"{kind}{next(_numbers)}"


def named(client: AppClient) -> dict:
    return {"UserPoolId": client.pool.id, "ClientId": client.id}


class World:
    """A server with a pool, an app client, a user and an identity provider, and what else is made when it is needed."""

    def __init__(self, server, idp, functions, full: Callable[[], FullServer]):
        self.server, self.idp, self.functions, self._full = server, idp, functions, full
        self.client = self.make_pool().client()
        self.pool = self.client.pool
        self.pool.user(USERNAME)
        self.call("CreateIdentityProvider", ProviderName=PROVIDER)

    def make_pool(self, **settings) -> Pool:
        return Pool(self.server, self.idp, **settings)

    def members(self, operation: str, members: dict) -> dict:
        return minimal(operation, named(self.client) | {"Username": USERNAME}) | members

    def call(self, operation: str, **members) -> dict:
        return getattr(self.idp, xform_name(operation))(**self.members(operation, members))

    def refusal(self, operation: str, **members) -> tuple[str, str]:
        """What boto3 hears of the operation's least input with these members in place of its own."""
        return refused(getattr(self.idp, xform_name(operation)), **self.members(operation, members))

    def refusal_where_full(self, operation: str, client: AppClient, **members) -> tuple[str, str]:
        """The same on the server that has as much of everything as it may have."""
        least = minimal(operation, named(client) | {"Username": USERNAME})
        return refused(getattr(self.full.idp, xform_name(operation)), **least | members)

    @cached_property
    def full(self) -> FullServer:
        return self._full()

    @cached_property
    def protected(self) -> Pool:
        """A pool with threat protection."""
        return self.make_pool(UserPoolTier="PLUS", UserPoolAddOns={"AdvancedSecurityMode": "AUDIT"})

    @cached_property
    def crowd(self) -> list[AppClient]:
        """The clients of a pool that is given as much as it may have for them: one more than may have a style."""
        pool = self.make_pool()
        return [pool.client() for _ in range(21)]

    @cached_property
    def importing(self) -> Pool:
        """A pool into which users can be imported."""
        return self.make_pool(AutoVerifiedAttributes=["email"])

    @cached_property
    def lite(self) -> AppClient:
        """Of a pool in the lowest tier."""
        return self.make_pool(UserPoolTier="LITE", EmailConfiguration=SES).client()

    @cached_property
    def choosing(self) -> "SignIns":
        """In a pool whose users choose how to sign in, may not use a password again, and have names beside their usernames."""
        pool = self.make_pool(AutoVerifiedAttributes=["email"], Policies=HISTORY, AliasAttributes=["preferred_username"])
        return SignIns(pool.client(ExplicitAuthFlows=[*FLOWS, "ALLOW_USER_AUTH"]))

    @cached_property
    def texting(self) -> "SignIns":
        """In a pool that asks everybody for a code by SMS."""
        return SignIns(self.make_pool(SmsConfiguration=SMS, MfaConfiguration="ON").client())


class SignIns:
    """Sign-ins by an administrator through one client, and users for them."""

    def __init__(self, client: AppClient):
        self.client, self.pool, self.idp = client, client.pool, client.pool.idp

    def password(self, username: str, password: str = PASSWORD) -> dict:
        return self._initiate("ADMIN_USER_PASSWORD_AUTH", {"USERNAME": username, "PASSWORD": password})

    def choice(self, username: str) -> dict:
        return self._initiate("USER_AUTH", {"USERNAME": username})

    def _initiate(self, flow: str, parameters: dict) -> dict:
        return self.idp.admin_initiate_auth(**named(self.client), AuthFlow=flow, AuthParameters=parameters)

    def refusal(self, challenge: dict, username: str, **answers) -> tuple[str, str]:
        """What is heard of an answer to a challenge."""
        return refused(
            self.idp.admin_respond_to_auth_challenge,
            **named(self.client),
            ChallengeName=challenge["ChallengeName"],
            Session=challenge["Session"],
            ChallengeResponses={"USERNAME": username} | answers,
        )

    def unconfirmed(self) -> str:
        """Somebody who has signed up."""
        username = new("unconfirmed")
        self.client.sign_up(username)
        return username

    def invited(self) -> str:
        """Somebody with a temporary password."""
        username = new("invited")
        self.idp.admin_create_user(
            UserPoolId=self.pool.id, Username=username, TemporaryPassword=TEMPORARY, MessageAction="SUPPRESS"
        )
        return username

    def reachable(self) -> str:
        """Somebody with a password and a verified address."""
        username = new("reachable")
        self.pool.user(username, email=f"{username}@example.com", email_verified="true")
        return username

    def reset(self, username: str) -> str:
        """Asks somebody for a new password."""
        self.idp.admin_reset_user_password(UserPoolId=self.pool.id, Username=username)
        return username
