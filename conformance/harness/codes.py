"""The codes of authenticator apps."""

import base64
import hashlib
import hmac
import struct
import time


def totp(secret: str, steps: int = 0) -> str:
    """What an authenticator app shows, some time steps from now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">q", int(time.time()) // 30 + steps), hashlib.sha1).digest()
    word = struct.unpack(">I", digest[digest[19] & 15 :][:4])[0] & 0x7FFFFFFF
    return f"{word % 1000000:06}"
