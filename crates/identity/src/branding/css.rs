//! The CSS of the classic hosted pages: rules for a fixed list of classes, and nothing that reaches beyond them.
//!
//! What passes can stand in a `<style>` element of a page. Which properties have an effect is the pages' business.

/// The selectors that a rule may have.
///
/// Source: Customizing hosted UI (classic) branding, developer guide.
pub const SELECTORS: [&str; 18] = [
    ".background-customizable",
    ".banner-customizable",
    ".errorMessage-customizable",
    ".idpButton-customizable",
    ".idpButton-customizable:hover",
    ".idpDescription-customizable",
    ".inputField-customizable",
    ".inputField-customizable:focus",
    ".label-customizable",
    ".legalText-customizable",
    ".logo-customizable",
    ".passwordCheck-notValid-customizable",
    ".passwordCheck-valid-customizable",
    ".redirect-customizable",
    ".socialButton-customizable",
    ".submitButton-customizable",
    ".submitButton-customizable:hover",
    ".textDescription-customizable",
];

/// What no value may contain. Beside scripts, which the guide names, whatever could end the element that the CSS stands in or
/// hide one of the others.
const FORBIDDEN: [&str; 6] = ["javascript:", "expression(", "behavior:", "-moz-binding", "<", "\\"];
/// A comment that is none to a browser.
const COMMENT_WITHIN: &str = "/* in a string or in url()";

/// Why CSS is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A selector that is not in the list.
    Selector(String),
    /// A rule that begins with `@`.
    AtRule(String),
    /// Something that no value may contain.
    Forbidden(&'static str),
    /// A declaration that is none.
    Declaration(String),
    /// A comment, a brace or a quotation that does not end.
    Unfinished,
}

/// Whether CSS may style the classic pages.
pub fn check(css: &str) -> Result<(), Problem> {
    // Of comments too: they are stored with the rules, and end the element that the CSS stands in as well as a value does.
    let lower = css.to_ascii_lowercase();
    if let Some(found) = FORBIDDEN.iter().find(|it| lower.contains(*it)) {
        return Err(Problem::Forbidden(found));
    }
    let css = without_comments(css)?;
    let mut rest = css.trim();
    while !rest.is_empty() {
        if rest.starts_with('@') {
            let name = rest.split(|end: char| !(end.is_alphanumeric() || matches!(end, '@' | '-'))).next();
            return Err(Problem::AtRule(name.unwrap_or_default().to_owned()));
        }
        let (selectors, tail) = rest.split_once('{').ok_or(Problem::Unfinished)?;
        let (declarations, tail) = tail.split_once('}').ok_or(Problem::Unfinished)?;
        for selector in selectors.split(',').map(str::trim) {
            if !SELECTORS.contains(&selector) {
                return Err(Problem::Selector(shortened(selector)));
            }
        }
        check_declarations(declarations)?;
        rest = tail.trim_start();
    }
    Ok(())
}

fn check_declarations(declarations: &str) -> Result<(), Problem> {
    if declarations.contains('{') {
        return Err(Problem::Unfinished);
    }
    for declaration in declarations.split(';').map(str::trim).filter(|it| !it.is_empty()) {
        let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
        let is_property = |name: &str| {
            !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_'))
        };
        if !is_property(property.trim()) || value.trim().is_empty() || value.contains('@') {
            return Err(Problem::Declaration(shortened(declaration)));
        }
        if [value.matches('"').count(), value.matches('\'').count()].iter().any(|count| count % 2 == 1) {
            return Err(Problem::Unfinished);
        }
    }
    Ok(())
}

/// Where in the CSS a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Plain,
    Quotation(char),
    /// In `url()`, without quotation marks.
    Address,
}

/// The CSS without its comments. Within a quotation or an address browsers see none, so whoever took one out there would check
/// other rules than those that browsers follow: it is refused, and so is what browsers do not take for the end of either.
fn without_comments(css: &str) -> Result<String, Problem> {
    let mut plain = String::with_capacity(css.len());
    let mut place = Place::Plain;
    let mut characters = css.chars();
    while let Some(next) = characters.next() {
        if let Some(comment) = characters.as_str().strip_prefix('*').filter(|_| next == '/') {
            if place != Place::Plain {
                return Err(Problem::Forbidden(COMMENT_WITHIN));
            }
            // As browsers do: a comment parts what stands around it.
            plain.push(' ');
            characters = comment.split_once("*/").ok_or(Problem::Unfinished)?.1.chars();
            continue;
        }
        place = match (place, next) {
            (Place::Plain, '"' | '\'') => Place::Quotation(next),
            (Place::Plain, '(') if begins_address(&plain, characters.as_str()) => Place::Address,
            (Place::Quotation(_), '\n' | '\r' | '\u{c}') | (Place::Address, '"' | '\'' | '(') => {
                return Err(Problem::Unfinished);
            }
            (Place::Quotation(mark), _) if next == mark => Place::Plain,
            (Place::Address, ')') => Place::Plain,
            (Place::Plain | Place::Quotation(_) | Place::Address, _) => place,
        };
        plain.push(next);
    }
    Ok(plain)
}

