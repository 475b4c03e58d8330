//! What one value must look like.

use vestibule_api::cognito_idp::{AttributeDataType, SchemaAttributeType};

use super::schema::LENGTH_MAX;
use super::{Problem, Violation};

/// E.164: at most 15 digits.
const PHONE_DIGITS_MAX: usize = 15;

/// Checks a value against its attribute in the schema. `Ok` is the value to store.
pub(super) fn check(attribute: &SchemaAttributeType, value: &str) -> Result<String, Problem> {
    let name = attribute.name.as_deref().unwrap_or_default();
    match name {
        "email" if !is_email(value) => return Err(Problem::EmailFormat),
        "phone_number" if !is_phone_number(value) => return Err(Problem::PhoneNumberFormat),
        _ => {}
    }
    conforms(attribute, value).map_err(|violation| Problem::Nonconforming(vec![(name.to_owned(), violation)]))?;
    // Cognito: a boolean too, an administrator's `True` arrives at triggers as `True`. Source: captured events.
    Ok(value.to_owned())
}

/// Something, one `@`, something; no white space. What the service's own pattern for addresses asks for.
pub fn is_email(text: &str) -> bool {
    let Some((mailbox, domain)) = text.split_once('@') else { return false };
    let readable = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control());
    readable(mailbox) && readable(domain) && !domain.contains('@') && !domain.starts_with('.') && !domain.ends_with('.')
}

/// A plus and digits.
pub fn is_phone_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('+') else { return false };
    (1..=PHONE_DIGITS_MAX).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn conforms(attribute: &SchemaAttributeType, value: &str) -> Result<(), Violation> {
    match attribute.attribute_data_type.unwrap_or(AttributeDataType::String) {
        AttributeDataType::String => {
            let limits = attribute.string_attribute_constraints.as_ref();
            let limit = |text: Option<&String>| text.and_then(|text| text.parse::<usize>().ok());
            let minimum = limit(limits.and_then(|it| it.min_length.as_ref())).unwrap_or(0);
            let maximum = limit(limits.and_then(|it| it.max_length.as_ref())).unwrap_or(LENGTH_MAX).min(LENGTH_MAX);
            let length = value.chars().count();
            if length < minimum {
                Err(Violation::TooShort(minimum))
            } else if length > maximum {
                Err(Violation::TooLong(maximum))
            } else {
                Ok(())
            }
        }
        AttributeDataType::Number => {
            let number = value.parse::<f64>().ok().filter(|number| number.is_finite()).ok_or(Violation::NotNumber)?;
            let limits = attribute.number_attribute_constraints.as_ref();
            let breaks = |limit: Option<&String>, broken: fn(f64, f64) -> bool| {
                let limit = limit?;
                broken(number, limit.parse().ok()?).then(|| limit.clone())
            };
            if let Some(limit) = breaks(limits.and_then(|it| it.min_value.as_ref()), |number, min| number < min) {
                return Err(Violation::TooSmall(limit));
            }
            match breaks(limits.and_then(|it| it.max_value.as_ref()), |number, max| number > max) {
                Some(limit) => Err(Violation::TooLarge(limit)),
                None => Ok(()),
            }
        }
        AttributeDataType::Boolean => {
            let known = value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false");
            if known { Ok(()) } else { Err(Violation::NotBoolean) }
        }
        AttributeDataType::DateTime => {
            if is_date_time(value) {
                Ok(())
            } else {
                Err(Violation::NotDateTime)
            }
        }
    }
}

/// ISO 8601 with or without a zone, a date, or seconds since the epoch.
fn is_date_time(value: &str) -> bool {
    value.parse::<jiff::Timestamp>().is_ok()
        || value.parse::<jiff::civil::DateTime>().is_ok()
        || value.parse::<i64>().is_ok()
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::{NumberAttributeConstraintsType, StringAttributeConstraintsType};

    use super::*;

    fn attribute(data_type: AttributeDataType, minimum: &str, maximum: &str) -> SchemaAttributeType {
        let limit = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        SchemaAttributeType {
            name: Some("custom:x".into()),
            attribute_data_type: Some(data_type),
            number_attribute_constraints: Some(NumberAttributeConstraintsType {
                min_value: limit(minimum),
                max_value: limit(maximum),
            }),
            string_attribute_constraints: Some(StringAttributeConstraintsType {
                min_length: limit(minimum),
                max_length: limit(maximum),
            }),
            ..SchemaAttributeType::default()
        }
    }

    #[test]
    fn values_conform_to_type_and_limits() {
        use AttributeDataType::{Boolean, DateTime, Number, String};
        let long = "x".repeat(2049);
        let table = [
            (String, "", "", "", Ok(())),
            (String, "2", "3", "x", Err(Violation::TooShort(2))),
            (String, "2", "3", "äöü", Ok(())),
            (String, "2", "3", "xxxx", Err(Violation::TooLong(3))),
            (String, "", "", long.as_str(), Err(Violation::TooLong(2048))),
            (Number, "", "", "12", Ok(())),
            (Number, "", "", "1.5", Ok(())),
            (Number, "", "", "twelve", Err(Violation::NotNumber)),
            (Number, "", "", "NaN", Err(Violation::NotNumber)),
            (Number, "", "", "inf", Err(Violation::NotNumber)),
            (Number, "1", "5", "0", Err(Violation::TooSmall("1".into()))),
            (Number, "1", "5", "6", Err(Violation::TooLarge("5".into()))),
            (Number, "1", "5", "5", Ok(())),
            (Boolean, "", "", "True", Ok(())),
            (Boolean, "", "", "yes", Err(Violation::NotBoolean)),
            (DateTime, "", "", "2026-11-23T10:00:00Z", Ok(())),
            (DateTime, "", "", "2026-11-23", Ok(())),
            (DateTime, "", "", "1790000000", Ok(())),
            (DateTime, "", "", "tomorrow", Err(Violation::NotDateTime)),
        ];
        for (data_type, minimum, maximum, value, expected) in table {
            assert_eq!(conforms(&attribute(data_type, minimum, maximum), value), expected, "{data_type:?} {value:?}");
        }
    }

    #[test]
    fn a_boolean_is_kept_as_it_was_written() {
        assert_eq!(check(&attribute(AttributeDataType::Boolean, "", ""), "True"), Ok("True".into()));
    }

    #[test]
    fn addresses_and_numbers_are_told_by_their_form() {
        for good in ["a@b", "jane.doe+x@example.com", "ä@ö.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "jane", "@example.com", "jane@", "a@b@c", "a b@c", "a@b c", "a@.b", "a@b."] {
            assert!(!is_email(bad), "{bad}");
        }
        for good in ["+1", "+12065551234", "+123456789012345"] {
            assert!(is_phone_number(good), "{good}");
        }
        for bad in ["", "+", "12065551234", "+1 206", "+1-206", "+1234567890123456", "+1a"] {
            assert!(!is_phone_number(bad), "{bad}");
        }
    }
}
