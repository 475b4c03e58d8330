//! What else belongs to a user pool: terms, tags, replicas, the certificate, the classic look; and the limits of the server.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;
use serde_json::{Value, json};

use crate::world::{World, merged, refusal, refused, text};

const INVALID: &str = "InvalidParameterException";
const UNKNOWN: &str = "ResourceNotFoundException";

async fn pool(world: &World, members: Value) -> Value {
    world.done("CreateUserPool", merged(json!({"PoolName": "demo"}), members)).await["UserPool"].clone()
}

async fn client(world: &World, pool: &Value) -> Value {
    let input = json!({"UserPoolId": pool["Id"], "ClientName": "web"});
    world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"].clone()
}

#[tokio::test]
async fn terms_are_made_found_changed_listed_and_deleted() {
    let world = World::new().await;
    let pool = pool(&world, json!({})).await;
    let client = client(&world, &pool).await;
    let input = |name: &str| {
        json!({
            "UserPoolId": pool["Id"],
            "ClientId": client,
            "TermsName": name,
            "TermsSource": "LINK",
            "Enforcement": "NONE",
            "Links": {"cognito:default": "https://example.com/terms", "cognito:french": "https://example.com/fr"},
        })
    };
    let made = world.done("CreateTerms", input("terms-of-use")).await["Terms"].clone();
    let mut expected = input("terms-of-use");
    expected["TermsId"] = made["TermsId"].clone();
    expected["CreationDate"] = json!(1_700_000_000);
    expected["LastModifiedDate"] = json!(1_700_000_000);
    assert_eq!(made, expected);
    let by_id = json!({"UserPoolId": pool["Id"], "TermsId": made["TermsId"]});
    assert_eq!(world.done("DescribeTerms", by_id.clone()).await["Terms"], expected);
    let by_client = json!({"UserPoolId": pool["Id"], "ClientId": client, "TermsName": "terms-of-use"});
    assert_eq!(world.done("DescribeTermsByClient", by_client.clone()).await["Terms"], expected);
    assert_eq!(world.call("CreateTerms", input("terms-of-use")).await.error(), "TermsExistsException");

    let policy = world.done("CreateTerms", input("privacy-policy")).await["Terms"].clone();
    let rename = json!({"UserPoolId": pool["Id"], "TermsId": policy["TermsId"], "TermsName": "terms-of-use"});
    assert_eq!(world.call("UpdateTerms", rename).await.error(), "TermsExistsException");
    world.clock.advance_ms(3_000);
    let links = json!({"cognito:default": "https://example.org/"});
    let update = json!({"UserPoolId": pool["Id"], "TermsId": made["TermsId"], "Links": links});
    let updated = world.done("UpdateTerms", update).await["Terms"].clone();
    assert_eq!((&updated["Links"], &updated["LastModifiedDate"]), (&links, &json!(1_700_000_003)));
    assert_eq!(world.done("DescribeTerms", by_id.clone()).await["Terms"], updated);

    let first = world.done("ListTerms", json!({"UserPoolId": pool["Id"], "MaxResults": 1})).await;
    assert_eq!(
        first["Terms"],
        json!([{
            "TermsId": made["TermsId"],
            "TermsName": "terms-of-use",
            "Enforcement": "NONE",
            "CreationDate": 1_700_000_000,
            "LastModifiedDate": 1_700_000_003,
        }])
    );
    let token = first["NextToken"].clone();
    let second = world.done("ListTerms", json!({"UserPoolId": pool["Id"], "NextToken": token})).await;
    assert_eq!((&second["Terms"][0]["TermsId"], second.get("NextToken")), (&policy["TermsId"], None));

    world.done("DeleteTerms", by_id.clone()).await;
    for operation in ["DescribeTerms", "UpdateTerms", "DeleteTerms"] {
        let gone = format!("Terms {} do not exist.", text(&made["TermsId"]));
        assert_eq!(refusal(&world.call(operation, by_id.clone()).await), refused(UNKNOWN, &gone), "{operation}");
    }
    assert_eq!(world.call("DescribeTermsByClient", by_client).await.error(), UNKNOWN);
    let mut plain = input("terms-of-use");
    plain["Links"] = json!({"cognito:default": "http://example.com"});
    let answer = world.call("CreateTerms", plain).await;
    assert_eq!(refusal(&answer), refused(INVALID, "http://example.com is not a valid HTTPS URL."));
}

