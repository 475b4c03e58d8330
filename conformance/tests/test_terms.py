"""Terms of app clients through unmodified clients: made, found, listed page by page, changed, refused and deleted."""

import pytest

from harness.refusals import refused

LINKS = {"cognito:default": "https://example.com/terms", "cognito:french": "https://example.com/fr/terms"}
INVALID = "InvalidParameterException"
UNKNOWN = "ResourceNotFoundException"
SOME_ID = "7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11"


def members(client, name: str = "terms-of-use", links: dict | None = None) -> dict:
    return {
        "UserPoolId": client.pool.id,
        "ClientId": client.id,
        "TermsName": name,
        "TermsSource": "LINK",
        "Enforcement": "NONE",
        "Links": links or LINKS,
    }


def test_terms_are_made_found_changed_and_deleted(idp, make_pool):
    client = make_pool().client()
    made = idp.create_terms(**members(client))["Terms"]
    assert {key: made[key] for key in members(client)} == members(client)
    by_id = {"UserPoolId": client.pool.id, "TermsId": made["TermsId"]}
    by_client = {"UserPoolId": client.pool.id, "ClientId": client.id, "TermsName": "terms-of-use"}
    assert idp.describe_terms(**by_id)["Terms"] == made
    assert idp.describe_terms_by_client(**by_client)["Terms"] == made

    links = {"cognito:default": "https://example.org/"}
    changed = idp.update_terms(**by_id, Links=links)["Terms"]
    assert (changed["Links"], changed["TermsName"], changed["CreationDate"]) == (links, "terms-of-use", made["CreationDate"])
    renamed = idp.update_terms(**by_id, TermsName="privacy-policy")["Terms"]
    assert (renamed["Links"], renamed["TermsName"]) == (links, "privacy-policy")
    assert refused(idp.describe_terms_by_client, **by_client) == (UNKNOWN, "Terms terms-of-use do not exist.")
    assert idp.describe_terms_by_client(**by_client | {"TermsName": "privacy-policy"})["Terms"] == renamed

    idp.delete_terms(**by_id)
    for action in (idp.describe_terms, idp.update_terms, idp.delete_terms):
        assert refused(action, **by_id) == (UNKNOWN, f"Terms {made['TermsId']} do not exist.")


def test_a_client_has_each_terms_once(idp, make_pool):
    client = make_pool().client()
    idp.create_terms(**members(client))
    assert refused(idp.create_terms, **members(client))[0] == "TermsExistsException"
    policy = idp.create_terms(**members(client, "privacy-policy"))["Terms"]
    rename = {"UserPoolId": client.pool.id, "TermsId": policy["TermsId"], "TermsName": "terms-of-use"}
    assert refused(idp.update_terms, **rename)[0] == "TermsExistsException"
    idp.create_terms(**members(client.pool.client()))


def test_terms_are_listed_page_by_page_and_a_pool_has_forty(idp, make_pool):
    pool = make_pool()
    made = []
    for _ in range(20):
        client = pool.client()
        made += [idp.create_terms(**members(client, name))["Terms"]["TermsId"] for name in ("terms-of-use", "privacy-policy")]
    assert refused(idp.create_terms, **members(pool.client()))[0] == "LimitExceededException"

    listed, token = [], {}
    while True:
        page = idp.list_terms(UserPoolId=pool.id, MaxResults=15, **token)
        assert 0 < len(page["Terms"]) <= 15
        assert all("Links" not in entry for entry in page["Terms"])
        listed += [entry["TermsId"] for entry in page["Terms"]]
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert listed == made
    assert [entry["TermsId"] for entry in idp.list_terms(UserPoolId=pool.id)["Terms"]] == made
    assert refused(idp.list_terms, UserPoolId=pool.id, NextToken="nothing")[0] == INVALID


@pytest.mark.parametrize("link", ["http://example.com/terms", "javascript:alert(1)", "terms"])
def test_a_link_leads_to_a_page_by_https(idp, make_pool, link):
    client = make_pool().client()
    refusal = (INVALID, f"{link} is not a valid HTTPS URL.")
    assert refused(idp.create_terms, **members(client, links={"cognito:default": link})) == refusal
    made = idp.create_terms(**members(client))["Terms"]
    by_id = {"UserPoolId": client.pool.id, "TermsId": made["TermsId"]}
    assert refused(idp.update_terms, **by_id, Links={"cognito:default": link}) == refusal
    assert idp.describe_terms(**by_id)["Terms"] == made


def test_what_the_model_does_not_know_is_refused(idp, make_pool):
    client = make_pool().client()
    code, message = refused(idp.create_terms, **members(client, "house-rules"))
    assert (code, "termsName" in message) == (INVALID, True)
    code, message = refused(idp.create_terms, **members(client, links={"cognito:klingon": "https://example.com"}))
    assert (code, "links" in message) == (INVALID, True)
    without = {key: value for key, value in members(client).items() if key != "Links"}
    assert refused(idp.create_terms, **without) == (INVALID, "Links must have at least one link.")


def test_pool_and_client_have_to_exist(idp, make_pool):
    client = make_pool().client()
    nowhere = (UNKNOWN, "User pool us-east-1_nothing does not exist.")
    nobody = (UNKNOWN, "User pool client nothing does not exist.")
    assert refused(idp.create_terms, **members(client) | {"UserPoolId": "us-east-1_nothing"}) == nowhere
    assert refused(idp.create_terms, **members(client) | {"ClientId": "nothing"}) == nobody
    by_client = {"UserPoolId": client.pool.id, "ClientId": "nothing", "TermsName": "terms-of-use"}
    assert refused(idp.describe_terms_by_client, **by_client) == nobody
    assert refused(idp.list_terms, UserPoolId="us-east-1_nothing") == nowhere
    for action in (idp.describe_terms, idp.update_terms, idp.delete_terms):
        assert refused(action, UserPoolId="us-east-1_nothing", TermsId=SOME_ID) == nowhere


def test_terms_go_with_their_client(idp, make_pool):
    client = make_pool().client()
    idp.create_terms(**members(client))
    idp.delete_user_pool_client(UserPoolId=client.pool.id, ClientId=client.id)
    assert idp.list_terms(UserPoolId=client.pool.id)["Terms"] == []


def test_the_aws_cli_makes_and_lists_terms(cli_1, make_pool):
    client = make_pool().client()
    made = cli_1(
        "cognito-idp",
        "create-terms",
        "--user-pool-id", client.pool.id,
        "--client-id", client.id,
        "--terms-name", "terms-of-use",
        "--terms-source", "LINK",
        "--enforcement", "NONE",
        "--links", "cognito:default=https://example.com/terms",
    )["Terms"]  # fmt: skip
    listed = cli_1("cognito-idp", "list-terms", "--user-pool-id", client.pool.id)["Terms"]
    assert [entry["TermsId"] for entry in listed] == [made["TermsId"]]
