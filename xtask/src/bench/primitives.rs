//! The bare cost of the arithmetic inside a sign-in, on one thread: the part of the floor that no server can be faster than.

use std::hint::black_box;
use std::time::{Duration, Instant};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use vestibule_srp::{ClientEphemeral, Identity, ServerEphemeral, private_key, verifier};

const BATCHES: usize = 11;
const CALLS: u32 = 20;
/// A token of a sign-in is about that long before its signature.
const TOKEN_BYTES: usize = 900;

/// Medians, interleaved.
pub struct Primitives {
    /// One RS256 signature.
    pub signature: Duration,
    /// x, g^x and the comparison with the stored verifier.
    pub password_check: Duration,
    /// k·v + g^b.
    pub srp_challenge: Duration,
    /// v^u and (A·v^u)^b.
    pub srp_proof: Duration,
}

/// Measures; takes about a third of a second.
pub fn measure() -> anyhow::Result<Primitives> {
    vestibule_srp::warm_up();
    let pair = RsaKeyPair::generate(KeySize::Rsa2048)?;
    let random = SystemRandom::new();
    let text = [b'a'; TOKEN_BYTES];
    let mut signature = vec![0; pair.public_modulus_len()];

    let mut secret = [0; 32];
    aws_lc_rs::rand::fill(&mut secret)?;
    let identity = Identity::user("floor", "bench");
    let salt = [0x5a; 16];
    let stored = verifier(&private_key(identity, "Passw0rd!Bench", &salt));
    let server = ServerEphemeral::new(&secret, &stored);
    let client = ClientEphemeral::new(&secret);

    let mut sign = || pair.sign(&RSA_PKCS1_SHA256, &random, black_box(&text), &mut signature).is_ok();
    let mut check = || verifier(&private_key(identity, black_box("Passw0rd!Bench"), &salt)) == stored;
    let mut challenge = || ServerEphemeral::new(black_box(&secret), &stored).secret() == &secret;
    let mut prove = || server.session_key(client.public(), &stored).is_ok();
    let work: [&mut dyn FnMut() -> bool; 4] = [&mut sign, &mut check, &mut challenge, &mut prove];
    let [signature, password_check, srp_challenge, srp_proof] = medians(work)?;
    Ok(Primitives { signature, password_check, srp_challenge, srp_proof })
}

fn medians<const N: usize>(mut work: [&mut dyn FnMut() -> bool; N]) -> anyhow::Result<[Duration; N]> {
    let mut times = [[Duration::ZERO; BATCHES]; N];
    for batch in 0..BATCHES {
        for (call, times) in work.iter_mut().zip(&mut times) {
            let begun = Instant::now();
            for _ in 0..CALLS {
                anyhow::ensure!(call(), "a primitive failed");
            }
            times[batch] = begun.elapsed() / CALLS;
        }
    }
    Ok(times.map(|mut times| {
        times.sort_unstable();
        times[BATCHES / 2]
    }))
}
