//! The wording of refused looks of the hosted pages, and of refused terms.

use vestibule_api::ApiError;
use vestibule_identity::branding::{Problem, css};
use vestibule_identity::terms;

use super::invalid_parameter;

/// What a client hears of a look.
pub(super) fn answer(problem: &Problem) -> ApiError {
    // Cognito: the texts are not documented, except where it is said.
    let text = match problem {
        // Cognito: as measured against the service.
        Problem::ValuesOrSettings => "useCognitoProvidedValues or settings should be specified (but not both)".into(),
        Problem::Missing(member) => format!("{member} is required."),
        Problem::Settings { path, expected } => format!("{path} must be {expected}."),
        Problem::SettingsTooLarge(most) => format!("Settings can not have more than {most} bytes."),
        Problem::AssetTwice(asset) => format!("The asset {asset} is given twice."),
        Problem::AssetWithoutBytes(asset) => format!("The asset {asset} has no Bytes."),
        Problem::AssetExtension { asset, extension } => {
            format!("The asset {asset} can not have the extension {}.", extension.as_str())
        }
        Problem::AssetContent(asset) => format!("The Bytes of the asset {asset} are not what its Extension says."),
        Problem::AssetActive(asset) => format!("The asset {asset} contains scripts or references."),
        Problem::TooManyAssets(most) => format!("A style can not have more than {most} assets."),
        // Cognito: recorded.
        Problem::NoDomain => "There has to be an existing domain associated with this user pool".into(),
        // Cognito: only the beginning of the text is recorded.
        Problem::Logo => "The uploaded image must be a PNG or JPEG file.".into(),
        Problem::Css(problem) => css_text(problem),
    };
    invalid_parameter(text)
}

fn css_text(problem: &css::Problem) -> String {
    match problem {
        css::Problem::Selector(selector) => format!("The CSS class {selector} can not be customized."),
        css::Problem::AtRule(rule) => format!("{rule} is not allowed in the CSS."),
        css::Problem::Forbidden(text) => format!("The CSS can not contain {text}"),
        css::Problem::Declaration(text) => format!("The CSS contains something that is no declaration: {text}"),
        css::Problem::Unfinished => "The CSS ends within a rule, a comment or a string.".into(),
    }
}

/// What a client hears of terms.
pub(super) fn terms_answer(problem: &terms::Problem) -> ApiError {
    // Cognito: the texts are not documented.
    invalid_parameter(match problem {
        terms::Problem::NoLinks => "Links must have at least one link.".to_owned(),
        terms::Problem::Link(link) => format!("{link} is not a valid HTTPS URL."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recorded_texts_are_told_word_for_word() {
        for (problem, message) in [
            (Problem::ValuesOrSettings, "useCognitoProvidedValues or settings should be specified (but not both)"),
            (Problem::NoDomain, "There has to be an existing domain associated with this user pool"),
        ] {
            assert_eq!(answer(&problem), ApiError::invalid_parameter(message));
        }
    }
}