/// Whether an opening parenthesis between these begins an address without quotation marks.
fn begins_address(before: &str, after: &str) -> bool {
    let name = before.as_bytes().last_chunk::<3>();
    let is_quoted = after.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}']).starts_with(['"', '\'']);
    name.is_some_and(|name| name.eq_ignore_ascii_case(b"url")) && !is_quoted
}

/// The beginning of a text, for whoever has to find it.
fn shortened(text: &str) -> String {
    const CHARACTERS_MAX: usize = 100;
    text.chars().take(CHARACTERS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_for_the_listed_classes_pass() {
        for css in [
            "",
            "  \n",
            ".label-customizable { color: red; }",
            ".label-customizable{color:red}.logo-customizable{max-width:60%}",
            "/* a comment: @import { */ .submitButton-customizable:hover,\n.idpButton-customizable:hover { color: #fff }",
            ".banner-customizable { background: url('https://example.com/a.png'); }",
            ".banner-customizable { background: URL(a.png) /* b */; font-family: \"a\" /* c */; }",
            ".errorMessage-customizable { }",
        ] {
            assert_eq!(check(css), Ok(()), "{css}");
        }
        for selector in SELECTORS {
            assert_eq!(check(&format!("{selector} {{ color: red !important; }}")), Ok(()), "{selector}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        let selector = |text: &str| Problem::Selector(text.to_owned());
        let at_rule = |text: &str| Problem::AtRule(text.to_owned());
        let declaration = |text: &str| Problem::Declaration(text.to_owned());
        let table = [
            ("body { color: red }", selector("body")),
            ("* { color: red }", selector("*")),
            (".Label-customizable { color: red }", selector(".Label-customizable")),
            (".label-customizable .x { color: red }", selector(".label-customizable .x")),
            (".label-customizable:focus { color: red }", selector(".label-customizable:focus")),
            (".label-customizable, p { color: red }", selector("p")),
            ("{ color: red }", selector("")),
            ("@import url('a.css');", at_rule("@import")),
            (" @media print { .label-customizable { color: red } }", at_rule("@media")),
            ("@supports (a: b) { }", at_rule("@supports")),
            (".label-customizable { a: @import }", declaration("a: @import")),
            (".label-customizable { a: JavaScript:x() }", Problem::Forbidden("javascript:")),
            (".label-customizable { a: 'b</style><script>' }", Problem::Forbidden("<")),
            (".label-customizable { a: java\\script }", Problem::Forbidden("\\")),
            (".label-customizable { width: expression(1) }", Problem::Forbidden("expression(")),
            (".label-customizable { color }", declaration("color")),
            (".label-customizable { color: }", declaration("color:")),
            (".label-customizable { co lor: red }", declaration("co lor: red")),
            (".label-customizable { color: red", Problem::Unfinished),
            (".label-customizable color: red }", Problem::Unfinished),
            (".label-customizable { .x { color: red } }", Problem::Unfinished),
            (".label-customizable { color: 'red }", Problem::Unfinished),
            ("/* .label-customizable { color: red }", Problem::Unfinished),
            ("/* </style><script> */", Problem::Forbidden("<")),
            (
                ".label-customizable{a:\"/*\"} body{display:none} .label-customizable{b:\"*/\"}",
                Problem::Forbidden(COMMENT_WITHIN),
            ),
            (
                ".label-customizable{a:url(/*)} body{display:none} .label-customizable{b:url(*/)}",
                Problem::Forbidden(COMMENT_WITHIN),
            ),
            (".label-customizable{a:url(b\"c) \"/*\"} body{} .label-customizable{d:\"*/\"}", Problem::Unfinished),
            (".label-customizable{a:\"\n\"/*\"} body{} .label-customizable{b:\"*/\"}", Problem::Unfinished),
            (".label-customizable { color: red } }", Problem::Unfinished),
        ];
        for (css, problem) in table {
            assert_eq!(check(css), Err(problem), "{css}");
        }
    }
}
