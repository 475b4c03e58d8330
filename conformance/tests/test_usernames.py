"""Usernames as they were typed and as they are kept: found in any case, not contradicted by the attribute that they fill."""

import json

import pytest

from harness import PASSWORD
from harness.command_line import run
from harness.pools import PHONE, attribute_list, attribute_map
from harness.refusals import refused

INVALID = "InvalidParameterException"


def test_a_pool_that_ignores_case_finds_a_username_as_it_was_typed(make_pool, idp):
    pool = make_pool(UsernameConfiguration={"CaseSensitive": False})
    for name in ("Jane", "JANET", "bob"):
        pool.user(name)

    def found(text: str, **members) -> list[str]:
        return [user["Username"] for user in idp.list_users(UserPoolId=pool.id, Filter=text, **members)["Users"]]

    for text in ('username = "Jane"', 'username = "jane"', 'username = "JANE"'):
        assert found(text) == ["jane"], text
    for text in ('username ^= "Jan"', 'username ^= "jan"'):
        assert sorted(found(text)) == ["jane", "janet"], text
    pages = idp.get_paginator("list_users").paginate(
        UserPoolId=pool.id, Filter='username ^= "JAN"', PaginationConfig={"PageSize": 1}
    )
    assert sorted(user["Username"] for page in pages for user in page["Users"]) == ["jane", "janet"]


@pytest.mark.parametrize(
    ("kind", "typed", "other"), [("email", "z@example.com", "other@example.com"), ("phone_number", PHONE, "+441234560000")]
)
def test_an_attribute_does_not_contradict_the_username_that_fills_it(make_pool, idp, kind, typed, other):
    pool = make_pool(UsernameAttributes=[kind])
    client = pool.client()
    text = f"User {kind} should be empty or same as username, since username attribute is {kind}."
    who = {"UserPoolId": pool.id, "Username": typed, "MessageAction": "SUPPRESS"}
    contradicted = {"UserAttributes": attribute_list({kind: other})}
    assert refused(idp.admin_create_user, **who, **contradicted) == (INVALID, text)
    assert refused(client.sign_up, typed, attributes={kind: other}) == (INVALID, text)
    assert idp.list_users(UserPoolId=pool.id)["Users"] == []
    client.sign_up(typed, PASSWORD, {kind: typed})
    user = idp.admin_get_user(UserPoolId=pool.id, Username=typed)
    assert attribute_map(user["UserAttributes"])[kind] == typed


def test_case_is_no_contradiction_where_the_pool_ignores_it(make_pool, idp):
    given = {"Username": "Z@Example.com", "UserAttributes": attribute_list({"email": "z@example.com"})}
    given["MessageAction"] = "SUPPRESS"
    strict = make_pool(UsernameAttributes=["email"])
    assert refused(idp.admin_create_user, UserPoolId=strict.id, **given)[0] == INVALID
    pool = make_pool(UsernameAttributes=["email"], UsernameConfiguration={"CaseSensitive": False})
    created = idp.admin_create_user(UserPoolId=pool.id, **given)["User"]
    assert attribute_map(created["Attributes"])["email"] == "Z@Example.com"


def test_imported_users_are_what_their_lines_say(server, make_pool, idp, tmp_path):
    """`vestibule users import`: a `sub` among the attributes counts, and what cannot all be so is refused."""
    pool = make_pool(UsernameAttributes=["email"])
    subs = [f"{number}1111111-1111-4111-8111-111111111111" for number in range(1, 3)]
    users = [
        {"username": subs[0], "attributes": {"sub": subs[0], "email": "ann@example.com"}},
        {"username": "bob@example.com", "attributes": {"sub": "x"}},
        {"username": "cid@example.com", "sub": subs[1], "attributes": {"sub": subs[0]}},
        {"username": "dan@example.com", "attributes": {"email": "other@example.com"}},
        {"username": "eve@example.com", "mfa": {"sms": True}},
        {"username": "fay@example.com", "mfa": {"email": True, "sms": True}, "attributes": {"phone_number": PHONE}},
    ]
    path = tmp_path / "users.jsonl"
    path.write_text("".join(json.dumps(user) + "\n" for user in users))
    done = run("users", "import", "--pool", pool.id, path, "--json", server=server)
    assert json.loads(done.stdout) == {"imported": 2, "existing": 0, "refused": 4}, done.stderr
    assert (tmp_path / "users.jsonl.errors").read_text().splitlines() == [
        "2\tThe sub is not a UUID in lower case.",
        "3\tThe sub and the sub among the attributes are not the same.",
        "4\tThe username and the email are not the same.",
        "5\tThe mfa has sms on, and the user has no phone_number.",
    ]
    ann = idp.admin_get_user(UserPoolId=pool.id, Username="ann@example.com")
    assert ann["Username"] == attribute_map(ann["UserAttributes"])["sub"] == subs[0]
    fay = idp.admin_get_user(UserPoolId=pool.id, Username="fay@example.com")
    assert sorted(fay["UserMFASettingList"]) == ["EMAIL_OTP", "SMS_MFA"]
