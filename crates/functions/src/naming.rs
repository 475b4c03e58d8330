//! How functions are named: bare names, qualifiers, and the three forms of ARN, parsed once at the edge.
//!
//! Owns the account and region a server plays, and every ARN built from them. Does not know which functions exist.

use std::fmt::Write as _;

/// The version every function has; the only one this service keeps.
pub const LATEST: &str = "$LATEST";

/// The region and account a server answers for: what its ARNs are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The region, as in `us-east-1`.
    pub region: String,
    /// The twelve digits of the account.
    pub account_id: String,
}

impl Place {
    /// A place of the given region and account.
    pub fn new(region: impl Into<String>, account_id: impl Into<String>) -> Self {
        Self { region: region.into(), account_id: account_id.into() }
    }

    /// The unqualified ARN of a function.
    pub fn function_arn(&self, name: &str) -> String {
        format!("arn:aws:lambda:{}:{}:function:{name}", self.region, self.account_id)
    }

    /// The ARN that names a runtime version; its last part is a stable digest of the runtime identifier.
    pub fn runtime_version_arn(&self, runtime: &str) -> String {
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, runtime.as_bytes());
        let mut arn = format!("arn:aws:lambda:{}::runtime:", self.region);
        push_hex(&mut arn, digest.as_ref());
        arn
    }

    /// The ARN of a log group, without the `:*` that some answers add.
    pub fn log_group_arn(&self, group: &str) -> String {
        format!("arn:aws:logs:{}:{}:log-group:{group}", self.region, self.account_id)
    }
}

/// Appends the lower-case hexadecimal form of `bytes`.
pub(crate) fn push_hex(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
}

/// A function as a caller named it: its bare name and, if given, the version or alias.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionName {
    /// The bare name.
    pub name: String,
    /// The version or alias asked for.
    pub qualifier: Option<String>,
}

/// Why a name does not lead to a function of this place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Not a name, a partial ARN or an ARN.
    #[error("not a function name")]
    Malformed,
    /// The ARN belongs to another region.
    #[error("another region")]
    OtherRegion(String),
    /// The ARN belongs to another account.
    #[error("another account")]
    OtherAccount,
    /// The name carries one qualifier and the request another.
    #[error("two qualifiers")]
    QualifierMismatch,
}

impl FunctionName {
    /// Reads a name, `name:qualifier`, partial ARN or ARN, together with a qualifier given apart from it.
    pub fn parse(text: &str, qualifier: Option<&str>, place: &Place) -> Result<Self, NameError> {
        let mut rest = text;
        if let Some(arn) = text.strip_prefix("arn:") {
            let mut parts = arn.splitn(3, ':');
            let (partition, service) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
            if !partition.starts_with("aws") || service != "lambda" {
                return Err(NameError::Malformed);
            }
            rest = parts.next().ok_or(NameError::Malformed)?;
        }
        let pieces: Vec<&str> = rest.split(':').collect();
        let mut pieces = pieces.as_slice();
        if let [region, tail @ ..] = pieces
            && !tail.is_empty()
            && is_region(region)
        {
            if *region != place.region {
                return Err(NameError::OtherRegion((*region).to_owned()));
            }
            pieces = tail;
        }
        if let [account, tail @ ..] = pieces
            && !tail.is_empty()
            && account.len() == 12
            && account.bytes().all(|byte| byte.is_ascii_digit())
        {
            if *account != place.account_id {
                return Err(NameError::OtherAccount);
            }
            pieces = tail;
        }
        if let ["function", tail @ ..] = pieces
            && !tail.is_empty()
        {
            pieces = tail;
        }
        let (name, own) = match pieces {
            [name] => (*name, None),
            [name, qualifier] => (*name, Some(*qualifier)),
            _ => return Err(NameError::Malformed),
        };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)) {
            return Err(NameError::Malformed);
        }
        let qualifier = match (own, qualifier) {
            (Some(own), Some(given)) if own != given => return Err(NameError::QualifierMismatch),
            (own, given) => own.or(given).map(str::to_owned),
        };
        Ok(Self { name: name.to_owned(), qualifier })
    }

    /// The ARN as asked for: with the qualifier only if there was one.
    pub fn arn(&self, place: &Place) -> String {
        let mut arn = place.function_arn(&self.name);
        if let Some(qualifier) = &self.qualifier {
            arn.push(':');
            arn.push_str(qualifier);
        }
        arn
    }

    /// Whether this name leads to the only version there is.
    pub fn is_latest(&self) -> bool {
        self.qualifier.as_deref().is_none_or(|qualifier| qualifier == LATEST)
    }
}

fn is_region(text: &str) -> bool {
    let mut parts = text.rsplit('-');
    let digits = parts.next().is_some_and(|last| last.len() == 1 && last.bytes().all(|byte| byte.is_ascii_digit()));
    digits
        && parts.clone().count() >= 2
        && parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place::new("us-east-1", "000000000000")
    }

    fn parsed(text: &str) -> Result<(String, Option<String>), NameError> {
        FunctionName::parse(text, None, &place()).map(|found| (found.name, found.qualifier))
    }

    #[test]
    fn every_form_of_a_name_leads_to_the_function() {
        for text in [
            "myfn",
            "function:myfn",
            "000000000000:function:myfn",
            "us-east-1:000000000000:function:myfn",
            "arn:aws:lambda:us-east-1:000000000000:function:myfn",
        ] {
            assert_eq!(parsed(text), Ok(("myfn".into(), None)), "{text}");
            assert_eq!(parsed(&format!("{text}:prod")), Ok(("myfn".into(), Some("prod".into()))), "{text}");
        }
    }

    #[test]
    fn names_of_elsewhere_are_told_apart() {
        assert_eq!(
            parsed("arn:aws:lambda:eu-west-1:000000000000:function:f"),
            Err(NameError::OtherRegion("eu-west-1".into()))
        );
        assert_eq!(parsed("arn:aws:lambda:us-east-1:111111111111:function:f"), Err(NameError::OtherAccount));
        assert_eq!(parsed("arn:aws:s3:::bucket"), Err(NameError::Malformed));
        assert_eq!(parsed("a:b:c"), Err(NameError::Malformed));
        assert_eq!(parsed(""), Err(NameError::Malformed));
        assert_eq!(parsed("../x"), Err(NameError::Malformed));
    }

    #[test]
    fn two_different_qualifiers_are_refused_and_equal_ones_are_not() {
        let mismatch = FunctionName::parse("f:1", Some("2"), &place());
        assert_eq!(mismatch, Err(NameError::QualifierMismatch));
        let same = FunctionName::parse("f:$LATEST", Some("$LATEST"), &place()).unwrap();
        assert!(same.is_latest());
        assert_eq!(same.arn(&place()), "arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST");
    }
}
