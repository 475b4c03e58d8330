//! The model of `kms` as data. Written by `cargo xtask codegen` from `model/kms.json`; do not edit.

#![allow(clippy::all, clippy::pedantic, reason = "names and shapes are the model's, not ours")]

use crate::model::{Auth, Bounds, ErrorModel, Kind, Member, OperationModel, Pattern, Shape};

/// What the model says about each operation, in the order of the `Operation` enum.
pub static OPERATIONS: [OperationModel; 5] = [
    OperationModel {
        name: "Decrypt",
        auth: Auth::SigV4,
        errors: &[
            "NotFoundException",
            "DisabledException",
            "InvalidCiphertextException",
            "KeyUnavailableException",
            "IncorrectKeyException",
            "InvalidKeyUsageException",
            "DependencyTimeoutException",
            "InvalidGrantTokenException",
            "KMSInternalException",
            "KMSInvalidStateException",
            "DryRunOperationException",
        ],
        input: Some(&DECRYPT_REQUEST),
        output: Some(&DECRYPT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeKey",
        auth: Auth::SigV4,
        errors: &["NotFoundException", "InvalidArnException", "DependencyTimeoutException", "KMSInternalException"],
        input: Some(&DESCRIBE_KEY_REQUEST),
        output: Some(&DESCRIBE_KEY_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "Encrypt",
        auth: Auth::SigV4,
        errors: &[
            "NotFoundException",
            "DisabledException",
            "KeyUnavailableException",
            "DependencyTimeoutException",
            "InvalidKeyUsageException",
            "InvalidGrantTokenException",
            "KMSInternalException",
            "KMSInvalidStateException",
            "DryRunOperationException",
        ],
        input: Some(&ENCRYPT_REQUEST),
        output: Some(&ENCRYPT_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GenerateDataKey",
        auth: Auth::SigV4,
        errors: &[
            "NotFoundException",
            "DisabledException",
            "KeyUnavailableException",
            "DependencyTimeoutException",
            "InvalidKeyUsageException",
            "InvalidGrantTokenException",
            "KMSInternalException",
            "KMSInvalidStateException",
            "DryRunOperationException",
        ],
        input: Some(&GENERATE_DATA_KEY_REQUEST),
        output: Some(&GENERATE_DATA_KEY_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GenerateDataKeyWithoutPlaintext",
        auth: Auth::SigV4,
        errors: &[
            "NotFoundException",
            "DisabledException",
            "KeyUnavailableException",
            "DependencyTimeoutException",
            "InvalidKeyUsageException",
            "InvalidGrantTokenException",
            "KMSInternalException",
            "KMSInvalidStateException",
            "DryRunOperationException",
        ],
        input: Some(&GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_REQUEST),
        output: Some(&GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_RESPONSE),
        http: None,
    },
];

/// The service's exceptions, in alphabetical order.
pub static ERRORS: [ErrorModel; 12] = [
    ErrorModel { name: "DependencyTimeoutException", status: 500, fault: true, message_member: "message" },
    ErrorModel { name: "DisabledException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "DryRunOperationException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "IncorrectKeyException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidArnException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidCiphertextException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidGrantTokenException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidKeyUsageException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "KMSInternalException", status: 500, fault: true, message_member: "message" },
    ErrorModel { name: "KMSInvalidStateException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "KeyUnavailableException", status: 500, fault: true, message_member: "message" },
    ErrorModel { name: "NotFoundException", status: 400, fault: false, message_member: "message" },
];

pub static AWS_ACCOUNT_ID_TYPE: Shape =
    Shape::new("AWSAccountIdType", Kind::String { length: Bounds::NONE, pattern: None });

pub static ARN_TYPE: Shape = Shape::new("ArnType", Kind::String { length: Bounds::within(20, 2048), pattern: None });

pub static ATTESTATION_DOCUMENT_TYPE: Shape =
    Shape::new("AttestationDocumentType", Kind::Blob(Bounds::within(1, 262144)));

pub static BACKING_KEY_ID_TYPE: Shape = Shape::new(
    "BackingKeyIdType",
    Kind::String {
        length: Bounds::within(64, 64),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^[a-f0-9]+$");
            &PATTERN
        }),
    },
);

pub static BOOLEAN_TYPE: Shape = Shape::new("BooleanType", Kind::Boolean);

pub static CIPHERTEXT_TYPE: Shape = Shape::new("CiphertextType", Kind::Blob(Bounds::within(1, 6144)));

pub static CLOUD_HSM_CLUSTER_ID_TYPE: Shape = Shape::new(
    "CloudHsmClusterIdType",
    Kind::String {
        length: Bounds::within(19, 24),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("cluster-[2-7a-zA-Z]{11,16}");
            &PATTERN
        }),
    },
);

pub static CUSTOM_KEY_STORE_ID_TYPE: Shape =
    Shape::new("CustomKeyStoreIdType", Kind::String { length: Bounds::within(1, 64), pattern: None });

pub static CUSTOMER_MASTER_KEY_SPEC: Shape = Shape::new(
    "CustomerMasterKeySpec",
    Kind::Enum(&[
        "RSA_2048",
        "RSA_3072",
        "RSA_4096",
        "ECC_NIST_P256",
        "ECC_NIST_P384",
        "ECC_NIST_P521",
        "ECC_SECG_P256K1",
        "SYMMETRIC_DEFAULT",
        "HMAC_224",
        "HMAC_256",
        "HMAC_384",
        "HMAC_512",
        "SM2",
    ]),
);

pub static DATA_KEY_SPEC: Shape = Shape::new("DataKeySpec", Kind::Enum(&["AES_256", "AES_128"]));

pub static DATE_TYPE: Shape = Shape::new("DateType", Kind::Timestamp);

pub static DECRYPT_REQUEST: Shape = Shape::new(
    "DecryptRequest",
    Kind::Structure(&[
        Member::optional("CiphertextBlob", &CIPHERTEXT_TYPE),
        Member::optional("EncryptionContext", &ENCRYPTION_CONTEXT_TYPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST),
        Member::optional("KeyId", &KEY_ID_TYPE),
        Member::optional("EncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC),
        Member::optional("Recipient", &RECIPIENT_INFO),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE),
        Member::optional("DryRunModifiers", &DRY_RUN_MODIFIER_LIST),
    ]),
);

pub static DECRYPT_RESPONSE: Shape = Shape::new(
    "DecryptResponse",
    Kind::Structure(&[
        Member::optional("KeyId", &KEY_ID_TYPE),
        Member::optional("Plaintext", &PLAINTEXT_TYPE),
        Member::optional("EncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC),
        Member::optional("CiphertextForRecipient", &CIPHERTEXT_TYPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE),
    ]),
);

pub static DESCRIBE_KEY_REQUEST: Shape = Shape::new(
    "DescribeKeyRequest",
    Kind::Structure(&[Member::required("KeyId", &KEY_ID_TYPE), Member::optional("GrantTokens", &GRANT_TOKEN_LIST)]),
);

pub static DESCRIBE_KEY_RESPONSE: Shape =
    Shape::new("DescribeKeyResponse", Kind::Structure(&[Member::optional("KeyMetadata", &KEY_METADATA)]));

pub static DESCRIPTION_TYPE: Shape =
    Shape::new("DescriptionType", Kind::String { length: Bounds::within(0, 8192), pattern: None });

pub static DRY_RUN_MODIFIER_LIST: Shape =
    Shape::new("DryRunModifierList", Kind::List { member: &DRY_RUN_MODIFIER_TYPE, length: Bounds::NONE });

pub static DRY_RUN_MODIFIER_TYPE: Shape = Shape::new("DryRunModifierType", Kind::Enum(&["IGNORE_CIPHERTEXT"]));

pub static ENCAPSULATION_ALGORITHM_SPEC: Shape = Shape::new("EncapsulationAlgorithmSpec", Kind::Enum(&["ML_KEM"]));

pub static ENCAPSULATION_ALGORITHM_SPEC_LIST: Shape = Shape::new(
    "EncapsulationAlgorithmSpecList",
    Kind::List { member: &ENCAPSULATION_ALGORITHM_SPEC, length: Bounds::NONE },
);

pub static ENCRYPT_REQUEST: Shape = Shape::new(
    "EncryptRequest",
    Kind::Structure(&[
        Member::required("KeyId", &KEY_ID_TYPE),
        Member::required("Plaintext", &PLAINTEXT_TYPE),
        Member::optional("EncryptionContext", &ENCRYPTION_CONTEXT_TYPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST),
        Member::optional("EncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE),
    ]),
);

pub static ENCRYPT_RESPONSE: Shape = Shape::new(
    "EncryptResponse",
    Kind::Structure(&[
        Member::optional("CiphertextBlob", &CIPHERTEXT_TYPE),
        Member::optional("KeyId", &KEY_ID_TYPE),
        Member::optional("EncryptionAlgorithm", &ENCRYPTION_ALGORITHM_SPEC),
    ]),
);

pub static ENCRYPTION_ALGORITHM_SPEC: Shape = Shape::new(
    "EncryptionAlgorithmSpec",
    Kind::Enum(&["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"]),
);

pub static ENCRYPTION_ALGORITHM_SPEC_LIST: Shape =
    Shape::new("EncryptionAlgorithmSpecList", Kind::List { member: &ENCRYPTION_ALGORITHM_SPEC, length: Bounds::NONE });

pub static ENCRYPTION_CONTEXT_KEY: Shape =
    Shape::new("EncryptionContextKey", Kind::String { length: Bounds::NONE, pattern: None });

pub static ENCRYPTION_CONTEXT_TYPE: Shape = Shape::new(
    "EncryptionContextType",
    Kind::Map { key: &ENCRYPTION_CONTEXT_KEY, value: &ENCRYPTION_CONTEXT_VALUE, length: Bounds::NONE },
);

pub static ENCRYPTION_CONTEXT_VALUE: Shape =
    Shape::new("EncryptionContextValue", Kind::String { length: Bounds::NONE, pattern: None });

pub static EXPIRATION_MODEL_TYPE: Shape =
    Shape::new("ExpirationModelType", Kind::Enum(&["KEY_MATERIAL_EXPIRES", "KEY_MATERIAL_DOES_NOT_EXPIRE"]));

pub static GENERATE_DATA_KEY_REQUEST: Shape = Shape::new(
    "GenerateDataKeyRequest",
    Kind::Structure(&[
        Member::required("KeyId", &KEY_ID_TYPE),
        Member::optional("EncryptionContext", &ENCRYPTION_CONTEXT_TYPE),
        Member::optional("NumberOfBytes", &NUMBER_OF_BYTES_TYPE),
        Member::optional("KeySpec", &DATA_KEY_SPEC),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST),
        Member::optional("Recipient", &RECIPIENT_INFO),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE),
    ]),
);

pub static GENERATE_DATA_KEY_RESPONSE: Shape = Shape::new(
    "GenerateDataKeyResponse",
    Kind::Structure(&[
        Member::optional("CiphertextBlob", &CIPHERTEXT_TYPE),
        Member::optional("Plaintext", &PLAINTEXT_TYPE),
        Member::optional("KeyId", &KEY_ID_TYPE),
        Member::optional("CiphertextForRecipient", &CIPHERTEXT_TYPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE),
    ]),
);

pub static GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_REQUEST: Shape = Shape::new(
    "GenerateDataKeyWithoutPlaintextRequest",
    Kind::Structure(&[
        Member::required("KeyId", &KEY_ID_TYPE),
        Member::optional("EncryptionContext", &ENCRYPTION_CONTEXT_TYPE),
        Member::optional("KeySpec", &DATA_KEY_SPEC),
        Member::optional("NumberOfBytes", &NUMBER_OF_BYTES_TYPE),
        Member::optional("GrantTokens", &GRANT_TOKEN_LIST),
        Member::optional("DryRun", &NULLABLE_BOOLEAN_TYPE),
    ]),
);

pub static GENERATE_DATA_KEY_WITHOUT_PLAINTEXT_RESPONSE: Shape = Shape::new(
    "GenerateDataKeyWithoutPlaintextResponse",
    Kind::Structure(&[
        Member::optional("CiphertextBlob", &CIPHERTEXT_TYPE),
        Member::optional("KeyId", &KEY_ID_TYPE),
        Member::optional("KeyMaterialId", &BACKING_KEY_ID_TYPE),
    ]),
);

pub static GRANT_TOKEN_LIST: Shape =
    Shape::new("GrantTokenList", Kind::List { member: &GRANT_TOKEN_TYPE, length: Bounds::within(0, 10) });

pub static GRANT_TOKEN_TYPE: Shape =
    Shape::new("GrantTokenType", Kind::String { length: Bounds::within(1, 8192), pattern: None });

pub static KEY_AGREEMENT_ALGORITHM_SPEC: Shape = Shape::new("KeyAgreementAlgorithmSpec", Kind::Enum(&["ECDH"]));

pub static KEY_AGREEMENT_ALGORITHM_SPEC_LIST: Shape = Shape::new(
    "KeyAgreementAlgorithmSpecList",
    Kind::List { member: &KEY_AGREEMENT_ALGORITHM_SPEC, length: Bounds::NONE },
);

pub static KEY_ENCRYPTION_MECHANISM: Shape = Shape::new("KeyEncryptionMechanism", Kind::Enum(&["RSAES_OAEP_SHA_256"]));

pub static KEY_ID_TYPE: Shape =
    Shape::new("KeyIdType", Kind::String { length: Bounds::within(1, 2048), pattern: None });

pub static KEY_MANAGER_TYPE: Shape = Shape::new("KeyManagerType", Kind::Enum(&["AWS", "CUSTOMER"]));

pub static KEY_METADATA: Shape = Shape::new(
    "KeyMetadata",
    Kind::Structure(&[
        Member::optional("AWSAccountId", &AWS_ACCOUNT_ID_TYPE),
        Member::required("KeyId", &KEY_ID_TYPE),
        Member::optional("Arn", &ARN_TYPE),
        Member::optional("CreationDate", &DATE_TYPE),
        Member::optional("Enabled", &BOOLEAN_TYPE),
        Member::optional("Description", &DESCRIPTION_TYPE),
        Member::optional("KeyUsage", &KEY_USAGE_TYPE),
        Member::optional("KeyState", &KEY_STATE),
        Member::optional("DeletionDate", &DATE_TYPE),
        Member::optional("ValidTo", &DATE_TYPE),
        Member::optional("Origin", &ORIGIN_TYPE),
        Member::optional("CustomKeyStoreId", &CUSTOM_KEY_STORE_ID_TYPE),
        Member::optional("CloudHsmClusterId", &CLOUD_HSM_CLUSTER_ID_TYPE),
        Member::optional("ExpirationModel", &EXPIRATION_MODEL_TYPE),
        Member::optional("KeyManager", &KEY_MANAGER_TYPE),
        Member::optional("CustomerMasterKeySpec", &CUSTOMER_MASTER_KEY_SPEC),
        Member::optional("KeySpec", &KEY_SPEC),
        Member::optional("EncryptionAlgorithms", &ENCRYPTION_ALGORITHM_SPEC_LIST),
        Member::optional("SigningAlgorithms", &SIGNING_ALGORITHM_SPEC_LIST),
        Member::optional("KeyAgreementAlgorithms", &KEY_AGREEMENT_ALGORITHM_SPEC_LIST),
        Member::optional("EncapsulationAlgorithms", &ENCAPSULATION_ALGORITHM_SPEC_LIST),
        Member::optional("MultiRegion", &NULLABLE_BOOLEAN_TYPE),
        Member::optional("MultiRegionConfiguration", &MULTI_REGION_CONFIGURATION),
        Member::optional("PendingDeletionWindowInDays", &PENDING_WINDOW_IN_DAYS_TYPE),
        Member::optional("MacAlgorithms", &MAC_ALGORITHM_SPEC_LIST),
        Member::optional("XksKeyConfiguration", &XKS_KEY_CONFIGURATION_TYPE),
        Member::optional("CurrentKeyMaterialId", &BACKING_KEY_ID_TYPE),
    ]),
);

pub static KEY_SPEC: Shape = Shape::new(
    "KeySpec",
    Kind::Enum(&[
        "RSA_2048",
        "RSA_3072",
        "RSA_4096",
        "ECC_NIST_P256",
        "ECC_NIST_P384",
        "ECC_NIST_P521",
        "ECC_SECG_P256K1",
        "SYMMETRIC_DEFAULT",
        "HMAC_224",
        "HMAC_256",
        "HMAC_384",
        "HMAC_512",
        "SM2",
        "ML_DSA_44",
        "ML_DSA_65",
        "ML_DSA_87",
        "ECC_NIST_EDWARDS25519",
        "ML_KEM_512",
        "ML_KEM_768",
        "ML_KEM_1024",
    ]),
);

pub static KEY_STATE: Shape = Shape::new(
    "KeyState",
    Kind::Enum(&[
        "Creating",
        "Enabled",
        "Disabled",
        "PendingDeletion",
        "PendingImport",
        "PendingReplicaDeletion",
        "Unavailable",
        "Updating",
    ]),
);

pub static KEY_USAGE_TYPE: Shape = Shape::new(
    "KeyUsageType",
    Kind::Enum(&["SIGN_VERIFY", "ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT", "ENCAPSULATE_DECAPSULATE"]),
);

pub static MAC_ALGORITHM_SPEC: Shape =
    Shape::new("MacAlgorithmSpec", Kind::Enum(&["HMAC_SHA_224", "HMAC_SHA_256", "HMAC_SHA_384", "HMAC_SHA_512"]));

pub static MAC_ALGORITHM_SPEC_LIST: Shape =
    Shape::new("MacAlgorithmSpecList", Kind::List { member: &MAC_ALGORITHM_SPEC, length: Bounds::NONE });

pub static MULTI_REGION_CONFIGURATION: Shape = Shape::new(
    "MultiRegionConfiguration",
    Kind::Structure(&[
        Member::optional("MultiRegionKeyType", &MULTI_REGION_KEY_TYPE),
        Member::optional("PrimaryKey", &MULTI_REGION_KEY),
        Member::optional("ReplicaKeys", &MULTI_REGION_KEY_LIST),
    ]),
);

pub static MULTI_REGION_KEY: Shape = Shape::new(
    "MultiRegionKey",
    Kind::Structure(&[Member::optional("Arn", &ARN_TYPE), Member::optional("Region", &REGION_TYPE)]),
);

pub static MULTI_REGION_KEY_LIST: Shape =
    Shape::new("MultiRegionKeyList", Kind::List { member: &MULTI_REGION_KEY, length: Bounds::NONE });

pub static MULTI_REGION_KEY_TYPE: Shape = Shape::new("MultiRegionKeyType", Kind::Enum(&["PRIMARY", "REPLICA"]));

pub static NULLABLE_BOOLEAN_TYPE: Shape = Shape::new("NullableBooleanType", Kind::Boolean);

pub static NUMBER_OF_BYTES_TYPE: Shape = Shape::new("NumberOfBytesType", Kind::Integer(Bounds::within(1, 1024)));

pub static ORIGIN_TYPE: Shape =
    Shape::new("OriginType", Kind::Enum(&["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"]));

pub static PENDING_WINDOW_IN_DAYS_TYPE: Shape =
    Shape::new("PendingWindowInDaysType", Kind::Integer(Bounds::within(1, 365)));

pub static PLAINTEXT_TYPE: Shape = Shape::sensitive("PlaintextType", Kind::Blob(Bounds::within(1, 4096)));

pub static RECIPIENT_INFO: Shape = Shape::new(
    "RecipientInfo",
    Kind::Structure(&[
        Member::optional("KeyEncryptionAlgorithm", &KEY_ENCRYPTION_MECHANISM),
        Member::optional("AttestationDocument", &ATTESTATION_DOCUMENT_TYPE),
    ]),
);

pub static REGION_TYPE: Shape = Shape::new(
    "RegionType",
    Kind::String {
        length: Bounds::within(1, 32),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^([a-z]+-){2,3}\\d+$");
            &PATTERN
        }),
    },
);

