//! What of a call may be kept in its record: everything but secrets.
//!
//! Passwords, codes, tokens, sessions and proofs are never kept. What a function keeps private (private parameters, challenge
//! metadata, answers) is kept only where the developer asked for it. Text that a function printed loses every secret that its
//! event or answer held.

use serde_json::{Map, Value};
use vestibule_api::model::{Kind, Shape};

/// What stands in a secret's place.
pub const REDACTED: &str = "[redacted]";

/// Members that the model calls sensitive and a developer has to see.
const SHOWN: [&str; 6] = ["Username", "ClientId", "UserAttributes", "Value", "UserSub", "DeviceName"];
/// Members that are secret whatever the model says.
const SECRET: [&str; 4] = ["ConfirmationCode", "Code", "Challenge", "Credential"];
/// The parameters and responses of sign-ins that are no secrets.
const SHOWN_PARAMETERS: [&str; 14] = [
    "USERNAME",
    "USER_ID_FOR_SRP",
    "DEVICE_KEY",
    "DEVICE_GROUP_KEY",
    "CHALLENGE_NAME",
    "ChallengeName",
    "PREFERRED_CHALLENGE",
    "TARGET_ACR_VALUES",
    "MAX_AGE",
    "TIMESTAMP",
    "NEXT_CHALLENGE",
    "EMAIL",
    "email",
    "PHONE_NUMBER",
];
/// Of the parameters that a challenge comes with, these are halves of a proof.
const SECRET_CHALLENGE_PARAMETERS: [&str; 3] = ["SECRET_BLOCK", "SRP_B", "SALT"];
/// Challenges whose ANSWER is a choice and no secret.
const CHOICES: [&str; 2] = ["SELECT_CHALLENGE", "SELECT_MFA_TYPE"];
/// Texts shorter than this are not looked for in what a function prints: they would be found everywhere.
const SECRET_CHARS_MIN: usize = 4;

/// An operation's input or output, by its shape.
pub fn message(shape: Option<&'static Shape>, value: &Value) -> Value {
    let Some(shape) = shape else { return Value::Null };
    let is_choice = value["ChallengeName"].as_str().is_some_and(|name| CHOICES.contains(&name));
    walk("", shape, value, is_choice)
}

fn walk(name: &str, shape: &'static Shape, value: &Value, is_choice: bool) -> Value {
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(object)) => {
            let shown = members.iter().filter_map(|member| {
                let value = object.get(member.name).filter(|value| !value.is_null())?;
                Some((member.name.to_owned(), walk(member.name, member.shape, value, is_choice)))
            });
            Value::Object(shown.collect())
        }
        (Kind::Map { .. }, Value::Object(object)) => match name {
            "AuthParameters" | "ChallengeResponses" => parameters(object, |key| {
                SHOWN_PARAMETERS.contains(&key) || key.starts_with("userAttributes.") || is_choice && key == "ANSWER"
            }),
            "ChallengeParameters" => parameters(object, |key| !SECRET_CHALLENGE_PARAMETERS.contains(&key)),
            _ => value.clone(),
        },
        (Kind::List { member, .. }, Value::Array(elements)) => {
            elements.iter().map(|element| walk(name, member, element, is_choice)).collect()
        }
        _ if SECRET.contains(&name) || shape.sensitive && !SHOWN.contains(&name) => REDACTED.into(),
        _ => value.clone(),
    }
}

fn parameters(object: &Map<String, Value>, is_shown: impl Fn(&str) -> bool) -> Value {
    let entries = object.iter().map(|(key, value)| {
        let value = if is_shown(key) { value.clone() } else { REDACTED.into() };
        (key.clone(), value)
    });
    Value::Object(entries.collect())
}

/// An event or a function's answer, and the secrets that were in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Redacted {
    /// What may be kept.
    pub value: Value,
    secrets: Vec<String>,
}

/// A trigger's event, or the whole of what a function answered.
pub fn event(value: &Value, shows_private: bool) -> Redacted {
    let mut redacted = Redacted { value: value.clone(), secrets: Vec::new() };
    let Redacted { value, secrets } = &mut redacted;
    if let Some(request) = value.get_mut("request") {
        // The code of a sender's event is encrypted, which makes it no less a secret to whoever has the key.
        for name in ["password", "code"] {
            hide(request.get_mut(name), secrets);
        }
        if !shows_private {
            hide(request.get_mut("challengeAnswer"), secrets);
            hide_all(request.get_mut("privateChallengeParameters"), secrets);
            for entry in request.get_mut("session").and_then(Value::as_array_mut).into_iter().flatten() {
                hide(entry.get_mut("challengeMetadata"), secrets);
            }
        }
    }
    if let Some(response) = value.get_mut("response")
        && !shows_private
    {
        hide_all(response.get_mut("privateChallengeParameters"), secrets);
        hide(response.get_mut("challengeMetadata"), secrets);
    }
    redacted
}

impl Redacted {
    /// A text without the secrets of this event.
    pub fn clean(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in &self.secrets {
            // As it is, and as JSON and Python write it within quotes.
            let quoted = Value::from(secret.as_str()).to_string();
            text = text.replace(secret, REDACTED).replace(&quoted[1..quoted.len() - 1], REDACTED);
        }
        text
    }

    /// A document in which no text has a secret of this event.
    pub fn clean_all(&self, value: Value) -> Value {
        match value {
            Value::String(text) => self.clean(&text).into(),
            Value::Array(elements) => elements.into_iter().map(|it| self.clean_all(it)).collect(),
            Value::Object(members) => members.into_iter().map(|(name, it)| (name, self.clean_all(it))).collect(),
            other => other,
        }
    }

    /// The secrets of both.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.secrets.extend(other.secrets.iter().cloned());
        // A secret may be a part of another one.
        self.secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        self
    }
}

