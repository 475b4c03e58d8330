//! The client's half of the exchange, for the conformance suite, the demonstration and the load generator. The server
//! never calls it.

use std::fmt;

use zeroize::Zeroizing;

use crate::bignum::{BigNum, Scratch};
use crate::error::Error;
use crate::group;
use crate::password::PrivateKey;
use crate::public_value::PublicValue;
use crate::session_key::{Scrambler, SessionKey};

/// a and A, made for one sign-in.
pub struct ClientEphemeral {
    secret: Zeroizing<Vec<u8>>,
    public: PublicValue,
}

impl ClientEphemeral {
    /// A = g^a, from random bytes: 32 are enough; Amazon's own clients take 128.
    pub fn new(random: &[u8]) -> Self {
        let public = PublicValue::computed(&group::power_of_g(random));
        Self { secret: Zeroizing::new(random.to_vec()), public }
    }

    /// A, for `SRP_A`.
    pub fn public(&self) -> &PublicValue {
        &self.public
    }

    /// K, once the server's B and the salt are known: from S = (B − k·g^x)^(a + u·x).
    pub fn session_key(&self, private_key: &PrivateKey, server: &PublicValue) -> Result<SessionKey, Error> {
        let scrambler = Scrambler::new(&self.public, server)?;
        let masked_verifier = group::times_multiplier(&group::power_of_g(private_key.as_bytes()));
        let base = group::subtract(&server.residue(), &masked_verifier);
        let exponent = scrambler.number().multiply_add(
            &BigNum::from_be_bytes(private_key.as_bytes()),
            &BigNum::from_be_bytes(&self.secret),
            &mut Scratch::new(),
        );
        Ok(SessionKey::derive(&group::power_secret(&base, &exponent), &scrambler))
    }
}

impl fmt::Debug for ClientEphemeral {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ClientEphemeral").field("public", &self.public).finish_non_exhaustive()
    }
}
