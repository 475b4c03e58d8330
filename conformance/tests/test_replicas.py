"""Replicas of user pools through unmodified clients: what they ask for, and every status that they have."""

import pytest

from harness import REGION
from harness.refusals import refused

KEY = "arn:aws:kms:us-east-1:000000000000:key/mrk-1234abcd12ab34cd56ef1234567890ab"
REPLICABLE = {
    "KeyConfiguration": {"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": KEY},
    "IssuerConfiguration": {"Type": "UPDATED"},
}
INVALID = "InvalidParameterException"
UNKNOWN = "ResourceNotFoundException"
WEST = "us-west-2"


def listed(idp, pool) -> list:
    """All of them: botocore knows no pages of replicas, and one page holds them."""
    page = idp.list_user_pool_replicas(UserPoolId=pool.id)
    assert "NextToken" not in page
    return [(it["RegionName"], it["Role"], it["Status"]) for it in page["UserPoolReplicas"]]


def test_a_pool_is_its_own_primary_replica(make_pool, idp):
    pool = make_pool()
    (primary,) = idp.list_user_pool_replicas(UserPoolId=pool.id)["UserPoolReplicas"]
    assert primary == {"RegionName": REGION, "Status": "ACTIVE", "Role": "PRIMARY", "UserPoolArn": pool.arn}


def test_a_replica_is_made_switched_on_and_off_and_deleted(make_pool, idp):
    pool = make_pool(**REPLICABLE)
    where = {"UserPoolId": pool.id, "RegionName": WEST}
    made = idp.create_user_pool_replica(**where, UserPoolTags={"team": "west"})["UserPoolReplica"]
    arn = pool.arn.replace(f"idp:{REGION}", f"idp:{WEST}")
    assert made == {"RegionName": WEST, "Status": "CREATING", "Role": "SECONDARY", "UserPoolArn": arn}
    assert listed(idp, pool) == [(REGION, "PRIMARY", "ACTIVE"), (WEST, "SECONDARY", "INACTIVE")]
    pages = idp.get_paginator("list_user_pools").paginate(MaxResults=60)
    regions = {it["Id"]: it.get("ReplicaRegions") for page in pages for it in page["UserPools"]}
    assert regions[pool.id] == [WEST]
    assert idp.list_tags_for_resource(ResourceArn=arn)["Tags"] == {"team": "west"}
    assert idp.list_tags_for_resource(ResourceArn=pool.arn)["Tags"] == {}

    assert idp.update_user_pool_replica(**where, Status="ACTIVE")["UserPoolReplica"]["Status"] == "ACTIVE"
    assert refused(idp.delete_user_pool_replica, **where) == (
        INVALID,
        f"The replica in {WEST} is ACTIVE. A replica must be INACTIVE before it can be deleted.",
    )
    assert idp.update_user_pool_replica(**where, Status="INACTIVE")["UserPoolReplica"]["Status"] == "INACTIVE"
    assert idp.delete_user_pool_replica(**where)["UserPoolReplica"]["Status"] == "DELETING"
    assert listed(idp, pool) == [(REGION, "PRIMARY", "ACTIVE")]
    gone = (UNKNOWN, f"The user pool has no replica in {WEST}.")
    assert refused(idp.delete_user_pool_replica, **where) == gone
    assert refused(idp.update_user_pool_replica, **where, Status="ACTIVE") == gone


def test_signing_in_goes_on_where_it_does(make_pool, idp):
    client = make_pool(**REPLICABLE).client()
    client.pool.user("jane")
    idp.create_user_pool_replica(UserPoolId=client.pool.id, RegionName=WEST)
    idp.update_user_pool_replica(UserPoolId=client.pool.id, RegionName=WEST, Status="ACTIVE")
    assert client.password("jane")["AuthenticationResult"]["AccessToken"]


