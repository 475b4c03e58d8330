//! What the pools of different sizes are asked. Every answer holds as many users whatever the size, or the sizes could not be
//! compared.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use serde_json::{Value, json};

use super::super::connection::Connection;
use super::super::load::Ask;
use super::super::world::{Audience, PASSWORD, call};
use super::people::Person;
use super::{LISTING_TARGETS, SIGN_IN_TARGETS};

/// Users of a page.
const PAGE: u32 = 20;
/// Users of the pages that lead deep inside: the most that there are.
const LARGE_PAGE: usize = 60;
/// How far inside the deep page is, in users: half the pool, or this.
const DEEP_MAX: usize = 300_000;
/// Attributes whose values are one user's.
const UNIQUE: [&str; 6] = ["username", "email", "phone_number", "name", "preferred_username", "sub"];
/// Attributes whose values many users share.
const SHARED: [&str; 4] = ["given_name", "family_name", "cognito:user_status", "status"];

/// One question, with its requests for each of the pools.
pub struct Question {
    /// As the table names it.
    pub name: String,
    /// For each pool the request of each number.
    pub asks: [Ask; 3],
    is_sign_in: bool,
}

impl Question {
    /// The least shares of the first pool's rate.
    pub fn targets(&self) -> [f64; 2] {
        if self.is_sign_in { SIGN_IN_TARGETS } else { LISTING_TARGETS }
    }
}

/// Every question. Walks the pools to their deep pages first.
pub async fn all(pools: Vec<(SocketAddr, Audience, usize)>) -> anyhow::Result<Vec<Question>> {
    let mut questions = Vec::new();
    let each = |ask: &dyn Fn(&Audience, usize) -> Ask| -> anyhow::Result<[Ask; 3]> {
        let asks: Vec<Ask> = pools.iter().map(|(_, audience, size)| ask(audience, *size)).collect();
        asks.try_into().ok().context("there are three pools")
    };
    let listing = |name: String, asks| Question { name, asks, is_sign_in: false };
    questions.push(Question { name: "password sign-in".into(), asks: each(&sign_in)?, is_sign_in: true });
    questions.push(listing("ListUsers, first page".into(), each(&|audience, _| unfiltered(audience, None))?));
    let mut deep = Vec::new();
    for (address, audience, size) in &pools {
        let token = walk(*address, &audience.pool_id, (size / 2).min(DEEP_MAX)).await?;
        deep.push(unfiltered(audience, Some(token)));
    }
    let deep = deep.try_into().ok().context("there are three pools")?;
    questions.push(listing("ListUsers, a page deep inside".into(), deep));
    for name in UNIQUE {
        let exact = |audience: &Audience, size| filtered(audience, size, name, "=", 0);
        questions.push(listing(format!("ListUsers, {name} ="), each(&exact)?));
        // The beginning that so many share: a thousand users fill pages of a sixteenth of them.
        let kept = match name {
            "username" => "user-0".len(),
            "phone_number" => "+1".len(),
            "name" | "preferred_username" => 3,
            _ => 1,
        };
        let prefix = |audience: &Audience, size| filtered(audience, size, name, "^=", kept);
        questions.push(listing(format!("ListUsers, {name} ^="), each(&prefix)?));
    }
    for name in SHARED {
        let exact = |audience: &Audience, size| filtered(audience, size, name, "=", 0);
        questions.push(listing(format!("ListUsers, {name} ="), each(&exact)?));
        let prefix = |audience: &Audience, size| filtered(audience, size, name, "^=", 2);
        questions.push(listing(format!("ListUsers, {name} ^="), each(&prefix)?));
    }
    Ok(questions)
}

fn sign_in(audience: &Audience, size: usize) -> Ask {
    let client_id = audience.client_id.clone();
    Arc::new(move |number| {
        let username = Person::signer(scattered(number), size).username();
        let parameters = json!({"USERNAME": username, "PASSWORD": PASSWORD});
        let input = json!({"ClientId": client_id, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        ("InitiateAuth", input)
    })
}

fn unfiltered(audience: &Audience, token: Option<String>) -> Ask {
    let mut input = json!({"UserPoolId": audience.pool_id, "Limit": PAGE});
    if let Some(token) = token {
        input["PaginationToken"] = json!(token);
        input["Limit"] = json!(LARGE_PAGE);
    }
    Arc::new(move |_| ("ListUsers", input.clone()))
}

/// `kept` is how much of the value a prefix keeps; 0 keeps it all.
fn filtered(audience: &Audience, size: usize, name: &'static str, operator: &'static str, kept: usize) -> Ask {
    let pool_id = audience.pool_id.clone();
    Arc::new(move |number| {
        let value = Person::new(scattered(number) % size).attribute(name);
        let value = if kept == 0 { value.as_str() } else { &value[..kept] };
        let filter = format!("{name} {operator} \"{value}\"");
        ("ListUsers", json!({"UserPoolId": pool_id, "Limit": PAGE, "Filter": filter}))
    })
}

/// Numbers that follow each other lead to users who do not.
fn scattered(number: usize) -> usize {
    number.wrapping_mul(7_919)
}

/// The token of the page behind so many users.
async fn walk(address: SocketAddr, pool_id: &str, users: usize) -> anyhow::Result<String> {
    let connection = &mut Connection::new(address);
    let mut input = json!({"UserPoolId": pool_id, "Limit": LARGE_PAGE});
    let mut token = None;
    for _ in 0..users.div_ceil(LARGE_PAGE) {
        let page = call(connection, "ListUsers", &input).await?;
        let next = page.get("PaginationToken").and_then(Value::as_str).context("the pool ends early")?.to_owned();
        input["PaginationToken"] = json!(next);
        token = Some(next);
    }
    token.context("the pool has a page")
}
