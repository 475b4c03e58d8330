//! A message is taken apart by the published format and opened with the data key. That the official SDKs open one is shown by
//! the conformance suite.

use aws_lc_rs::signature::{ECDSA_P384_SHA384_ASN1, UnparsedPublicKey};

use super::*;

const KEY: &str = "arn:aws:kms:us-east-1:000000000000:key/1";
const DATA_KEY: [u8; DATA_KEY_LEN] = [7; DATA_KEY_LEN];

/// Reads forward through a message.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    fn number(&mut self, length: usize) -> usize {
        self.take(length).iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
    }

    fn sized(&mut self) -> &'a [u8] {
        let length = self.number(2);
        self.take(length)
    }
}

fn keys() -> MessageKeys {
    let context = BTreeMap::from([("userpool-id".to_owned(), "us-east-1_Abc".to_owned())]);
    MessageKeys::new(DATA_KEY, [9; MESSAGE_ID_LEN], context).unwrap()
}

/// The plaintext of a message whose every part is as the format says.
fn read(encoded: &str) -> Vec<u8> {
    let message = STANDARD.decode(encoded).unwrap();
    let mut reader = Reader(&message);
    assert_eq!(reader.take(4), [0x01, 0x80, 0x03, 0x78]);
    assert_eq!(reader.take(16), [9; 16]);
    let mut context = Reader(reader.sized());
    assert_eq!(context.number(2), 2);
    assert_eq!(context.sized(), b"aws-crypto-public-key");
    let public = STANDARD.decode(context.sized()).unwrap();
    assert_eq!((context.sized(), context.sized()), (&b"userpool-id"[..], &b"us-east-1_Abc"[..]));
    assert_eq!(context.0.len(), 0);
    assert_eq!(reader.number(2), 1, "one encrypted data key");
    assert_eq!((reader.sized(), reader.sized(), reader.sized()), (&b"aws-kms"[..], KEY.as_bytes(), &b"sealed"[..]));
    assert_eq!((reader.number(1), reader.number(4), reader.number(1), reader.number(4)), (2, 0, 12, 4096));

    let header = &message[..message.len() - reader.0.len()];
    let key = keys().content_key().unwrap();
    assert_eq!(reader.take(12), [0; 12]);
    let mut nothing = reader.take(16).to_vec();
    assert_eq!(key.open_in_place(nonce(0), Aad::from(header), &mut nothing).unwrap().len(), 0);

    let mut plaintext = Vec::new();
    for expected in 1.. {
        let mut number = reader.number(4);
        let is_last = number == 0xffff_ffff;
        if is_last {
            number = reader.number(4);
        }
        assert_eq!(number, expected);
        let number = u32::try_from(number).unwrap();
        assert_eq!(reader.take(12), nonce(number).as_ref());
        let length = if is_last { reader.number(4) } else { 4096 };
        let kind = if is_last { "AWSKMSEncryptionClient Final Frame" } else { "AWSKMSEncryptionClient Frame" };
        let mut bound = vec![9; 16];
        bound.extend_from_slice(kind.as_bytes());
        bound.extend_from_slice(&number.to_be_bytes());
        bound.extend_from_slice(&u64::try_from(length).unwrap().to_be_bytes());
        let mut frame = reader.take(length + 16).to_vec();
        plaintext.extend_from_slice(key.open_in_place(nonce(number), Aad::from(bound), &mut frame).unwrap());
        if is_last {
            break;
        }
    }
    let signed = &message[..message.len() - reader.0.len()];
    UnparsedPublicKey::new(&ECDSA_P384_SHA384_ASN1, public).verify(signed, reader.sized()).unwrap();
    assert_eq!(reader.0.len(), 0, "nothing follows");
    plaintext
}

#[test]
fn a_message_is_written_as_the_format_says() {
    for length in [0, 1, 6, 4095, 4096, 4097, 9000] {
        let plaintext: Vec<u8> = (0..length).map(|at: usize| u8::try_from(at % 251).unwrap()).collect();
        let keys = keys();
        let message = keys.encrypt(KEY, b"sealed", &plaintext).unwrap();
        // What every captured code begins with. Source: spec/triggers.md 6.11.
        assert!(message.starts_with("AYADe"), "{message}");
        // The reader makes signing keys of its own, and uses only the key that is derived from the data key.
        assert_eq!(read(&message), plaintext, "{length}");
    }
}

#[test]
fn the_data_key_is_bound_to_the_pool_and_to_the_signing_key() {
    let (one, other) = (keys(), keys());
    assert_eq!(one.context()["userpool-id"], "us-east-1_Abc");
    // A compressed point of P-384.
    assert_eq!(STANDARD.decode(&one.context()["aws-crypto-public-key"]).unwrap().len(), 49);
    assert_ne!(one.context(), other.context());
    assert_eq!(one.data_key(), DATA_KEY);
}

#[test]
fn what_does_not_fit_is_refused() {
    assert!(keys().encrypt(KEY, &vec![0; 70_000], b"x").is_err());
}
