//! What is asked about a name, and whom it is asked about.

use std::time::{Duration, Instant};

use anyhow::ensure;
use serde_json::{Value, json};
use vestibule_srp::ClientEphemeral;

use crate::bench::connection::Connection;
use crate::bench::functions::{self, Deployed};
use crate::bench::interpreters::Interpreters;
use crate::bench::world::{call, text};

/// Every user's password. Nobody types it here.
const PASSWORD: &str = "Passw0rd!Latency";

/// What is asked about a name.
#[derive(Clone, Copy)]
pub enum Question {
    WrongPassword,
    SrpChallenge,
    WrongSrpProof,
    ChoiceOfFactors,
    ChosenWrongPassword,
    EmailCode,
    WrongEmailCode,
    CustomChallenge,
    CustomAnswer,
    ForgotPassword,
    WrongResetCode,
    ResendConfirmationCode,
    WrongConfirmationCode,
}

/// Users of one kind, each asked about so seldom that no limit is reached.
#[derive(Clone, Copy)]
enum Group {
    /// Confirmed. Three questions count wrong passwords, and each has a group of its own.
    First,
    Second,
    Third,
    /// Signed up, and waiting for a code.
    Unconfirmed,
}

impl Group {
    const ALL: [Self; 4] = [Self::First, Self::Second, Self::Third, Self::Unconfirmed];

    /// The name of a user, or of nobody: of one length, so that nothing but existence differs.
    fn name(self, is_known: bool, number: usize) -> String {
        let group = match self {
            Self::First => 'a',
            Self::Second => 'b',
            Self::Third => 'c',
            Self::Unconfirmed => 'u',
        };
        format!("{}-{group}{number:05}@example.com", if is_known { "known" } else { "other" })
    }
}

impl Question {
    pub const ALL: [Self; 13] = [
        Self::WrongPassword,
        Self::SrpChallenge,
        Self::WrongSrpProof,
        Self::ChoiceOfFactors,
        Self::ChosenWrongPassword,
        Self::EmailCode,
        Self::WrongEmailCode,
        Self::CustomChallenge,
        Self::CustomAnswer,
        Self::ForgotPassword,
        Self::WrongResetCode,
        Self::ResendConfirmationCode,
        Self::WrongConfirmationCode,
    ];

    fn group(self) -> Group {
        match self {
            Self::WrongSrpProof => Group::Second,
            Self::ChosenWrongPassword => Group::Third,
            Self::ResendConfirmationCode | Self::WrongConfirmationCode => Group::Unconfirmed,
            _ => Group::First,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::WrongPassword => "USER_PASSWORD_AUTH, wrong password",
            Self::SrpChallenge => "USER_SRP_AUTH, the challenge",
            Self::WrongSrpProof => "PASSWORD_VERIFIER, wrong proof",
            Self::ChoiceOfFactors => "USER_AUTH, SELECT_CHALLENGE",
            Self::ChosenWrongPassword => "USER_AUTH, wrong password",
            Self::EmailCode => "USER_AUTH, EMAIL_OTP",
            Self::WrongEmailCode => "EMAIL_OTP, wrong code",
            Self::CustomChallenge => "CUSTOM_AUTH, the challenge",
            Self::CustomAnswer => "CUSTOM_CHALLENGE, wrong answer",
            Self::ForgotPassword => "ForgotPassword",
            Self::WrongResetCode => "ConfirmForgotPassword, wrong code",
            Self::ResendConfirmationCode => "ResendConfirmationCode",
            Self::WrongConfirmationCode => "ConfirmSignUp, wrong code",
        }
    }

