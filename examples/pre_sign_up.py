"""Pre sign-up: runs before a new user is written.

Confirms users whose mail address belongs to example.com, and marks that address as verified; everybody else confirms
with a code as usual. Raising refuses the sign-up.

Handler: pre_sign_up.lambda_handler
"""

import json


def lambda_handler(event, context):
    print(json.dumps(event))
    email = event["request"]["userAttributes"].get("email", "")
    if email.endswith("@example.com"):
        event["response"]["autoConfirmUser"] = True
        event["response"]["autoVerifyEmail"] = True
    return event
