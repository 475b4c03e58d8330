//! Local keys that stand for those of AWS KMS: what is encrypted under a key's ARN here can be decrypted here.
//!
//! Keys are not created, stored or listed. Every ARN of a key is a key, whatever its region and account, and its secret is
//! derived from the master key: a pool's configuration can be taken over as it is, and a restored server decrypts what it
//! encrypted before. Owns names of keys and the form of ciphertexts; the API over it is `operations::kms`.
//!
//! ```text
//! ciphertext = version (1 byte) | length of the ARN (2 bytes) | ARN | sealed value (see `vestibule_store::Sealer`)
//! ```

use std::collections::BTreeMap;

use aws_lc_rs::hkdf::{HKDF_SHA256, Prk};
use vestibule_functions::Place;
use vestibule_store::{MasterKeys, SealBroken, Sealer};
use zeroize::Zeroizing;

/// What must be said again to decrypt. It is authenticated and not stored.
pub type EncryptionContext = BTreeMap<String, String>;

const VERSION: u8 = 1;
/// Also bounds the ARN in a ciphertext. Source: the model.
const KEY_ID_BYTES_MAX: usize = 2048;

/// The ARN of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyArn(String);

/// Why a text names no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoKey {
    /// It is neither an id nor an ARN of a key.
    Invalid,
    /// It is an alias, and there are none; its ARN.
    Alias(String),
}

impl KeyArn {
    /// The key that a client names by id or ARN. An id is one of the server's own region and account.
    pub fn resolve(text: &str, place: &Place) -> Result<Self, NoKey> {
        let own = |resource: &str| format!("arn:aws:kms:{}:{}:{resource}", place.region, place.account_id);
        if text.starts_with("alias/") {
            return Err(NoKey::Alias(own(text)));
        }
        let Some(rest) = text.strip_prefix("arn:") else {
            return if is_key_id(text) { Ok(Self(own(&format!("key/{text}")))) } else { Err(NoKey::Invalid) };
        };
        let parts: Vec<&str> = rest.splitn(5, ':').collect();
        let [partition, "kms", region, account, resource] = parts[..] else { return Err(NoKey::Invalid) };
        let is_word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if ![partition, region, account].into_iter().all(is_word) || text.len() > KEY_ID_BYTES_MAX {
            return Err(NoKey::Invalid);
        }
        match resource.split_once('/') {
            Some(("key", id)) if is_key_id(id) => Ok(Self(text.to_owned())),
            Some(("alias", _)) => Err(NoKey::Alias(text.to_owned())),
            _ => Err(NoKey::Invalid),
        }
    }

    /// The ARN.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after `key/`.
    pub fn id(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(_, id)| id)
    }

    /// The account in it.
    pub fn account(&self) -> &str {
        self.0.split(':').nth(4).unwrap_or_default()
    }
}

fn is_key_id(text: &str) -> bool {
    (1..=256).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// All keys.
#[derive(Clone)]
pub struct Kms {
    root: Prk,
    /// What was encrypted before the master key was replaced is decrypted with this one.
    previous: Option<Prk>,
    place: Place,
}

impl Kms {
    /// The keys that belong to a master key, and to the one before it.
    pub fn new(master_key: &MasterKeys, place: Place) -> Self {
        const LABEL: &str = "kms keys";
        let root = |bytes: [u8; 32]| Prk::new_less_safe(HKDF_SHA256, &*Zeroizing::new(bytes));
        let previous = master_key.derive_previous(LABEL).map(root);
        Self { root: root(master_key.derive(LABEL)), previous, place }
    }

    /// The key that a client names.
    pub fn resolve(&self, text: &str) -> Result<KeyArn, NoKey> {
        KeyArn::resolve(text, &self.place)
    }

    /// Encrypts under a key.
    pub fn encrypt(&self, key: &KeyArn, plaintext: &[u8], context: &EncryptionContext) -> Vec<u8> {
        let sealed = self.sealer(key).seal(&place(key, context), plaintext);
        let arn = key.as_str().as_bytes();
        // An ARN has at most 2,048 bytes.
        let length = u16::try_from(arn.len()).unwrap_or(u16::MAX);
        [&[VERSION][..], &length.to_be_bytes(), arn, &sealed].concat()
    }

    /// Decrypts, and tells the key. Changed, foreign and nonsensical ciphertexts and a wrong context look the same.
    pub fn decrypt(
        &self,
        ciphertext: &[u8],
        context: &EncryptionContext,
    ) -> Result<(KeyArn, Zeroizing<Vec<u8>>), SealBroken> {
        let ([VERSION, high, low], rest) = ciphertext.split_first_chunk().ok_or(SealBroken)? else {
            return Err(SealBroken);
        };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let (arn, sealed) = rest.split_at_checked(length).ok_or(SealBroken)?;
        let arn = std::str::from_utf8(arn).map_err(|_| SealBroken)?;
        let key = KeyArn::resolve(arn, &self.place).ok().filter(|key| key.as_str() == arn).ok_or(SealBroken)?;
        let plaintext = self.sealer(&key).open(&place(&key, context), sealed)?;
        Ok((key, plaintext))
    }

    fn sealer(&self, key: &KeyArn) -> Sealer {
        let sealer = Sealer::new(&secret_of(&self.root, key));
        match &self.previous {
            Some(previous) => sealer.with_previous(&secret_of(previous, key)),
            None => sealer,
        }
    }
}

fn secret_of(root: &Prk, key: &KeyArn) -> Zeroizing<[u8; 32]> {
    let mut secret = Zeroizing::new([0; 32]);
    root.expand(&[key.as_str().as_bytes()], HKDF_SHA256)
        .and_then(|output| output.fill(&mut *secret))
        .expect("32 bytes are within HKDF's range");
    secret
}

impl std::fmt::Debug for Kms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kms(redacted)")
    }
}

