//! The client's half of SRP for a load generator: everything that does not depend on the server's answer is made ahead.
//!
//! What remains, one exponentiation by about 512 bits, is the price of being a client; it is not counted as latency.

use std::sync::OnceLock;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::sync::Semaphore;
use vestibule_srp::{Claim, ClientEphemeral, Identity, PrivateKey, PublicValue, pad, private_key, verifier};

use super::world::PASSWORD;

/// So many exchanges are prepared, and used in turns.
const PREPARED: usize = 64;

/// A prepared client for all users of a world.
pub struct SrpClient {
    ephemerals: Vec<(ClientEphemeral, String)>,
    /// The clients' arithmetic may take one core, no more: the server is measured on the same ones.
    turn: Semaphore,
}

/// What the server asks to be proven.
pub struct Challenge {
    pub salt: String,
    pub server_public: String,
    pub secret_block: String,
}

impl SrpClient {
    /// Prepares the exchanges.
    pub fn new() -> anyhow::Result<Self> {
        let ephemeral = |_| -> anyhow::Result<_> {
            let mut random = [0; 32];
            aws_lc_rs::rand::fill(&mut random)?;
            let ephemeral = ClientEphemeral::new(&random);
            let public = ephemeral.public().to_hex();
            Ok((ephemeral, public))
        };
        Ok(Self { ephemerals: (0..PREPARED).map(ephemeral).collect::<Result<_, _>>()?, turn: Semaphore::new(1) })
    }

    /// A of the exchange with that number.
    pub fn public(&self, exchange: usize) -> &str {
        &self.ephemerals[exchange % PREPARED].1
    }

    /// Waits for the right to compute.
    pub async fn turn(&self) -> anyhow::Result<tokio::sync::SemaphorePermit<'_>> {
        Ok(self.turn.acquire().await?)
    }

    /// `PASSWORD_CLAIM_SIGNATURE` of the exchange with that number.
    pub fn sign(
        &self,
        exchange: usize,
        prover: &Prover,
        challenge: &Challenge,
        timestamp: &str,
    ) -> anyhow::Result<String> {
        let identity = prover.identity();
        // A salt stays what it is as long as the password does.
        let private_key = if let Some(key) = prover.private_key.get() {
            key
        } else {
            let salt = hex_bytes(&challenge.salt).context("the salt is not hexadecimal")?;
            prover.private_key.get_or_init(|| private_key(identity, PASSWORD, &salt))
        };
        let server = PublicValue::parse(&challenge.server_public)?;
        let (ephemeral, _) = &self.ephemerals[exchange % PREPARED];
        let claim = Claim { identity, secret_block: &STANDARD.decode(&challenge.secret_block)?, timestamp };
        let key = ephemeral.session_key(private_key, &server)?;
        Ok(STANDARD.encode(key.sign(&claim)))
    }
}

/// Somebody, or some device, that proves [`PASSWORD`].
pub struct Prover {
    realm: String,
    name: String,
    private_key: OnceLock<PrivateKey>,
}

impl Prover {
    /// A user of a pool.
    pub fn user(pool_id: &str, user_id: &str) -> anyhow::Result<Self> {
        let (_, pool_name) = pool_id.split_once('_').context("a pool id has a '_'")?;
        Ok(Self { realm: pool_name.to_owned(), name: user_id.to_owned(), private_key: OnceLock::new() })
    }

    /// A device.
    pub fn device(group_key: &str, key: &str) -> Self {
        Self { realm: group_key.to_owned(), name: key.to_owned(), private_key: OnceLock::new() }
    }

    /// The name that is proven: a user's, or a device's key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What ConfirmDevice is told: verifier and salt.
    pub fn verifier_config(&self, salt: [u8; 16]) -> serde_json::Value {
        let verifier = verifier(&private_key(self.identity(), PASSWORD, &salt));
        let encoded = |integer: &[u8]| STANDARD.encode(pad(integer));
        serde_json::json!({"PasswordVerifier": encoded(verifier.as_bytes()), "Salt": encoded(&salt)})
    }

    /// Users and devices are hashed alike: a realm and a name.
    fn identity(&self) -> Identity<'_> {
        Identity::device(&self.realm, &self.name)
    }
}

/// The time as clients write it.
pub fn timestamp() -> String {
    let now = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now());
    now.strftime("%a %b %-d %H:%M:%S UTC %Y").to_string()
}

fn hex_bytes(text: &str) -> Option<Vec<u8>> {
    let even = if text.len().is_multiple_of(2) { text.to_owned() } else { format!("0{text}") };
    let digits = even.as_bytes().chunks(2);
    let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_salt_of_odd_length_is_read_as_an_integer() {
        assert_eq!(hex_bytes("abc"), Some(vec![0x0a, 0xbc]));
        assert_eq!(hex_bytes("0abc"), Some(vec![0x0a, 0xbc]));
        assert_eq!(hex_bytes("xy"), None);
    }
}
