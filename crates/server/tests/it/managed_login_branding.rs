//! Styles of managed login over the wire: settings, images, what an update keeps, and how large a request may be.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::one_pool::OnePool as Scene;
use crate::world::{Answer, merged, refusal, refused, text};

const INVALID: &str = "InvalidParameterException";
const UNKNOWN: &str = "ResourceNotFoundException";

/// A pool with an app client whose pages have a style.
struct Site {
    scene: Scene,
    client: Value,
}

impl Site {
    async fn new() -> Self {
        let mut site = Self { scene: Scene::new().await, client: Value::Null };
        site.client = site.client().await;
        site
    }

    async fn client(&self) -> Value {
        let client = self.scene.done("CreateUserPoolClient", json!({"ClientName": "web"})).await;
        client["UserPoolClient"]["ClientId"].clone()
    }

    /// A request for a style of the client.
    async fn call_create(&self, members: Value) -> Answer {
        let input = merged(json!({"ClientId": self.client}), members);
        self.scene.call("CreateManagedLoginBranding", input).await
    }

    async fn create(&self, members: Value) -> Value {
        let answer = self.call_create(members).await;
        assert!(answer.status.is_success(), "{answer:?}");
        answer.json()["ManagedLoginBranding"].clone()
    }

    async fn update(&self, style: &Value, members: Value) -> Value {
        self.of_style("UpdateManagedLoginBranding", style, members).await
    }

    async fn described(&self, style: &Value, members: Value) -> Value {
        self.of_style("DescribeManagedLoginBranding", style, members).await
    }

    async fn of_style(&self, operation: &str, style: &Value, members: Value) -> Value {
        let input = merged(json!({"ManagedLoginBrandingId": style["ManagedLoginBrandingId"]}), members);
        self.scene.done(operation, input).await["ManagedLoginBranding"].clone()
    }
}

/// A PNG image as far as anybody looks at it, of so many bytes.
fn png(length: usize) -> String {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.resize(length.max(bytes.len()), 7);
    STANDARD.encode(bytes)
}

fn logo(mode: &str, bytes: &str) -> Value {
    json!({"Category": "FORM_LOGO", "ColorMode": mode, "Extension": "PNG", "Bytes": bytes})
}

#[tokio::test]
async fn a_style_is_read_back_by_its_id_and_by_its_client() {
    let site = Site::new().await;
    let made = site.create(json!({"UseCognitoProvidedValues": true, "Assets": [logo("LIGHT", &png(20))]})).await;
    let expected = json!({
        "ManagedLoginBrandingId": made["ManagedLoginBrandingId"],
        "UserPoolId": site.scene.pool,
        "UseCognitoProvidedValues": true,
        "Assets": [logo("LIGHT", &png(20))],
        "CreationDate": 1_700_000_000,
        "LastModifiedDate": 1_700_000_000,
    });
    assert_eq!(made, expected);
    assert_eq!(text(&made["ManagedLoginBrandingId"]).len(), 36);
    assert_eq!(site.described(&made, json!({})).await, expected);
    let by_client = json!({"ClientId": site.client});
    let found = site.scene.done("DescribeManagedLoginBrandingByClient", by_client.clone()).await;
    assert_eq!(found["ManagedLoginBranding"], expected);

    let merged = site.described(&made, json!({"ReturnMergedResources": true})).await;
    assert_eq!(merged["Settings"]["categories"]["global"]["colorSchemeMode"], "LIGHT");
    let delete = json!({"ManagedLoginBrandingId": made["ManagedLoginBrandingId"]});
    site.scene.done("DeleteManagedLoginBranding", delete.clone()).await;
    let gone = format!("Managed login branding {} does not exist.", text(&made["ManagedLoginBrandingId"]));
    for operation in ["DescribeManagedLoginBranding", "UpdateManagedLoginBranding", "DeleteManagedLoginBranding"] {
        let answer = site.scene.call(operation, delete.clone()).await;
        assert_eq!(refusal(&answer), refused(UNKNOWN, &gone), "{operation}");
    }
    let answer = site.scene.call("DescribeManagedLoginBrandingByClient", by_client).await;
    assert_eq!(answer.error(), UNKNOWN);
    site.create(json!({"UseCognitoProvidedValues": true})).await;
}

