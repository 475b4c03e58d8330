"""The history of users where threat protection is on, and what is said of it."""

import pytest

from harness import PASSWORD
from harness.aws_cli import FIRST, AwsCli
from harness.pools import PHONE, SMS
from harness.refusals import refused


@pytest.fixture
def pool(make_pool):
    return make_pool(
        UserPoolTier="PLUS",
        UserPoolAddOns={"AdvancedSecurityMode": "AUDIT"},
        AutoVerifiedAttributes=["email"],
        SmsConfiguration=SMS,
    )


def events(pool, username: str = "ann") -> list[dict]:
    pages = pool.idp.get_paginator("admin_list_user_auth_events").paginate(UserPoolId=pool.id, Username=username)
    return [event for page in pages for event in page["AuthEvents"]]


def told(pool, username: str = "ann") -> list[tuple]:
    """What happened, how it ended and which challenges were answered, the latest first."""
    return [
        (
            event["EventType"],
            event["EventResponse"],
            *(f"{it['ChallengeName']}:{it['ChallengeResponse']}" for it in event.get("ChallengeResponses", [])),
        )
        for event in events(pool, username)
    ]


def test_right_and_wrong_passwords_are_kept(pool):
    pool.user("ann")
    client = pool.client()
    refused(client.password, "ann", "wrong")
    client.password("ann")
    assert told(pool) == [("SignIn", "Pass", "Password:Success"), ("SignIn", "Fail", "Password:Failure")]
    (latest, _) = events(pool)
    assert latest["EventRisk"] == {"RiskDecision": "NoRisk", "CompromisedCredentialsDetected": False}
    assert latest["EventContextData"]["IpAddress"] == "127.0.0.1"
    assert latest["EventContextData"]["DeviceName"].startswith("Boto3")
    assert latest["EventId"] and latest["CreationDate"]


def test_a_sign_in_with_a_second_factor_is_one_event(pool):
    pool.idp.set_user_pool_mfa_config(
        UserPoolId=pool.id, MfaConfiguration="OPTIONAL", SmsMfaConfiguration={"SmsConfiguration": SMS}
    )
    pool.user("ann", phone_number=PHONE)
    pool.sms_mfa("ann")
    client = pool.client()
    asked = client.password("ann")
    assert told(pool) == [("SignIn", "InProgress", "Password:Success")]
    code = pool.code(PHONE)
    wrong = f"{(int(code) + 1) % 10**6:06}"
    refused(client.respond, asked, {"USERNAME": "ann", "SMS_MFA_CODE": wrong})
    assert told(pool) == [("SignIn", "Fail", "Password:Success", "Mfa:Failure")]
    client.respond(asked, {"USERNAME": "ann", "SMS_MFA_CODE": code})
    assert told(pool) == [("SignIn", "Pass", "Password:Success", "Mfa:Failure", "Mfa:Success")]


def test_sign_ups_and_passwords_are_kept(pool):
    client = pool.client()
    client.sign_up("bob", attributes={"email": "bob@example.com"})
    assert told(pool, "bob") == [("SignUp", "InProgress")]
    who = {"ClientId": client.id, "Username": "bob"}
    pool.idp.resend_confirmation_code(**who)
    pool.idp.confirm_sign_up(**who, ConfirmationCode=pool.code("bob@example.com"))
    assert told(pool, "bob") == [("ResendCode", "Pass"), ("SignUp", "Pass")]
    pool.idp.forgot_password(**who)
    code = pool.code("bob@example.com")
    reset = who | {"Password": "An0ther!Password"}
    refused(pool.idp.confirm_forgot_password, **reset, ConfirmationCode=f"{(int(code) + 1) % 10**6:06}")
    pool.idp.confirm_forgot_password(**reset, ConfirmationCode=code)
    token = client.password("bob", "An0ther!Password")["AuthenticationResult"]["AccessToken"]
    change = {"AccessToken": token, "ProposedPassword": PASSWORD}
    refused(pool.idp.change_password, **change, PreviousPassword="wrong")
    pool.idp.change_password(**change, PreviousPassword="An0ther!Password")
    assert told(pool, "bob")[:6] == [
        ("PasswordChange", "Pass"),
        ("PasswordChange", "Fail"),
        ("SignIn", "Pass", "Password:Success"),
        ("PasswordChange", "Pass"),
        ("PasswordChange", "Fail"),
        ("ForgotPassword", "Pass"),
    ]


