//! The workload: workers that each have users of their own, do with them what clients do, and hold every answer against what
//! may be true.
//!
//! A worker asks any node for anything, tries again what has an unknown outcome, and knows of each user what was acknowledged
//! and what is doubtful. So it notices at once what contradicts an acknowledgement; the rest is the checker's.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::client::{Answer, Client, Refusal, Tried};
use super::history::History;
use super::model::{Account, Credential, Grant, Register, WRONG_PASSWORDS_MAX};
use super::random::Random;
use crate::bench::connection::Connection;
use crate::bench::world;

/// Users that a worker has at hand: fewer, and it makes another; more, and it leaves one to the checker.
const LIVE: std::ops::Range<usize> = 4..16;
/// Sign-ins of a user that are kept for the checker.
const GRANTS_MAX: usize = 6;
/// Wrong passwords at once.
const GUESSES: usize = 10;
/// Wrong passwords before the first lock-out, whose length doubles with each further one.
const FREE_GUESSES: usize = 5;
const FIRST_LOCK: Duration = Duration::from_secs(1);
/// How often the pool is tried to be made.
const SETUP_TRIES: usize = 20;

/// How the texts of the two refusals of passwords begin.
const INCORRECT: &str = "Incorrect username or password";

/// The pool and the client that everything happens in.
#[derive(Debug, Clone)]
pub struct World {
    /// The user pool.
    pub pool: String,
    /// A client that rotates refresh tokens without a grace period.
    pub client: String,
}

impl World {
    /// Makes them. The nodes have just been started, so this may be tried again as often as it takes.
    pub async fn create(address: SocketAddr) -> anyhow::Result<Self> {
        let mut tries = 0;
        loop {
            tries += 1;
            match Self::try_create(&mut Connection::new(address)).await {
                Err(_) if tries < SETUP_TRIES => tokio::time::sleep(Duration::from_millis(200)).await,
                made => return made,
            }
        }
    }

