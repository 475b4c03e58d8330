"""An authenticator that makes passkeys in software, as a browser hands them over, by the Web Authentication recommendation.

For tests that need many passkeys, or such as no browser would make.
"""

import base64
import hashlib
import json
import os
import struct

from cryptography.hazmat.primitives.asymmetric import ec, ed25519

# User present and verified, attested credential data included.
FLAGS = b"\x45"


def base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def cbor(value) -> bytes:
    """CBOR of what an attestation is made of: small numbers, short texts and bytes, maps."""
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    return _head(5, len(value)) + b"".join(cbor(key) + cbor(item) for key, item in value.items())


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    return bytes([kind << 5 | 24, number]) if number < 256 else bytes([kind << 5 | 25]) + struct.pack(">H", number)


def es256_key() -> dict:
    """The public half of a new key, in COSE's form."""
    numbers = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()
    return {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}


def eddsa_key() -> dict:
    return {1: 1, 3: -8, -1: 6, -2: ed25519.Ed25519PrivateKey.generate().public_key().public_bytes_raw()}


def create(options: dict, origin: str, relying_party: str | None = None, key: dict | None = None) -> dict:
    """What `navigator.credentials.create` answers to `CredentialCreationOptions` on a page of `origin`, in JSON."""
    party = hashlib.sha256((relying_party or options["rp"]["id"]).encode()).digest()
    credential_id = os.urandom(16)
    attested = bytes(16) + struct.pack(">H", len(credential_id)) + credential_id + cbor(key or es256_key())
    attestation = {"fmt": "none", "attStmt": {}, "authData": party + FLAGS + bytes(4) + attested}
    client_data = {"type": "webauthn.create", "challenge": options["challenge"], "origin": origin, "crossOrigin": False}
    return {
        "id": base64url(credential_id),
        "rawId": base64url(credential_id),
        "type": "public-key",
        "response": {
            "clientDataJSON": base64url(json.dumps(client_data).encode()),
            "attestationObject": base64url(cbor(attestation)),
            "transports": ["internal"],
        },
        "clientExtensionResults": {},
    }
