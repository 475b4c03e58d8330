//! Messages in the format of the AWS Encryption SDK, as user pools write them: version 1, framed, algorithm suite 0x0378.
//!
//! Owns the bytes of a message and the keys that are used once for it; the data key comes encrypted from outside. Only
//! writing is here: who reads is the SDK in somebody's function.
//!
//! ```text
//! header     version, type, suite, message id, encryption context, encrypted data keys, content type, frame length
//! proof      nonce, tag over the header
//! frames     number, nonce, ciphertext, tag; before the last one its mark, and its length after the nonce
//! footer     ECDSA signature over all of the above
//! ```
//!
//! Source: AWS Encryption SDK developer guide, message format reference, body additional authenticated data reference and
//! algorithms reference. All numbers are big-endian.

use std::collections::BTreeMap;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::encoding::{AsBigEndian, EcPublicKeyCompressedBin};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::hkdf::{HKDF_SHA384, Salt};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// Of a data key, in bytes.
pub const DATA_KEY_LEN: usize = 32;
/// Of a message's id, in bytes.
pub const MESSAGE_ID_LEN: usize = 16;

const VERSION: u8 = 0x01;
const TYPE: u8 = 0x80;
/// AES-256-GCM with HKDF-SHA384 and ECDSA over P-384; no key commitment. Cognito's own choice, as its ciphertexts show.
const SUITE: [u8; 2] = [0x03, 0x78];
const FRAMED: u8 = 0x02;
const FRAME_LEN: u32 = 4096;
const NONCE_LEN: u8 = 12;
const TAG_LEN: usize = 16;
const LAST_FRAME: [u8; 4] = [0xff; 4];
/// The provider of data keys that KMS has encrypted.
const PROVIDER: &str = "aws-kms";
/// Where the context says how to verify the footer.
const PUBLIC_KEY: &str = "aws-crypto-public-key";

/// The secret and public parts of one message, before its data key is encrypted.
pub struct MessageKeys {
    data_key: Zeroizing<[u8; DATA_KEY_LEN]>,
    message_id: [u8; MESSAGE_ID_LEN],
    signer: EcdsaKeyPair,
    context: BTreeMap<String, String>,
}

impl MessageKeys {
    /// Fresh keys for one message with this encryption context. The data key and the id must be random and used once.
    pub fn new(
        data_key: [u8; DATA_KEY_LEN],
        message_id: [u8; MESSAGE_ID_LEN],
        mut context: BTreeMap<String, String>,
    ) -> Result<Self, Unspecified> {
        let signer = EcdsaKeyPair::generate(&ECDSA_P384_SHA384_ASN1_SIGNING)?;
        let public: EcPublicKeyCompressedBin<'_> = signer.public_key().as_be_bytes()?;
        context.insert(PUBLIC_KEY.to_owned(), STANDARD.encode(public.as_ref()));
        Ok(Self { data_key: Zeroizing::new(data_key), message_id, signer, context })
    }

    /// What is to be encrypted by KMS.
    pub fn data_key(&self) -> &[u8] {
        &*self.data_key
    }

    /// The whole context, which KMS has to bind the data key to.
    pub fn context(&self) -> &BTreeMap<String, String> {
        &self.context
    }

    /// The message, in base64.
    pub fn encrypt(&self, key_arn: &str, encrypted_data_key: &[u8], plaintext: &[u8]) -> Result<String, Unspecified> {
        let key = self.content_key()?;
        let mut message = self.header(key_arn, encrypted_data_key)?;
        let proof = key.seal_in_place_separate_tag(nonce(0), Aad::from(&message), &mut [])?;
        message.extend_from_slice(nonce(0).as_ref());
        message.extend_from_slice(proof.as_ref());
        self.write_frames(&key, plaintext, &mut message)?;
        let signature = self.signer.sign(&SystemRandom::new(), &message)?;
        put_sized(&mut message, signature.as_ref())?;
        Ok(STANDARD.encode(message))
    }