#[tokio::test]
async fn an_update_keeps_settings_and_images_that_it_does_not_name() {
    let site = Site::new().await;
    let settings = json!({"categories": {"form": {"displayGraphics": false}}});
    let assets = json!([logo("LIGHT", &png(20)), logo("DARK", &png(30))]);
    let made = site.create(json!({"Settings": settings, "Assets": assets})).await;
    assert_eq!((&made["Settings"], &made["UseCognitoProvidedValues"]), (&settings, &json!(false)));

    site.scene.world.clock.advance_ms(5_000);
    let more = json!({"categories": {"form": {"sessionTimerDisplay": "STATIC"}}});
    let updated = site.update(&made, json!({"Settings": more, "Assets": [logo("DARK", &png(40))]})).await;
    let expected = json!({"categories": {"form": {"displayGraphics": false, "sessionTimerDisplay": "STATIC"}}});
    assert_eq!(updated["Settings"], expected);
    assert_eq!(updated["Assets"], json!([logo("LIGHT", &png(20)), logo("DARK", &png(40))]));
    assert_eq!(
        (&updated["CreationDate"], &updated["LastModifiedDate"]),
        (&json!(1_700_000_000), &json!(1_700_000_005))
    );
    assert_eq!(site.described(&made, json!({})).await, updated);
    let merged = site.described(&made, json!({"ReturnMergedResources": true})).await;
    assert_eq!(merged["Settings"]["categories"]["form"]["displayGraphics"], false);
    assert_eq!(merged["Settings"]["categories"]["form"]["location"]["vertical"], "CENTER");

    let without = json!({"Category": "FORM_LOGO", "ColorMode": "LIGHT", "Extension": "PNG"});
    let fewer = site.update(&made, json!({"Assets": [without]})).await;
    assert_eq!(fewer["Assets"], json!([logo("DARK", &png(40))]));
    let reset = site.update(&made, json!({"UseCognitoProvidedValues": true})).await;
    assert_eq!((&reset["Settings"], &reset["Assets"]), (&Value::Null, &json!([])));
    assert_eq!(site.described(&made, json!({})).await, reset);
}

#[tokio::test]
async fn what_cannot_be_a_style_is_refused_and_leaves_nothing() {
    let site = Site::new().await;
    let values = "useCognitoProvidedValues or settings should be specified (but not both)";
    let table = [
        (json!({}), values),
        (json!({"UseCognitoProvidedValues": true, "Settings": {}}), values),
        (json!({"Settings": "text"}), "Settings must be an object."),
        (
            json!({"Settings": {"components": {"form": {"borderRadius": "8px"}}}}),
            "Settings.components.form.borderRadius must be a number of at least 0.",
        ),
        (
            json!({"UseCognitoProvidedValues": true, "Assets": [logo("LIGHT", &STANDARD.encode("<html>"))]}),
            "The Bytes of the asset FORM_LOGO LIGHT are not what its Extension says.",
        ),
        (
            json!({"UseCognitoProvidedValues": true, "Assets": [logo("LIGHT", &png(20)), logo("LIGHT", &png(20))]}),
            "The asset FORM_LOGO LIGHT is given twice.",
        ),
    ];
    for (members, message) in table {
        let answer = site.call_create(members).await;
        assert_eq!(refusal(&answer), refused(INVALID, message));
    }
    let by_client = json!({"ClientId": site.client});
    let answer = site.scene.call("DescribeManagedLoginBrandingByClient", by_client).await;
    assert_eq!(answer.error(), UNKNOWN);
    for (input, member) in [
        (json!({"UserPoolId": site.scene.pool}), "ManagedLoginBrandingId"),
        (json!({"ManagedLoginBrandingId": "7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11"}), "UserPoolId"),
    ] {
        let answer = site.scene.world.call("UpdateManagedLoginBranding", input).await;
        assert_eq!(refusal(&answer), refused(INVALID, &format!("{member} is required.")));
    }
    let answer = site.call_create(json!({"ClientId": "other", "UseCognitoProvidedValues": true})).await;
    assert_eq!(refusal(&answer), refused(UNKNOWN, "User pool client other does not exist."));
}

#[tokio::test]
async fn a_client_has_one_style_and_a_pool_twenty() {
    let site = Site::new().await;
    let create =
        async |client: &Value| site.call_create(json!({"ClientId": client, "UseCognitoProvidedValues": true})).await;
    assert!(create(&site.client).await.status.is_success());
    assert_eq!(create(&site.client).await.error(), "ManagedLoginBrandingExistsException");
    for _ in 1..20 {
        assert!(create(&site.client().await).await.status.is_success());
    }
    let last = site.client().await;
    assert_eq!(create(&last).await.error(), "LimitExceededException");
    // A style goes with its app client, and makes room.
    site.scene.done("DeleteUserPoolClient", json!({"ClientId": site.client})).await;
    assert!(create(&last).await.status.is_success());
}

#[tokio::test]
async fn a_request_of_two_megabytes_is_taken_here_and_nowhere_else() {
    let site = Site::new().await;
    let image = png(760_000);
    let first = json!({"UseCognitoProvidedValues": true, "Assets": [logo("LIGHT", &image), logo("DARK", &image)]});
    assert!(first.to_string().len() > 2_000_000);
    let made = site.create(first).await;
    // A style grows beyond what one request can carry.
    let third = json!({"Assets": [logo("DYNAMIC", &image)]});
    let grown = site.update(&made, third).await;
    assert_eq!(grown["Assets"].as_array().unwrap().len(), 3);
    assert_eq!(site.described(&made, json!({})).await, grown);

    let answer = site.call_create(json!({"Assets": [logo("LIGHT", &"A".repeat(2_200_000))]})).await;
    assert_eq!(answer.error(), "RequestEntityTooLargeException");
    let answer = site.scene.call("SetUICustomization", json!({"ImageFile": "A".repeat(1_100_000)})).await;
    assert_eq!(answer.error(), "RequestEntityTooLargeException");
    let assets = json!([logo("LIGHT", &png(1_000_001))]);
    let answer = site.call_create(json!({"UseCognitoProvidedValues": true, "Assets": assets})).await;
    assert_eq!(answer.error(), INVALID);
}
