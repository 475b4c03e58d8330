//! The `Settings` of a style: a document of categories, classes of components and components, laid over our defaults.
//!
//! The names are the API's; the values of the defaults are ours. A member that the defaults have keeps its kind: text, number,
//! colour, switch, list or group. Members that they do not have are kept as they are.

use std::sync::LazyLock;

use serde_json::Value;

use super::Problem;

static DEFAULTS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("default_settings.json")).unwrap_or_default());

/// So much of a name that is not known is said in its refusal.
const NAME_CHARACTERS_MAX: usize = 100;

/// What a style shows where it says nothing.
pub fn defaults() -> &'static Value {
    &DEFAULTS
}

/// A document laid over another: groups are merged, everything else is replaced.
pub fn merged(below: &Value, above: &Value) -> Value {
    let (Value::Object(below), Value::Object(over)) = (below, above) else { return above.clone() };
    let mut merged = below.clone();
    for (name, value) in over {
        let value = below.get(name).map_or_else(|| value.clone(), |it| self::merged(it, value));
        merged.insert(name.clone(), value);
    }
    Value::Object(merged)
}

/// Whether a document can be laid over the defaults.
pub fn check(settings: &Value) -> Result<(), Problem> {
    let Some(sections) = settings.as_object() else { return Err(problem("Settings", "an object")) };
    if let Some(name) = sections.keys().find(|name| defaults().get(name.as_str()).is_none()) {
        let name: String = name.chars().take(NAME_CHARACTERS_MAX).collect();
        return Err(problem(&format!("Settings.{name}"), "one of categories, componentClasses and components"));
    }
    compare("Settings", settings, defaults())
}

fn compare(path: &str, given: &Value, default: &Value) -> Result<(), Problem> {
    let fits = match (default, given) {
        (Value::Object(members), Value::Object(given)) => {
            for (name, value) in given {
                if let Some(default) = members.get(name) {
                    compare(&format!("{path}.{name}"), value, default)?;
                }
            }
            true
        }
        (Value::String(default), Value::String(given)) => !is_colour(default) || is_colour(given),
        (Value::Number(_), Value::Number(given)) => given.as_f64().is_some_and(|it| it >= 0.0),
        (Value::Bool(_), Value::Bool(_)) | (Value::Array(_), Value::Array(_)) | (Value::Null, _) => true,
        _ => false,
    };
    if fits { Ok(()) } else { Err(problem(path, expected(default))) }
}

fn expected(default: &Value) -> &'static str {
    match default {
        Value::Object(_) => "an object",
        Value::String(text) if is_colour(text) => "a colour of eight hexadecimal digits",
        Value::String(_) => "a string",
        Value::Number(_) => "a number of at least 0",
        Value::Bool(_) => "true or false",
        Value::Array(_) => "a list",
        Value::Null => "a value",
    }
}

/// Red, green, blue and opacity.
fn is_colour(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn problem(path: &str, expected: &'static str) -> Problem {
    Problem::Settings { path: path.to_owned(), expected }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_defaults_have_the_three_sections_and_pass_their_own_check() {
        let names: Vec<&str> = defaults().as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, ["categories", "componentClasses", "components"]);
        assert_eq!(check(defaults()), Ok(()));
        assert_eq!(defaults()["categories"]["global"]["colorSchemeMode"], "LIGHT");
        assert_eq!(defaults()["componentClasses"]["buttons"]["borderRadius"], 6.0);
    }

    #[test]
    fn groups_are_merged_and_everything_else_is_replaced() {
        let below = json!({"a": {"b": 1, "c": [1, 2]}, "d": "e"});
        let above = json!({"a": {"c": [3], "f": null}, "d": {"g": 1}});
        assert_eq!(merged(&below, &above), json!({"a": {"b": 1, "c": [3], "f": null}, "d": {"g": 1}}));
        assert_eq!(merged(&below, &json!({})), below);
    }

    #[test]
    fn a_member_keeps_its_kind() {
        let table = [
            (json!("text"), "Settings", "an object"),
            (json!({"colours": {}}), "Settings.colours", "one of categories, componentClasses and components"),
            (json!({"categories": []}), "Settings.categories", "an object"),
            (
                json!({"components": {"form": {"borderRadius": "8"}}}),
                "Settings.components.form.borderRadius",
                "a number of at least 0",
            ),
            (
                json!({"components": {"form": {"borderRadius": -1}}}),
                "Settings.components.form.borderRadius",
                "a number of at least 0",
            ),
            (
                json!({"components": {"pageBackground": {"lightMode": {"color": "#ffffff"}}}}),
                "Settings.components.pageBackground.lightMode.color",
                "a colour of eight hexadecimal digits",
            ),
            (
                json!({"categories": {"form": {"displayGraphics": "true"}}}),
                "Settings.categories.form.displayGraphics",
                "true or false",
            ),
            (
                json!({"categories": {"global": {"colorSchemeMode": 1}}}),
                "Settings.categories.global.colorSchemeMode",
                "a string",
            ),
            (
                json!({"categories": {"signUp": {"acceptanceElements": {}}}}),
                "Settings.categories.signUp.acceptanceElements",
                "a list",
            ),
        ];
        for (settings, path, expected) in table {
            assert_eq!(check(&settings), Err(problem(path, expected)), "{settings}");
        }
        let long = "x".repeat(1000);
        let Err(Problem::Settings { path, .. }) = check(&json!({ long.as_str(): {} })) else { panic!() };
        assert_eq!(path.len(), "Settings.".len() + NAME_CHARACTERS_MAX);
        for settings in [
            json!({}),
            json!({"categories": {"form": {"newlyInvented": {"a": 1}}}}),
            json!({"components": {"idpButton": {"custom": {"Example": {"lightMode": {}}}}}}),
            json!({"componentClasses": {"buttons": {"borderRadius": 1.5}}}),
        ] {
            assert_eq!(check(&settings), Ok(()), "{settings}");
        }
    }
}
