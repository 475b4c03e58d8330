//! The attributes that a pool's users can have: the standard ones and the pool's own.

use vestibule_api::cognito_idp::{
    AttributeDataType, NumberAttributeConstraintsType, SchemaAttributeType, StringAttributeConstraintsType,
};

use crate::user_pool::UserPool;

/// The longest value of any attribute; the model says so too.
pub const LENGTH_MAX: usize = 2048;
/// The most custom attributes that a pool can have.
pub const CUSTOM_ATTRIBUTES_MAX: usize = 50;

/// The standard attributes in Cognito's order, each with the limits of its text where it is one.
const STANDARD: [(&str, Standard); 20] = [
    ("sub", Standard::Text("1", "2048")),
    ("name", Standard::Text("0", "2048")),
    ("given_name", Standard::Text("0", "2048")),
    ("family_name", Standard::Text("0", "2048")),
    ("middle_name", Standard::Text("0", "2048")),
    ("nickname", Standard::Text("0", "2048")),
    ("preferred_username", Standard::Text("0", "2048")),
    ("profile", Standard::Text("0", "2048")),
    ("picture", Standard::Text("0", "2048")),
    ("website", Standard::Text("0", "2048")),
    ("email", Standard::Text("0", "2048")),
    ("email_verified", Standard::Flag),
    ("gender", Standard::Text("0", "2048")),
    ("birthdate", Standard::Text("10", "10")),
    ("zoneinfo", Standard::Text("0", "2048")),
    ("locale", Standard::Text("0", "2048")),
    ("phone_number", Standard::Text("0", "2048")),
    ("phone_number_verified", Standard::Flag),
    ("address", Standard::Text("0", "2048")),
    ("updated_at", Standard::Number),
];

#[derive(Clone, Copy)]
enum Standard {
    Text(&'static str, &'static str),
    Flag,
    Number,
}

/// Why a schema is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A standard attribute's type and visibility are fixed.
    StandardChanged(String),
    /// Custom attributes cannot be required.
    RequiredCustom,
    /// Two custom attributes of one name in a new pool.
    DuplicateCustom(String),
    /// A custom attribute to add that the pool already has.
    CustomExists(String),
    /// The largest number is below the smallest.
    MaxValueBelowMin(String),
    /// The largest length is below the smallest.
    MaxLengthBelowMin(String),
    /// A limit is not a number.
    LimitNotNumber(String),
    /// A limit is no length that a text can have.
    LimitNotLength(String),
    /// More custom attributes than a pool can have.
    TooManyCustom,
}

/// An attribute of the pool, by its full name.
pub fn find<'a>(pool: &'a UserPool, name: &str) -> Option<&'a SchemaAttributeType> {
    pool.settings.schema_attributes.iter().flatten().find(|attribute| attribute.name.as_deref() == Some(name))
}

/// The schema of a new pool: the standard attributes, changed where the input names them, then the custom ones.
pub fn create(input: &[SchemaAttributeType]) -> Result<Vec<SchemaAttributeType>, Problem> {
    let mut schema: Vec<_> = STANDARD.iter().map(|(name, kind)| standard(name, *kind)).collect();
    for attribute in input {
        let name = attribute.name.as_deref().unwrap_or_default();
        if let Some(standard) = schema[..STANDARD.len()].iter_mut().find(|it| it.name.as_deref() == Some(name)) {
            change_standard(standard, attribute)?;
        } else {
            let custom = custom(attribute)?;
            if schema.iter().any(|other| other.name == custom.name) {
                return Err(Problem::DuplicateCustom(custom.name.unwrap_or_default()));
            }
            schema.push(custom);
        }
    }
    check_count(&schema)?;
    Ok(schema)
}

/// The pool's schema with more custom attributes.
pub fn add_custom(pool: &UserPool, input: &[SchemaAttributeType]) -> Result<Vec<SchemaAttributeType>, Problem> {
    let mut schema = pool.settings.schema_attributes.clone().unwrap_or_default();
    for attribute in input {
        let custom = custom(attribute)?;
        if schema.iter().any(|other| other.name == custom.name) {
            return Err(Problem::CustomExists(custom.name.unwrap_or_default()));
        }
        schema.push(custom);
    }
    check_count(&schema)?;
    Ok(schema)
}

