//! What a function's author should know of an answer: why it was refused, and what of it had no effect.
//!
//! For the timeline and the command line only: nothing is decided here. The rules that these sentences tell of are in the
//! triggers' own files and where their responses are used.

use serde_json::{Map, Value};

use super::TriggerName;
use crate::error::TriggerError;
use crate::message::has_link;
use crate::token::claims;

/// The placeholder of a code in a message.
const CODE: &str = "{####}";

/// Sentences about one run of a function: the event that it was sent, what it answered (if that was JSON), and why the answer
/// was not taken (if it was not).
pub fn review(trigger: TriggerName, sent: &Value, answer: Option<&Value>, error: Option<&TriggerError>) -> Vec<String> {
    let mut notes: Vec<String> = error.and_then(explain).into_iter().collect();
    let Some(Value::Object(answer)) = answer else { return notes };
    if matches!(error, Some(TriggerError::Failed(_))) {
        // What a function that failed answers is a description of its failure.
        return notes;
    }
    notes.extend(changed(sent, answer));
    let empty = Map::new();
    let response = answer.get("response").and_then(Value::as_object).unwrap_or(&empty);
    notes.extend(unknown_fields(trigger, sent, response));
    match trigger {
        TriggerName::PreSignUp => pre_sign_up(sent, response, &mut notes),
        TriggerName::DefineAuthChallenge => define(response, &mut notes),
        TriggerName::VerifyAuthChallengeResponse if is_unset(response, "answerCorrect") => {
            notes.push("`response.answerCorrect` was not set, which counts as a wrong answer.".into());
        }
        TriggerName::CustomMessage => custom_message(sent, response, &mut notes),
        TriggerName::PreTokenGeneration => token_generation(response, &mut notes),
        TriggerName::UserMigration if is_unset(response, "userAttributes") => {
            notes.push("`response.userAttributes` was not set, so nobody was migrated.".into());
        }
        _ => {}
    }
    notes
}

fn explain(error: &TriggerError) -> Option<String> {
    Some(match error {
        TriggerError::InvalidJson => {
            "The answer is not JSON, or null: a function has to return the whole event that it was given.".into()
        }
        TriggerError::Unrecognizable(reason) => format!("The answer was refused: {reason}."),
        TriggerError::NotConfigured => "The pool has no function for this trigger, and the sign-in needs one.".into(),
        TriggerError::NotInvoked(exception) => match exception.as_str() {
            "AccessDeniedException" => "The function's policy does not let this pool call it: `aws lambda \
                add-permission` with the principal cognito-idp.amazonaws.com and the pool's ARN as source."
                .into(),
            "ResourceNotFoundException" => "There is no function with this ARN.".into(),
            "TooManyRequestsException" => "Every worker that the function may have was busy for too long.".into(),
            "ResourceConflictException" => "The function is being made or changed and was not ready in time.".into(),
            other if other.starts_with("Socket timeout") => {
                "The function did not answer within the time for a trigger, in any attempt; its own time-out does not \
                 help."
                    .into()
            }
            _ => return None,
        },
        TriggerError::Failed(_) => return None,
    })
}

/// Only `response` is looked at; whatever else comes back changed has no effect.
fn changed(sent: &Value, answer: &Map<String, Value>) -> Option<String> {
    let names = ["version", "region", "userPoolId", "userName", "callerContext", "triggerSource", "request"];
    let differs = |name: &&str| answer.get(*name).is_some_and(|value| Some(value) != sent.get(*name));
    let changed: Vec<String> = names.into_iter().filter(differs).map(|name| format!("`{name}`")).collect();
    (!changed.is_empty()).then(|| format!("What was changed in {} has no effect.", changed.join(", ")))
}

/// The fields of a trigger's response that mean something.
fn fields(trigger: TriggerName, sent: &Value) -> &'static [&'static str] {
    match trigger {
        TriggerName::PreSignUp => &["autoConfirmUser", "autoVerifyEmail", "autoVerifyPhone"],
        TriggerName::PostConfirmation
        | TriggerName::PreAuthentication
        | TriggerName::PostAuthentication
        | TriggerName::CustomEmailSender
        | TriggerName::CustomSmsSender => &[],
        TriggerName::CustomMessage => &["smsMessage", "emailMessage", "emailSubject"],
        TriggerName::DefineAuthChallenge => &["challengeName", "issueTokens", "failAuthentication"],
        TriggerName::CreateAuthChallenge => {
            &["publicChallengeParameters", "privateChallengeParameters", "challengeMetadata"]
        }
        TriggerName::VerifyAuthChallengeResponse => &["answerCorrect"],
        TriggerName::PreTokenGeneration if sent["version"] == "1" => &["claimsOverrideDetails"],
        TriggerName::PreTokenGeneration => &["claimsAndScopeOverrideDetails"],
        TriggerName::UserMigration => &[
            "userAttributes",
            "finalUserStatus",
            "messageAction",
            "desiredDeliveryMediums",
            "forceAliasCreation",
            "enableSMSMFA",
        ],
        TriggerName::InboundFederation => &["userAttributesToMap"],
    }
}

