"""Styles of managed login through unmodified clients: what is stored, merged and refused, and images of megabytes."""

import json

import pytest

from harness.refusals import failed, refused

PNG = b"\x89PNG\r\n\x1a\n"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>"
INVALID = "InvalidParameterException"
UNKNOWN = "ResourceNotFoundException"


def asset(category: str = "FORM_LOGO", mode: str = "LIGHT", extension: str = "PNG", data: bytes = PNG) -> dict:
    return {"Category": category, "ColorMode": mode, "Extension": extension, "Bytes": data}


@pytest.fixture
def site(make_pool):
    """A pool and the members that name it and one of its app clients."""
    client = make_pool().client()
    return {"UserPoolId": client.pool.id, "ClientId": client.id}


def test_a_style_is_made_described_changed_and_deleted(idp, site):
    settings = {"categories": {"form": {"displayGraphics": False}}, "componentClasses": {"buttons": {"borderRadius": 2.5}}}
    assets = [asset(), asset("FAVICON_SVG", "DYNAMIC", "SVG", SVG)]
    made = idp.create_managed_login_branding(**site, Settings=settings, Assets=assets)["ManagedLoginBranding"]
    assert (made["Settings"], made["Assets"], made["UseCognitoProvidedValues"]) == (settings, assets, False)
    style = {"UserPoolId": site["UserPoolId"], "ManagedLoginBrandingId": made["ManagedLoginBrandingId"]}
    assert idp.describe_managed_login_branding(**style)["ManagedLoginBranding"] == made
    assert idp.describe_managed_login_branding_by_client(**site)["ManagedLoginBranding"] == made

    merged = idp.describe_managed_login_branding(**style, ReturnMergedResources=True)["ManagedLoginBranding"]["Settings"]
    assert set(merged) == {"categories", "componentClasses", "components"}
    assert merged["categories"]["form"]["displayGraphics"] is False
    assert merged["componentClasses"]["buttons"]["borderRadius"] == 2.5
    assert merged["components"]["primaryButton"]["lightMode"]["defaults"]["textColor"] == "ffffffff"
    by_client = idp.describe_managed_login_branding_by_client(**site, ReturnMergedResources=True)["ManagedLoginBranding"]
    assert by_client["Settings"] == merged

    changed = idp.update_managed_login_branding(**style, Settings={"categories": {"form": {"instructions": {"enabled": True}}}})
    form = changed["ManagedLoginBranding"]["Settings"]["categories"]["form"]
    assert form == {"displayGraphics": False, "instructions": {"enabled": True}}
    assert changed["ManagedLoginBranding"]["Assets"] == assets
    changed = idp.update_managed_login_branding(**style, Assets=[asset(data=PNG + b"another")])["ManagedLoginBranding"]
    assert changed["Assets"] == [asset(data=PNG + b"another"), assets[1]]
    reset = idp.update_managed_login_branding(**style, UseCognitoProvidedValues=True)["ManagedLoginBranding"]
    assert (reset["UseCognitoProvidedValues"], reset["Assets"], "Settings" in reset) == (True, [], False)

    idp.delete_managed_login_branding(**style)
    gone = (UNKNOWN, f"Managed login branding {style['ManagedLoginBrandingId']} does not exist.")
    for action in (
        idp.describe_managed_login_branding,
        idp.update_managed_login_branding,
        idp.delete_managed_login_branding,
    ):
        assert refused(action, **style) == gone
    assert refused(idp.describe_managed_login_branding_by_client, **site)[0] == UNKNOWN


def test_a_whole_settings_document_comes_back_as_it_was_given(idp, site):
    made = idp.create_managed_login_branding(**site, UseCognitoProvidedValues=True)["ManagedLoginBranding"]
    style = {"UserPoolId": site["UserPoolId"], "ManagedLoginBrandingId": made["ManagedLoginBrandingId"]}
    document = idp.describe_managed_login_branding(**style, ReturnMergedResources=True)["ManagedLoginBranding"]["Settings"]
    document["categories"]["global"]["colorSchemeMode"] = "DARK"
    idp.update_managed_login_branding(**style, Settings=document)
    described = idp.describe_managed_login_branding(**style)["ManagedLoginBranding"]
    assert (described["Settings"], described["UseCognitoProvidedValues"]) == (document, False)


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({}, "useCognitoProvidedValues or settings should be specified (but not both)"),
        (
            {"UseCognitoProvidedValues": True, "Settings": {"categories": {}}},
            "useCognitoProvidedValues or settings should be specified (but not both)",
        ),
        ({"Settings": {"colours": {}}}, "Settings.colours must be one of categories, componentClasses and components."),
        (
            {"Settings": {"components": {"pageBackground": {"lightMode": {"color": "#fff"}}}}},
            "Settings.components.pageBackground.lightMode.color must be a colour of eight hexadecimal digits.",
        ),
        (
            {"UseCognitoProvidedValues": True, "Assets": [asset(data=b"GIF89a")]},
            "The Bytes of the asset FORM_LOGO LIGHT are not what its Extension says.",
        ),
        (
            {"UseCognitoProvidedValues": True, "Assets": [asset("FAVICON_ICO")]},
            "The asset FAVICON_ICO LIGHT can not have the extension PNG.",
        ),
        (
            {"UseCognitoProvidedValues": True, "Assets": [asset("FORM_LOGO", "LIGHT", "SVG", b"<svg onload='x()'/>")]},
            "The asset FORM_LOGO LIGHT contains scripts or references.",
        ),
        ({"UseCognitoProvidedValues": True, "Assets": [asset(), asset()]}, "The asset FORM_LOGO LIGHT is given twice."),
    ],
)
def test_what_cannot_be_a_style_is_refused(idp, site, members, message):
    assert refused(idp.create_managed_login_branding, **site, **members) == (INVALID, message)
    assert refused(idp.describe_managed_login_branding_by_client, **site)[0] == UNKNOWN