#[tokio::test]
async fn a_pool_has_forty_terms() {
    let world = World::new().await;
    let pool = pool(&world, json!({})).await;
    let create = async |client: &Value, name: &str| {
        let links = json!({"cognito:default": "https://example.com/"});
        let input = json!({"UserPoolId": pool["Id"], "ClientId": client, "TermsName": name, "TermsSource": "LINK",
                           "Enforcement": "NONE", "Links": links});
        world.call("CreateTerms", input).await
    };
    for _ in 0..20 {
        let client = client(&world, &pool).await;
        for name in ["terms-of-use", "privacy-policy"] {
            assert!(create(&client, name).await.status.is_success());
        }
    }
    assert_eq!(create(&client(&world, &pool).await, "terms-of-use").await.error(), "LimitExceededException");
}

#[tokio::test]
async fn tags_are_those_of_the_pool() {
    let world = World::new().await;
    let pool = pool(&world, json!({"UserPoolTags": {"team": "one"}})).await;
    let arn = &pool["Arn"];
    let listed = async || world.done("ListTagsForResource", json!({"ResourceArn": arn})).await["Tags"].clone();
    assert_eq!(listed().await, json!({"team": "one"}));
    let tagged = world.done("TagResource", json!({"ResourceArn": arn, "Tags": {"team": "two", "cost": ""}})).await;
    assert_eq!(tagged, json!({}));
    assert_eq!(listed().await, json!({"cost": "", "team": "two"}));
    let described = world.done("DescribeUserPool", json!({"UserPoolId": pool["Id"]})).await["UserPool"].clone();
    assert_eq!(described["UserPoolTags"], json!({"cost": "", "team": "two"}));
    world.done("UntagResource", json!({"ResourceArn": arn, "TagKeys": ["team", "nothing"]})).await;
    assert_eq!(listed().await, json!({"cost": ""}));

    let reserved = json!({"aws:x": "y"});
    let answer = world.call("TagResource", json!({"ResourceArn": arn, "Tags": reserved})).await;
    assert_eq!(refusal(&answer), refused(INVALID, "The tag key aws:x begins with aws:, which is reserved."));
    for operation in ["CreateUserPool", "UpdateUserPool"] {
        let input = json!({"PoolName": "demo", "UserPoolId": pool["Id"], "UserPoolTags": reserved});
        assert_eq!(world.call(operation, input).await.error(), "UserPoolTaggingException", "{operation}");
    }
    let many: serde_json::Map<_, _> = (0..50).map(|number| (format!("key{number}"), json!("value"))).collect();
    let answer = world.call("TagResource", json!({"ResourceArn": arn, "Tags": many})).await;
    assert_eq!(refusal(&answer), refused(INVALID, "A user pool can not have more than 50 tags."));
    assert_eq!(listed().await, json!({"cost": ""}));
    world.done("UpdateUserPool", json!({"UserPoolId": pool["Id"]})).await;
    assert_eq!(listed().await, json!({}));
}