fn hide(place: Option<&mut Value>, secrets: &mut Vec<String>) {
    let Some(place) = place.filter(|value| !value.is_null()) else { return };
    if let Value::String(text) = place
        && text.len() >= SECRET_CHARS_MIN
    {
        secrets.push(std::mem::take(text));
    }
    *place = REDACTED.into();
}

/// The names stay, what they stand for goes.
fn hide_all(place: Option<&mut Value>, secrets: &mut Vec<String>) {
    match place {
        Some(Value::Object(object)) => {
            for value in object.values_mut() {
                hide(Some(value), secrets);
            }
        }
        other => hide(other, secrets),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use vestibule_api::cognito_idp::Operation;

    use super::*;

    #[test]
    fn a_sign_in_is_shown_without_its_proofs() {
        let input = json!({
            "ClientId": "client", "AuthFlow": "USER_PASSWORD_AUTH", "ClientMetadata": {"KeyName1": "string"},
            "AuthParameters": {"USERNAME": "jane", "PASSWORD": "Passw0rd!", "SECRET_HASH": "hash"},
        });
        let shown = message(Operation::InitiateAuth.model().input, &input);
        let mut expected = input.clone();
        for secret in ["PASSWORD", "SECRET_HASH"] {
            expected["AuthParameters"][secret] = json!(REDACTED);
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_choice_is_no_secret_and_a_custom_answer_is() {
        for (challenge, shown) in [("SELECT_MFA_TYPE", "SMS_MFA"), ("CUSTOM_CHALLENGE", REDACTED)] {
            let input = json!({"ClientId": "c", "ChallengeName": challenge, "Session": "s".repeat(20),
                "ChallengeResponses": {"USERNAME": "jane", "ANSWER": "SMS_MFA"}});
            let output = message(Operation::RespondToAuthChallenge.model().input, &input);
            assert_eq!(output["ChallengeResponses"]["ANSWER"], shown);
            assert_eq!(output["Session"], REDACTED);
        }
    }

    #[test]
    fn tokens_and_codes_are_never_shown() {
        let output = json!({"ChallengeParameters": {}, "AuthenticationResult": {
            "AccessToken": "a", "IdToken": "i", "RefreshToken": "r", "ExpiresIn": 3600, "TokenType": "Bearer"}});
        let shown = message(Operation::InitiateAuth.model().output, &output);
        for token in ["AccessToken", "IdToken", "RefreshToken"] {
            assert_eq!(shown["AuthenticationResult"][token], REDACTED);
        }
        assert_eq!(shown["AuthenticationResult"]["ExpiresIn"], 3600);
        let input = json!({"ClientId": "c", "Username": "jane", "ConfirmationCode": "123456", "Password": "Passw0rd!"});
        let shown = message(Operation::ConfirmForgotPassword.model().input, &input);
        let expected = json!({"ClientId": "c", "Username": "jane", "ConfirmationCode": REDACTED, "Password": REDACTED});
        assert_eq!(shown, expected);
    }

    /// Nothing that the model calls sensitive is shown by accident: what is shown is on the list.
    #[test]
    fn what_is_sensitive_is_shown_only_if_it_is_listed() {
        fn names(shape: &'static Shape, name: &'static str, found: &mut Vec<&'static str>) {
            match &shape.kind {
                Kind::Structure(members) => members.iter().for_each(|member| names(member.shape, member.name, found)),
                Kind::List { member, .. } => names(member, name, found),
                _ if shape.sensitive => found.push(name),
                _ => {}
            }
        }
        let mut found = Vec::new();
        for operation in Operation::ALL {
            for shape in [operation.model().input, operation.model().output].into_iter().flatten() {
                names(shape, "", &mut found);
            }
        }
        for name in ["Password", "AccessToken", "RefreshToken", "Session", "SecretHash", "SecretCode", "UserCode"] {
            assert!(found.contains(&name), "{name}");
            assert!(!SHOWN.contains(&name), "{name}");
        }
    }

    #[test]
    fn what_a_function_keeps_private_is_shown_on_request_only() {
        let sent = json!({"request": {"privateChallengeParameters": {"answer": "482913"}, "challengeAnswer": "482913",
            "session": [{"challengeName": "CUSTOM_CHALLENGE", "challengeMetadata": "CODE-482913"}],
            "userAttributes": {"email": "jane@example.com"}}, "response": {"answerCorrect": null}});
        let redacted = event(&sent, false);
        assert_eq!(redacted.value["request"]["privateChallengeParameters"], json!({"answer": REDACTED}));
        assert_eq!(redacted.value["request"]["challengeAnswer"], REDACTED);
        assert_eq!(redacted.value["request"]["session"][0]["challengeMetadata"], REDACTED);
        assert_eq!(redacted.value["request"]["userAttributes"], sent["request"]["userAttributes"]);
        assert_eq!(event(&sent, true).value, sent);
    }

    #[test]
    fn a_password_is_hidden_even_where_private_parameters_are_shown() {
        let sent = json!({"request": {"password": "Old-Secret-1"}});
        assert_eq!(event(&sent, true).value["request"]["password"], REDACTED);
    }

    #[test]
    fn what_a_function_prints_loses_the_secrets_of_its_event_and_answer() {
        let sent = event(&json!({"request": {"challengeAnswer": "say \"please\""}}), false);
        let answered = event(&json!({"response": {"privateChallengeParameters": {"answer": "482913"}}}), false);
        let both = sent.and(&answered);
        let printed = r#"code 482913, event {"challengeAnswer": "say \"please\""}"#;
        assert_eq!(both.clean(printed), format!(r#"code {REDACTED}, event {{"challengeAnswer": "{REDACTED}"}}"#));
    }
}