def test_pool_and_client_have_to_exist(idp, site):
    unknown_pool = (UNKNOWN, "User pool us-east-1_nothing does not exist.")
    unknown_client = (UNKNOWN, "User pool client nothing does not exist.")
    values = {"UseCognitoProvidedValues": True}
    assert refused(idp.create_managed_login_branding, **site | {"UserPoolId": "us-east-1_nothing"}, **values) == unknown_pool
    assert refused(idp.create_managed_login_branding, **site | {"ClientId": "nothing"}, **values) == unknown_client
    assert refused(idp.describe_managed_login_branding_by_client, **site | {"ClientId": "nothing"}) == unknown_client
    some_id = "7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11"
    for action in (idp.describe_managed_login_branding, idp.delete_managed_login_branding, idp.update_managed_login_branding):
        assert refused(action, UserPoolId="us-east-1_nothing", ManagedLoginBrandingId=some_id) == unknown_pool


def test_a_client_has_one_style_and_a_pool_twenty(idp, make_pool):
    pool = make_pool()
    clients = [pool.client().id for _ in range(21)]
    first = {"UserPoolId": pool.id, "ClientId": clients[0], "UseCognitoProvidedValues": True}
    idp.create_managed_login_branding(**first)
    for client in clients[1:20]:
        idp.create_managed_login_branding(UserPoolId=pool.id, ClientId=client, UseCognitoProvidedValues=True)
    more = first | {"ClientId": clients[20]}
    assert refused(idp.create_managed_login_branding, **more)[0] == "LimitExceededException"
    assert refused(idp.create_managed_login_branding, **first)[0] == "ManagedLoginBrandingExistsException"
    idp.delete_user_pool_client(UserPoolId=pool.id, ClientId=clients[0])
    idp.create_managed_login_branding(**more)


def test_images_of_megabytes_survive_a_restart(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    pool = idp.create_user_pool(PoolName="large")["UserPool"]["Id"]
    client = idp.create_user_pool_client(UserPoolId=pool, ClientName="app")["UserPoolClient"]["ClientId"]
    site = {"UserPoolId": pool, "ClientId": client}
    image = PNG + bytes(range(256)) * 2950
    assets = [asset(mode="LIGHT", data=image), asset(mode="DARK", data=image)]
    made = idp.create_managed_login_branding(**site, UseCognitoProvidedValues=True, Assets=assets)["ManagedLoginBranding"]
    style = {"UserPoolId": pool, "ManagedLoginBrandingId": made["ManagedLoginBrandingId"]}
    largest = PNG + bytes(1_000_000 - len(PNG))
    idp.update_managed_login_branding(**style, Assets=[asset("PAGE_BACKGROUND", data=largest)])
    assert server.stop() == 0
    server.start()
    described = idp.describe_managed_login_branding(**style)["ManagedLoginBranding"]
    assert described["Assets"] == [*assets, asset("PAGE_BACKGROUND", data=largest)]
    too_many = [asset(mode=mode, data=image) for mode in ("LIGHT", "DARK", "DYNAMIC")]
    code, _ = failed(idp.update_managed_login_branding, **style, Assets=too_many)
    assert code == "RequestEntityTooLargeException"


def test_the_aws_cli_makes_and_reads_a_style(cli_1, site):
    where = ["--user-pool-id", site["UserPoolId"], "--client-id", site["ClientId"]]
    settings = json.dumps({"categories": {"global": {"colorSchemeMode": "DARK"}}})
    made = cli_1("cognito-idp", "create-managed-login-branding", *where, "--settings", settings)["ManagedLoginBranding"]
    described = cli_1(
        "cognito-idp", "describe-managed-login-branding-by-client", *where, "--return-merged-resources"
    )["ManagedLoginBranding"]
    assert made["Settings"] == {"categories": {"global": {"colorSchemeMode": "DARK"}}}
    assert described["Settings"]["categories"]["global"] == {
        "colorSchemeMode": "DARK",
        "pageFooter": {"enabled": False},
        "pageHeader": {"enabled": False},
        "spacingDensity": "REGULAR",
    }
