"""One function for every trigger of a test file, in each language: a call's metadata has what it answers or throws."""

import json
import time

from harness.functions import Functions

# Both print the event. The metadata's `program` is JSON, by the trigger's name in its source: an object is the response, a text
# is thrown. Whatever is not in it gets its event back. Python fills the response that came, Node.js makes a new one: what is
# not said is null from the one and absent from the other.
SOURCES = {
    "py": """
import json

def lambda_handler(event, context):
    print(json.dumps(event))
    request = event["request"]
    metadata = request.get("clientMetadata") or request.get("validationData") or {}
    answer = json.loads(metadata.get("program", "{}")).get(event["triggerSource"].split("_")[0])
    if isinstance(answer, str):
        raise Exception(answer)
    event["response"].update(answer or {})
    return event
""",
    "js": """
exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  const { clientMetadata, validationData } = event.request;
  const { program = "{}" } = clientMetadata ?? validationData ?? {};
  const answer = JSON.parse(program)[event.triggerSource.split("_")[0]];
  if (typeof answer === "string") throw new Error(answer);
  return { ...event, response: answer ?? event.response };
};
""",
}
LANGUAGES = list(SOURCES)


def program(**answers: dict | str) -> dict[str, str]:
    """The metadata that makes triggers answer so, by the names in their sources: `UserMigration`, `TokenGeneration`."""
    return {"program": json.dumps(answers)}


class Programmed:
    """The function in one language, as deployed on the module's server."""

    def __init__(self, functions: Functions, language: str):
        self.functions, self.language = functions, language
        self.name = f"programmed-{language}"
        self.arn = functions.deploy(self.name, SOURCES[language], language)

    def events(self, user_pool_id: str, at_least: int = 0, part_of_name: str = "") -> list[dict]:
        """The events of one pool, or of users so named, once so many are in the log and no invocation is under way."""
        deadline = time.monotonic() + 20
        while True:
            events = [event for event in self.functions.events(self.name) if event["userPoolId"] == user_pool_id]
            events = [event for event in events if part_of_name in event["userName"]]
            if len(events) >= at_least or time.monotonic() > deadline:
                return events
            time.sleep(0.02)

    def sources(self, user_pool_id: str, at_least: int = 0) -> list[str]:
        return [event["triggerSource"] for event in self.events(user_pool_id, at_least)]