/// What a ciphertext is bound to.
fn place<'a>(key: &'a KeyArn, context: &'a EncryptionContext) -> Vec<&'a str> {
    let pairs = context.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]);
    ["kms", key.as_str()].into_iter().chain(pairs).collect()
}

#[cfg(test)]
mod tests {
    use vestibule_store::MasterKey;

    use super::*;

    fn kms(byte: u8) -> Kms {
        Kms::new(&MasterKey::from_bytes([byte; 32]).into(), Place::new("us-east-1", "000000000000"))
    }

    fn context(value: &str) -> EncryptionContext {
        EncryptionContext::from([("userpool-id".to_owned(), value.to_owned())])
    }

    #[test]
    fn an_id_an_arn_and_an_alias_are_told_apart() {
        let kms = kms(1);
        let own = "arn:aws:kms:us-east-1:000000000000:key/1234";
        let foreign = "arn:aws-cn:kms:cn-north-1:123456789012:key/mrk-1";
        assert_eq!(kms.resolve("1234").unwrap().as_str(), own);
        assert_eq!(kms.resolve(own).unwrap().id(), "1234");
        assert_eq!(kms.resolve(foreign).unwrap().account(), "123456789012");
        let alias = "arn:aws:kms:us-east-1:000000000000:alias/a/b";
        assert_eq!(kms.resolve("alias/a/b"), Err(NoKey::Alias(alias.into())));
        assert_eq!(kms.resolve(alias), Err(NoKey::Alias(alias.into())));
        for wrong in
            ["", "a b", "arn:aws:s3:::key/1", "arn:aws:kms:us-east-1:1:key/", "arn:aws:kms:us-east-1:1:key/a/b"]
        {
            assert_eq!(kms.resolve(wrong), Err(NoKey::Invalid), "{wrong}");
        }
    }

    #[test]
    fn a_ciphertext_opens_with_its_context_and_tells_its_key() {
        let key = kms(1).resolve("1234").unwrap();
        let ciphertext = kms(1).encrypt(&key, b"data key", &context("a"));
        let (found, plaintext) = kms(1).decrypt(&ciphertext, &context("a")).unwrap();
        assert_eq!((found, &plaintext[..]), (key, &b"data key"[..]));
        assert!(kms(1).decrypt(&ciphertext, &context("b")).is_err());
        assert!(kms(1).decrypt(&ciphertext, &EncryptionContext::new()).is_err());
        assert!(kms(2).decrypt(&ciphertext, &context("a")).is_err());
    }

    #[test]
    fn what_was_encrypted_before_the_master_key_was_replaced_opens_with_both() {
        let key = kms(1).resolve("1234").unwrap();
        let keys =
            MasterKeys { primary: MasterKey::from_bytes([2; 32]), previous: Some(MasterKey::from_bytes([1; 32])) };
        let both = Kms::new(&keys, Place::new("us-east-1", "000000000000"));
        let ciphertext = kms(1).encrypt(&key, b"code", &context("a"));
        assert_eq!(&both.decrypt(&ciphertext, &context("a")).unwrap().1[..], b"code");
        let ciphertext = both.encrypt(&key, b"code", &context("a"));
        assert!(kms(2).decrypt(&ciphertext, &context("a")).is_ok());
        assert!(kms(1).decrypt(&ciphertext, &context("a")).is_err());
    }

    #[test]
    fn no_other_bytes_open() {
        let key = kms(1).resolve("1234").unwrap();
        let ciphertext = kms(1).encrypt(&key, b"x", &context("a"));
        for position in 0..ciphertext.len() {
            let mut changed = ciphertext.clone();
            changed[position] ^= 1;
            assert!(kms(1).decrypt(&changed, &context("a")).is_err(), "byte {position}");
            assert!(kms(1).decrypt(&ciphertext[..position], &context("a")).is_err(), "cut at {position}");
        }
    }
}
