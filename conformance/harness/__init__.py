"""What the conformance tests need around the clients: the server process, functions, pools and what they left behind.

Nothing here replaces or patches a client under test.
"""

REGION = "us-east-1"
ACCOUNT = "000000000000"
PASSWORD = "Passw0rd!Example"
