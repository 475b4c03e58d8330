"""Verify auth challenge response: judges the client's answer to a custom challenge.

A wrong answer is not an error; define auth challenge sees the result and decides.

Handler: verify_auth_challenge_response.lambda_handler
"""

import hmac
import json


def lambda_handler(event, context):
    print(json.dumps(event))
    request = event["request"]
    expected, given = request["privateChallengeParameters"]["code"], request["challengeAnswer"]
    event["response"]["answerCorrect"] = hmac.compare_digest(expected.encode(), given.encode())
    return event