def test_events_are_listed_page_by_page(pool):
    pool.user("ann")
    client = pool.client()
    for _ in range(5):
        client.password("ann")
    paginator = pool.idp.get_paginator("admin_list_user_auth_events")
    pages = list(
        paginator.paginate(UserPoolId=pool.id, Username="ann", PaginationConfig={"PageSize": 2})
    )
    assert [len(page["AuthEvents"]) for page in pages] == [2, 2, 1]
    ids = [event["EventId"] for page in pages for event in page["AuthEvents"]]
    assert len(set(ids)) == 5
    assert ids == [event["EventId"] for event in events(pool)]
    other = pool.user("bob")
    assert refused(
        pool.idp.admin_list_user_auth_events, UserPoolId=pool.id, Username=other, NextToken=pages[0]["NextToken"]
    )[0] == "InvalidParameterException"


def test_feedback_of_an_administrator_is_kept(pool):
    pool.user("ann")
    pool.client().password("ann")
    (event,) = events(pool)
    assert "EventFeedback" not in event
    who = {"UserPoolId": pool.id, "Username": "ann", "EventId": event["EventId"]}
    for value in ("Invalid", "Valid"):
        pool.idp.admin_update_auth_event_feedback(**who, FeedbackValue=value)
        (event,) = events(pool)
        assert event["EventFeedback"]["FeedbackValue"] == value
    assert event["EventFeedback"]["FeedbackDate"] and event["EventFeedback"]["Provider"]
    assert refused(
        pool.idp.admin_update_auth_event_feedback, **who | {"EventId": "unknown"}, FeedbackValue="Valid"
    ) == ("ResourceNotFoundException", "The authentication event does not exist.")
    assert refused(
        pool.idp.update_auth_event_feedback, **who, FeedbackToken="a.made-up.token", FeedbackValue="Valid"
    ) == ("NotAuthorizedException", "Invalid feedback token.")


def test_only_pools_with_threat_protection_have_a_history(make_pool, pool):
    off = make_pool()
    off.user("ann")
    who = {"UserPoolId": off.id, "Username": "ann"}
    said = {"EventId": "e", "FeedbackValue": "Valid"}
    for operation, members in (
        (off.idp.admin_list_user_auth_events, {}),
        (off.idp.admin_update_auth_event_feedback, said),
        (off.idp.update_auth_event_feedback, said | {"FeedbackToken": "t"}),
    ):
        assert refused(operation, **who, **members)[0] == "UserPoolAddOnNotEnabledException"
    unknown = {"UserPoolId": pool.id, "Username": "nobody"}
    assert refused(pool.idp.admin_list_user_auth_events, **unknown) == (
        "UserNotFoundException",
        "User does not exist.",
    )
    assert refused(pool.idp.admin_update_auth_event_feedback, **unknown, **said)[0] == "UserNotFoundException"


def test_the_history_survives_a_restart_and_is_shown_by_the_aws_cli(isolated_server, make_client, tmp_path):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    add_ons = {"AdvancedSecurityMode": "AUDIT"}
    pool = idp.create_user_pool(PoolName="p", UserPoolAddOns=add_ons)["UserPool"]["Id"]
    flows = ["ALLOW_USER_PASSWORD_AUTH"]
    client = idp.create_user_pool_client(UserPoolId=pool, ClientName="c", ExplicitAuthFlows=flows)["UserPoolClient"]
    idp.admin_create_user(UserPoolId=pool, Username="ann", MessageAction="SUPPRESS")
    idp.admin_set_user_password(UserPoolId=pool, Username="ann", Password=PASSWORD, Permanent=True)
    parameters = {"USERNAME": "ann", "PASSWORD": PASSWORD}
    for _ in range(3):
        idp.initiate_auth(ClientId=client["ClientId"], AuthFlow="USER_PASSWORD_AUTH", AuthParameters=parameters)
    server.kill()
    server.start()
    cli = AwsCli(FIRST, 1, server, tmp_path)
    listed = cli(
        "cognito-idp", "admin-list-user-auth-events", "--user-pool-id", pool, "--username", "ann", "--page-size", "2"
    )
    assert [event["EventResponse"] for event in listed["AuthEvents"]] == ["Pass"] * 3
