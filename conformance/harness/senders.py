"""Custom senders: functions that decrypt a message's code with the official AWS Encryption SDKs, and what they printed."""

import time

from harness import ACCOUNT, REGION
from harness.functions import Functions
from harness.planned import LIBRARIES
from harness.pools import Pool

KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11"

# As in the guide: a client that still reads messages without key commitment, and a provider for the pool's key. The KMS client
# is the SDK's own; where the server is, it learns from its environment.
PYTHON = """
import base64, json, os
import aws_encryption_sdk
from aws_encryption_sdk.identifiers import CommitmentPolicy
from aws_encryption_sdk.key_providers.kms import StrictAwsKmsMasterKeyProvider

client = aws_encryption_sdk.EncryptionSDKClient(commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT)
provider = StrictAwsKmsMasterKeyProvider(key_ids=[os.environ["KEY_ARN"]])

def lambda_handler(event, context):
    plaintext, header = client.decrypt(source=base64.b64decode(event["request"]["code"]), key_provider=provider)
    print(json.dumps({"event": event, "code": plaintext.decode(), "context": header.encryption_context}))
"""

NODE = """
const { KmsKeyringNode, buildClient, CommitmentPolicy } = require("@aws-crypto/client-node");

const { decrypt } = buildClient(CommitmentPolicy.REQUIRE_ENCRYPT_ALLOW_DECRYPT);
const keyring = new KmsKeyringNode({ generatorKeyId: process.env.KEY_ARN, keyIds: [process.env.KEY_ARN] });

exports.handler = async (event) => {
  const { plaintext, messageHeader } = await decrypt(keyring, Buffer.from(event.request.code, "base64"));
  const context = messageHeader.encryptionContext;
  console.log(JSON.stringify({ event, code: plaintext.toString(), context: { ...context } }));
};
"""

SOURCES = {"py": PYTHON, "js": NODE}


def deploy(functions: Functions, name: str, language: str) -> str:
    """A function that decrypts what it gets and prints it."""
    variables = {"KEY_ARN": KEY} | LIBRARIES[language]
    return functions.deploy(name, SOURCES[language], language, Environment={"Variables": variables}, MemorySize=512)


def senders(arn: str) -> dict:
    """A configuration that has the function deliver both media."""
    sender = {"LambdaVersion": "V1_0", "LambdaArn": arn}
    return {"CustomEmailSender": sender, "CustomSMSSender": sender, "KMSKeyID": KEY}


def handed_over(functions: Functions, name: str, pool: Pool, source: str) -> dict:
    """What the function of this name has printed of a pool's one message of this source, once it has run for every message."""
    deadline = time.monotonic() + 20
    while True:
        printed = [it for it in functions.events(name) if it.get("event", {}).get("userPoolId") == pool.id]
        if len(printed) == len(pool.server.messages(pool.id)):
            (of_source,) = (it for it in printed if it["event"]["triggerSource"] == source)
            return of_source
        assert time.monotonic() < deadline, functions.log_lines(name)
        time.sleep(0.02)
