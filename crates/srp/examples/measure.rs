//! Prints what the parts of a sign-in cost on this machine: the medians of interleaved batches.
//!
//! `cargo run --package vestibule-srp --example measure` (the crate is optimised in development builds too).

use std::hint::black_box;
use std::time::{Duration, Instant};

use vestibule_srp::{ClientEphemeral, Identity, ServerEphemeral, measure, private_key, verifier};

/// A name, what is measured, and the times of its batches.
type Row<'a> = (&'a str, Box<dyn Fn() + 'a>, Vec<Duration>);

const BATCHES: usize = 31;
const CALLS_PER_BATCH: u32 = 20;

fn main() {
    let start = Instant::now();
    vestibule_srp::warm_up();
    println!("{:<58}{:>9.0} us", "warm_up: first call, group and table", micros(start.elapsed()));

    let mut random = [0; 32];
    aws_lc_rs::rand::fill(&mut random).expect("randomness");
    let identity = Identity::user("TestPool1", "alice");
    let salt = [0x5a; 16];
    let stored = verifier(&private_key(identity, "Passw0rd!Example", &salt));
    let server = ServerEphemeral::new(&random, &stored);
    let client = ClientEphemeral::new(&random);
    let (srp_a, srp_b) = (client.public(), server.public());

    let mut rows: Vec<Row<'_>> = vec![
        row("g^x, library, constant time", || {
            black_box(measure::power_of_g_without_table(black_box(&random)));
        }),
        row("g^x, table", || {
            black_box(measure::power_of_g(black_box(&random)));
        }),
        row("password check: x, v, comparison", || {
            let computed = verifier(&private_key(identity, black_box("Passw0rd!Example"), &salt));
            assert!(computed == stored);
        }),
        row("server: B = k·v + g^b", || {
            drop(black_box(ServerEphemeral::new(black_box(&random), &stored)));
        }),
        row("server: K from (A · v^u)^b", || {
            drop(black_box(server.session_key(srp_a, &stored)));
        }),
        row("client: A = g^a (32 bytes)", || {
            drop(black_box(ClientEphemeral::new(black_box(&random))));
        }),
        row("client: x and K", || {
            drop(black_box(client.session_key(&private_key(identity, "Passw0rd!Example", &salt), srp_b)));
        }),
        row("table built again", measure::build_table),
    ];
    for _ in 0..BATCHES {
        for (_, work, times) in &mut rows {
            let start = Instant::now();
            for _ in 0..CALLS_PER_BATCH {
                work();
            }
            times.push(start.elapsed() / CALLS_PER_BATCH);
        }
    }
    for (name, _, times) in &mut rows {
        times.sort();
        println!("{name:<58}{:>9.1} us   (best {:.1})", micros(times[BATCHES / 2]), micros(times[0]));
    }
    println!("{:<58}{:>9.2} x", "gain of the table", micros(rows[0].2[BATCHES / 2]) / micros(rows[1].2[BATCHES / 2]));
}

fn row<'a>(name: &'a str, work: impl Fn() + 'a) -> Row<'a> {
    (name, Box::new(work), Vec::with_capacity(BATCHES))
}

fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}
