"""Pre token generation for a test file: pools of each version and language, and sign-ins whose tokens a function changes."""

from harness import PASSWORD
from harness.functions import Functions
from harness.pools import FLOWS, AppClient
from harness.programmed import Programmed, program
from harness.tokens import verified_pair

# The member of the response that each version reads.
DETAILS = {"V1_0": "claimsOverrideDetails", "V2_0": "claimsAndScopeOverrideDetails", "V3_0": "claimsAndScopeOverrideDetails"}
VERSIONS = list(DETAILS)
LATER = ["V2_0", "V3_0"]
ATTRIBUTE = {"AttributeDataType": "String", "Mutable": True}
SCHEMA = [ATTRIBUTE | {"Name": "plan"}, ATTRIBUTE | {"Name": "inner", "DeveloperOnlyAttribute": True}]
PROFILE = {
    "email_verified": "true", "given_name": "Ann", "nickname": "A", "custom:plan": "gold", "dev:custom:inner": "kept",
}  # fmt: skip


class Generation:
    """App clients of pools with a programmed function, one for each version and language."""

    def __init__(self, functions: Functions, make_pool):
        self.functions, self.make_pool = functions, make_pool
        self.programmed: dict[str, Programmed] = {}
        self.clients: dict[tuple[str, str], AppClient] = {}

    def function(self, language: str) -> Programmed:
        if language not in self.programmed:
            self.programmed[language] = Programmed(self.functions, language)
        return self.programmed[language]

    def trigger(self, version: str, language: str) -> dict:
        return {"PreTokenGenerationConfig": {"LambdaVersion": version, "LambdaArn": self.function(language).arn}}

    def client(self, version: str, language: str) -> AppClient:
        kind = (version, language)
        if kind not in self.clients:
            pool = self.make_pool(
                LambdaConfig=self.trigger(version, language),
                Schema=SCHEMA,
                DeviceConfiguration={"ChallengeRequiredOnNewDevice": False, "DeviceOnlyRememberedOnUserPrompt": False},
            )
            self.clients[kind] = pool.client(ExplicitAuthFlows=[*FLOWS, "ALLOW_USER_AUTH"])
        return self.clients[kind]

    def user(self, client: AppClient, name: str) -> str:
        return client.pool.user(name, email=f"{name}@example.com", **PROFILE)


def sign_in(client: AppClient, name: str, response: dict | str, **parameters: str) -> dict:
    """The result of a sign-in in which the function responds so, or throws that text.

    The metadata goes with the answer to a challenge: that of a first call is nothing that pre token generation sees.
    """
    asked = client.initiate("USER_AUTH", {"USERNAME": name, "PREFERRED_CHALLENGE": "PASSWORD"} | parameters)
    answers = {"USERNAME": name, "PASSWORD": PASSWORD}
    return client.respond(asked, answers, ClientMetadata=program(TokenGeneration=response))["AuthenticationResult"]


def claims(client: AppClient, name: str, response: dict, **parameters: str) -> tuple[dict, dict]:
    """The claims of the ID and the access token of such a sign-in, whose signatures hold."""
    return verified_pair(client, sign_in(client, name, response, **parameters))


def both_tokens(generation: dict) -> dict:
    """The response of the later versions that changes both tokens alike."""
    return {"claimsAndScopeOverrideDetails": {"idTokenGeneration": generation, "accessTokenGeneration": generation}}