    /// The data key is only what this one is derived from.
    fn content_key(&self) -> Result<LessSafeKey, Unspecified> {
        let info = [&SUITE[..], &self.message_id];
        let mut key = Zeroizing::new([0; DATA_KEY_LEN]);
        // Without a salt: as many zeros as the hash is long.
        let derived = Salt::new(HKDF_SHA384, &[0; 48]).extract(&*self.data_key);
        derived.expand(&info, ContentKeyLen)?.fill(&mut *key)?;
        Ok(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &*key)?))
    }

    fn header(&self, key_arn: &str, encrypted_data_key: &[u8]) -> Result<Vec<u8>, Unspecified> {
        let mut context = Vec::new();
        put_count(&mut context, self.context.len())?;
        // Sorted by their bytes, as a map of strings is.
        for (name, value) in &self.context {
            put_sized(&mut context, name.as_bytes())?;
            put_sized(&mut context, value.as_bytes())?;
        }
        let mut header = vec![VERSION, TYPE];
        header.extend_from_slice(&SUITE);
        header.extend_from_slice(&self.message_id);
        put_sized(&mut header, &context)?;
        put_count(&mut header, 1)?;
        for part in [PROVIDER.as_bytes(), key_arn.as_bytes(), encrypted_data_key] {
            put_sized(&mut header, part)?;
        }
        header.push(FRAMED);
        // Reserved.
        header.extend_from_slice(&[0; 4]);
        header.push(NONCE_LEN);
        header.extend_from_slice(&FRAME_LEN.to_be_bytes());
        Ok(header)
    }

    /// Every frame but the last is full; the last one has the rest, which may be nothing.
    fn write_frames(&self, key: &LessSafeKey, plaintext: &[u8], message: &mut Vec<u8>) -> Result<(), Unspecified> {
        let (full, rest) = plaintext.as_chunks::<{ FRAME_LEN as usize }>();
        let mut number = 0;
        for content in full {
            number += 1;
            message.extend_from_slice(&u32::to_be_bytes(number));
            message.extend_from_slice(nonce(number).as_ref());
            self.write_content(key, "AWSKMSEncryptionClient Frame", number, content, message)?;
        }
        number += 1;
        message.extend_from_slice(&LAST_FRAME);
        message.extend_from_slice(&number.to_be_bytes());
        message.extend_from_slice(nonce(number).as_ref());
        message.extend_from_slice(&u32::try_from(rest.len()).map_err(|_| Unspecified)?.to_be_bytes());
        self.write_content(key, "AWSKMSEncryptionClient Final Frame", number, rest, message)
    }

    fn write_content(
        &self,
        key: &LessSafeKey,
        kind: &str,
        number: u32,
        content: &[u8],
        message: &mut Vec<u8>,
    ) -> Result<(), Unspecified> {
        let length = (content.len() as u64).to_be_bytes();
        let bound = [&self.message_id[..], kind.as_bytes(), &number.to_be_bytes(), &length].concat();
        // Room for the tag, so that no copy of the plaintext is left behind by growing.
        let mut sealed = Vec::with_capacity(content.len() + TAG_LEN);
        sealed.extend_from_slice(content);
        key.seal_in_place_append_tag(nonce(number), Aad::from(bound), &mut sealed)?;
        message.append(&mut sealed);
        Ok(())
    }
}

/// The length of what HKDF gives.
#[derive(Clone, Copy)]
struct ContentKeyLen;

impl aws_lc_rs::hkdf::KeyType for ContentKeyLen {
    fn len(&self) -> usize {
        DATA_KEY_LEN
    }
}

/// A frame's nonce is its number: the content key is used for one message. The header's is zero.
fn nonce(number: u32) -> Nonce {
    let mut bytes = [0; NONCE_LEN as usize];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    Nonce::assume_unique_for_key(bytes)
}

fn put_count(bytes: &mut Vec<u8>, count: usize) -> Result<(), Unspecified> {
    bytes.extend_from_slice(&u16::try_from(count).map_err(|_| Unspecified)?.to_be_bytes());
    Ok(())
}

fn put_sized(bytes: &mut Vec<u8>, value: &[u8]) -> Result<(), Unspecified> {
    put_count(bytes, value.len())?;
    bytes.extend_from_slice(value);
    Ok(())
}

#[cfg(test)]
#[path = "encryption_sdk_tests.rs"]
mod tests;
