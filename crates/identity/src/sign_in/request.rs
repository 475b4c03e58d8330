//! From the API's string maps to what the machine takes: the parameters of a flow and the responses to a challenge.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{AuthFlowType, ChallengeNameType, UserPoolTierType};
use vestibule_srp::PublicValue;

use super::first_factor::Choice;
use super::step_up::StepUp;
use crate::acr::Level;
use crate::app_client::AppClient;
use crate::error::Error;
use crate::secret::Secret;
use crate::user::Attributes;
use crate::user_pool::{self, UserPool};

/// The longest value of an attribute, which may be a name.
const USERNAME_CHARS_MAX: usize = 2048;
/// The longest device key. Source: the model.
const DEVICE_KEY_CHARS_MAX: usize = 55;

/// `AuthParameters` or `ChallengeResponses`.
pub type Parameters = BTreeMap<String, Sensitive>;

/// How a sign-in begins.
#[derive(Clone, Debug)]
pub enum Start {
    /// With the password in clear.
    Password {
        /// The name as typed.
        username: String,
        /// The password as typed.
        password: Secret,
    },
    /// With SRP.
    Srp {
        /// The name as typed.
        username: String,
        /// `SRP_A`, in hex.
        client_public: String,
    },
    /// By choice.
    Choice {
        /// The name as typed.
        username: String,
        /// What the client prefers.
        choice: Choice,
        /// The level of authentication that it asks for.
        step_up: Option<Box<StepUp>>,
    },
    /// With the session of a sign-up that was just confirmed.
    SignedUp {
        /// The name as typed.
        username: String,
    },
    /// With define-auth-challenge, perhaps after SRP.
    Custom {
        /// The name as typed.
        username: String,
        /// `SRP_A`, in hex, where the client asks to begin with the password.
        client_public: Option<String>,
    },
}

impl Start {
    /// The name as typed.
    pub fn username(&self) -> &str {
        match self {
            Self::Password { username, .. }
            | Self::Srp { username, .. }
            | Self::Choice { username, .. }
            | Self::SignedUp { username }
            | Self::Custom { username, .. } => username,
        }
    }
}

/// Reads the parameters of a flow that begins a sign-in, in the order of the service's checks: operation, client,
/// parameters. Refreshing is not one of them.
pub fn parse_start(
    pool: &UserPool,
    client: &AppClient,
    flow: AuthFlowType,
    is_admin: bool,
    parameters: &Parameters,
) -> Result<Start, Error> {
    check_flow(client, flow, is_admin)?;
    match flow {
        AuthFlowType::UserPasswordAuth | AuthFlowType::AdminUserPasswordAuth | AuthFlowType::AdminNoSrpAuth => {
            Ok(Start::Password { username: username(parameters)?, password: required(parameters, "PASSWORD")?.into() })
        }
        AuthFlowType::UserSrpAuth => {
            Ok(Start::Srp { username: username(parameters)?, client_public: client_public(parameters)? })
        }
        AuthFlowType::CustomAuth => parse_custom(pool, parameters),
        AuthFlowType::UserAuth => parse_choice(pool, parameters),
        AuthFlowType::RefreshToken | AuthFlowType::RefreshTokenAuth => Err(Error::FlowNotSupported),
    }
}

fn parse_choice(pool: &UserPool, parameters: &Parameters) -> Result<Start, Error> {
    if pool.settings.user_pool_tier == Some(UserPoolTierType::Lite) {
        return Err(Error::UserPool(user_pool::Problem::TierTooLow));
    }
    let username = username(parameters)?;
    let choice = choice(parameters, parameters.get("PREFERRED_CHALLENGE"));
    Ok(Start::Choice { username, choice, step_up: parse_step_up(pool, parameters)?.map(Box::new) })
}

/// Cognito: names that the pool does not have are ignored, and it is an error if none is left or if `ACCESS_TOKEN` comes
/// without them. Source: InitiateAuth, API reference. The texts, and that `MAX_AGE` alone does nothing, are inferred.
fn parse_step_up(pool: &UserPool, parameters: &Parameters) -> Result<Option<StepUp>, Error> {
    let invalid = |name| Error::InvalidParameter(name);
    let max_age_seconds = match parameters.get("MAX_AGE").map(Sensitive::as_str) {
        None => None,
        Some(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(text.parse::<i64>().map_err(|_| invalid("MAX_AGE"))?)
        }
        Some(_) => return Err(invalid("MAX_AGE")),
    };
    let access_token = parameters.get("ACCESS_TOKEN").map(|token| Secret::from(token.as_str()));
    let Some(names) = parameters.get("TARGET_ACR_VALUES") else {
        return if access_token.is_some() { Err(Error::MissingParameter("TARGET_ACR_VALUES")) } else { Ok(None) };
    };
    let mut levels = Vec::new();
    for level in names.as_str().split(' ').filter_map(|name| Level::named(pool, name)) {
        if !levels.contains(&level) {
            levels.push(level);
        }
    }
    if levels.is_empty() {
        return Err(invalid("TARGET_ACR_VALUES"));
    }
    Ok(Some(StepUp { levels, access_token, session: None, max_age_seconds }))
}

