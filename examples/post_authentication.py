"""Post authentication: runs after every successful sign-in, before the client gets its tokens.

Prints the event, so that it can be read in the function's log, and returns it. Whatever the function raises fails the
sign-in.

Handler: post_authentication.lambda_handler
"""

import json


def lambda_handler(event, context):
    print(json.dumps(event))
    return event
