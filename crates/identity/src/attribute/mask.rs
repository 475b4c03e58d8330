//! How the destination of a code is shown to whoever may not own it.

/// `t***@t***`: the first characters of the mailbox and of the domain.
///
/// Cognito: always three stars, and no top-level domain. Source: recorded answers of moto's tests against AWS.
pub fn masked_email(address: &str) -> String {
    let (mailbox, domain) = address.split_once('@').unwrap_or((address, ""));
    let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
    format!("{}***@{}***", first(mailbox), first(domain))
}

/// `+********1234`: a star for every digit but the last four. A number of four digits or fewer is not shown at all.
pub fn masked_phone_number(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let hidden = if digits.len() > 4 { digits.len() - 4 } else { digits.len() };
    let shown: String = digits[hidden..].iter().collect();
    format!("+{}{shown}", "*".repeat(hidden))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_show_little() {
        assert_eq!(masked_email("test@test.com"), "t***@t***");
        assert_eq!(masked_email("ä@ö.example"), "ä***@ö***");
        assert_eq!(masked_email("nobody"), "n***@***");
        assert_eq!(masked_phone_number("+491701231234"), "+********1234");
        assert_eq!(masked_phone_number("+12065551234"), "+*******1234");
        assert_eq!(masked_phone_number("+1234"), "+****");
    }
}
