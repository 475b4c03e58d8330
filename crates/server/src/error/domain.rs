//! The wording of refused domains and resource servers.

use vestibule_api::ApiError;
use vestibule_identity::{domain, resource_server, user_pool};

use super::invalid_parameter;

/// What a client hears of a refused domain.
pub(super) fn answer(problem: &domain::Problem) -> ApiError {
    use domain::Problem;
    invalid_parameter(match problem {
        Problem::Form => {
            "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and \
             hyphens. Please enter a different name that follows this format: \
             ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$"
                .to_owned()
        }
        Problem::ReservedWord(word) => format!("Domain cannot contain reserved word: {word}"),
        Problem::HasDomain => "User pool already has a domain configured.".into(),
        Problem::NotOfPool => "No such domain or user pool exists.".into(),
        Problem::TierTooLow => return super::user_pool::answer(&user_pool::Problem::TierTooLow),
        // Cognito: the texts of the following two are not documented.
        Problem::Version(version) => format!("Invalid ManagedLoginVersion: {version}. It must be 1 or 2."),
        Problem::PrefixWithCertificate => "CustomDomainConfig can only be set for a custom domain.".into(),
    })
}

/// What a client hears of a refused resource server.
pub(super) fn resource_server_answer(problem: &resource_server::Problem) -> ApiError {
    use resource_server::Problem;
    invalid_parameter(match problem {
        Problem::Exists { identifier, pool } => format!("{identifier} already exists in user pool {pool}."),
        // Cognito: the text is not documented.
        Problem::ScopeTwice(name) => format!("The scope {name} is given more than once."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_of_a_domain_has_its_words() {
        use domain::Problem;
        let table = [
            (
                Problem::Form,
                "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, \
                 and hyphens. Please enter a different name that follows this format: \
                 ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$",
            ),
            (Problem::ReservedWord("aws"), "Domain cannot contain reserved word: aws"),
            (Problem::HasDomain, "User pool already has a domain configured."),
            (Problem::NotOfPool, "No such domain or user pool exists."),
            (Problem::Version(3), "Invalid ManagedLoginVersion: 3. It must be 1 or 2."),
            (Problem::PrefixWithCertificate, "CustomDomainConfig can only be set for a custom domain."),
        ];
        for (problem, message) in table {
            assert_eq!(answer(&problem), ApiError::invalid_parameter(message));
        }
        assert_eq!(answer(&Problem::TierTooLow).code, "FeatureUnavailableInTierException");
    }

    #[test]
    fn each_refusal_of_a_resource_server_has_its_words() {
        use resource_server::Problem;
        let exists = Problem::Exists { identifier: "api".into(), pool: "us-east-1_a".into() };
        for (problem, message) in [
            (exists, "api already exists in user pool us-east-1_a."),
            (Problem::ScopeTwice("read".into()), "The scope read is given more than once."),
        ] {
            assert_eq!(resource_server_answer(&problem), ApiError::invalid_parameter(message));
        }
    }
}
