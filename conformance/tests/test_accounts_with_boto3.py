"""What operations on accounts leave behind, with boto3: addresses proven, attributes gone, passwords reset, tokens ended."""

import pytest

from harness import PASSWORD
from harness.pools import attribute_list, attribute_map
from harness.refusals import refused

NEW_PASSWORD = "An0ther!Password"
EMAIL = "ann@example.com"
WRONG_CODE = ("CodeMismatchException", "Invalid verification code provided, please try again.")
REVOKED = ("NotAuthorizedException", "Access Token has been revoked")


@pytest.fixture
def client(make_pool):
    return make_pool(AutoVerifiedAttributes=["email"]).client()


@pytest.fixture
def ann(client):
    """Ann in the words of an administrator."""
    client.pool.user("ann", email=EMAIL, email_verified="true", given_name="Ann", nickname="annie")
    return {"UserPoolId": client.pool.id, "Username": "ann"}


def tokens(client, password: str = PASSWORD) -> dict:
    return client.password("ann", password)["AuthenticationResult"]


def seen(idp, ann: dict) -> dict:
    """Ann's attributes but `sub`."""
    attributes = attribute_map(idp.admin_get_user(**ann)["UserAttributes"])
    del attributes["sub"]
    return attributes


def refreshed(client, refresh_token: str):
    return client.initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": refresh_token})


@pytest.mark.parametrize("is_admin", [False, True], ids=["DeleteUserAttributes", "AdminDeleteUserAttributes"])
def test_deleted_attributes_are_gone_and_no_others(client, ann, idp, is_admin):
    own = {"AccessToken": tokens(client)["AccessToken"]}
    action, whose = (idp.admin_delete_user_attributes, ann) if is_admin else (idp.delete_user_attributes, own)
    action(**whose, UserAttributeNames=["given_name", "nickname"])
    assert seen(idp, ann) == {"email": EMAIL, "email_verified": "true"}
    own_view = attribute_map(idp.get_user(**own)["UserAttributes"])
    assert {name for name in own_view if name != "sub"} == {"email", "email_verified"}
    # What is not there is deleted already; the flag goes with its address.
    action(**whose, UserAttributeNames=["nickname", "email"])
    assert seen(idp, ann) == {}
    assert refused(action, **whose, UserAttributeNames=["custom:none"])[0] == "InvalidParameterException"


@pytest.mark.parametrize("is_admin", [False, True], ids=["UpdateUserAttributes", "AdminUpdateUserAttributes"])
def test_updated_attributes_are_what_was_said_and_a_new_address_is_not_proven(client, ann, idp, is_admin):
    own = {"AccessToken": tokens(client)["AccessToken"]}
    action, whose = (idp.admin_update_user_attributes, ann) if is_admin else (idp.update_user_attributes, own)
    answer = action(**whose, UserAttributes=attribute_list({"given_name": "Anna", "email": "anna@example.com"}))
    expected = {"given_name": "Anna", "nickname": "annie", "email": "anna@example.com", "email_verified": "false"}
    assert seen(idp, ann) == expected
    if not is_admin:
        (sent,) = answer["CodeDeliveryDetailsList"]
        assert sent == {"Destination": "a***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email"}


def test_an_address_is_proven_by_the_code_that_was_sent_there(client, ann, idp):
    idp.admin_update_user_attributes(**ann, UserAttributes=attribute_list({"email_verified": "false"}))
    address = {"AccessToken": tokens(client)["AccessToken"], "AttributeName": "email"}
    sent = idp.get_user_attribute_verification_code(**address)["CodeDeliveryDetails"]
    assert sent == {"Destination": "a***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email"}
    code = client.pool.code(EMAIL)
    assert refused(idp.verify_user_attribute, **address, Code=f"{(int(code) + 1) % 1_000_000:06}") == WRONG_CODE
    assert seen(idp, ann)["email_verified"] == "false"
    idp.verify_user_attribute(**address, Code=code)
    assert seen(idp, ann)["email_verified"] == "true"