fn choice(parameters: &Parameters, name: Option<&Sensitive>) -> Choice {
    let text = |name| parameters.get(name).map(Sensitive::as_str).filter(|it| !it.is_empty());
    Choice {
        name: name.map(|it| it.as_str().to_owned()).filter(|it| !it.is_empty()),
        password: text("PASSWORD").map(Secret::from),
        client_public: text("SRP_A").map(str::to_owned),
    }
}

/// The name as typed. It is kept with the sign-in, whoever typed it, so it is no longer than a name can be: that of the
/// longest attribute.
fn username(parameters: &Parameters) -> Result<String, Error> {
    let typed = required(parameters, "USERNAME")?;
    if typed.chars().count() > USERNAME_CHARS_MAX {
        return Err(Error::InvalidParameter("USERNAME"));
    }
    Ok(typed.to_owned())
}

/// `SRP_A` of the first call, which a custom sign-in keeps.
fn client_public(parameters: &Parameters) -> Result<String, Error> {
    let text = required(parameters, "SRP_A")?;
    PublicValue::parse(text).map_err(|_| Error::InvalidParameter("SRP_A"))?;
    Ok(text.to_owned())
}

/// `DEVICE_KEY`; a text longer than the model's `DeviceKeyType` is none.
pub fn device_key(parameters: &Parameters) -> Option<String> {
    let key = parameters.get("DEVICE_KEY")?.as_str();
    (1..=DEVICE_KEY_CHARS_MAX).contains(&key.chars().count()).then(|| key.to_owned())
}

/// Cognito: the guide and the clients send `CHALLENGE_NAME`, the reference spells it `ChallengeName`.
fn parse_custom(pool: &UserPool, parameters: &Parameters) -> Result<Start, Error> {
    let username = username(parameters)?;
    if pool.lambda_config().define_auth_challenge.is_none() {
        return Err(Error::CustomAuthNotConfigured);
    }
    let name = parameters.get("CHALLENGE_NAME").or_else(|| parameters.get("ChallengeName"));
    let client_public = match name.map(Sensitive::as_str) {
        None | Some("" | "CUSTOM_CHALLENGE") => None,
        Some("SRP_A") => Some(client_public(parameters)?),
        Some(_) => return Err(Error::InvalidParameter("CHALLENGE_NAME")),
    };
    Ok(Start::Custom { username, client_public })
}

/// Whether this operation knows the flow and the client allows it.
pub fn check_flow(client: &AppClient, flow: AuthFlowType, is_admin: bool) -> Result<(), Error> {
    let is_for_admin = matches!(flow, AuthFlowType::AdminUserPasswordAuth | AuthFlowType::AdminNoSrpAuth);
    if is_for_admin && !is_admin || flow == AuthFlowType::UserPasswordAuth && is_admin {
        return Err(Error::FlowNotSupported);
    }
    if client.allows(flow) {
        return Ok(());
    }
    Err(match flow {
        _ if client.is_custom_auth_only() => Error::OnlyCustomAuthEnabled,
        AuthFlowType::CustomAuth => Error::CustomAuthNotEnabled,
        _ if is_admin => Error::AdminFlowNotEnabled,
        _ => Error::FlowNotEnabled(flow.as_str().to_owned()),
    })
}

/// A client's answer to a challenge.
#[derive(Clone, Debug)]
pub enum Answer {
    /// To `PASSWORD_VERIFIER` and `DEVICE_PASSWORD_VERIFIER`.
    PasswordProof(PasswordProof),
    /// To whatever asks for a one-time code.
    Code(Secret),
    /// To `DEVICE_SRP_AUTH`.
    DeviceStart {
        /// `SRP_A`, in hex.
        client_public: String,
    },
    /// To `WEB_AUTHN`: what the authenticator signed, in JSON.
    Passkey(Secret),
    /// To `SELECT_CHALLENGE`, `PASSWORD` and `PASSWORD_SRP`.
    FirstFactor(Choice),
    /// To a challenge that offers several ways: the name of one.
    Choice(String),
    /// To `MFA_SETUP`.
    MfaSetup {
        /// The address, where email is set up.
        email: Option<String>,
    },
    /// To `NEW_PASSWORD_REQUIRED`: the password, and attributes that were missing.
    NewPassword(Secret, Attributes),
    /// To `CUSTOM_CHALLENGE`.
    Custom(Secret),
}

