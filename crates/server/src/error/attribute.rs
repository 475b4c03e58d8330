//! The wording of refused attributes and usernames.

use vestibule_api::ApiError;
use vestibule_identity::attribute::{Problem, Violation};

/// What a client hears of it.
pub(super) fn answer(problem: &Problem) -> ApiError {
    match problem {
        Problem::Unauthorized => ApiError::not_authorized("A client attempted to write unauthorized attribute"),
        Problem::NullValue(name) => ApiError::invalid_parameter(format!("Attribute value for {name} must not be null")),
        Problem::Nonconforming(violations) => {
            let each = violations.iter().map(|(name, violation)| format!("{name}: {}", worded(violation)));
            let all = each.collect::<Vec<_>>().join(" ");
            ApiError::invalid_parameter(format!("Attributes did not conform to the schema: {all}"))
        }
        // Cognito: the text ends with a line break.
        Problem::NotInSchema(name) => ApiError::invalid_parameter(format!(
            "Invalid user attributes: user.{name}: Attribute does not exist in the schema.\n"
        )),
        Problem::Immutable(name) => ApiError::invalid_parameter(format!("user.{name}: Attribute cannot be updated.")),
        Problem::Sub => ApiError::invalid_parameter("Cannot modify the non-mutable attribute sub"),
        Problem::RequiredDeleted(name) => ApiError::invalid_parameter(format!(
            "Invalid user attributes: {name}: Required attribute cannot be deleted."
        )),
        Problem::EmailFormat => ApiError::invalid_parameter("Invalid email address format."),
        Problem::PhoneNumberFormat => ApiError::invalid_parameter("Invalid phone number format."),
        // Cognito: the text is unknown.
        Problem::VerifiedWithoutValue(kind) => {
            let name = kind.as_str();
            ApiError::invalid_parameter(format!("{name}_verified cannot be true as the user has no {name}."))
        }
        // Cognito: the text is unknown.
        Problem::PreferredUsernameTooEarly => ApiError::invalid_parameter(
            "preferred_username can only be set once the user is confirmed, since user pool is configured for \
             preferred_username alias.",
        ),
        Problem::UsernameNotEmail => ApiError::invalid_parameter("Username should be an email."),
        Problem::UsernameNotPhoneNumber => ApiError::invalid_parameter("Username should be a phone number."),
        Problem::UsernameNeither => {
            ApiError::invalid_parameter("Username should be either an email or a phone number.")
        }
        // Cognito: the text about an email address is recorded, that about a phone number made after it.
        Problem::UsernameContradicted(kind) => {
            let name = kind.as_str();
            ApiError::invalid_parameter(format!(
                "User {name} should be empty or same as username, since username attribute is {name}."
            ))
        }
        Problem::UsernameIsEmail => ApiError::invalid_parameter(
            "Username cannot be of email format, since user pool is configured for email alias.",
        ),
        Problem::UsernameIsPhoneNumber => ApiError::invalid_parameter(
            "Username cannot be of phone number format, since user pool is configured for phone number alias.",
        ),
    }
}

/// Cognito: the first two texts are recorded, the others are not known.
fn worded(violation: &Violation) -> String {
    match violation {
        Violation::Required => "The attribute is required".into(),
        Violation::NotInSchema => "Attribute does not exist in the schema.".into(),
        Violation::TooShort(minimum) => format!("The value must have at least {minimum} characters."),
        Violation::TooLong(maximum) => format!("The value must have at most {maximum} characters."),
        Violation::NotNumber => "The value must be a number.".into(),
        Violation::TooSmall(minimum) => format!("The value must be at least {minimum}."),
        Violation::TooLarge(maximum) => format!("The value must be at most {maximum}."),
        Violation::NotBoolean => "The value must be true or false.".into(),
        Violation::NotDateTime => "The value must be a date and time.".into(),
    }
}

#[cfg(test)]
mod tests {
    use vestibule_identity::name::NameKind;

    use super::*;

    #[test]
    fn recorded_texts_are_told_word_for_word() {
        let missing = |name: &str| (name.to_owned(), Violation::Required);
        let unknown = vec![("custom:x".to_owned(), Violation::NotInSchema)];
        let table = [
            (
                Problem::Nonconforming(vec![missing("email")]),
                "Attributes did not conform to the schema: email: The attribute is required",
            ),
            (
                Problem::Nonconforming(vec![missing("name"), missing("family_name")]),
                "Attributes did not conform to the schema: name: The attribute is required family_name: The attribute \
                 is required",
            ),
            (
                Problem::Nonconforming(unknown),
                "Attributes did not conform to the schema: custom:x: Attribute does not exist in the schema.",
            ),
            (
                Problem::NotInSchema("custom:x".into()),
                "Invalid user attributes: user.custom:x: Attribute does not exist in the schema.\n",
            ),
            (Problem::Immutable("custom:x".into()), "user.custom:x: Attribute cannot be updated."),
            (Problem::NullValue("name".into()), "Attribute value for name must not be null"),
            (
                Problem::UsernameContradicted(NameKind::Email),
                "User email should be empty or same as username, since username attribute is email.",
            ),
            (
                Problem::RequiredDeleted("name".into()),
                "Invalid user attributes: name: Required attribute cannot be deleted.",
            ),
        ];
        for (problem, message) in table {
            assert_eq!(answer(&problem), ApiError::invalid_parameter(message));
        }
    }
}