    /// What every answer must have in it: anything else was not what is to be measured.
    fn mark(self) -> &'static str {
        match self {
            Self::WrongPassword | Self::WrongSrpProof | Self::ChosenWrongPassword => "Incorrect username or password.",
            Self::SrpChallenge => "PASSWORD_VERIFIER",
            Self::ChoiceOfFactors => "SELECT_CHALLENGE",
            Self::EmailCode => "EMAIL_OTP",
            Self::WrongEmailCode | Self::WrongResetCode | Self::WrongConfirmationCode => "CodeMismatchException",
            Self::CustomChallenge | Self::CustomAnswer => "CUSTOM_CHALLENGE",
            Self::ForgotPassword | Self::ResendConfirmationCode => "CodeDeliveryDetails",
        }
    }
}

/// Whoever asks: the app client, and half a proof.
pub struct Stranger {
    client_id: String,
    client_public: String,
    /// Whether the machine has Python, for the functions of a custom sign-in.
    has_functions: bool,
}

impl Stranger {
    /// Makes a pool that hides who exists, with as many users in each group.
    pub async fn prepare(connection: &mut Connection, users: usize) -> anyhow::Result<Self> {
        let interpreters = Interpreters { node: None, ..Interpreters::find() };
        let deployed = functions::deploy_all(connection, &interpreters).await?;
        let triggers = deployed.first().map_or_else(|| json!({}), |Deployed { define, create, verify, .. }| {
            json!({"DefineAuthChallenge": define, "CreateAuthChallenge": create, "VerifyAuthChallengeResponse": verify})
        });
        let pool = json!({"PoolName": "latency", "AutoVerifiedAttributes": ["email"], "LambdaConfig": triggers,
            "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}});
        let pool_id = text(&call(connection, "CreateUserPool", &pool).await?, "/UserPool/Id")?;
        let flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH"];
        let client = json!({"UserPoolId": pool_id, "ClientName": "latency", "PreventUserExistenceErrors": "ENABLED",
            "ExplicitAuthFlows": flows});
        let client_id = text(&call(connection, "CreateUserPoolClient", &client).await?, "/UserPoolClient/ClientId")?;
        for group in Group::ALL {
            for number in 0..users {
                let name = group.name(true, number);
                let email = json!({"Name": "email", "Value": name});
                if matches!(group, Group::Unconfirmed) {
                    let user = json!({"ClientId": client_id, "Username": name, "Password": PASSWORD,
                        "UserAttributes": [email]});
                    call(connection, "SignUp", &user).await?;
                    continue;
                }
                let attributes = json!([email, {"Name": "email_verified", "Value": "true"}]);
                let user = json!({"UserPoolId": pool_id, "Username": name, "UserAttributes": attributes,
                    "MessageAction": "SUPPRESS"});
                call(connection, "AdminCreateUser", &user).await?;
                let password =
                    json!({"UserPoolId": pool_id, "Username": name, "Password": PASSWORD, "Permanent": true});
                call(connection, "AdminSetUserPassword", &password).await?;
            }
        }
        let client_public = ClientEphemeral::new(&[7; 128]).public().to_hex();
        Ok(Self { client_id, client_public, has_functions: !deployed.is_empty() })
    }

    /// Whether it can be asked on this machine.
    pub fn can_ask(&self, question: Question) -> bool {
        self.has_functions || !matches!(question, Question::CustomChallenge | Question::CustomAnswer)
    }

    /// Asks about a name once, and says how long the answer took.
    pub async fn ask(
        &self,
        connection: &mut Connection,
        question: Question,
        is_known: bool,
        number: usize,
    ) -> anyhow::Result<Duration> {
        let name = &question.group().name(is_known, number);
        let (operation, input) = match question {
            Question::WrongPassword => self.initiate(name, "USER_PASSWORD_AUTH", json!({"PASSWORD": "Wr0ng!Password"})),
            Question::SrpChallenge => self.initiate(name, "USER_SRP_AUTH", json!({"SRP_A": self.client_public})),
            Question::WrongSrpProof => self.wrong_proof(connection, name).await?,
            Question::ChoiceOfFactors => self.initiate(name, "USER_AUTH", json!({})),
            Question::ChosenWrongPassword => {
                let chosen = json!({"PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": "Wr0ng!Password"});
                self.initiate(name, "USER_AUTH", chosen)
            }
            Question::EmailCode => self.initiate(name, "USER_AUTH", json!({"PREFERRED_CHALLENGE": "EMAIL_OTP"})),
            Question::WrongEmailCode => {
                let begun = self.initiate(name, "USER_AUTH", json!({"PREFERRED_CHALLENGE": "EMAIL_OTP"}));
                let answers = json!({"USERNAME": name, "EMAIL_OTP_CODE": "none"});
                self.respond(connection, begun, "EMAIL_OTP", answers).await?
            }
            Question::CustomChallenge => self.initiate(name, "CUSTOM_AUTH", json!({})),
            Question::CustomAnswer => {
                let begun = self.initiate(name, "CUSTOM_AUTH", json!({}));
                let answers = json!({"USERNAME": name, "ANSWER": "none"});
                self.respond(connection, begun, "CUSTOM_CHALLENGE", answers).await?
            }
            Question::ForgotPassword => ("ForgotPassword", json!({"ClientId": self.client_id, "Username": name})),
            Question::ResendConfirmationCode => {
                ("ResendConfirmationCode", json!({"ClientId": self.client_id, "Username": name}))
            }
            Question::WrongResetCode => {
                let input = json!({"ClientId": self.client_id, "Username": name, "ConfirmationCode": "none",
                    "Password": PASSWORD});
                ("ConfirmForgotPassword", input)
            }
            Question::WrongConfirmationCode => {
                let input = json!({"ClientId": self.client_id, "Username": name, "ConfirmationCode": "none"});
                ("ConfirmSignUp", input)
            }
        };
        let start = Instant::now();
        let answer = connection.answer(operation, &input).await?;
        let time = start.elapsed();
        let answer = String::from_utf8_lossy(&answer);
        ensure!(answer.contains(question.mark()), "{}: {name}: {answer}", question.name());
        Ok(time)
    }

    fn initiate(&self, name: &str, flow: &str, more: Value) -> (&'static str, Value) {
        let mut parameters = json!({"USERNAME": name});
        if let (Value::Object(parameters), Value::Object(more)) = (&mut parameters, more) {
            parameters.extend(more);
        }
        ("InitiateAuth", json!({"ClientId": self.client_id, "AuthFlow": flow, "AuthParameters": parameters}))
    }

    async fn respond(
        &self,
        connection: &mut Connection,
        (operation, input): (&'static str, Value),
        challenge: &str,
        answers: Value,
    ) -> anyhow::Result<(&'static str, Value)> {
        let asked = call(connection, operation, &input).await?;
        let input = json!({"ClientId": self.client_id, "ChallengeName": challenge, "Session": text(&asked, "/Session")?,
            "ChallengeResponses": answers});
        Ok(("RespondToAuthChallenge", input))
    }

    async fn wrong_proof(&self, connection: &mut Connection, name: &str) -> anyhow::Result<(&'static str, Value)> {
        let (operation, input) = self.initiate(name, "USER_SRP_AUTH", json!({"SRP_A": self.client_public}));
        let asked = call(connection, operation, &input).await?;
        let user_id = text(&asked, "/ChallengeParameters/USER_ID_FOR_SRP")?;
        let block = text(&asked, "/ChallengeParameters/SECRET_BLOCK")?;
        let timestamp = jiff::Timestamp::now().strftime("%a %b %-d %H:%M:%S UTC %Y").to_string();
        let answers = json!({"USERNAME": user_id, "PASSWORD_CLAIM_SECRET_BLOCK": block, "TIMESTAMP": timestamp,
            "PASSWORD_CLAIM_SIGNATURE": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="});
        let input = json!({"ClientId": self.client_id, "ChallengeName": "PASSWORD_VERIFIER",
            "ChallengeResponses": answers});
        Ok(("RespondToAuthChallenge", input))
    }
}
