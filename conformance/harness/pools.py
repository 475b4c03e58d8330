"""User pools, app clients and users for a test, made through boto3 in the API's own words."""

import base64
import hashlib
import hmac

from harness import PASSWORD

PHONE = "+441234561234"
PHONE_MASKED = "+********1234"
SMS = {"SnsCallerArn": "arn:aws:iam::000000000000:role/sns", "ExternalId": "vestibule"}
FLOWS = [
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_CUSTOM_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
]


def secret_hash(username: str, client_id: str, client_secret: str) -> str:
    digest = hmac.new(client_secret.encode(), (username + client_id).encode(), hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


class AppClient:
    """One app client of a pool, and sign-in through it."""

    def __init__(self, pool: "Pool", description: dict):
        self.pool = pool
        self.id = description["ClientId"]
        self.secret = description.get("ClientSecret")

    def _secret_hash(self, username: str) -> dict:
        return {"SECRET_HASH": secret_hash(username, self.id, self.secret)} if self.secret else {}

    def initiate(self, flow: str, parameters: dict, **members) -> dict:
        return self.pool.idp.initiate_auth(ClientId=self.id, AuthFlow=flow, AuthParameters=parameters, **members)

    def password(self, username: str, password: str = PASSWORD, **members) -> dict:
        parameters = {"USERNAME": username, "PASSWORD": password} | self._secret_hash(username)
        return self.initiate("USER_PASSWORD_AUTH", parameters, **members)

    def custom(self, username: str, parameters: dict | None = None, **members) -> dict:
        return self.initiate("CUSTOM_AUTH", {"USERNAME": username} | (parameters or {}), **members)

    def respond(self, challenge: dict, answers: dict, **members) -> dict:
        """Answers the challenge in `challenge`, a previous answer of the service."""
        session = {"Session": challenge["Session"]} if "Session" in challenge else {}
        return self.pool.idp.respond_to_auth_challenge(
            ClientId=self.id,
            ChallengeName=challenge["ChallengeName"],
            ChallengeResponses=answers,
            **session | members,
        )

    def sign_up(self, username: str, password: str = PASSWORD, attributes: dict | None = None, **members) -> dict:
        hashed = {"SecretHash": secret_hash(username, self.id, self.secret)} if self.secret else {}
        return self.pool.idp.sign_up(
            ClientId=self.id,
            Username=username,
            Password=password,
            UserAttributes=attribute_list(attributes or {}),
            **hashed | members,
        )


class Pool:
    """One user pool."""

    def __init__(self, server, idp, **settings):
        self.server, self.idp = server, idp
        created = idp.create_user_pool(**{"PoolName": "conformance"} | settings)["UserPool"]
        self.id, self.arn = created["Id"], created["Arn"]
        self.issuer = f"{server.url}/{self.id}"

    def client(self, **settings) -> AppClient:
        settings = {"ClientName": "app", "ExplicitAuthFlows": FLOWS} | settings
        return AppClient(self, self.idp.create_user_pool_client(UserPoolId=self.id, **settings)["UserPoolClient"])

    def user(self, username: str, password: str = PASSWORD, **attributes: str) -> str:
        """A confirmed user with a password; returns the `sub`."""
        created = self.idp.admin_create_user(
            UserPoolId=self.id,
            Username=username,
            UserAttributes=attribute_list(attributes),
            MessageAction="SUPPRESS",
        )
        self.idp.admin_set_user_password(UserPoolId=self.id, Username=username, Password=password, Permanent=True)
        return attribute_map(created["User"]["Attributes"])["sub"]

    def sms_mfa(self, username: str) -> None:
        """Switches SMS MFA on for a user who has a phone number."""
        self.idp.admin_set_user_mfa_preference(
            UserPoolId=self.id, Username=username, SMSMfaSettings={"Enabled": True, "PreferredMfa": True}
        )

    def status(self, username: str) -> str:
        return self.idp.admin_get_user(UserPoolId=self.id, Username=username)["UserStatus"]

    def set_triggers(self, **arns: str) -> None:
        self.idp.update_user_pool(UserPoolId=self.id, LambdaConfig=arns)

    def code(self, destination: str) -> str:
        return self.server.code(self.id, destination)


def attribute_list(attributes: dict) -> list[dict]:
    return [{"Name": name, "Value": value} for name, value in attributes.items()]


def attribute_map(attributes: list[dict]) -> dict:
    return {attribute["Name"]: attribute["Value"] for attribute in attributes}