#[tokio::test]
async fn an_arn_without_a_pool_has_no_tags() {
    let world = World::new().await;
    let pool = pool(&world, json!({})).await;
    let none = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_nothing";
    let elsewhere = text(&pool["Arn"]).replace("idp:us-east-1", "idp:us-west-2");
    let bucket = "arn:aws:s3:us-east-1:000000000000:bucket";
    for (operation, members) in [
        ("ListTagsForResource", json!({})),
        ("TagResource", json!({"Tags": {"a": "b"}})),
        ("UntagResource", json!({"TagKeys": ["a"]})),
    ] {
        for (arn, expected) in [
            (none, refused(UNKNOWN, &format!("Resource {none} does not exist."))),
            (&elsewhere, refused(UNKNOWN, &format!("Resource {elsewhere} does not exist."))),
            (bucket, refused(INVALID, &format!("{bucket} is not the ARN of a user pool."))),
        ] {
            let mut input = members.clone();
            input["ResourceArn"] = json!(arn);
            assert_eq!(refusal(&world.call(operation, input).await), expected, "{operation}");
        }
    }
}

#[tokio::test]
async fn a_replica_is_told_of_from_its_creation_to_its_deletion() {
    let world = World::new().await;
    let key = "arn:aws:kms:us-east-1:000000000000:key/mrk-1234abcd12ab34cd56ef1234567890ab";
    let members = json!({
        "KeyConfiguration": {"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": key},
        "IssuerConfiguration": {"Type": "UPDATED"},
    });
    let pool = pool(&world, members).await;
    let input = json!({"UserPoolId": pool["Id"], "RegionName": "us-west-2"});
    let listed = async || {
        let replicas = world.done("ListUserPoolReplicas", json!({"UserPoolId": pool["Id"]})).await;
        replicas["UserPoolReplicas"].clone()
    };
    let primary = json!({"RegionName": "us-east-1", "Status": "ACTIVE", "Role": "PRIMARY", "UserPoolArn": pool["Arn"]});
    assert_eq!(listed().await, json!([primary]));

    let mut with_tags = input.clone();
    with_tags["UserPoolTags"] = json!({"team": "west"});
    let made = world.done("CreateUserPoolReplica", with_tags).await["UserPoolReplica"].clone();
    let arn = text(&pool["Arn"]).replace("idp:us-east-1", "idp:us-west-2");
    let replica =
        |status: &str| json!({"RegionName": "us-west-2", "Status": status, "Role": "SECONDARY", "UserPoolArn": arn});
    assert_eq!(made, replica("CREATING"));
    assert_eq!(listed().await, json!([primary, replica("INACTIVE")]));
    assert_eq!(world.call("CreateUserPoolReplica", input.clone()).await.error(), "LimitExceededException");
    let pools = world.done("ListUserPools", json!({"MaxResults": 10})).await["UserPools"].clone();
    assert_eq!(pools[0]["ReplicaRegions"], json!(["us-west-2"]));
    world.done("TagResource", json!({"ResourceArn": arn, "Tags": {"cost": "1"}})).await;
    let tags = world.done("ListTagsForResource", json!({"ResourceArn": arn})).await;
    assert_eq!(tags["Tags"], json!({"cost": "1", "team": "west"}));
    let described = world.done("DescribeUserPool", json!({"UserPoolId": pool["Id"]})).await;
    assert_eq!(described["UserPool"]["UserPoolTags"], json!({}));

    let switch = |status: &str| json!({"UserPoolId": pool["Id"], "RegionName": "us-west-2", "Status": status});
    let active = world.done("UpdateUserPoolReplica", switch("ACTIVE")).await["UserPoolReplica"].clone();
    assert_eq!(active, replica("ACTIVE"));
    let text = "The replica in us-west-2 is ACTIVE. A replica must be INACTIVE before it can be deleted.";
    assert_eq!(refusal(&world.call("DeleteUserPoolReplica", input.clone()).await), refused(INVALID, text));
    world.done("UpdateUserPoolReplica", switch("INACTIVE")).await;
    let deleted = world.done("DeleteUserPoolReplica", input.clone()).await["UserPoolReplica"].clone();
    assert_eq!(deleted, replica("DELETING"));
    assert_eq!(listed().await, json!([primary]));
    let gone = refused(UNKNOWN, "The user pool has no replica in us-west-2.");
    assert_eq!(refusal(&world.call("DeleteUserPoolReplica", input).await), gone);
    assert_eq!(refusal(&world.call("UpdateUserPoolReplica", switch("ACTIVE")).await), gone);
    let wrong = json!({"UserPoolId": pool["Id"], "NextToken": "nothing"});
    assert_eq!(world.call("ListUserPoolReplicas", wrong).await.error(), INVALID);
}

