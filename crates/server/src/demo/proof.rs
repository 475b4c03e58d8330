//! The client's half of an SRP sign-in, as client libraries do it: A to begin with, then the proof of the password.

use anyhow::{Context, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use vestibule_srp::{Claim, ClientEphemeral, Identity, PublicValue, private_key};

use crate::seams::{Clock, Rng};

/// One sign-in by proof of the password.
pub struct Proof(ClientEphemeral);

impl Proof {
    /// Begins with a fresh A.
    pub fn begin(rng: &dyn Rng) -> Self {
        Self(ClientEphemeral::new(&rng.bytes::<32>()))
    }

    /// `SRP_A`.
    pub fn srp_a(&self) -> String {
        self.0.public().to_hex()
    }

    /// `ChallengeResponses` to `PASSWORD_VERIFIER`: a signature that only somebody with the password can make.
    pub fn answer(&self, pool_id: &str, password: &str, challenge: &Value, clock: &dyn Clock) -> anyhow::Result<Value> {
        let parameter = |name: &str| {
            challenge["ChallengeParameters"][name].as_str().with_context(|| format!("PASSWORD_VERIFIER without {name}"))
        };
        let (_, pool_name) = pool_id.split_once('_').context("a user pool id without _")?;
        let user = parameter("USER_ID_FOR_SRP")?;
        let identity = Identity::user(pool_name, user);
        let private_key = private_key(identity, password, &bytes_of_hex(parameter("SALT")?)?);
        let server = PublicValue::parse(parameter("SRP_B")?).context("SRP_B")?;
        let key = self.0.session_key(&private_key, &server).context("the exchange")?;
        let secret_block = parameter("SECRET_BLOCK")?;
        let timestamp = jiff::Timestamp::from_millisecond(clock.now().as_millis())?
            .strftime("%a %b %-d %H:%M:%S UTC %Y")
            .to_string();
        let claim = Claim { identity, secret_block: &STANDARD.decode(secret_block)?, timestamp: &timestamp };
        let signature = key.sign(&claim);
        Ok(json!({
            "USERNAME": user,
            "PASSWORD_CLAIM_SECRET_BLOCK": secret_block,
            "PASSWORD_CLAIM_SIGNATURE": STANDARD.encode(signature),
            "TIMESTAMP": timestamp,
        }))
    }
}

/// Hexadecimal digits as bytes; a first digit that may stand alone is a byte of its own.
fn bytes_of_hex(hex: &str) -> anyhow::Result<Vec<u8>> {
    ensure!(hex.is_ascii(), "{hex:?} is not hexadecimal");
    let padded = if hex.len().is_multiple_of(2) { hex.to_owned() } else { format!("0{hex}") };
    (0..padded.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&padded[at..at + 2], 16).with_context(|| format!("{hex:?} is not hexadecimal")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_of_odd_length_is_read() {
        assert_eq!(bytes_of_hex("abc").unwrap(), [0x0a, 0xbc]);
        assert!(bytes_of_hex("xy").is_err());
        assert!(bytes_of_hex("\u{e9}").is_err());
    }
}