@pytest.mark.parametrize(
    ("settings", "region", "refusal"),
    [
        (
            {"UserPoolTier": "LITE", "IssuerConfiguration": {"Type": "ORIGINAL"}},
            WEST,
            ("FeatureUnavailableInTierException", "The feature is not available in the user pool's tier."),
        ),
        (
            {"KeyConfiguration": {"KeyType": "AWS_OWNED_KEY"}},
            WEST,
            (INVALID, "A user pool with replicas must be encrypted under a multi-Region customer managed key."),
        ),
        (
            {"KeyConfiguration": {"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": KEY.replace("mrk-", "")}},
            WEST,
            (INVALID, "A user pool with replicas must be encrypted under a multi-Region customer managed key."),
        ),
        (
            {"IssuerConfiguration": {"Type": "ORIGINAL"}},
            WEST,
            (INVALID, "A user pool with replicas must have the issuer type UPDATED."),
        ),
        ({}, REGION, (INVALID, f"The replica in {REGION} is the primary replica.")),
        ({}, "atlantis", (INVALID, "atlantis is not a Region.")),
    ],
)
def test_a_replica_asks_for_a_tier_a_key_an_issuer_and_another_region(make_pool, idp, settings, region, refusal):
    pool = make_pool(**REPLICABLE | settings)
    assert refused(idp.create_user_pool_replica, UserPoolId=pool.id, RegionName=region) == refusal
    assert listed(idp, pool) == [(REGION, "PRIMARY", "ACTIVE")]


def test_one_replica_with_tags_of_its_own_is_all(make_pool, idp):
    pool = make_pool(**REPLICABLE)
    tags = {"aws:x": "y"}
    refusal = refused(idp.create_user_pool_replica, UserPoolId=pool.id, RegionName=WEST, UserPoolTags=tags)
    assert refusal == ("UserPoolTaggingException", "The tag key aws:x begins with aws:, which is reserved.")
    idp.create_user_pool_replica(UserPoolId=pool.id, RegionName=WEST)
    for region in (WEST, "eu-west-1"):
        refusal = refused(idp.create_user_pool_replica, UserPoolId=pool.id, RegionName=region)
        assert refusal == ("LimitExceededException", "The user pool has the maximum number of replicas.")


def test_a_pool_keeps_what_its_replica_asks_for(make_pool, idp):
    pool = make_pool(**REPLICABLE)
    idp.create_user_pool_replica(UserPoolId=pool.id, RegionName=WEST)
    idp.update_user_pool(UserPoolId=pool.id, **REPLICABLE)
    assert refused(idp.update_user_pool, UserPoolId=pool.id) == (
        INVALID,
        "A user pool with replicas must be encrypted under a multi-Region customer managed key.",
    )


def test_the_primary_replica_stays_as_it_is(make_pool, idp):
    pool = make_pool()
    primary = (INVALID, f"The replica in {REGION} is the primary replica.")
    where = {"UserPoolId": pool.id, "RegionName": REGION}
    assert refused(idp.update_user_pool_replica, **where, Status="INACTIVE") == primary
    assert refused(idp.delete_user_pool_replica, **where) == primary
    assert refused(idp.list_user_pool_replicas, UserPoolId=pool.id, NextToken="nothing")[0] == INVALID


def test_the_pool_has_to_exist(idp):
    where = {"UserPoolId": "us-east-1_nothing", "RegionName": WEST}
    unknown = (UNKNOWN, "User pool us-east-1_nothing does not exist.")
    assert refused(idp.create_user_pool_replica, **where) == unknown
    assert refused(idp.update_user_pool_replica, **where, Status="ACTIVE") == unknown
    assert refused(idp.delete_user_pool_replica, **where) == unknown
    assert refused(idp.list_user_pool_replicas, UserPoolId="us-east-1_nothing") == unknown


def test_the_aws_cli_lists_replicas(cli_1, make_pool):
    pool = make_pool(**REPLICABLE)
    cli_1("cognito-idp", "create-user-pool-replica", "--user-pool-id", pool.id, "--region-name", WEST)
    replicas = cli_1("cognito-idp", "list-user-pool-replicas", "--user-pool-id", pool.id)["UserPoolReplicas"]
    assert [it["Status"] for it in replicas] == ["ACTIVE", "INACTIVE"]
