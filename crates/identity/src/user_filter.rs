//! ListUsers' filter: one clause, `attribute = "value"` or `attribute ^= "value"`.

/// A parsed filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFilter {
    /// One of [`SEARCHABLE`].
    pub attribute: String,
    /// Whether a prefix is enough.
    pub prefix: bool,
    /// The text to compare with.
    pub value: String,
}

/// Why a filter is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is not of the grammar.
    Syntax,
    /// The attribute cannot be searched.
    NotSearchable(String),
}

/// The attributes that can be searched. Source: ListUsers, API reference.
pub const SEARCHABLE: [&str; 10] = [
    "username",
    "email",
    "phone_number",
    "name",
    "given_name",
    "family_name",
    "preferred_username",
    "sub",
    "cognito:user_status",
    "status",
];

/// Parses a filter. A blank one asks for everybody.
pub fn parse(text: &str) -> Result<Option<UserFilter>, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let operator = text.find('=').ok_or(Problem::Syntax)?;
    let (left, right) = (&text[..operator], text[operator + 1..].trim_start());
    let (attribute, prefix) = match left.strip_suffix('^') {
        Some(attribute) => (attribute.trim(), true),
        None => (left.trim(), false),
    };
    if attribute.is_empty() || attribute.contains(char::is_whitespace) {
        return Err(Problem::Syntax);
    }
    let value = quoted(right)?;
    if !SEARCHABLE.contains(&attribute) {
        return Err(Problem::NotSearchable(attribute.to_owned()));
    }
    Ok(Some(UserFilter { attribute: attribute.to_owned(), prefix, value }))
}

/// A text in double quotes, and nothing after it. A backslash takes the next character as it is.
fn quoted(text: &str) -> Result<String, Problem> {
    let mut characters = text.strip_prefix('"').ok_or(Problem::Syntax)?.chars();
    let mut value = String::new();
    loop {
        match characters.next().ok_or(Problem::Syntax)? {
            '"' => break,
            '\\' => value.push(characters.next().ok_or(Problem::Syntax)?),
            character => value.push(character),
        }
    }
    if characters.as_str().trim().is_empty() { Ok(value) } else { Err(Problem::Syntax) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_one_clause() {
        let filter = |attribute: &str, prefix, value: &str| {
            Ok(Some(UserFilter { attribute: attribute.into(), prefix, value: value.into() }))
        };
        let table = [
            ("", Ok(None)),
            ("  ", Ok(None)),
            (r#"email = "a@b.c""#, filter("email", false, "a@b.c")),
            (r#"email="a@b.c""#, filter("email", false, "a@b.c")),
            (r#"given_name ^= "An""#, filter("given_name", true, "An")),
            (r#"name = "a \"b\" \\ = c""#, filter("name", false, r#"a "b" \ = c"#)),
            (r#"cognito:user_status = "CONFIRMED""#, filter("cognito:user_status", false, "CONFIRMED")),
            (r"email = a@b.c", Err(Problem::Syntax)),
            (r#"email "a""#, Err(Problem::Syntax)),
            (r#"email = "a"#, Err(Problem::Syntax)),
            (r#"email = "a" and name = "b""#, Err(Problem::Syntax)),
            (r#"= "a""#, Err(Problem::Syntax)),
            (r#"custom:foo = "a""#, Err(Problem::NotSearchable("custom:foo".into()))),
        ];
        for (text, expected) in table {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