pub static SIGNING_ALGORITHM_SPEC: Shape = Shape::new(
    "SigningAlgorithmSpec",
    Kind::Enum(&[
        "RSASSA_PSS_SHA_256",
        "RSASSA_PSS_SHA_384",
        "RSASSA_PSS_SHA_512",
        "RSASSA_PKCS1_V1_5_SHA_256",
        "RSASSA_PKCS1_V1_5_SHA_384",
        "RSASSA_PKCS1_V1_5_SHA_512",
        "ECDSA_SHA_256",
        "ECDSA_SHA_384",
        "ECDSA_SHA_512",
        "SM2DSA",
        "ML_DSA_SHAKE_256",
        "ED25519_SHA_512",
        "ED25519_PH_SHA_512",
    ]),
);

pub static SIGNING_ALGORITHM_SPEC_LIST: Shape =
    Shape::new("SigningAlgorithmSpecList", Kind::List { member: &SIGNING_ALGORITHM_SPEC, length: Bounds::NONE });

pub static XKS_KEY_CONFIGURATION_TYPE: Shape =
    Shape::new("XksKeyConfigurationType", Kind::Structure(&[Member::optional("Id", &XKS_KEY_ID_TYPE)]));

pub static XKS_KEY_ID_TYPE: Shape = Shape::new(
    "XksKeyIdType",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^[a-zA-Z0-9-_.]+$");
            &PATTERN
        }),
    },
);
