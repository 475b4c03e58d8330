//! From the model's names to Rust's. Owns nothing else.

use std::collections::BTreeSet;

/// Words whose capitals would be split wrongly, and how they are split instead.
const WORDS: [(&str, &str); 4] = [("OAuth", "Oauth"), ("URLs", "Urls"), ("GiB", "Gib"), ("VCpu", "Vcpu")];

/// `SMSMfaSettings` -> `sms_mfa_settings`, `CallbackURLs` -> `callback_urls`.
pub fn snake(name: &str) -> String {
    let mut name = name.replace(['-', '.'], "_");
    for (from, to) in WORDS {
        name = name.replace(from, to);
    }
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1);
        let starts_word = letter.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || before.is_ascii_digit()
                    || (before.is_ascii_uppercase() && after.is_some_and(char::is_ascii_lowercase))
            });
        if starts_word {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

/// The name of a static: `UserPoolIdType` -> `USER_POOL_ID_TYPE`.
pub fn screaming(name: &str) -> String {
    snake(name).to_ascii_uppercase()
}

/// The name of a field; a keyword becomes a raw identifier.
pub fn field(name: &str) -> String {
    let field = snake(name);
    match field.as_str() {
        "type" | "match" | "use" | "ref" | "move" | "enum" | "struct" | "where" | "as" | "in" => {
            format!("r#{field}")
        }
        _ => field,
    }
}

/// The name of an enum's variant: `ALLOW_USER_SRP_AUTH` -> `AllowUserSrpAuth`, `python3.12` -> `Python3_12`.
pub fn variant(value: &str) -> String {
    let shouts = !value.contains(|letter: char| letter.is_ascii_lowercase());
    let mut variant = String::new();
    for word in value.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at(1);
        // Two numbers in a row would read as one.
        if variant.ends_with(|last: char| last.is_ascii_digit())
            && first.starts_with(|next: char| next.is_ascii_digit())
        {
            variant.push('_');
        }
        variant.push_str(&first.to_ascii_uppercase());
        variant.push_str(&if shouts { rest.to_ascii_lowercase() } else { rest.to_owned() });
    }
    variant
}

/// What serde's `rename_all` makes of a field's name.
pub fn renamed(field: &str, case: Case) -> String {
    let mut renamed = String::new();
    for (at, word) in field.trim_start_matches("r#").split('_').enumerate() {
        let (first, rest) = word.split_at(word.len().min(1));
        if at == 0 && case == Case::Camel {
            renamed.push_str(first);
        } else {
            renamed.push_str(&first.to_ascii_uppercase());
        }
        renamed.push_str(rest);
    }
    renamed
}

/// Those of `names` that `text` uses as a word, as a list for a `use`.
pub fn used(names: &[&str], text: &str) -> String {
    let words: BTreeSet<&str> = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    names.iter().filter(|name| words.contains(*name)).copied().collect::<Vec<_>>().join(", ")
}

/// The two ways services write member names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Pascal,
    Camel,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn member_names_become_fields() {
        for (name, expected) in [
            ("UserPoolId", "user_pool_id"),
            ("SMSMfaSettings", "sms_mfa_settings"),
            ("KMSKeyID", "kms_key_id"),
            ("CallbackURLs", "callback_urls"),
            ("DefaultRedirectURI", "default_redirect_uri"),
            ("AllowedOAuthFlowsUserPoolClient", "allowed_oauth_flows_user_pool_client"),
            ("UserMFASettingList", "user_mfa_setting_list"),
            ("LastIPAddress", "last_ip_address"),
            ("CSVHeader", "csv_header"),
            ("CSS", "css"),
            ("S3Bucket", "s3_bucket"),
            ("CodeSha256", "code_sha256"),
            ("logGroupName", "log_group_name"),
            ("ExecutionEnvironmentMemoryGiBPerVCpu", "execution_environment_memory_gib_per_vcpu"),
            ("Type", "r#type"),
        ] {
            assert_eq!(field(name), expected);
        }
    }

    #[test]
    fn enum_values_become_variants() {
        for (value, expected) in [
            ("ALLOW_USER_SRP_AUTH", "AllowUserSrpAuth"),
            ("SMS_MFA", "SmsMfa"),
            ("OFF", "Off"),
            ("phone_number", "PhoneNumber"),
            ("LoginWithAmazon", "LoginWithAmazon"),
            ("TLS_V1_2_2021", "TlsV1_2_2021"),
            ("V2_0", "V2_0"),
            ("nodejs22.x", "Nodejs22X"),
            ("python3.12", "Python3_12"),
            ("FunctionError.InitTimeout", "FunctionErrorInitTimeout"),
        ] {
            assert_eq!(variant(value), expected);
        }
    }
}
