//! The wording of refused attributes and usernames. Texts without a source in the specification are inferred.

use vestibule_api::ApiError;
use vestibule_identity::attribute::{Problem, Violation};
use vestibule_identity::name::NameKind;

/// What a client hears of it.
pub(super) fn answer(problem: &Problem) -> ApiError {
    let text = match problem {
        Problem::Unauthorized => {
            return ApiError::not_authorized("A client attempted to write unauthorized attribute");
        }
        Problem::NullValue(name) => format!("Attribute value for {name} must not be null"),
        Problem::Nonconforming(violations) => {
            let clauses: Vec<String> =
                violations.iter().map(|(name, violation)| format!("{name}: {}", clause(violation))).collect();
            // Cognito: only the first clause follows the prefix, the others are joined by a blank. Source: observed.
            format!("Attributes did not conform to the schema: {}", clauses.join(" "))
        }
        Problem::NotInSchema(name) => {
            format!("Invalid user attributes: user.{name}: Attribute does not exist in the schema.\n")
        }
        Problem::Immutable(name) => format!("user.{name}: Attribute cannot be updated.\n"),
        Problem::Sub => "Cannot modify the non-mutable attribute sub".to_owned(),
        Problem::RequiredDeleted(name) => {
            format!("Invalid user attributes: {name}: Required attribute cannot be deleted.")
        }
        Problem::EmailFormat => "Invalid email address format.".to_owned(),
        Problem::PhoneNumberFormat => "Invalid phone number format.".to_owned(),
        Problem::VerifiedWithoutValue(kind) => {
            let what = if *kind == NameKind::Email { "Email" } else { "Phone number" };
            format!(
                "{what} is required to verify/un-verify {}",
                if *kind == NameKind::Email { "an email" } else { "a phone number" }
            )
        }
        Problem::PreferredUsernameTooEarly => {
            "preferred_username can not be set as an alias before the user is confirmed.".to_owned()
        }
        Problem::UsernameNotEmail => "Username should be an email.".to_owned(),
        Problem::UsernameNotPhoneNumber => "Username should be a phone number.".to_owned(),
        Problem::UsernameNeither => "Username should be either an email or a phone number.".to_owned(),
        Problem::UsernameIsEmail => {
            "Username cannot be of email format, since user pool is configured for email alias.".to_owned()
        }
        Problem::UsernameIsPhoneNumber => {
            "Username cannot be of phone number format, since user pool is configured for phone number alias."
                .to_owned()
        }
    };
    ApiError::invalid_parameter(text)
}

fn clause(violation: &Violation) -> String {
    match violation {
        Violation::Required => "The attribute is required".to_owned(),
        Violation::NotInSchema => "Attribute does not exist in the schema.".to_owned(),
        Violation::TooShort(least) => format!("String must be longer than or equal to {least} characters"),
        Violation::TooLong(most) => format!("String must be no longer than {most} characters"),
        Violation::NotNumber => "Value must be a number".to_owned(),
        Violation::TooSmall(least) => format!("Value must be greater than or equal to {least}"),
        Violation::TooLarge(most) => format!("Value must be less than or equal to {most}"),
        Violation::NotBoolean => "Value must be true or false".to_owned(),
        Violation::NotDateTime => "Value must be a date and time".to_owned(),
    }
}