#[tokio::test]
async fn a_pool_has_one_certificate_of_its_own() {
    let world = World::new().await;
    let (one, other) = (pool(&world, json!({})).await, pool(&world, json!({})).await);
    let certificate = async |pool: &Value| {
        let answer = world.done("GetSigningCertificate", json!({"UserPoolId": pool["Id"]})).await;
        text(&answer["Certificate"])
    };
    let (first, second) = tokio::join!(certificate(&one), certificate(&one));
    assert_eq!(first, second);
    assert_ne!(certificate(&other).await, first);
    let der = STANDARD.decode(&first).unwrap();
    assert_eq!(der[..2], [0x30, 0x82]);
    let name = text(&one["Id"]);
    assert!(der.windows(name.len()).any(|window| window == name.as_bytes()));
    // Its tokens go on being signed, by other keys.
    let keys = world.get(&format!("/{}/.well-known/jwks.json", text(&one["Id"]))).await.json();
    assert_eq!(keys["keys"].as_array().unwrap().len(), 2);

    world.clock.advance_ms(9 * 366 * 86_400_000);
    assert_eq!(certificate(&one).await, first);
    world.clock.advance_ms(366 * 86_400_000);
    let (next, beside) = tokio::join!(certificate(&one), certificate(&one));
    assert_ne!(next, first);
    assert_eq!(next, beside);
    assert_eq!(next, certificate(&one).await);
    let answer = world.call("GetSigningCertificate", json!({"UserPoolId": "us-east-1_nothing"})).await;
    assert_eq!(refusal(&answer), refused(UNKNOWN, "User pool us-east-1_nothing does not exist."));
}