fn check_count(schema: &[SchemaAttributeType]) -> Result<(), Problem> {
    if schema.len() > STANDARD.len() + CUSTOM_ATTRIBUTES_MAX { Err(Problem::TooManyCustom) } else { Ok(()) }
}

fn standard(name: &str, kind: Standard) -> SchemaAttributeType {
    let (data_type, text, number) = match kind {
        Standard::Text(minimum, maximum) => {
            let limits = StringAttributeConstraintsType {
                min_length: Some(minimum.to_owned()),
                max_length: Some(maximum.to_owned()),
            };
            (AttributeDataType::String, Some(limits), None)
        }
        Standard::Flag => (AttributeDataType::Boolean, None, None),
        Standard::Number => {
            let limits = NumberAttributeConstraintsType { min_value: Some("0".to_owned()), max_value: None };
            (AttributeDataType::Number, None, Some(limits))
        }
    };
    SchemaAttributeType {
        name: Some(name.to_owned()),
        attribute_data_type: Some(data_type),
        developer_only_attribute: Some(false),
        mutable: Some(name != "sub"),
        required: Some(name == "sub"),
        number_attribute_constraints: number,
        string_attribute_constraints: text,
    }
}

/// Only requirement, mutability and limits of a standard attribute are the pool's to choose; `sub` keeps its own.
fn change_standard(standard: &mut SchemaAttributeType, input: &SchemaAttributeType) -> Result<(), Problem> {
    let name = standard.name.clone().unwrap_or_default();
    let retyped = input.attribute_data_type.is_some() && input.attribute_data_type != standard.attribute_data_type;
    if retyped || input.developer_only_attribute == Some(true) {
        return Err(Problem::StandardChanged(name));
    }
    check_limits(&name, input)?;
    if name != "sub" {
        standard.mutable = input.mutable.or(standard.mutable);
        standard.required = input.required.or(standard.required);
    }
    if standard.string_attribute_constraints.is_some() && input.string_attribute_constraints.is_some() {
        standard.string_attribute_constraints.clone_from(&input.string_attribute_constraints);
    }
    if standard.number_attribute_constraints.is_some() && input.number_attribute_constraints.is_some() {
        standard.number_attribute_constraints.clone_from(&input.number_attribute_constraints);
    }
    Ok(())
}

fn custom(input: &SchemaAttributeType) -> Result<SchemaAttributeType, Problem> {
    let developer_only = input.developer_only_attribute.unwrap_or(false);
    let prefix = if developer_only { "dev:custom:" } else { "custom:" };
    let name = format!("{prefix}{}", input.name.as_deref().unwrap_or_default());
    if input.required == Some(true) {
        return Err(Problem::RequiredCustom);
    }
    check_limits(&name, input)?;
    let data_type = input.attribute_data_type.unwrap_or(AttributeDataType::String);
    let text = (data_type == AttributeDataType::String)
        .then(|| input.string_attribute_constraints.clone().unwrap_or_default());
    let number = (data_type == AttributeDataType::Number)
        .then(|| input.number_attribute_constraints.clone().unwrap_or_default());
    Ok(SchemaAttributeType {
        name: Some(name),
        attribute_data_type: Some(data_type),
        developer_only_attribute: Some(developer_only),
        mutable: Some(input.mutable.unwrap_or(false)),
        required: Some(false),
        number_attribute_constraints: number,
        string_attribute_constraints: text,
    })
}

