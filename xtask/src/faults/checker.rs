//! What is asked in the end of a server that is well: is everything there that was acknowledged, and nothing that was refused?

use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::client::{Answer, Client};
use super::history::History;
use super::load::{World, counter};
use super::model::{Account, Credential, Grant};
use super::random::Random;

/// So many users are looked at side by side.
const CHECKERS: usize = 6;
/// More possible passwords than this would lock a user out.
const PASSWORDS_MAX: usize = 4;
const PAGE: u32 = 60;

/// Checks every user; what does not hold goes into the history.
pub async fn check(
    addresses: &Arc<[SocketAddr]>,
    history: &Arc<History>,
    world: &World,
    accounts: Vec<Account>,
) -> anyhow::Result<()> {
    let mut client = Client::new(addresses, history, Random::new(0, 0));
    let listed = Arc::new(list(&mut client, world).await?);
    let known: HashSet<&str> = accounts.iter().map(|account| &*account.name).collect();
    for name in listed.iter() {
        let is_known = known.contains(name.as_str());
        history.expect(is_known, &name.as_str().into(), || "nobody asked for this user".to_owned());
    }
    let mut parts: Vec<Vec<Account>> = (0..CHECKERS).map(|_| Vec::new()).collect();
    for (number, account) in accounts.into_iter().enumerate() {
        parts[number % CHECKERS].push(account);
    }
    let mut checkers = JoinSet::new();
    for (number, part) in parts.into_iter().enumerate() {
        let random = Random::new(0, u64::try_from(number)? + 1);
        let client = Client::new(addresses, history, random);
        let checker = Checker { client, history: Arc::clone(history), world: world.clone() };
        checkers.spawn(checker.run(Arc::clone(&listed), part));
    }
    while let Some(checked) = checkers.join_next().await {
        checked?;
    }
    Ok(())
}

/// The names of all users.
async fn list(client: &mut Client, world: &World) -> anyhow::Result<HashSet<String>> {
    let subject: Arc<str> = "everybody".into();
    let (mut names, mut next) = (HashSet::new(), None::<String>);
    loop {
        let mut input = json!({"UserPoolId": world.pool, "Limit": PAGE});
        if let Some(next) = &next {
            input["PaginationToken"] = json!(next);
        }
        let tried = client.insist("ListUsers", &subject, &input, &[]).await;
        let Answer::Acknowledged(page) = tried.answer else {
            bail!("the users cannot be listed: {:?}", tried.answer);
        };
        for user in page["Users"].as_array().context("no list of users")? {
            names.insert(user["Username"].as_str().context("a user without a name")?.to_owned());
        }
        next = page["PaginationToken"].as_str().map(ToOwned::to_owned);
        if next.is_none() {
            return Ok(names);
        }
    }
}

struct Checker {
    client: Client,
    history: Arc<History>,
    world: World,
}

impl Checker {
    async fn run(mut self, listed: Arc<HashSet<String>>, accounts: Vec<Account>) {
        for account in &accounts {
            let is_there = listed.contains(&*account.name);
            self.history.expect(account.presence.may_be(&is_there), &account.name, || {
                let is = if is_there { "is there, and should not be" } else { "is missing" };
                format!("the user {is}")
            });
            self.look(account, is_there).await;
            if is_there && account.confirmation.is_surely(&true) && !account.is_locked_out {
                self.sign_in(account).await;
            }
            for grant in &account.grants {
                self.present(account, grant, is_there).await;
            }
        }
    }

    async fn look(&mut self, account: &Account, is_there: bool) {
        let input = self.world.user(account);
        match self.ask(account, "AdminGetUser", &input).await {
            Answer::Acknowledged(user) => {
                self.history.expect(is_there, &account.name, || "found by name, and not listed".to_owned());
                let found = counter(&user);
                let may_be = found.is_some_and(|found| account.counter.may_be(&found));
                self.history.expect(may_be, &account.name, || {
                    let possible: Vec<&u64> = account.counter.values().collect();
                    format!("in the end the attribute is {found:?}, and can only be one of {possible:?}")
                });
            }
            Answer::Refused(refusal) => {
                let is_right = !is_there && refusal.code == "UserNotFoundException";
                self.history.expect(is_right, &account.name, || format!("listed, and not found by name: {refusal}"));
            }
            Answer::Unknown | Answer::NotSent => {}
        }
    }

    /// One of the possible passwords signs in, in the way that belongs to it.
    async fn sign_in(&mut self, account: &Account) {
        let mut possible: Vec<&Credential> = account.credential.values().collect();
        possible.dedup();
        if possible.len() + account.wrong_passwords > PASSWORDS_MAX {
            return;
        }
        let mut refusals = Vec::new();
        for Credential { password, is_temporary } in possible {
            let input = self.world.sign_in(account, password);
            match self.ask(account, "InitiateAuth", &input).await {
                Answer::Acknowledged(answer) => {
                    let is_signed_in = answer.get("AuthenticationResult").is_some();
                    self.history.expect(is_signed_in != *is_temporary, &account.name, || {
                        "the password is the right one, and leads elsewhere than it should".to_owned()
                    });
                    return;
                }
                Answer::Refused(refusal) => refusals.push(refusal.to_string()),
                Answer::Unknown | Answer::NotSent => return,
            }
        }
        self.history.expect(false, &account.name, || format!("no possible password signs in: {refusals:?}"));
    }

    /// Revoked tokens are refused, others are good.
    async fn present(&mut self, account: &Account, grant: &Grant, is_there: bool) {
        let access = json!({"AccessToken": grant.access});
        let refresh = self.world.refresh(grant);
        let is_good = is_there && account.presence.is_surely(&true) && !account.may_be_signed_out && !grant.is_ended;
        for (operation, input) in [("GetUser", &access), ("GetTokensFromRefreshToken", &refresh)] {
            match self.ask(account, operation, input).await {
                Answer::Acknowledged(_) => self.history.expect(is_there && !grant.is_ended, &account.name, || {
                    format!("in the end a revoked token was accepted by {operation}")
                }),
                Answer::Refused(refusal) => self.history.expect(!is_good, &account.name, || {
                    format!("in the end a good token was refused by {operation}: {refusal}")
                }),
                Answer::Unknown | Answer::NotSent => {}
            }
        }
    }

    /// Asks until there is an answer; that there is none is a violation as well.
    async fn ask(&mut self, account: &Account, operation: &'static str, input: &Value) -> Answer {
        let tried = self.client.insist(operation, &account.name, input, &[]).await;
        let is_answered = matches!(tried.answer, Answer::Acknowledged(_) | Answer::Refused(_));
        self.history.expect(is_answered, &account.name, || format!("{operation} was not answered in the end"));
        tried.answer
    }
}
