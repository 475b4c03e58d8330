"""Feedback of users on their own sign-ins.

The service sends a feedback token in its notifications; nothing sends one here (docs/compatibility.md, "Threat protection").
So the test makes it as such a message would: sealed with the server's own key.
"""

import base64
import json
import os
import time

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from harness.refusals import refused

REFUSED = ("NotAuthorizedException", "Invalid feedback token.")
HOUR = 3600


def feedback_token(server, pool: str, sub: str, event: str, seconds: float = HOUR) -> str:
    master_key = base64.b64decode((server.data / "master.key").read_text())
    key = HKDF(SHA256(), 32, b"vestibule", b"sign-in sessions").derive(master_key)
    place = {"pool": pool, "sub": sub, "event": event}
    envelope = {"i": "", "e": int((time.time() + seconds) * 1000), "s": place}
    nonce = os.urandom(12)
    sealed = b"\1" + nonce + AESGCM(key).encrypt(nonce, json.dumps(envelope).encode(), b"1 feedback token")
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()


@pytest.fixture
def pool(make_pool):
    return make_pool(UserPoolTier="PLUS", UserPoolAddOns={"AdvancedSecurityMode": "AUDIT"})


def events(pool, username: str) -> list[dict]:
    return pool.idp.admin_list_user_auth_events(UserPoolId=pool.id, Username=username)["AuthEvents"]


def test_whoever_has_an_events_token_says_whose_it_was(server, pool, idp):
    sub, of_bob = pool.user("ann"), pool.user("bob")
    client = pool.client()
    client.password("ann")
    client.password("ann")
    latest, earlier = events(pool, "ann")
    said = {"UserPoolId": pool.id, "Username": "ann", "EventId": latest["EventId"]}
    good = feedback_token(server, pool.id, sub, latest["EventId"])
    wrong = [
        feedback_token(server, pool.id, sub, earlier["EventId"]),
        feedback_token(server, pool.id, of_bob, latest["EventId"]),
        feedback_token(server, pool.id, sub, latest["EventId"], seconds=-1),
        good[:-4],
    ]
    for token in wrong:
        assert refused(idp.update_auth_event_feedback, **said, FeedbackToken=token, FeedbackValue="Invalid") == REFUSED
    for username in ("bob", "nobody"):
        other = said | {"Username": username}
        assert refused(idp.update_auth_event_feedback, **other, FeedbackToken=good, FeedbackValue="Invalid") == REFUSED
    assert all("EventFeedback" not in event for event in events(pool, "ann"))

    for value in ("Invalid", "Valid"):
        idp.update_auth_event_feedback(**said, FeedbackToken=good, FeedbackValue=value)
        latest, earlier = events(pool, "ann")
        feedback = latest["EventFeedback"]
        assert (feedback["FeedbackValue"], feedback["Provider"]) == (value, "User")
        assert feedback["FeedbackDate"]
        assert "EventFeedback" not in earlier