fn unknown_fields(trigger: TriggerName, sent: &Value, response: &Map<String, Value>) -> Vec<String> {
    let known = fields(trigger, sent);
    let unknown = response.iter().filter(|(name, value)| !known.contains(&name.as_str()) && !value.is_null());
    unknown
        .map(|(name, _)| {
            let meant = known.iter().find(|field| field.eq_ignore_ascii_case(name));
            let version = sent["version"].as_str().unwrap_or_default();
            match (name.as_str(), meant) {
                (_, Some(field)) => format!("`response.{name}` has no effect: the field is called `{field}`."),
                ("claimsOverrideDetails", None) if known == ["claimsAndScopeOverrideDetails"] => format!(
                    "`response.claimsOverrideDetails` has no effect: events of version {version} are answered by \
                     `claimsAndScopeOverrideDetails`."
                ),
                ("claimsAndScopeOverrideDetails", None) if known == ["claimsOverrideDetails"] => {
                    "`response.claimsAndScopeOverrideDetails` has no effect: it needs the event version V2_0 or V3_0 in \
                     the pool's PreTokenGenerationConfig."
                        .into()
                }
                (_, None) if known.is_empty() => {
                    format!("`response.{name}` has no effect: nothing that this trigger answers has, but an error.")
                }
                (_, None) => format!("`response.{name}` has no effect: the fields are {}.", known.join(", ")),
            }
        })
        .collect()
}

fn is_unset(response: &Map<String, Value>, field: &str) -> bool {
    response.get(field).is_none_or(Value::is_null)
}

fn is_true(response: &Map<String, Value>, field: &str) -> bool {
    response.get(field) == Some(&Value::Bool(true))
}

fn pre_sign_up(sent: &Value, response: &Map<String, Value>, notes: &mut Vec<String>) {
    let flags =
        ["autoConfirmUser", "autoVerifyEmail", "autoVerifyPhone"].into_iter().filter(|it| is_true(response, it));
    if sent["triggerSource"] == "PreSignUp_AdminCreateUser" {
        notes.extend(
            flags.map(|field| format!("`response.{field}` has no effect on a user that an administrator makes.")),
        );
    }
}

fn define(response: &Map<String, Value>, notes: &mut Vec<String>) {
    let (issues, fails) = (is_true(response, "issueTokens"), is_true(response, "failAuthentication"));
    if issues && fails {
        notes.push("`response.failAuthentication` wins over `issueTokens`: the sign-in failed.".into());
    }
    if (issues || fails) && !is_unset(response, "challengeName") {
        let decided = if fails { "failAuthentication" } else { "issueTokens" };
        notes.push(format!("`response.challengeName` has no effect beside `{decided}`."));
    }
}

fn custom_message(sent: &Value, response: &Map<String, Value>, notes: &mut Vec<String>) {
    let is_invitation = sent["triggerSource"] == "CustomMessage_AdminCreateUser";
    let confirms = ["CustomMessage_SignUp", "CustomMessage_ResendCode"].iter().any(|it| sent["triggerSource"] == **it);
    for field in ["smsMessage", "emailMessage"] {
        let Some(text) = response.get(field).and_then(Value::as_str) else { continue };
        let has_code = text.contains(CODE) || confirms && field == "emailMessage" && has_link(text);
        let lacks = match (has_code, !is_invitation || text.contains("{username}")) {
            (true, true) => continue,
            (false, _) => CODE,
            (true, false) => "{username}",
        };
        notes.push(format!("`response.{field}` has no effect, the pool's template was used: {lacks} is not in it."));
    }
}

fn token_generation(response: &Map<String, Value>, notes: &mut Vec<String>) {
    let generations = [
        ("ID", response.get("claimsOverrideDetails")),
        ("ID", response.get("claimsAndScopeOverrideDetails").and_then(|it| it.get("idTokenGeneration"))),
        ("access", response.get("claimsAndScopeOverrideDetails").and_then(|it| it.get("accessTokenGeneration"))),
    ];
    for (token, generation) in generations {
        let Some(generation) = generation.and_then(Value::as_object) else { continue };
        let added = generation.get("claimsToAddOrOverride").and_then(Value::as_object);
        let added: Vec<&str> = added.into_iter().flat_map(|claims| claims.keys()).map(String::as_str).collect();
        let suppressed = generation.get("claimsToSuppress").and_then(Value::as_array);
        let suppressed: Vec<&str> = suppressed.into_iter().flatten().filter_map(Value::as_str).collect();
        for claim in &added {
            if claims::is_protected(claim) {
                notes.push(format!("The claim `{claim}` of the {token} token cannot be changed; that was ignored."));
            } else if suppressed.contains(claim) {
                notes.push(format!(
                    "The claim `{claim}` was added to the {token} token and suppressed: it is left out."
                ));
            }
        }
        let untouched = suppressed.iter().filter(|claim| **claim != "cognito:groups" && !added.contains(claim));
        for claim in untouched.filter(|claim| claims::is_protected(claim)) {
            notes.push(format!("The claim `{claim}` of the {token} token cannot be suppressed; that was ignored."));
        }
    }
}