/// Refuses limits that no value could keep, or that could not be held.
///
/// Cognito: the largest length may be far beyond what a value can have. Source: StringAttributeConstraintsType, API reference. That
/// lengths are whole numbers, and that none is asked for which no value can have, is inferred.
fn check_limits(name: &str, input: &SchemaAttributeType) -> Result<(), Problem> {
    if let Some(limits) = &input.number_attribute_constraints {
        let checked = |text: &String| number(text).ok_or_else(|| Problem::LimitNotNumber(name.to_owned()));
        let minimum = limits.min_value.as_ref().map(checked).transpose()?;
        let maximum = limits.max_value.as_ref().map(checked).transpose()?;
        if is_below(maximum, minimum) {
            return Err(Problem::MaxValueBelowMin(name.to_owned()));
        }
    }
    if let Some(limits) = &input.string_attribute_constraints {
        let checked = |text: &String| length(text).ok_or_else(|| Problem::LimitNotLength(name.to_owned()));
        let minimum = limits.min_length.as_ref().map(checked).transpose()?;
        let maximum = limits.max_length.as_ref().map(checked).transpose()?;
        if is_below(maximum, minimum) {
            return Err(Problem::MaxLengthBelowMin(name.to_owned()));
        }
        if minimum.is_some_and(|minimum| minimum > LENGTH_MAX) {
            return Err(Problem::LimitNotLength(name.to_owned()));
        }
    }
    Ok(())
}

fn is_below<T: PartialOrd>(maximum: Option<T>, minimum: Option<T>) -> bool {
    maximum.zip(minimum).is_some_and(|(maximum, minimum)| maximum < minimum)
}

fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A length that is written in digits; the largest number stands for all that are larger.
fn length(text: &str) -> Option<usize> {
    let is_whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then(|| text.parse().unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    fn named(name: &str) -> SchemaAttributeType {
        SchemaAttributeType { name: Some(name.into()), ..SchemaAttributeType::default() }
    }

    fn text_limits(minimum: &str, maximum: &str) -> StringAttributeConstraintsType {
        StringAttributeConstraintsType { min_length: Some(minimum.into()), max_length: Some(maximum.into()) }
    }

    #[test]
    fn the_standard_attributes_come_first_in_cognitos_order() {
        let schema = create(&[named("level")]).expect("valid");
        let names: Vec<_> = schema.iter().filter_map(|it| it.name.as_deref()).collect();
        assert_eq!(names[0], "sub");
        assert_eq!(names[19..], ["updated_at", "custom:level"]);
        let json = serde_json::to_value([&schema[0], &schema[11], &schema[13], &schema[19], &schema[20]]);
        assert_eq!(
            json.expect("serialisable"),
            serde_json::json!([
                {"Name": "sub", "AttributeDataType": "String", "DeveloperOnlyAttribute": false, "Mutable": false,
                 "Required": true, "StringAttributeConstraints": {"MinLength": "1", "MaxLength": "2048"}},
                {"Name": "email_verified", "AttributeDataType": "Boolean", "DeveloperOnlyAttribute": false,
                 "Mutable": true, "Required": false},
                {"Name": "birthdate", "AttributeDataType": "String", "DeveloperOnlyAttribute": false, "Mutable": true,
                 "Required": false, "StringAttributeConstraints": {"MinLength": "10", "MaxLength": "10"}},
                {"Name": "updated_at", "AttributeDataType": "Number", "DeveloperOnlyAttribute": false, "Mutable": true,
                 "Required": false, "NumberAttributeConstraints": {"MinValue": "0"}},
                {"Name": "custom:level", "AttributeDataType": "String", "DeveloperOnlyAttribute": false,
                 "Mutable": false, "Required": false, "StringAttributeConstraints": {}},
            ])
        );
    }

    #[test]
    fn a_standard_attribute_can_become_required_immutable_and_shorter() {
        let input = SchemaAttributeType {
            required: Some(true),
            mutable: Some(false),
            string_attribute_constraints: Some(text_limits("3", "10")),
            ..named("email")
        };
        let schema = create(&[input]).expect("valid");
        let email = schema.iter().find(|it| it.name.as_deref() == Some("email")).expect("standard");
        assert_eq!((email.required, email.mutable), (Some(true), Some(false)));
        assert_eq!(email.string_attribute_constraints, Some(text_limits("3", "10")));
        assert_eq!(schema.len(), 20);
    }

    #[test]
    fn contradictory_input_is_refused() {
        let numbers = NumberAttributeConstraintsType { min_value: Some("5".into()), max_value: Some("4".into()) };
        let number = SchemaAttributeType {
            attribute_data_type: Some(AttributeDataType::Number),
            number_attribute_constraints: Some(numbers),
            ..named("n")
        };
        let text = SchemaAttributeType { string_attribute_constraints: Some(text_limits("5", "4")), ..named("s") };
        let garbage = SchemaAttributeType { string_attribute_constraints: Some(text_limits("x", "4")), ..named("s") };
        let hidden = SchemaAttributeType { developer_only_attribute: Some(true), ..named("email") };
        let retyped = SchemaAttributeType { attribute_data_type: Some(AttributeDataType::Number), ..named("email") };
        let many: Vec<_> = (0..51).map(|index| named(&format!("a{index}"))).collect();
        let table: [(&[SchemaAttributeType], Problem); 8] = [
            (&[hidden], Problem::StandardChanged("email".into())),
            (&[retyped], Problem::StandardChanged("email".into())),
            (&[fixture::required("level")], Problem::RequiredCustom),
            (&[named("x"), named("x")], Problem::DuplicateCustom("custom:x".into())),
            (&[number], Problem::MaxValueBelowMin("custom:n".into())),
            (&[text], Problem::MaxLengthBelowMin("custom:s".into())),
            (&[garbage], Problem::LimitNotLength("custom:s".into())),
            (&many, Problem::TooManyCustom),
        ];
        for (input, problem) in table {
            assert_eq!(create(input), Err(problem));
        }
    }

    #[test]
    fn limits_are_ones_that_a_value_can_keep() {
        let text = |minimum: &str, maximum: &str| SchemaAttributeType {
            string_attribute_constraints: Some(text_limits(minimum, maximum)),
            ..named("x")
        };
        let number = |minimum: &str, maximum: &str| {
            let limits =
                NumberAttributeConstraintsType { min_value: Some(minimum.into()), max_value: Some(maximum.into()) };
            SchemaAttributeType {
                attribute_data_type: Some(AttributeDataType::Number),
                number_attribute_constraints: Some(limits),
                ..named("x")
            }
        };
        let no_length = || Some(Problem::LimitNotLength("custom:x".into()));
        let no_number = || Some(Problem::LimitNotNumber("custom:x".into()));
        let large = "9".repeat(400);
        let table = [
            (text("0", "2048"), None),
            (text("2048", "4096"), None),
            (text("1", &large), None),
            (text("1.5", "3"), no_length()),
            (text("1", "3.5"), no_length()),
            (text("-5", "-1"), no_length()),
            (text("1", ""), no_length()),
            (text("+1", "2"), no_length()),
            (text("NaN", "2"), no_length()),
            (text("2049", "4096"), no_length()),
            (number("-1.5", "2e3"), None),
            (number("1", "NaN"), no_number()),
            (number("-inf", "1"), no_number()),
            (number("1", &large), no_number()),
            (number("one", "2"), no_number()),
        ];
        for (attribute, problem) in table {
            assert_eq!(create(std::slice::from_ref(&attribute)).err(), problem, "{attribute:?}");
        }
        let email = SchemaAttributeType { name: Some("email".into()), ..text("1.5", "9") };
        assert_eq!(create(&[email]).err(), Some(Problem::LimitNotLength("email".into())));
        assert_eq!(add_custom(&fixture::pool(&[]), &[text("-1", "2")]).err(), no_length());
    }

    #[test]
    fn attributes_are_added_once() {
        let pool = fixture::pool(&[named("x")]);
        let hidden = SchemaAttributeType { developer_only_attribute: Some(true), ..named("x") };
        assert_eq!(add_custom(&pool, &[named("x")]), Err(Problem::CustomExists("custom:x".into())));
        let names: Vec<_> = add_custom(&pool, &[hidden, named("y")]).expect("valid").split_off(20);
        let names: Vec<_> = names.into_iter().filter_map(|it| it.name).collect();
        assert_eq!(names, ["custom:x", "dev:custom:x", "custom:y"]);
    }
}
