"""Tags of user pools through unmodified clients: one map, seen by ARN and with the pool."""

import pytest

from harness.refusals import refused

INVALID = "InvalidParameterException"
UNKNOWN = "ResourceNotFoundException"


def test_tags_by_arn_and_those_of_the_pool_are_the_same(make_pool, idp):
    pool = make_pool(UserPoolTags={"team": "one"})

    def shown() -> dict:
        by_arn = idp.list_tags_for_resource(ResourceArn=pool.arn)["Tags"]
        assert idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["UserPoolTags"] == by_arn
        return by_arn

    assert shown() == {"team": "one"}
    idp.tag_resource(ResourceArn=pool.arn, Tags={"team": "two", "Kostenstelle/ä": "a@b:c=+-._ /"})
    assert shown() == {"team": "two", "Kostenstelle/ä": "a@b:c=+-._ /"}
    idp.untag_resource(ResourceArn=pool.arn, TagKeys=["team", "nothing"])
    assert shown() == {"Kostenstelle/ä": "a@b:c=+-._ /"}
    idp.update_user_pool(UserPoolId=pool.id, UserPoolTags={"other": ""})
    assert shown() == {"other": ""}
    idp.update_user_pool(UserPoolId=pool.id)
    assert shown() == {}


@pytest.mark.parametrize(
    ("tags", "message"),
    [
        ({"aws:x": "y"}, "The tag key aws:x begins with aws:, which is reserved."),
        ({"AWS:x": "y"}, "The tag key AWS:x begins with aws:, which is reserved."),
        ({"a<b": "c"}, "The tag key or value a<b contains a character that is not allowed."),
        ({f"key{number}": "value" for number in range(51)}, "A user pool can not have more than 50 tags."),
    ],
)
def test_tags_are_few_and_not_those_of_aws(make_pool, idp, tags, message):
    pool = make_pool()
    assert refused(idp.tag_resource, ResourceArn=pool.arn, Tags=tags) == (INVALID, message)
    assert refused(idp.create_user_pool, PoolName="tagged", UserPoolTags=tags) == ("UserPoolTaggingException", message)
    assert refused(idp.update_user_pool, UserPoolId=pool.id, UserPoolTags=tags) == ("UserPoolTaggingException", message)
    assert idp.list_tags_for_resource(ResourceArn=pool.arn)["Tags"] == {}


def test_fifty_tags_are_counted_over_all_calls(make_pool, idp):
    pool = make_pool()
    idp.tag_resource(ResourceArn=pool.arn, Tags={f"key{number}": "value" for number in range(50)})
    idp.tag_resource(ResourceArn=pool.arn, Tags={"key0": "another"})
    too_many = (INVALID, "A user pool can not have more than 50 tags.")
    assert refused(idp.tag_resource, ResourceArn=pool.arn, Tags={"one": "more"}) == too_many
    idp.untag_resource(ResourceArn=pool.arn, TagKeys=["key1"])
    idp.tag_resource(ResourceArn=pool.arn, Tags={"one": "more"})


def test_an_arn_without_a_pool_has_no_tags(make_pool, idp):
    pool = make_pool()
    nothing = pool.arn.replace(pool.id, "us-east-1_nothing")
    elsewhere = pool.arn.replace("idp:us-east-1", "idp:us-west-2")
    bucket = "arn:aws:s3:us-east-1:000000000000:bucket"
    for action, members in (
        (idp.list_tags_for_resource, {}),
        (idp.tag_resource, {"Tags": {"a": "b"}}),
        (idp.untag_resource, {"TagKeys": ["a"]}),
    ):
        assert refused(action, ResourceArn=nothing, **members) == (UNKNOWN, f"Resource {nothing} does not exist.")
        assert refused(action, ResourceArn=elsewhere, **members) == (UNKNOWN, f"Resource {elsewhere} does not exist.")
        assert refused(action, ResourceArn=bucket, **members) == (INVALID, f"{bucket} is not the ARN of a user pool.")
        code, message = refused(action, ResourceArn="not an arn at all, of 20 characters", **members)
        assert (code, "resourceArn" in message) == (INVALID, True)


def test_the_aws_cli_tags_and_lists(cli_1, make_pool):
    pool = make_pool()
    cli_1("cognito-idp", "tag-resource", "--resource-arn", pool.arn, "--tags", "administrator=Jie,tenant=ExampleCorp")
    listed = cli_1("cognito-idp", "list-tags-for-resource", "--resource-arn", pool.arn)
    assert listed == {"Tags": {"administrator": "Jie", "tenant": "ExampleCorp"}}
    cli_1("cognito-idp", "untag-resource", "--resource-arn", pool.arn, "--tag-keys", "tenant")
    listed = cli_1("cognito-idp", "list-tags-for-resource", "--resource-arn", pool.arn)
    assert listed == {"Tags": {"administrator": "Jie"}}
