//! How the classic hosted pages look: CSS and a logo, of one app client or of all that have none of their own.

use aws_lc_rs::digest;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use vestibule_api::cognito_idp::{AssetExtensionType, UICustomizationType};
use vestibule_api::{Blob, Timestamp};

use super::{Problem, css, image};
use crate::ids::{ClientId, UserPoolId};
use crate::pool_resource::{Resource, ResourceKind};
use crate::user_pool::UserPool;

/// In place of an app client's id: the look of every app client that has none of its own.
pub const ALL: &str = "ALL";

/// A look as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UiCustomization {
    /// The app client, or none for all.
    pub client_id: Option<ClientId>,
    /// The CSS.
    pub css: Option<String>,
    /// The logo.
    pub image: Option<Logo>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub modified_at: Timestamp,
}

/// An image with the name under which it is fetched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logo {
    /// Made of what is in it, so that whoever has fetched it once need not ask again.
    pub name: String,
    /// What it is.
    pub format: AssetExtensionType,
    /// What is in it.
    pub bytes: Blob,
}

impl Resource for UiCustomization {
    const KIND: ResourceKind = ResourceKind::UiCustomization;

    fn id(&self) -> &str {
        self.client_id.as_ref().map_or(ALL, ClientId::as_str)
    }

    fn client_id(&self) -> Option<ClientId> {
        self.client_id.clone()
    }
}

/// Which app client a request is about: none stands for all.
pub fn subject(member: Option<&str>) -> Option<ClientId> {
    member.filter(|id| *id != ALL).map(ClientId::new)
}

/// Without a domain there are no pages to customize.
///
/// Cognito: reading asks for it too. Source: recorded answers to resource providers of infrastructure tools.
pub fn check_domain(pool: &UserPool) -> Result<(), Problem> {
    let has_domain = pool.settings.domain.is_some() || pool.settings.custom_domain.is_some();
    if has_domain { Ok(()) } else { Err(Problem::NoDomain) }
}

/// The look that a request makes of an earlier one: both parts are replaced. Without either, there is none any more.
///
/// Cognito: CSS and logo cannot be set separately. Source: Customizing hosted UI (classic) branding, developer guide.
pub fn set(
    before: Option<&UiCustomization>,
    client_id: Option<ClientId>,
    css: Option<String>,
    image: Option<Blob>,
    now: Timestamp,
) -> Result<Option<UiCustomization>, Problem> {
    let css = css.filter(|css| !css.is_empty());
    if let Some(css) = &css {
        css::check(css)?;
    }
    let image = image.filter(|image| !image.is_empty()).map(Logo::new).transpose()?;
    if css.is_none() && image.is_none() {
        return Ok(None);
    }
    let created_at = before.map_or(now, |it| it.created_at);
    Ok(Some(UiCustomization { client_id, css, image, created_at, modified_at: now }))
}

impl Logo {
    fn new(bytes: Blob) -> Result<Self, Problem> {
        let format = image::recognize(&bytes);
        let format = format.filter(|it| matches!(it, AssetExtensionType::Png | AssetExtensionType::Jpeg));
        let format = format.ok_or(Problem::Logo)?;
        let hash = digest::digest(&digest::SHA256, &bytes);
        let hash = HEXLOWER.encode(hash.as_ref());
        Ok(Self { name: format!("{hash}.{}", image::file_extension(format)), format, bytes })
    }
}

impl UiCustomization {
    /// What the API says of it. `images_url` has the pool's images below it, with a slash at its end.
    ///
    /// Cognito: the version is the time of the change, `20250115191928`. Source: examples of the AWS CLI.
    pub fn description(&self, pool: &UserPoolId, images_url: &str) -> UICustomizationType {
        let version = jiff::Timestamp::from_millisecond(self.modified_at.as_millis()).ok();
        UICustomizationType {
            user_pool_id: Some(pool.to_string()),
            client_id: Some(self.id().into()),
            image_url: self.image.as_ref().map(|logo| format!("{images_url}{}/{}", self.id(), logo.name)),
            css: self.css.clone(),
            css_version: version.map(|time| time.strftime("%Y%m%d%H%M%S").to_string()),
            last_modified_date: Some(self.modified_at),
            creation_date: Some(self.created_at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);
    const LATER: Timestamp = Timestamp::from_seconds(1_700_000_100);
    const CSS: &str = ".label-customizable { color: red; }";

    fn png() -> Blob {
        Blob(b"\x89PNG\r\n\x1a\n".to_vec())
    }

    #[test]
    fn a_request_replaces_both_parts() {
        let first = set(None, None, Some(CSS.into()), Some(png()), NOW).unwrap().unwrap();
        let described = first.description(&"r_pool".into(), "https://example.com/");
        let name = "4c4b6a3be1314ab86138bef4314dde022e600960d8689a2c8f8631802d20dab6.png";
        assert_eq!(described.image_url, Some(format!("https://example.com/ALL/{name}")));
        assert_eq!(described.css_version.as_deref(), Some("20231114221320"));
        let second = set(Some(&first), None, Some(CSS.into()), None, LATER).unwrap().unwrap();
        assert_eq!((second.image, second.created_at, second.modified_at), (None, NOW, LATER));
        assert_eq!(set(Some(&first), None, None, None, LATER), Ok(None));
        assert_eq!(set(Some(&first), None, Some(String::new()), Some(Blob::default()), LATER), Ok(None));
    }

    #[test]
    fn a_logo_is_png_or_jpeg() {
        let taken = |bytes: &[u8]| set(None, None, None, Some(Blob(bytes.to_vec())), NOW).map(|it| it.is_some());
        assert_eq!(taken(b"\xff\xd8\xff\xe0"), Ok(true));
        for refused in [b"<svg/>".as_slice(), b"GIF89a", &[0, 0, 1, 0]] {
            assert_eq!(taken(refused), Err(Problem::Logo));
        }
        let refused = set(None, None, Some("body {}".into()), None, NOW);
        assert_eq!(refused, Err(Problem::Css(css::Problem::Selector("body".into()))));
    }

    #[test]
    fn all_stands_for_every_app_client() {
        assert_eq!(subject(None), None);
        assert_eq!(subject(Some("ALL")), None);
        assert_eq!(subject(Some("client")), Some("client".into()));
    }
}
