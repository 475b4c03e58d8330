//! The part of the KMS API that encryption libraries need, over the local keys.

use vestibule_api::kms::{
    CustomerMasterKeySpec, DataKeySpec, DecryptRequest, DecryptResponse, DescribeKeyRequest, DescribeKeyResponse,
    EncryptRequest, EncryptResponse, EncryptionAlgorithmSpec, GenerateDataKeyRequest, GenerateDataKeyResponse,
    GenerateDataKeyWithoutPlaintextRequest, GenerateDataKeyWithoutPlaintextResponse, Input, KeyManagerType,
    KeyMetadata, KeySpec, KeyState, KeyUsageType, OriginType,
};
use vestibule_api::{ApiError, Blob, Timestamp};
use zeroize::Zeroizing;

use super::{Answer, json};
use crate::app::App;
use crate::error::Failure;
use crate::kms::{KeyArn, NoKey};

/// Performs an operation of the key service.
pub fn dispatch(app: &App, input: Input) -> Result<Answer, Failure> {
    match input {
        Input::Decrypt(input) => json(&decrypt(app, input)?),
        Input::DescribeKey(input) => json(&describe_key(app, &input)?),
        Input::Encrypt(input) => json(&encrypt(app, input)?),
        Input::GenerateDataKey(input) => json(&generate_data_key(app, input)?),
        Input::GenerateDataKeyWithoutPlaintext(input) => json(&generate_data_key_without_plaintext(app, input)?),
    }
}

/// Decrypt. A key that is named must be the one that encrypted.
fn decrypt(app: &App, input: DecryptRequest) -> Result<DecryptResponse, Failure> {
    check_call(input.recipient.is_some(), input.encryption_algorithm)?;
    let named = input.key_id.as_deref().map(|key| resolve(app, key)).transpose()?;
    // Optional in the model only because of dry runs that ignore it.
    let ciphertext = input.ciphertext_blob.ok_or_else(|| {
        let text = "1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member \
                    must not be null";
        ApiError::new("ValidationException", text)
    })?;
    // KMS: no text. Source: reports of clients, which show a null message.
    let opened = app.kms.decrypt(&ciphertext, &input.encryption_context.unwrap_or_default());
    let (key, plaintext) = opened.map_err(|_| ApiError::bare("InvalidCiphertextException"))?;
    if named.is_some_and(|named| named != key) {
        let text = "The key ID in the request does not identify a CMK that can perform this operation.";
        return Err(ApiError::new("IncorrectKeyException", text).into());
    }
    refuse_dry_run(input.dry_run)?;
    Ok(DecryptResponse {
        key_id: Some(key.as_str().to_owned()),
        plaintext: Some(Blob(plaintext.to_vec())),
        encryption_algorithm: Some(EncryptionAlgorithmSpec::SymmetricDefault),
        ..DecryptResponse::default()
    })
}

/// Encrypt.
fn encrypt(app: &App, input: EncryptRequest) -> Result<EncryptResponse, Failure> {
    check_call(false, input.encryption_algorithm)?;
    let key = resolve(app, input.key_id.as_deref().unwrap_or_default())?;
    refuse_dry_run(input.dry_run)?;
    let context = input.encryption_context.unwrap_or_default();
    let ciphertext = app.kms.encrypt(&key, &input.plaintext.unwrap_or_default(), &context);
    Ok(EncryptResponse {
        ciphertext_blob: Some(Blob(ciphertext)),
        key_id: Some(key.as_str().to_owned()),
        encryption_algorithm: Some(EncryptionAlgorithmSpec::SymmetricDefault),
    })
}

/// GenerateDataKey.
fn generate_data_key(app: &App, input: GenerateDataKeyRequest) -> Result<GenerateDataKeyResponse, Failure> {
    check_call(input.recipient.is_some(), None)?;
    let key = resolve(app, input.key_id.as_deref().unwrap_or_default())?;
    let length = data_key_length(input.key_spec, input.number_of_bytes)?;
    refuse_dry_run(input.dry_run)?;
    let mut data_key = Zeroizing::new(vec![0; length]);
    app.rng.fill(&mut data_key);
    let ciphertext = app.kms.encrypt(&key, &data_key, &input.encryption_context.unwrap_or_default());
    Ok(GenerateDataKeyResponse {
        ciphertext_blob: Some(Blob(ciphertext)),
        plaintext: Some(Blob(data_key.to_vec())),
        key_id: Some(key.as_str().to_owned()),
        ..GenerateDataKeyResponse::default()
    })
}

