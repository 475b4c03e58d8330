"""Pre authentication: runs before the password is looked at, and can refuse.

Refuses the app client that the environment variable REFUSED_CLIENT_ID names. The client reads what is raised:
`PreAuthentication failed with error This app client may not sign anyone in.`

Handler: pre_authentication.lambda_handler
"""

import json
import os


def lambda_handler(event, context):
    print(json.dumps(event))
    if event["callerContext"]["clientId"] == os.environ.get("REFUSED_CLIENT_ID"):
        raise Exception("This app client may not sign anyone in")
    return event