    async fn try_create(connection: &mut Connection) -> anyhow::Result<Self> {
        let made = world::call(connection, "CreateUserPool", &json!({"PoolName": "faults"})).await?;
        let pool = world::text(&made, "/UserPool/Id")?;
        let client = json!({"UserPoolId": pool, "ClientName": "faults", "EnableTokenRevocation": true,
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"],
            "RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 0}});
        let made = world::call(connection, "CreateUserPoolClient", &client).await?;
        Ok(Self { pool, client: world::text(&made, "/UserPoolClient/ClientId")? })
    }

    /// Names a user.
    pub fn user(&self, account: &Account) -> Value {
        json!({"UserPoolId": self.pool, "Username": &*account.name})
    }

    /// Asks to sign in.
    pub fn sign_in(&self, account: &Account, password: &str) -> Value {
        json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": &*account.name, "PASSWORD": password}})
    }

    /// Asks for new tokens.
    pub fn refresh(&self, grant: &Grant) -> Value {
        json!({"ClientId": self.client, "RefreshToken": grant.refresh})
    }

    fn sign_up(&self, name: &str, password: &str) -> Value {
        json!({"ClientId": self.client, "Username": name, "Password": password,
            "UserAttributes": [{"Name": "nickname", "Value": "0"}]})
    }

    fn new_password(&self, account: &Account, session: &str, password: &str) -> Value {
        json!({"ClientId": self.client, "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": session,
            "ChallengeResponses": {"USERNAME": &*account.name, "NEW_PASSWORD": password}})
    }
}

/// The number in a user's attribute, as AdminGetUser answers it.
pub fn counter(user: &Value) -> Option<u64> {
    let attributes = user.get("UserAttributes")?.as_array()?;
    let found = attributes.iter().find(|attribute| attribute["Name"] == "nickname")?;
    found["Value"].as_str()?.parse().ok()
}

/// One worker with its users.
pub struct Worker {
    id: usize,
    world: World,
    client: Client,
    /// Asks at the same time as `client`.
    second: Client,
    addresses: Arc<[SocketAddr]>,
    history: Arc<History>,
    random: Random,
    accounts: Vec<Account>,
    finished: Vec<Account>,
    names: usize,
    passwords: usize,
}

impl Worker {
    /// A worker without users. Workers with one seed and different ids do different things.
    pub fn new(id: usize, seed: u64, world: &World, addresses: &Arc<[SocketAddr]>, history: &Arc<History>) -> Self {
        let number = u64::try_from(id).unwrap_or_default() * 4;
        Self {
            id,
            world: world.clone(),
            client: Client::new(addresses, history, Random::new(seed, number + 1)),
            second: Client::new(addresses, history, Random::new(seed, number + 2)),
            addresses: Arc::clone(addresses),
            history: Arc::clone(history),
            random: Random::new(seed, number + 3),
            accounts: Vec::new(),
            finished: Vec::new(),
            names: 0,
            passwords: 0,
        }
    }

    /// Works until it is told to stop, and hands over all its users.
    pub async fn run(mut self, is_over: Arc<AtomicBool>) -> Vec<Account> {
        while !is_over.load(Ordering::Relaxed) {
            self.step().await;
        }
        self.finished.append(&mut self.accounts);
        self.finished
    }

    async fn step(&mut self) {
        if self.accounts.len() < LIVE.start || self.random.one_in(8) {
            return self.create().await;
        }
        let chosen = self.random.below(self.accounts.len());
        let mut account = self.accounts.swap_remove(chosen);
        match self.random.below(100) {
            0..22 => self.count(&mut account).await,
            22..32 => self.look_at(&account).await,
            32..42 => self.stay_signed_in(&mut account).await,
            42..54 => self.change_password(&mut account).await,
            54..70 => self.rotate(&mut account).await,
            70..78 => self.revoke(&mut account).await,
            78..84 => self.sign_out(&mut account).await,
            84..88 => self.guess(&mut account).await,
            88..93 => self.delete(&mut account).await,
            93..97 => self.sign_up_again(&account).await,
            _ => self.sign_up_in_vain().await,
        }
        self.keep(account);
    }

    /// Keeps a user at hand, or leaves it to the checker once too much of it is doubtful.
    fn keep(&mut self, account: Account) {
        if account.keeps_tokens() && self.accounts.len() < LIVE.end {
            self.accounts.push(account);
        } else {
            self.finished.push(account);
        }
    }

    async fn create(&mut self) {
        let name = self.name();
        let password = self.password();
        let mut account = if self.random.one_in(2) {
            self.sign_up(name, Credential::permanent(password)).await
        } else {
            self.invite(name, Credential { password, is_temporary: true }).await
        };
        if account.presence.is_surely(&true) && !account.confirmation.is_surely(&true) {
            self.confirm(&mut account).await;
        }
        if account.can_sign_in() && account.credential.settled().is_temporary {
            self.answer_twice(&mut account).await;
        }
        self.keep(account);
    }

    async fn sign_up(&mut self, name: Arc<str>, credential: Credential) -> Account {
        let input = self.world.sign_up(&name, &credential.password);
        let mut account = Account::new(name, credential);
        let tried = self.client.insist("SignUp", &account.name, &input, &["UsernameExistsException"]).await;
        account.presence.take_in(true, &tried);
        self.expect_done(&account, "SignUp", &tried, true);
        account
    }

    async fn invite(&mut self, name: Arc<str>, credential: Credential) -> Account {
        let input = json!({"UserPoolId": self.world.pool, "Username": &*name,
            "TemporaryPassword": credential.password, "MessageAction": "SUPPRESS",
            "UserAttributes": [{"Name": "nickname", "Value": "0"}]});
        let mut account = Account::new(name, credential);
        let done = ["UsernameExistsException"];
        let tried = self.client.insist("AdminCreateUser", &account.name, &input, &done).await;
        account.presence.take_in(true, &tried);
        self.expect_done(&account, "AdminCreateUser", &tried, true);
        account
    }

    async fn confirm(&mut self, account: &mut Account) {
        let input = self.world.user(account);
        // Whoever is confirmed already cannot be confirmed.
        let done = ["NotAuthorizedException"];
        let tried = self.client.insist("AdminConfirmSignUp", &account.name, &input, &done).await;
        account.confirmation.take_in(true, &tried);
        self.expect_done(account, "AdminConfirmSignUp", &tried, true);
    }

    /// Answers one Session at the same time on two nodes, each with another password.
    async fn answer_twice(&mut self, account: &mut Account) {
        let Some(session) = self.challenge(account).await else {
            return;
        };
        let operation = "RespondToAuthChallenge";
        let passwords = [self.password(), self.password()];
        let [one, other] = passwords.each_ref().map(|password| self.world.new_password(account, &session, password));
        let node = self.client.any_node();
        let another = self.client.other_node(node);
        let answers = tokio::join!(
            self.client.call_on(node, operation, &account.name, &one),
            self.second.call_on(another, operation, &account.name, &other),
        );
        let answers = [answers.0, answers.1];
        self.expect_one_at_most(account, "one Session was accepted twice", &answers);
        let is_doubtful = answers.iter().any(|answer| matches!(answer, Answer::Unknown));
        if !is_doubtful {
            self.expect_one(account, "a Session that was not used", &answers);
        }
        let [first, second] = passwords;
        for (password, answer) in [(first, &answers[0]), (second, &answers[1])] {
            match answer {
                // Whoever is told yes has ended the Session: the other answer changes nothing, not even later.
                Answer::Acknowledged(_) => account.credential = Register::new(Credential::permanent(password)),
                Answer::Unknown if !answers.iter().any(Answer::is_acknowledged) => {
                    account.credential.doubt(Credential::permanent(password), self.history.now());
                }
                Answer::Unknown | Answer::Refused(_) | Answer::NotSent => {}
            }
        }
        account.grants.extend(answers.iter().filter_map(Grant::of));
        if account.credential.settled().is_temporary && !is_doubtful {
            return;
        }
        // Once more: after a yes it has to be refused; after two unknown outcomes it tells which it was.
        let was_used = answers.iter().any(Answer::is_acknowledged);
        let password = self.password();
        let input = self.world.new_password(account, &session, &password);
        let answer = self.client.call(operation, &account.name, &input).await;
        self.history.expect(!was_used || !answer.is_acknowledged(), &account.name, || {
            "a Session was accepted after it was used".to_owned()
        });
        match &answer {
            Answer::Acknowledged(_) => account.credential = Register::new(Credential::permanent(password)),
            Answer::Unknown if !was_used => {
                account.credential.doubt(Credential::permanent(password), self.history.now());
            }
            Answer::Unknown | Answer::Refused(_) | Answer::NotSent => {}
        }
        account.grants.extend(Grant::of(&answer));
    }

    /// The Session of a sign-in with a temporary password.
    async fn challenge(&mut self, account: &mut Account) -> Option<String> {
        let input = self.world.sign_in(account, &account.credential.settled().password);
        let tried = self.client.insist("InitiateAuth", &account.name, &input, &[]).await;
        self.expect_done(account, "InitiateAuth", &tried, true);
        let Answer::Acknowledged(answer) = tried.answer else {
            return None;
        };
        let is_asked = answer["ChallengeName"] == "NEW_PASSWORD_REQUIRED";
        self.history.expect(is_asked, &account.name, || "a temporary password was taken for good".to_owned());
        Some(answer["Session"].as_str()?.to_owned())
    }

    /// Signs in with what was acknowledged last.
    async fn sign_in(&mut self, account: &mut Account) -> Option<Grant> {
        let Credential { password, is_temporary } = account.credential.settled().clone();
        let is_owed = account.can_sign_in();
        let input = self.world.sign_in(account, &password);
        let tried = self.client.insist("InitiateAuth", &account.name, &input, &[]).await;
        account.may_be_signed_in |= tried.unknown_at.is_some();
        self.expect_done(account, "InitiateAuth", &tried, is_owed);
        match &tried.answer {
            Answer::Acknowledged(answer) => {
                account.wrong_passwords = 0;
                let is_signed_in = answer.get("AuthenticationResult").is_some();
                self.history.expect(is_signed_in != is_temporary || !is_owed, &account.name, || {
                    "the password was replaced, and leads to a challenge".to_owned()
                });
            }
            Answer::Refused(_) => account.wrong_passwords += 1,
            Answer::Unknown | Answer::NotSent => {}
        }
        Grant::of(&tried.answer)
    }

    async fn stay_signed_in(&mut self, account: &mut Account) {
        let grant = self.sign_in(account).await;
        if account.grants.len() < GRANTS_MAX {
            account.grants.extend(grant);
        }
    }

    async fn count(&mut self, account: &mut Account) {
        for _ in 0..=self.random.below(3) {
            account.counted += 1;
            let value = account.counted;
            let mut input = self.world.user(account);
            input["UserAttributes"] = json!([{"Name": "nickname", "Value": value.to_string()}]);
            let tried = self.client.insist("AdminUpdateUserAttributes", &account.name, &input, &[]).await;
            account.counter.take_in(value, &tried);
            self.expect_done(account, "AdminUpdateUserAttributes", &tried, account.presence.is_surely(&true));
        }
        self.look_at(account).await;
    }

    async fn look_at(&mut self, account: &Account) {
        let input = self.world.user(account);
        let tried = self.client.insist("AdminGetUser", &account.name, &input, &[]).await;
        self.expect_done(account, "AdminGetUser", &tried, account.presence.is_surely(&true));
        if let Answer::Acknowledged(user) = &tried.answer {
            let found = counter(user);
            let may_be = found.is_some_and(|found| account.counter.may_be(&found));
            self.history.expect(may_be, &account.name, || {
                let possible: Vec<&u64> = account.counter.values().collect();
                format!("the attribute is {found:?}, and can only be one of {possible:?}")
            });
        }
    }

    async fn change_password(&mut self, account: &mut Account) {
        let before = account.credential.settled().clone();
        let credential = Credential::permanent(self.password());
        let mut input = self.world.user(account);
        input["Password"] = json!(credential.password);
        input["Permanent"] = json!(true);
        let tried = self.client.insist("AdminSetUserPassword", &account.name, &input, &[]).await;
        account.credential.take_in(credential, &tried);
        self.expect_done(account, "AdminSetUserPassword", &tried, account.presence.is_surely(&true));
        let is_replaced = account.credential.is_sure() && *account.credential.settled() != before;
        if is_replaced && account.wrong_passwords < WRONG_PASSWORDS_MAX && self.random.one_in(3) {
            let input = self.world.sign_in(account, &before.password);
            let answer = self.client.call("InitiateAuth", &account.name, &input).await;
            account.wrong_passwords += 1;
            self.history.expect(!answer.is_acknowledged(), &account.name, || {
                "a password that was replaced was accepted".to_owned()
            });
        }
        self.sign_in(account).await;
    }

    /// Refreshes with rotation, some of it at the same time on two nodes, and tries each token once more.
    async fn rotate(&mut self, account: &mut Account) {
        let Some(mut grant) = self.sign_in(account).await else {
            return;
        };
        for _ in 0..=self.random.below(3) {
            let input = self.world.refresh(&grant);
            let next = if self.random.one_in(2) {
                self.refresh_twice(account, &input).await
            } else {
                self.refresh(account, &input).await
            };
            // Of a chain whose end is unknown nobody holds a good token.
            let Some(next) = next else {
                return;
            };
            let answer = self.client.call("GetTokensFromRefreshToken", &account.name, &input).await;
            self.history.expect(!answer.is_acknowledged(), &account.name, || {
                "a refresh token was accepted after it was exchanged".to_owned()
            });
            grant = next;
        }
        if account.grants.len() < GRANTS_MAX {
            account.grants.push(grant);
        }
    }

    async fn refresh(&mut self, account: &Account, input: &Value) -> Option<Grant> {
        let tried = self.client.insist("GetTokensFromRefreshToken", &account.name, input, &[]).await;
        // After an unknown outcome it may have been exchanged already.
        let is_owed = account.keeps_tokens() && tried.unknown_at.is_none();
        self.expect_done(account, "GetTokensFromRefreshToken", &tried, is_owed);
        Grant::of(&tried.answer)
    }

    async fn refresh_twice(&mut self, account: &Account, input: &Value) -> Option<Grant> {
        let operation = "GetTokensFromRefreshToken";
        let node = self.client.any_node();
        let another = self.client.other_node(node);
        let answers = tokio::join!(
            self.client.call_on(node, operation, &account.name, input),
            self.second.call_on(another, operation, &account.name, input),
        );
        let answers = [answers.0, answers.1];
        self.expect_one_at_most(account, "one refresh token was exchanged twice", &answers);
        let is_doubtful = answers.iter().any(|answer| matches!(answer, Answer::Unknown));
        if account.keeps_tokens() && !is_doubtful {
            self.expect_one(account, "a refresh token that was not exchanged", &answers);
        }
        answers.iter().find_map(Grant::of)
    }

    async fn revoke(&mut self, account: &mut Account) {
        let Some(mut grant) = self.sign_in(account).await else {
            return;
        };
        let input = json!({"ClientId": self.world.client, "Token": grant.refresh});
        let tried = self.client.insist("RevokeToken", &account.name, &input, &[]).await;
        self.expect_done(account, "RevokeToken", &tried, true);
        if tried.is_acknowledged() {
            grant.is_ended = true;
            self.expect_ended(account, &grant).await;
            if account.grants.len() < GRANTS_MAX {
                account.grants.push(grant);
            }
        }
    }

    async fn sign_out(&mut self, account: &mut Account) {
        let (Some(own), Some(mut other)) = (self.sign_in(account).await, self.sign_in(account).await) else {
            return;
        };
        let is_owed = account.keeps_tokens();
        let input = json!({"AccessToken": own.access});
        // Once signed out, its own token is refused.
        let done = ["NotAuthorizedException"];
        let tried = self.client.insist("GlobalSignOut", &account.name, &input, &done).await;
        self.expect_done(account, "GlobalSignOut", &tried, is_owed);
        account.may_be_signed_out |= tried.unknown_at.is_some();
        if tried.is_acknowledged() {
            account.end_grants();
            other.is_ended = true;
            self.expect_ended(account, &other).await;
        } else if tried.unknown_at.is_some() {
            account.grants.clear();
        }
    }

    /// Many wrong passwords at once, on all nodes: no more are looked at than one after the other, and then the right one is
    /// not either.
    async fn guess(&mut self, account: &mut Account) {
        if !account.can_sign_in() || account.may_be_signed_in {
            return;
        }
        account.is_locked_out = true;
        let begun = self.history.now();
        let mut guesses = JoinSet::new();
        for number in 0..GUESSES {
            let random = Random::new(self.random.draw(), 0);
            let mut client = Client::new(&self.addresses, &self.history, random);
            let input = self.world.sign_in(account, &format!("Wr0ng!{number}"));
            let name = Arc::clone(&account.name);
            guesses.spawn(async move { client.call("InitiateAuth", &name, &input).await });
        }
        let answers = guesses.join_all().await;
        let elapsed = self.history.now().saturating_sub(begun);
        let is_incorrect = |refusal: &Refusal| refusal.message.starts_with(INCORRECT);
        let looked_at =
            answers.iter().filter(|answer| matches!(answer, Answer::Refused(refusal) if is_incorrect(refusal))).count();
        self.history.expect(!answers.iter().any(Answer::is_acknowledged), &account.name, || {
            "a wrong password was accepted".to_owned()
        });
        self.history.expect(looked_at <= guesses_max(elapsed), &account.name, || {
            format!("{looked_at} wrong passwords were looked at within {elapsed:?}")
        });
        if looked_at >= FREE_GUESSES {
            let input = self.world.sign_in(account, &account.credential.settled().password);
            let answer = self.client.call("InitiateAuth", &account.name, &input).await;
            let is_locked = self.history.now().saturating_sub(begun) < FIRST_LOCK;
            self.history.expect(!(is_locked && answer.is_acknowledged()), &account.name, || {
                "a locked-out user signed in".to_owned()
            });
        }
    }

    async fn delete(&mut self, account: &mut Account) {
        let input = self.world.user(account);
        let was_there = account.presence.is_surely(&true);
        let tried = self.client.insist("AdminDeleteUser", &account.name, &input, &["UserNotFoundException"]).await;
        account.presence.take_in(false, &tried);
        self.expect_done(account, "AdminDeleteUser", &tried, was_there);
        if !account.presence.is_surely(&false) {
            return;
        }
        account.end_grants();
        for node in 0..self.client.nodes() {
            let answer = self.client.call_on(node, "AdminGetUser", &account.name, &input).await;
            self.history
                .expect(!answer.is_acknowledged(), &account.name, || format!("node {node} shows a deleted user"));
        }
        let sign_in = self.world.sign_in(account, &account.credential.settled().password);
        let answer = self.client.call("InitiateAuth", &account.name, &sign_in).await;
        self.history.expect(!answer.is_acknowledged(), &account.name, || "a deleted user signed in".to_owned());
        if let Some(grant) = account.grants.first().cloned() {
            self.expect_ended(account, &grant).await;
        }
    }

    /// Under a name that is taken.
    async fn sign_up_again(&mut self, account: &Account) {
        let password = self.password();
        let input = self.world.sign_up(&account.name, &password);
        let answer = self.client.call("SignUp", &account.name, &input).await;
        let is_taken = account.presence.is_surely(&true);
        self.history.expect(!is_taken || !answer.is_acknowledged(), &account.name, || {
            "a name that is taken was given to somebody else".to_owned()
        });
    }

    /// With a password that no policy allows: whoever is refused is not there in the end.
    async fn sign_up_in_vain(&mut self) {
        let name = self.name();
        let input = self.world.sign_up(&name, "short");
        let account = Account::new(name, Credential::permanent("short".to_owned()));
        let tried = self.client.insist("SignUp", &account.name, &input, &[]).await;
        self.history.expect(!tried.is_acknowledged(), &account.name, || "a bad password was accepted".to_owned());
        self.finished.push(account);
    }

    /// Tokens that were revoked are good on no node.
    async fn expect_ended(&mut self, account: &Account, grant: &Grant) {
        let (refresh, access) = (self.world.refresh(grant), json!({"AccessToken": grant.access}));
        for node in 0..self.client.nodes() {
            let answer = self.client.call_on(node, "GetUser", &account.name, &access).await;
            self.history.expect(!answer.is_acknowledged(), &account.name, || {
                format!("node {node} accepted an access token that was revoked")
            });
            let answer = self.client.call_on(node, "GetTokensFromRefreshToken", &account.name, &refresh).await;
            self.history.expect(!answer.is_acknowledged(), &account.name, || {
                format!("node {node} accepted a refresh token that was revoked")
            });
        }
    }

    /// What is owed is not refused: a no is as definite as a yes, and has to be as right.
    fn expect_done(&self, account: &Account, operation: &str, tried: &Tried, is_owed: bool) {
        let wrongly = match &tried.answer {
            Answer::Refused(refusal) if is_owed && !refusal.is_passing() => Some(refusal),
            Answer::Acknowledged(_) | Answer::Refused(_) | Answer::Unknown | Answer::NotSent => None,
        };
        self.history.expect(wrongly.is_none(), &account.name, || {
            format!("{operation} was wrongly refused: {}", wrongly.map_or_else(String::new, ToString::to_string))
        });
    }

    fn expect_one_at_most(&self, account: &Account, text: &str, answers: &[Answer; 2]) {
        let is_twice = answers.iter().all(Answer::is_acknowledged);
        self.history.expect(!is_twice, &account.name, || text.to_owned());
    }

    /// Of two answers to what can be used once, one is a yes, unless none was sent or a refusal says nothing.
    fn expect_one(&self, account: &Account, what: &str, answers: &[Answer; 2]) {
        let is_accepted = answers.iter().any(Answer::is_acknowledged);
        let refusal = answers.iter().find_map(|answer| match answer {
            Answer::Refused(refusal) if !is_accepted && !refusal.is_passing() => Some(refusal),
            Answer::Acknowledged(_) | Answer::Refused(_) | Answer::Unknown | Answer::NotSent => None,
        });
        self.history.expect(refusal.is_none(), &account.name, || {
            format!("{what} was refused: {}", refusal.map_or_else(String::new, ToString::to_string))
        });
    }

    /// A name that nobody else uses.
    fn name(&mut self) -> Arc<str> {
        self.names += 1;
        format!("w{:02}-{:05}", self.id, self.names).into()
    }

    /// A password that was never used.
    fn password(&mut self) -> String {
        self.passwords += 1;
        format!("Passw0rd!{}-{}", self.id, self.passwords)
    }
}

/// So many wrong passwords of one user can be looked at in a time: five at once, another one second later, the next two
/// seconds after that, and so on.
fn guesses_max(elapsed: Duration) -> usize {
    let (mut most, mut lock, mut needed) = (FREE_GUESSES, FIRST_LOCK, FIRST_LOCK);
    while needed <= elapsed {
        most += 1;
        lock *= 2;
        needed += lock;
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lockouts_double() {
        let most = |millis| guesses_max(Duration::from_millis(millis));
        assert_eq!([most(0), most(999), most(1000), most(2999), most(3000), most(7000)], [5, 5, 6, 6, 7, 8]);
    }

    #[test]
    fn the_counter_is_found_among_the_attributes() {
        let user = json!({"UserAttributes": [{"Name": "sub", "Value": "x"}, {"Name": "nickname", "Value": "17"}]});
        assert_eq!(counter(&user), Some(17));
        assert_eq!(counter(&json!({"UserAttributes": []})), None);
    }
}