#[tokio::test]
async fn a_look_needs_a_domain() {
    let world = World::new().await;
    let pool = pool(&world, json!({})).await;
    let message = "There has to be an existing domain associated with this user pool";
    for operation in ["SetUICustomization", "GetUICustomization"] {
        let answer = world.call(operation, json!({"UserPoolId": pool["Id"]})).await;
        assert_eq!(refusal(&answer), refused(INVALID, message), "{operation}");
        let answer = world.call(operation, json!({"UserPoolId": pool["Id"], "ClientId": "other"})).await;
        assert_eq!(refusal(&answer), refused(UNKNOWN, "User pool client other does not exist."), "{operation}");
    }
    for path in ["ALL/a.png", "ALL", "other/a.png", "ALL/a/b"] {
        let answer = world.get(&format!("/_vestibule/images/{}/{path}", text(&pool["Id"]))).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_look_is_of_one_client_or_of_all_and_its_logo_can_be_fetched() {
    let world = World::new().await;
    let pool = pool(&world, json!({})).await;
    let client = client(&world, &pool).await;
    world.done("CreateUserPoolDomain", json!({"UserPoolId": pool["Id"], "Domain": "demo"})).await;
    let get = async |client: &Value| {
        let input = json!({"UserPoolId": pool["Id"], "ClientId": client});
        world.done("GetUICustomization", input).await["UICustomization"].clone()
    };
    let set = async |members: Value| {
        world.call("SetUICustomization", merged(json!({"UserPoolId": pool["Id"]}), members)).await
    };
    assert_eq!(get(&client).await, json!({}));

    let png = b"\x89PNG\r\n\x1a\n";
    let css = ".label-customizable { color: red; }";
    let all = set(json!({"CSS": css, "ImageFile": STANDARD.encode(png)})).await.json()["UICustomization"].clone();
    let url = text(&all["ImageUrl"]);
    assert_eq!(
        all,
        json!({
            "UserPoolId": pool["Id"],
            "ClientId": "ALL",
            "ImageUrl": url,
            "CSS": css,
            "CSSVersion": "20231114221320",
            "LastModifiedDate": 1_700_000_000,
            "CreationDate": 1_700_000_000,
        })
    );
    assert_eq!((get(&client).await, get(&json!("ALL")).await), (all.clone(), all.clone()));
    let path = url.strip_prefix(&world.app.config.public_url).unwrap();
    let image = world.get(path).await;
    assert_eq!((image.status, &image.body[..]), (StatusCode::OK, &png[..]));
    assert_eq!((image.header("content-type"), image.header("x-content-type-options")), ("image/png", "nosniff"));
    assert_eq!(image.header("cache-control"), "public, max-age=31536000, immutable");

    world.clock.advance_ms(60_000);
    let own = set(json!({"ClientId": client, "CSS": ".logo-customizable { max-width: 60%; }"})).await;
    let own = own.json()["UICustomization"].clone();
    assert_eq!((&own["ClientId"], own.get("ImageUrl"), &own["CSSVersion"]), (&client, None, &json!("20231114221420")));
    assert_eq!((get(&client).await, get(&json!("ALL")).await), (own, all.clone()));

    for (members, message) in [
        (json!({"CSS": "body { color: red }"}), "The CSS class body can not be customized."),
        (json!({"CSS": "@import url(a);"}), "@import is not allowed in the CSS."),
        (json!({"ImageFile": STANDARD.encode("GIF89a")}), "The uploaded image must be a PNG or JPEG file."),
    ] {
        assert_eq!(refusal(&set(members).await), refused(INVALID, message));
    }
    assert_eq!(get(&json!("ALL")).await, all);
    // Nothing for a client: it looks like all others again. Nothing for all: there is no look and no logo.
    assert_eq!(set(json!({"ClientId": client})).await.json(), json!({"UICustomization": {}}));
    assert_eq!(get(&client).await, all);
    assert_eq!(set(json!({"ClientId": "ALL"})).await.json(), json!({"UICustomization": {}}));
    assert_eq!(set(json!({})).await.json(), json!({"UICustomization": {}}));
    assert_eq!(get(&client).await, json!({}));
    assert_eq!(world.get(path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_limit_is_kept_for_the_whole_server() {
    let world = World::new().await;
    let definition = json!({"LimitClass": "API_CATEGORY", "Attributes": {"Category": "UserCreation"}});
    let limit = |provisioned: i32| json!({"LimitDefinition": definition, "ProvisionedLimitValue": provisioned, "FreeLimitValue": 50});
    let get = json!({"LimitDefinition": definition});
    assert_eq!(world.done("GetProvisionedLimit", get.clone()).await["Limit"], limit(50));
    let set = |value: i32| json!({"LimitDefinition": definition, "RequestedLimitValue": value});
    assert_eq!(world.done("UpdateProvisionedLimit", set(80)).await["Limit"], limit(80));
    assert_eq!(world.done("GetProvisionedLimit", get).await["Limit"], limit(80));
    for (value, expected) in [
        (49, refused(INVALID, "RequestedLimitValue can not be lower than the default limit: 50.")),
        (
            5001,
            refused("ServiceQuotaExceededException", "RequestedLimitValue exceeds the maximum of the account: 5000."),
        ),
    ] {
        assert_eq!(refusal(&world.call("UpdateProvisionedLimit", set(value)).await), expected);
    }
    for (attributes, message) in [
        (json!({}), "LimitDefinition must have the attribute Category."),
        (json!({"Category": "Everything"}), "Everything is not an API category."),
    ] {
        let unknown = json!({"LimitDefinition": {"LimitClass": "API_CATEGORY", "Attributes": attributes}});
        let answer = world.call("GetProvisionedLimit", unknown).await;
        assert_eq!(refusal(&answer), refused(INVALID, message));
    }
}