def test_a_code_that_is_sent_again_confirms(client, idp):
    client.sign_up("bob", attributes={"email": "bob@example.com"})
    name = {"ClientId": client.id, "Username": "bob"}
    sent = idp.resend_confirmation_code(**name)["CodeDeliveryDetails"]
    assert sent == {"Destination": "b***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email"}
    messages = client.pool.server.messages(client.pool.id, "bob@example.com")
    assert len(messages) == 2
    assert client.pool.status("bob") == "UNCONFIRMED"
    idp.confirm_sign_up(**name, ConfirmationCode=messages[0]["code"])
    assert client.pool.status("bob") == "CONFIRMED"
    assert client.password("bob")["AuthenticationResult"]["AccessToken"]


def test_an_administrator_confirms_whoever_signed_up_but_proves_no_address(client, idp):
    client.sign_up("bob", attributes={"email": "bob@example.com"})
    bob = {"UserPoolId": client.pool.id, "Username": "bob"}
    assert refused(client.password, "bob") == ("UserNotConfirmedException", "User is not confirmed.")
    idp.admin_confirm_sign_up(**bob)
    assert client.pool.status("bob") == "CONFIRMED"
    assert client.password("bob")["AuthenticationResult"]["AccessToken"]
    assert seen(idp, bob).get("email_verified") != "true"


def test_a_password_that_an_administrator_resets_is_set_anew_by_its_user(client, ann, idp):
    idp.admin_reset_user_password(**ann)
    assert client.pool.status("ann") == "RESET_REQUIRED"
    assert refused(client.password, "ann") == ("PasswordResetRequiredException", "Password reset required for the user")
    reset = {"ClientId": client.id, "Username": "ann", "Password": NEW_PASSWORD}
    idp.confirm_forgot_password(**reset, ConfirmationCode=client.pool.code(EMAIL))
    assert client.pool.status("ann") == "CONFIRMED"
    assert refused(client.password, "ann") == ("NotAuthorizedException", "Incorrect username or password.")
    assert tokens(client, NEW_PASSWORD)["AccessToken"]


def test_a_changed_password_takes_the_place_of_the_old_one(client, ann, idp):
    token = tokens(client)["AccessToken"]
    idp.change_password(AccessToken=token, PreviousPassword=PASSWORD, ProposedPassword=NEW_PASSWORD)
    assert refused(client.password, "ann") == ("NotAuthorizedException", "Incorrect username or password.")
    assert tokens(client, NEW_PASSWORD)["AccessToken"]
    assert idp.get_user(AccessToken=token)["Username"] == "ann"


@pytest.mark.parametrize("is_admin", [False, True], ids=["GlobalSignOut", "AdminUserGlobalSignOut"])
def test_a_global_sign_out_ends_every_sign_in_of_this_user_and_of_nobody_else(client, ann, idp, is_admin):
    client.pool.user("bob")
    others = client.password("bob")["AuthenticationResult"]
    signed_in = [tokens(client), tokens(client)]
    if is_admin:
        idp.admin_user_global_sign_out(**ann)
    else:
        idp.global_sign_out(AccessToken=signed_in[0]["AccessToken"])
    for one in signed_in:
        assert refused(idp.get_user, AccessToken=one["AccessToken"]) == REVOKED
        assert refused(refreshed, client, one["RefreshToken"]) == ("NotAuthorizedException", "Refresh Token has been revoked")
    assert idp.get_user(AccessToken=others["AccessToken"])["Username"] == "bob"
    assert refreshed(client, others["RefreshToken"])["AuthenticationResult"]["AccessToken"]
    assert idp.get_user(AccessToken=tokens(client)["AccessToken"])["Username"] == "ann"


def test_a_revoked_refresh_token_takes_its_own_sign_in_along_and_no_other(client, ann, idp):
    one, other = tokens(client), tokens(client)
    again = refreshed(client, one["RefreshToken"])["AuthenticationResult"]
    idp.revoke_token(ClientId=client.id, Token=one["RefreshToken"])
    for token in (one["AccessToken"], again["AccessToken"]):
        assert refused(idp.get_user, AccessToken=token) == REVOKED
    assert refused(refreshed, client, one["RefreshToken"]) == ("NotAuthorizedException", "Refresh Token has been revoked")
    assert idp.get_user(AccessToken=other["AccessToken"])["Username"] == "ann"
    # Of what is revoked nothing is left to revoke.
    idp.revoke_token(ClientId=client.id, Token=one["RefreshToken"])