/// GenerateDataKeyWithoutPlaintext.
fn generate_data_key_without_plaintext(
    app: &App,
    input: GenerateDataKeyWithoutPlaintextRequest,
) -> Result<GenerateDataKeyWithoutPlaintextResponse, Failure> {
    let GenerateDataKeyWithoutPlaintextRequest {
        key_id,
        encryption_context,
        key_spec,
        number_of_bytes,
        grant_tokens,
        dry_run,
    } = input;
    let whole = GenerateDataKeyRequest {
        key_id,
        encryption_context,
        key_spec,
        number_of_bytes,
        grant_tokens,
        dry_run,
        recipient: None,
    };
    let answer = generate_data_key(app, whole)?;
    Ok(GenerateDataKeyWithoutPlaintextResponse {
        ciphertext_blob: answer.ciphertext_blob,
        key_id: answer.key_id,
        key_material_id: None,
    })
}

/// DescribeKey. All keys are alike, and as old as time.
fn describe_key(app: &App, input: &DescribeKeyRequest) -> Result<DescribeKeyResponse, Failure> {
    let key = resolve(app, input.key_id.as_deref().unwrap_or_default())?;
    let metadata = KeyMetadata {
        aws_account_id: Some(key.account().to_owned()),
        key_id: Some(key.id().to_owned()),
        arn: Some(key.as_str().to_owned()),
        creation_date: Some(Timestamp::from_seconds(0)),
        enabled: Some(true),
        description: Some(String::new()),
        key_usage: Some(KeyUsageType::EncryptDecrypt),
        key_state: Some(KeyState::Enabled),
        origin: Some(OriginType::AwsKms),
        key_manager: Some(KeyManagerType::Customer),
        customer_master_key_spec: Some(CustomerMasterKeySpec::SymmetricDefault),
        key_spec: Some(KeySpec::SymmetricDefault),
        encryption_algorithms: Some(vec![EncryptionAlgorithmSpec::SymmetricDefault]),
        multi_region: Some(key.id().starts_with("mrk-")),
        ..KeyMetadata::default()
    };
    Ok(DescribeKeyResponse { key_metadata: Some(metadata) })
}

/// Source of the texts: recalled from the service, not sourced.
fn resolve(app: &App, text: &str) -> Result<KeyArn, ApiError> {
    app.kms.resolve(text).map_err(|problem| {
        let text = match problem {
            NoKey::Alias(arn) => format!("Alias {arn} is not found."),
            NoKey::Invalid if text.starts_with("arn:") => format!("Key '{text}' does not exist"),
            NoKey::Invalid => format!("Invalid keyId '{text}'"),
        };
        ApiError::new("NotFoundException", text)
    })
}

/// What only other keys, or enclaves, can do. The texts are inferred.
fn check_call(for_enclave: bool, algorithm: Option<EncryptionAlgorithmSpec>) -> Result<(), ApiError> {
    if for_enclave {
        let text = "Nitro enclaves are not built in this server.";
        return Err(ApiError::new("UnsupportedOperationException", text));
    }
    match algorithm {
        None | Some(EncryptionAlgorithmSpec::SymmetricDefault) => Ok(()),
        Some(other) => Err(ApiError::new(
            "InvalidKeyUsageException",
            format!("Algorithm {other} is incompatible with key spec SYMMETRIC_DEFAULT."),
        )),
    }
}

fn refuse_dry_run(dry_run: Option<bool>) -> Result<(), ApiError> {
    if dry_run != Some(true) {
        return Ok(());
    }
    let text = "The request would have succeeded, but the DryRun option is set.";
    Err(ApiError::new("DryRunOperationException", text))
}

fn data_key_length(spec: Option<DataKeySpec>, bytes: Option<i32>) -> Result<usize, ApiError> {
    match (spec, bytes) {
        (Some(DataKeySpec::Aes256), None) => Ok(32),
        (Some(DataKeySpec::Aes128), None) => Ok(16),
        // The model allows 1 to 1,024.
        (None, Some(bytes)) => Ok(usize::try_from(bytes).unwrap_or_default()),
        (Some(_), Some(_)) | (None, None) => {
            let text = "Please specify either number of bytes or key spec.";
            Err(ApiError::new("ValidationException", text))
        }
    }
}
