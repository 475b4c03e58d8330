//! The key service over the wire.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;
use serde_json::{Value, json};

use crate::world::{Answer, World};

const KEY: &str = "arn:aws:kms:us-east-1:000000000000:key/7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11";

fn refusal(answer: &Answer) -> (StatusCode, String, String) {
    (answer.status, answer.error(), answer.message())
}

fn refused(error: &str, message: &str) -> (StatusCode, String, String) {
    (StatusCode::BAD_REQUEST, error.into(), message.into())
}

async fn done(world: &World, operation: &str, input: Value) -> Value {
    let answer = world.call_kms(operation, &input).await;
    assert_eq!(answer.status, StatusCode::OK, "{operation}: {:?}", answer.body);
    assert_eq!(answer.header("content-type"), "application/x-amz-json-1.1");
    answer.json()
}

#[tokio::test]
async fn a_data_key_is_decrypted_with_its_context() {
    let world = World::new().await;
    let context = json!({"userpool-id": "us-east-1_Abc", "b": "c"});
    let input = json!({"KeyId": KEY, "KeySpec": "AES_256", "EncryptionContext": context});
    let made = done(&world, "GenerateDataKey", input).await;
    assert_eq!(made["KeyId"], KEY);
    assert_eq!(STANDARD.decode(made["Plaintext"].as_str().unwrap()).unwrap().len(), 32);
    let input = json!({"CiphertextBlob": made["CiphertextBlob"], "EncryptionContext": context});
    let opened = done(&world, "Decrypt", input).await;
    let expected = json!({"KeyId": KEY, "Plaintext": made["Plaintext"], "EncryptionAlgorithm": "SYMMETRIC_DEFAULT"});
    assert_eq!(opened, expected);
}

#[tokio::test]
async fn a_data_key_has_the_length_that_was_asked_for_and_can_stay_secret() {
    let world = World::new().await;
    for (ask, length) in [(json!({"KeySpec": "AES_128"}), 16), (json!({"NumberOfBytes": 100}), 100)] {
        let mut input = ask;
        input["KeyId"] = json!("a-key");
        let made = done(&world, "GenerateDataKeyWithoutPlaintext", input).await;
        assert_eq!(made["KeyId"], "arn:aws:kms:us-east-1:000000000000:key/a-key");
        assert!(made.get("Plaintext").is_none());
        let opened = done(&world, "Decrypt", json!({"CiphertextBlob": made["CiphertextBlob"]})).await;
        assert_eq!(STANDARD.decode(opened["Plaintext"].as_str().unwrap()).unwrap().len(), length);
    }
    let text = "Please specify either number of bytes or key spec.";
    for ask in [json!({"KeyId": KEY}), json!({"KeyId": KEY, "KeySpec": "AES_256", "NumberOfBytes": 32})] {
        assert_eq!(refusal(&world.call_kms("GenerateDataKey", &ask).await), refused("ValidationException", text));
    }
}

#[tokio::test]
async fn a_ciphertext_opens_under_its_own_key_and_context_only() {
    let world = World::new().await;
    let input = json!({"KeyId": KEY, "Plaintext": "aGVsbG8=", "EncryptionContext": {"a": "b"}});
    let made = done(&world, "Encrypt", input).await;
    let decrypt = async |more: Value| {
        let mut input = json!({"CiphertextBlob": made["CiphertextBlob"], "EncryptionContext": {"a": "b"}});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        world.call_kms("Decrypt", &input).await
    };
    assert_eq!(decrypt(json!({"KeyId": KEY})).await.json()["Plaintext"], "aGVsbG8=");
    let invalid = json!({"__type": "InvalidCiphertextException"});
    for more in [
        json!({"EncryptionContext": {"a": "c"}}),
        json!({"EncryptionContext": null}),
        json!({"CiphertextBlob": "AQID"}),
    ] {
        let answer = decrypt(more.clone()).await;
        assert_eq!((answer.status, answer.json()), (StatusCode::BAD_REQUEST, invalid.clone()), "{more}");
    }
    let other = "The key ID in the request does not identify a CMK that can perform this operation.";
    assert_eq!(refusal(&decrypt(json!({"KeyId": "another"})).await), refused("IncorrectKeyException", other));
    let algorithm = decrypt(json!({"EncryptionAlgorithm": "RSAES_OAEP_SHA_256"})).await;
    assert_eq!(algorithm.error(), "InvalidKeyUsageException");
    assert_eq!(decrypt(json!({"DryRun": true})).await.error(), "DryRunOperationException");
}

#[tokio::test]
async fn names_that_are_no_keys_are_not_found() {
    let world = World::new().await;
    for (name, message) in [
        ("alias/mail", "Alias arn:aws:kms:us-east-1:000000000000:alias/mail is not found."),
        ("not a key", "Invalid keyId 'not a key'"),
        ("arn:aws:s3:::bucket", "Key 'arn:aws:s3:::bucket' does not exist"),
    ] {
        let answer = world.call_kms("DescribeKey", &json!({"KeyId": name})).await;
        assert_eq!(refusal(&answer), refused("NotFoundException", message));
        let answer = world.call_kms("Encrypt", &json!({"KeyId": name, "Plaintext": "eA=="})).await;
        assert_eq!(refusal(&answer), refused("NotFoundException", message));
    }
}

#[tokio::test]
async fn a_key_is_described_as_a_symmetric_one() {
    let world = World::new().await;
    let metadata = done(&world, "DescribeKey", json!({"KeyId": KEY})).await["KeyMetadata"].clone();
    assert_eq!(metadata["Arn"], KEY);
    assert_eq!(metadata["AWSAccountId"], "000000000000");
    assert_eq!((&metadata["KeyState"], &metadata["KeySpec"]), (&json!("Enabled"), &json!("SYMMETRIC_DEFAULT")));
}

#[tokio::test]
async fn inputs_are_judged_by_the_model() {
    let world = World::new().await;
    let null = |member: &str| {
        format!(
            "1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null"
        )
    };
    for (operation, member) in [("DescribeKey", "keyId"), ("GenerateDataKey", "keyId"), ("Decrypt", "ciphertextBlob")] {
        let answer = world.call_kms(operation, &json!({})).await;
        assert_eq!(refusal(&answer), refused("ValidationException", &null(member)), "{operation}");
    }
    let too_many = json!({"KeyId": KEY, "NumberOfBytes": 1025});
    assert_eq!(world.call_kms("GenerateDataKey", &too_many).await.error(), "ValidationException");
    let not_base64 = json!({"CiphertextBlob": "!"});
    assert_eq!(world.call_kms("Decrypt", &not_base64).await.error(), "SerializationException");
    assert_eq!(world.call_kms("CreateKey", &json!({})).await.error(), "UnknownOperationException");
}
