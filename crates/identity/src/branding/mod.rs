//! How hosted sign-in pages look: styles of managed login, the customization of the classic pages, and what both are made of.
//!
//! Owns what may be stored and how it reads; the pages themselves are elsewhere. Nothing here serves an image.

pub mod css;
pub mod image;
pub mod managed_login;
pub mod settings;
pub mod ui_customization;

use vestibule_api::cognito_idp::AssetExtensionType;

/// Why a look is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A new style says neither or both of these: Cognito's values, settings of its own.
    ValuesOrSettings,
    /// A member without which the style is not found.
    Missing(&'static str),
    /// The settings are not what the pages understand.
    Settings {
        /// The member, with those around it.
        path: String,
        /// What it has to be.
        expected: &'static str,
    },
    /// The settings are longer than this as text, with what earlier requests said.
    SettingsTooLarge(usize),
    /// Two images for one place.
    AssetTwice(String),
    /// A new image has no bytes.
    AssetWithoutBytes(String),
    /// The place does not take images of this format.
    AssetExtension {
        /// The place.
        asset: String,
        /// The format.
        extension: AssetExtensionType,
    },
    /// The bytes are not an image of the format that is said.
    AssetContent(String),
    /// An SVG image that runs scripts or refers to what is outside of it.
    AssetActive(String),
    /// A style has no more images than this.
    TooManyAssets(usize),
    /// The pool has no domain, so there are no pages to customize.
    NoDomain,
    /// The logo is neither PNG nor JPEG.
    Logo,
    /// The CSS is refused.
    Css(css::Problem),
}

impl From<css::Problem> for Problem {
    fn from(problem: css::Problem) -> Self {
        Self::Css(problem)
    }
}