/// The proof of a password by SRP.
#[derive(Clone, Debug)]
pub struct PasswordProof {
    /// The secret block, decoded.
    pub secret_block: Vec<u8>,
    /// The signature, decoded.
    pub signature: Vec<u8>,
    /// The client's time, letter for letter.
    pub timestamp: String,
}

/// Reads the responses to a challenge.
pub fn parse_answer(challenge: ChallengeNameType, responses: &Parameters) -> Result<Answer, Error> {
    match challenge {
        ChallengeNameType::PasswordVerifier => parse_proof(responses),
        ChallengeNameType::DeviceSrpAuth => {
            required(responses, "DEVICE_KEY")?;
            Ok(Answer::DeviceStart { client_public: required(responses, "SRP_A")?.to_owned() })
        }
        ChallengeNameType::DevicePasswordVerifier => {
            required(responses, "DEVICE_KEY")?;
            parse_proof(responses)
        }
        ChallengeNameType::SmsMfa => Ok(Answer::Code(required(responses, "SMS_MFA_CODE")?.into())),
        ChallengeNameType::SmsOtp => Ok(Answer::Code(required(responses, "SMS_OTP_CODE")?.into())),
        ChallengeNameType::EmailOtp => Ok(Answer::Code(required(responses, "EMAIL_OTP_CODE")?.into())),
        ChallengeNameType::SoftwareTokenMfa => Ok(Answer::Code(required(responses, "SOFTWARE_TOKEN_MFA_CODE")?.into())),
        ChallengeNameType::SelectChallenge => {
            required(responses, "ANSWER")?;
            Ok(Answer::FirstFactor(choice(responses, responses.get("ANSWER"))))
        }
        ChallengeNameType::Password => {
            required(responses, "PASSWORD")?;
            Ok(Answer::FirstFactor(Choice { name: Some("PASSWORD".into()), ..choice(responses, None) }))
        }
        ChallengeNameType::PasswordSrp => {
            required(responses, "SRP_A")?;
            Ok(Answer::FirstFactor(Choice { name: Some("PASSWORD_SRP".into()), ..choice(responses, None) }))
        }
        ChallengeNameType::SelectMfaType => Ok(Answer::Choice(required(responses, "ANSWER")?.to_owned())),
        ChallengeNameType::MfaSetup => {
            // Cognito: the guide says `email`, Amplify sends `EMAIL`. Source: MFA guide, client libraries.
            let email = responses.get("EMAIL").or_else(|| responses.get("email"));
            Ok(Answer::MfaSetup { email: email.map(|it| it.as_str().to_owned()).filter(|it| !it.is_empty()) })
        }
        ChallengeNameType::NewPasswordRequired => {
            let attributes = responses
                .iter()
                .filter_map(|(name, value)| {
                    let name = name.strip_prefix("userAttributes.")?;
                    Some((name.to_owned(), value.as_str().to_owned()))
                })
                .collect();
            Ok(Answer::NewPassword(required(responses, "NEW_PASSWORD")?.into(), attributes))
        }
        ChallengeNameType::CustomChallenge => {
            // Cognito: an empty answer reaches the function as it is; inferred.
            let answer = responses.get("ANSWER").ok_or(Error::MissingParameter("ANSWER"))?;
            Ok(Answer::Custom(answer.as_str().into()))
        }
        ChallengeNameType::WebAuthn => Ok(Answer::Passkey(required(responses, "CREDENTIAL")?.into())),
        // Nothing asks for these, unless a function names them, and then only to be echoed.
        ChallengeNameType::AdminNoSrpAuth | ChallengeNameType::SrpA => Err(Error::SessionInvalid),
    }
}

fn parse_proof(responses: &Parameters) -> Result<Answer, Error> {
    Ok(Answer::PasswordProof(PasswordProof {
        secret_block: decoded(responses, "PASSWORD_CLAIM_SECRET_BLOCK")?,
        signature: decoded(responses, "PASSWORD_CLAIM_SIGNATURE")?,
        timestamp: required(responses, "TIMESTAMP")?.to_owned(),
    }))
}

/// A parameter that must be there and not be empty.
pub fn required<'a>(parameters: &'a Parameters, name: &'static str) -> Result<&'a str, Error> {
    parameters.get(name).map(Sensitive::as_str).filter(|it| !it.is_empty()).ok_or(Error::MissingParameter(name))
}

fn decoded(parameters: &Parameters, name: &'static str) -> Result<Vec<u8>, Error> {
    BASE64_STANDARD.decode(required(parameters, name)?).map_err(|_| Error::InvalidParameter(name))
}
