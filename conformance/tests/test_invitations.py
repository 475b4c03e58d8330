"""Invitations whose text has no place for the temporary password: they are not sent, and can be sent once the text has one."""

import pytest

from harness import PASSWORD
from harness.pools import PHONE, SMS, attribute_list

EMAIL = "ann@example.com"
BOTH = {"email": EMAIL, "phone_number": PHONE}
WITH, WITHOUT = "{username}: {####}", "Welcome, {username}!"


def settings(sms: str, email: str) -> dict:
    template = {"SMSMessage": sms, "EmailMessage": email, "EmailSubject": "Your account {####}"}
    return {"SmsConfiguration": SMS, "AdminCreateUserConfig": {"InviteMessageTemplate": template}}


def invite(pool, **members) -> None:
    pool.idp.admin_create_user(
        UserPoolId=pool.id,
        Username="ann",
        TemporaryPassword=PASSWORD,
        DesiredDeliveryMediums=["SMS", "EMAIL"],
        **members,
    )


@pytest.mark.parametrize(
    ("sms", "email", "reached"),
    [(WITH, WITHOUT, {PHONE}), (WITHOUT, WITH, {EMAIL}), (WITHOUT, WITHOUT, set()), (WITH, WITH, {PHONE, EMAIL})],
)
def test_an_invitation_without_a_place_for_the_password_is_not_sent(make_pool, sms, email, reached):
    pool = make_pool(**settings(sms, email))
    invite(pool, UserAttributes=attribute_list(BOTH))
    sent = pool.server.messages(pool.id)
    assert {message["destination"] for message in sent} == reached
    assert all(PASSWORD in message["body"] for message in sent)
    assert pool.status("ann") == "FORCE_CHANGE_PASSWORD"


def test_an_invitation_is_sent_again_once_the_template_has_a_place_for_the_password(make_pool):
    pool = make_pool(**settings(WITHOUT, WITHOUT))
    before = len(pool.server.log())
    invite(pool, UserAttributes=attribute_list(BOTH))
    invite(pool, MessageAction="RESEND")
    assert pool.server.messages(pool.id) == []
    log = pool.server.log()[before:]
    told = [line for line in log.splitlines() if "an invitation is not sent" in line]
    assert len(told) == 4 and all(pool.id in line for line in told), log
    assert not any(secret in log for secret in (PASSWORD, EMAIL, PHONE))
    pool.idp.update_user_pool(UserPoolId=pool.id, **settings(WITH, WITH))
    invite(pool, MessageAction="RESEND")
    assert {message["destination"] for message in pool.server.messages(pool.id)} == {PHONE, EMAIL}
