"""The look of the classic hosted pages through unmodified clients: CSS, a logo to be fetched, and who falls back to whom."""

import urllib.error
import urllib.request

import pytest

from harness.refusals import refused

PNG = b"\x89PNG\r\n\x1a\n"
CSS = ".label-customizable { color: red; }"
INVALID = "InvalidParameterException"
UNKNOWN = "ResourceNotFoundException"


@pytest.fixture
def client(make_pool, idp, name):
    """An app client of a pool that has a domain."""
    client = make_pool().client()
    idp.create_user_pool_domain(UserPoolId=client.pool.id, Domain=name)
    return client


def test_a_look_is_of_all_clients_or_of_one(idp, client):
    pool = {"UserPoolId": client.pool.id}
    assert idp.get_ui_customization(**pool, ClientId=client.id)["UICustomization"] == {}
    everywhere = idp.set_ui_customization(**pool, ClientId="ALL", CSS=CSS, ImageFile=PNG)["UICustomization"]
    assert (everywhere["ClientId"], everywhere["CSS"], everywhere["UserPoolId"]) == ("ALL", CSS, client.pool.id)
    assert len(everywhere["CSSVersion"]) == 14
    assert idp.get_ui_customization(**pool)["UICustomization"] == everywhere
    assert idp.get_ui_customization(**pool, ClientId=client.id)["UICustomization"] == everywhere

    own = idp.set_ui_customization(**pool, ClientId=client.id, CSS=".logo-customizable { max-width: 60%; }")["UICustomization"]
    assert (own["ClientId"], "ImageUrl" in own) == (client.id, False)
    assert idp.get_ui_customization(**pool, ClientId=client.id)["UICustomization"] == own
    assert idp.get_ui_customization(**pool, ClientId="ALL")["UICustomization"] == everywhere
    other = client.pool.client()
    assert idp.get_ui_customization(**pool, ClientId=other.id)["UICustomization"] == everywhere

    assert idp.set_ui_customization(**pool, ClientId=client.id)["UICustomization"] == {}
    assert idp.get_ui_customization(**pool, ClientId=client.id)["UICustomization"] == everywhere
    assert idp.set_ui_customization(**pool)["UICustomization"] == {}
    assert idp.get_ui_customization(**pool)["UICustomization"] == {}


def test_the_logo_can_be_fetched_by_everybody(idp, client):
    jpeg = b"\xff\xd8\xff\xe0" + bytes(130_000)
    look = idp.set_ui_customization(UserPoolId=client.pool.id, ImageFile=jpeg)["UICustomization"]
    request = urllib.request.Request(look["ImageUrl"], headers={"Origin": "https://example.com"})
    with urllib.request.urlopen(request) as answer:
        assert answer.read() == jpeg
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    replaced = idp.set_ui_customization(UserPoolId=client.pool.id, ImageFile=PNG)["UICustomization"]
    assert replaced["ImageUrl"] != look["ImageUrl"]
    with urllib.request.urlopen(replaced["ImageUrl"]) as answer:
        assert (answer.read(), answer.headers["Content-Type"]) == (PNG, "image/png")
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(look["ImageUrl"])
    assert caught.value.code == 404


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"CSS": "body { color: red }"}, "The CSS class body can not be customized."),
        ({"CSS": "@media print { .label-customizable { color: red } }"}, "@media is not allowed in the CSS."),
        ({"CSS": ".label-customizable { color: '</style><script>' }"}, "The CSS can not contain <"),
        ({"CSS": ".label-customizable { color: red"}, "The CSS ends within a rule, a comment or a string."),
        ({"ImageFile": b"GIF89a"}, "The uploaded image must be a PNG or JPEG file."),
    ],
)
def test_what_the_pages_cannot_show_is_refused(idp, client, members, message):
    assert refused(idp.set_ui_customization, UserPoolId=client.pool.id, **members) == (INVALID, message)
    assert idp.get_ui_customization(UserPoolId=client.pool.id)["UICustomization"] == {}


def test_pool_client_and_domain_have_to_exist(idp, make_pool):
    pool = make_pool()
    no_domain = (INVALID, "There has to be an existing domain associated with this user pool")
    for action in (idp.set_ui_customization, idp.get_ui_customization):
        assert refused(action, UserPoolId=pool.id) == no_domain
        assert refused(action, UserPoolId=pool.id, ClientId="other") == (
            UNKNOWN,
            "User pool client other does not exist.",
        )
        assert refused(action, UserPoolId="us-east-1_nothing") == (
            UNKNOWN,
            "User pool us-east-1_nothing does not exist.",
        )


def test_the_aws_cli_uploads_a_logo_from_a_file(cli_1, client):
    (cli_1.directory / "logo.png").write_bytes(PNG)
    where = ["--user-pool-id", client.pool.id, "--client-id", client.id]
    made = cli_1("cognito-idp", "set-ui-customization", *where, "--css", CSS, "--image-file", "fileb://logo.png")
    read = cli_1("cognito-idp", "get-ui-customization", *where)
    assert read == made
    with urllib.request.urlopen(read["UICustomization"]["ImageUrl"]) as answer:
        assert answer.read() == PNG
