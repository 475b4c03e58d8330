//! Whole exchanges through the public interface, as a client and a server hold them.

use proptest::prelude::*;
use vestibule_srp::{
    Claim, ClientEphemeral, Error, Identity, PublicValue, ServerEphemeral, SessionKey, Verifier, private_key, verifier,
};

const ALICE: Identity<'static> = Identity::user("TestPool1", "alice");

/// One sign-in over the wire forms; the client types `typed`, the server stored `stored`.
fn exchange(typed: &str, stored: &Verifier, salt: &[u8], a: &[u8], b: &[u8; 32]) -> (SessionKey, SessionKey) {
    let client = ClientEphemeral::new(a);
    let srp_a = client.public().to_hex();

    let server = ServerEphemeral::new(b, stored);
    let srp_b = server.public().to_hex();
    let resumed = ServerEphemeral::resume(server.secret(), server.public().clone());
    let received = PublicValue::parse(&srp_a).expect("A is not zero");
    let server_key = resumed.session_key(&received, stored).expect("u is not zero");

    let received = PublicValue::parse(&srp_b).expect("B is not zero");
    let client_key = client.session_key(&private_key(ALICE, typed, salt), &received).expect("u is not zero");
    (client_key, server_key)
}

#[test]
fn a_wrong_password_leads_to_another_key() {
    let stored = verifier(&private_key(ALICE, "right", &[1; 16]));
    let (client, server) = exchange("wrong", &stored, &[1; 16], &[3; 32], &[4; 32]);
    assert_ne!(client, server);
    let claim = Claim { identity: ALICE, secret_block: b"block", timestamp: "Sat Sep 5 07:08:09 UTC 2026" };
    assert!(!server.verify(&claim, &client.sign(&claim)));
}

#[test]
fn a_signature_of_one_exchange_is_worthless_in_another() {
    let stored = verifier(&private_key(ALICE, "right", &[1; 16]));
    let claim = Claim { identity: ALICE, secret_block: b"block", timestamp: "Sat Sep 5 07:08:09 UTC 2026" };
    let (client, _) = exchange("right", &stored, &[1; 16], &[3; 32], &[4; 32]);
    let (_, next_server) = exchange("right", &stored, &[1; 16], &[3; 32], &[5; 32]);
    assert!(!next_server.verify(&claim, &client.sign(&claim)));
}

#[test]
fn zero_from_the_server_is_refused_by_the_client_s_parser_too() {
    assert_eq!(PublicValue::parse("0"), Err(Error::ZeroInGroup));
}

/// Two versions would link AWS-LC twice: the big numbers would be another library than the signatures.
#[test]
fn the_lock_file_holds_one_aws_lc() {
    let lock = include_str!("../../../Cargo.lock");
    assert_eq!(lock.matches("name = \"aws-lc-sys\"").count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn client_and_server_agree(
        password: String,
        salt: [u8; 16],
        a in prop::collection::vec(any::<u8>(), 16..=128),
        b: [u8; 32],
        block: Vec<u8>,
    ) {
        let stored = verifier(&private_key(ALICE, &password, &salt));
        let (client, server) = exchange(&password, &stored, &salt, &a, &b);
        prop_assert_eq!(&client, &server);
        let claim = Claim { identity: ALICE, secret_block: &block, timestamp: "Sat Sep 5 07:08:09 UTC 2026" };
        prop_assert!(server.verify(&claim, &client.sign(&claim)));
    }

    #[test]
    fn a_salt_loses_its_leading_zeros_on_the_wire_without_harm(password: String, rest: [u8; 14]) {
        let salt = [&[0, 0][..], &rest[..]].concat();
        let stored = verifier(&private_key(ALICE, &password, &salt));
        let (client, server) = exchange(&password, &stored, &rest, &[3; 32], &[4; 32]);
        prop_assert_eq!(client, server);
    }
}
