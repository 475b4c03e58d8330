//! The server's half of the exchange.

use std::fmt;

use zeroize::Zeroizing;

use crate::bignum::{BigNum, Residue};
use crate::error::Error;
use crate::group;
use crate::password::Verifier;
use crate::public_value::PublicValue;
use crate::session_key::{Scrambler, SessionKey};

/// b and B, made for one sign-in and good for one only. b is a secret: with it and the verifier the key follows.
pub struct ServerEphemeral {
    secret: Zeroizing<[u8; 32]>,
    public: PublicValue,
}

impl ServerEphemeral {
    /// B = k·v + g^b, from 32 fresh random bytes.
    pub fn new(random: &[u8; 32], verifier: &Verifier) -> Self {
        Self { secret: Zeroizing::new(*random), public: public_value(random, verifier) }
    }

    /// Takes up an exchange that was kept, sealed, between two requests: the secret and the public value of one
    /// [`Self::new`]. Spares the computation of B.
    pub fn resume(secret: &[u8; 32], public: PublicValue) -> Self {
        Self { secret: Zeroizing::new(*secret), public }
    }

    /// b, to keep it sealed between two requests.
    pub fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    /// B, for `SRP_B`.
    pub fn public(&self) -> &PublicValue {
        &self.public
    }

    /// K, once the client's A is known: from S = (A · v^u)^b.
    pub fn session_key(&self, client: &PublicValue, verifier: &Verifier) -> Result<SessionKey, Error> {
        let scrambler = Scrambler::new(client, &self.public)?;
        let secret = shared_secret(&*self.secret, client, verifier, &scrambler);
        Ok(SessionKey::derive(&secret, &scrambler))
    }
}

impl fmt::Debug for ServerEphemeral {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ServerEphemeral").field("public", &self.public).finish_non_exhaustive()
    }
}

/// B for an exponent of any length; the table serves 32 bytes.
fn public_value(exponent: &[u8], verifier: &Verifier) -> PublicValue {
    let masked_verifier = group::times_multiplier(&verifier.residue());
    PublicValue::computed(&group::add(&masked_verifier, &group::power_of_g(exponent)))
}

/// S. The exponent u is public, b is not.
fn shared_secret(exponent: &[u8], client: &PublicValue, verifier: &Verifier, scrambler: &Scrambler) -> Residue {
    let raised_verifier = group::power_public(&verifier.residue(), &scrambler.number());
    let base = group::multiply(&client.residue(), &raised_verifier);
    group::power_secret(&base, &BigNum::from_be_bytes(exponent))
}

/// Vectors with every intermediate value of one sign-in. Here, beside the private functions, because b has 1024 bits
/// in them. They were computed apart from this code and agree with pycognito.
#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine};

    use super::*;
    use crate::encoding::{constant_bytes, hash, pad, parse_hex};
    use crate::group::GROUP_BYTES;
    use crate::password::{Identity, private_key, verifier};
    use crate::session_key::Claim;

    const IDENTITY: Identity<'static> = Identity::user("TestPool1", "11111111-2222-4333-8444-555555555555");

    fn long_ephemeral(label: &str) -> Vec<u8> {
        hash(&[label.as_bytes()]).repeat(4)
    }

    #[test]
    fn every_value_of_the_user_vector_comes_out() {
        let a = long_ephemeral("client-ephemeral");
        let b = long_ephemeral("server-ephemeral");
        let salt = parse_hex("f1d2d2f924e986ac86fdf7b36c94bcdf").expect("hexadecimal");

        let client = PublicValue::computed(&group::power_of_g(&a));
        let client_hash = constant_bytes("7f5a3bf06f1025d6e05bdff1492bcfad52dcb58c51d8055cf665c26c1a897490");
        assert_eq!(hash(&[&client.padded()]), client_hash);

        let x = private_key(IDENTITY, "Passw0rd!Example", &salt);
        assert_eq!(*x.as_bytes(), constant_bytes("6d5be257cbcf49d300c0d9c6515a3a81146446c08a4e4cadae3ffcf9d72e2b73"));

        let verifier = verifier(&x);
        let verifier_hash = constant_bytes("01698c81dfa788e28106245cc8e687d4af01a8ea6ddc63d0966a56becc286908");
        assert_eq!(hash(&[&pad(verifier.as_bytes())]), verifier_hash);

        let srp_b = public_value(&b, &verifier);
        let server_hash = constant_bytes("c1dd6598133447e9760bdf5d1baccf84b849b6379f1be917268778b1e1d930e9");
        assert_eq!(hash(&[&srp_b.padded()]), server_hash);

        let u = Scrambler::new(&client, &srp_b).expect("not zero");
        assert_eq!(*u.as_bytes(), constant_bytes("f2e0f1c48313679d43d42d94d63c972be301767f84a77ff7b289acf600a0f909"));

        let secret = shared_secret(&b, &client, &verifier, &u);
        let secret_hash = constant_bytes("05c9a0a80d142e5946c24f12ec3d00ae6868cd3d8295fbbf66e96623d4158e55");
        assert_eq!(hash(&[&pad(&*secret.to_be_bytes::<GROUP_BYTES>())]), secret_hash);

        let key = SessionKey::derive(&secret, &u);
        assert_eq!(*key.as_bytes(), constant_bytes("1c592832a15f89622cec38595f5a12ad"));

        let block = BASE64_STANDARD.decode("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").expect("base64");
        let claim = Claim { identity: IDENTITY, secret_block: &block, timestamp: "Sat Sep 5 07:08:09 UTC 2026" };
        assert_eq!(BASE64_STANDARD.encode(key.sign(&claim)), "CFU9fmS7qn4NaT5tGzeVy3G/iyAKXbE1TeY7eOc1c1Q=");

        // The client's half reaches the same key from the other side.
        let client_side = crate::ClientEphemeral::new(&a);
        assert_eq!(client_side.public(), &client);
        assert_eq!(client_side.session_key(&x, &srp_b).expect("u is not zero"), key);
    }

    #[test]
    fn the_device_vector_comes_out() {
        let identity = Identity::device("-aBcDeFgH", "us-east-1_11111111-2222-4333-8444-555555555555");
        let salt = BASE64_STANDARD.decode("AIARERERERERERERERERERE=").expect("base64");
        let x = private_key(identity, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJw==", &salt);
        assert_eq!(*x.as_bytes(), constant_bytes("68b0e38c03d69d24210ba8e16aee089b73109027cfd1356747b563b454accf24"));
        let verifier_hash = constant_bytes("05a2769bebeee3578412ea824a6f4f76f09cdb14e70478166ea2b8cc49e0849d");
        assert_eq!(hash(&[&pad(verifier(&x).as_bytes())]), verifier_hash);
    }

    #[test]
    fn the_server_s_secret_does_not_show_in_debug() {
        let verifier = Verifier::from_bytes(&[5]).expect("in range");
        let text = format!("{:?}", ServerEphemeral::new(&[0xab; 32], &verifier));
        assert!(text.starts_with("ServerEphemeral { public: "));
        assert!(!text.contains("171, 171, 171, 171"));
    }
}
