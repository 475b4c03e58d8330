"""Create auth challenge: makes the challenge that define auth challenge asked for.

A code of six digits. This sample prints it into its log; a real function would send it to the user. It runs again for
every attempt, so the code is carried in the challenge's metadata, which later calls find in the session. Neither the
metadata nor the private parameters ever reach the client. For an unknown user (userNotFound) it does the same, and
shows the same, as for a known one.

Handler: create_auth_challenge.lambda_handler
"""

import json
import secrets


def lambda_handler(event, context):
    print(json.dumps(event))
    earlier = [step for step in event["request"]["session"] if step["challengeName"] == "CUSTOM_CHALLENGE"]
    if earlier:
        code = earlier[-1]["challengeMetadata"].removeprefix("CODE-")
    else:
        code = f"{secrets.randbelow(1_000_000):06}"
        print(f"to {event['userName']}: your code is {code}")

    event["response"]["publicChallengeParameters"] = {"prompt": "Six digits?", "attempt": str(len(earlier) + 1)}
    event["response"]["privateChallengeParameters"] = {"code": code}
    event["response"]["challengeMetadata"] = f"CODE-{code}"
    return event
