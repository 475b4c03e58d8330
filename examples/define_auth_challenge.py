"""Define auth challenge: decides, before every step of a custom sign-in, which step comes next.

The plan: the password first if the client began with it (SRP), then one custom challenge with three attempts, then
tokens. Names and results of earlier steps are both checked, because the client chooses how it begins: "the last result
is true" alone would let somebody in who only sent SRP_A.

Handler: define_auth_challenge.lambda_handler
"""

import json

ATTEMPTS_MAX = 3


def lambda_handler(event, context):
    print(json.dumps(event))
    response = event["response"]
    steps = event["request"]["session"]
    names = [step["challengeName"] for step in steps]
    answers = [step["challengeResult"] for step in steps if step["challengeName"] == "CUSTOM_CHALLENGE"]

    if names == ["SRP_A"]:
        response["challengeName"] = "PASSWORD_VERIFIER"
    elif names[:1] == ["SRP_A"] and "PASSWORD_VERIFIER" not in names:
        response["failAuthentication"] = True
    elif answers and answers[-1]:
        response["issueTokens"] = True
    elif len(answers) >= ATTEMPTS_MAX:
        response["failAuthentication"] = True
    else:
        response["challengeName"] = "CUSTOM_CHALLENGE"
    return event
