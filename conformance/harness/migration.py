"""User migration for a test file: pools whose users are known elsewhere, and what a function says of them."""

import json

from harness.functions import Functions
from harness.pools import AppClient
from harness.programmed import Programmed, program

OLD = "old"  # No policy would take it.
UNKNOWN = ("UserNotFoundException", "User does not exist.")
INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")


def known(name: str, **more) -> dict:
    """The response for a confirmed user with a verified address, who is not welcomed; None leaves a member out."""
    described = {
        "userAttributes": {"email": f"{name}@example.com", "email_verified": "true"},
        "finalUserStatus": "CONFIRMED",
        "messageAction": "SUPPRESS",
    }
    return {key: value for key, value in (described | more).items() if value is not None}


class Elsewhere:
    """App clients of pools whose triggers are one programmed function. Pools of the same kind are made once."""

    def __init__(self, functions: Functions, make_pool):
        self.functions, self.make_pool = functions, make_pool
        self.programmed: dict[str, Programmed] = {}
        self.clients: dict[str, AppClient] = {}
        self.languages: dict[str, Programmed] = {}

    def client(
        self, language: str, existence: str = "LEGACY", triggers=("UserMigration",), fresh: bool = False, **settings
    ) -> AppClient:
        """`fresh` makes a pool of the test's own, for tests that count events or users."""
        if language not in self.programmed:
            self.programmed[language] = Programmed(self.functions, language)
        kind = json.dumps([language, existence, triggers, settings])
        if fresh or kind not in self.clients:
            config = dict.fromkeys(triggers, self.programmed[language].arn)
            pool = self.make_pool(LambdaConfig=config, AutoVerifiedAttributes=["email"], **settings)
            flows = [f"ALLOW_{flow}_AUTH" for flow in ("USER_PASSWORD", "ADMIN_USER_PASSWORD", "USER_SRP", "CUSTOM", "USER")]
            client = pool.client(ExplicitAuthFlows=flows, PreventUserExistenceErrors=existence)
            self.clients[kind], self.languages[pool.id] = client, self.programmed[language]
        return self.clients[kind]

    def sign_in(self, client: AppClient, typed: str, response: dict | str, password: str = OLD) -> dict:
        """Signs in by password, while the function responds so, or throws that text."""
        return client.password(typed, password, ClientMetadata=program(UserMigration=response))

    def events(self, client: AppClient, at_least: int = 0, part_of_name: str = "") -> list[dict]:
        return self.languages[client.pool.id].events(client.pool.id, at_least, part_of_name)
