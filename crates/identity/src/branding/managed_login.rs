//! Styles of managed login: one for an app client, made of settings and images.
//!
//! A style and its images are documents of their own, so that changing one image does not rewrite forty. What changes together
//! is committed together.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    AssetCategoryType, AssetExtensionType, AssetType, ColorSchemeModeType, CreateManagedLoginBrandingRequest,
    ManagedLoginBrandingType, UpdateManagedLoginBrandingRequest,
};

use super::{Problem, image, settings};
use crate::ids::{ClientId, UserPoolId};
use crate::pool_resource::{NameScope, Resource, ResourceKind, ResourceName};

/// Styles of one pool. Source: quotas, developer guide.
pub const STYLES_MAX: u32 = 20;
/// Images of one style. Source: the model.
const ASSETS_MAX: usize = 40;
/// The settings of one style as text: updates add to them without end otherwise. Cognito's limit is not documented.
const SETTINGS_BYTES_MAX: usize = 256 * 1024;

/// A style as it is stored, without its images.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Style {
    /// A UUID of version 4.
    pub id: String,
    /// The app client whose pages it is for.
    pub client_id: ClientId,
    /// Whether the pages look as they do by default.
    pub uses_defaults: bool,
    /// The document of its own settings, as it was given.
    pub settings: Option<Value>,
    /// Where its images belong, in the order in which they came.
    pub assets: Vec<Place>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub modified_at: Timestamp,
}

/// Where an image belongs: a style has one image for each place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The part of the page.
    pub category: AssetCategoryType,
    /// The light or the dark page, or both.
    pub color_mode: ColorSchemeModeType,
    /// What tells several images of one category apart.
    pub resource_id: Option<String>,
}

/// One image of a style.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StyleAsset {
    /// The style and the place.
    pub id: String,
    /// The app client of the style.
    pub client_id: ClientId,
    /// What the API says of it.
    pub asset: AssetType,
}

/// A style with what changes along with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The style.
    pub style: Style,
    /// Images that are new, or take the place of others.
    pub put: Vec<StyleAsset>,
    /// The ids of images that go.
    pub removed: Vec<String>,
}

impl Resource for Style {
    const KIND: ResourceKind = ResourceKind::ManagedLoginBranding;

    fn id(&self) -> &str {
        &self.id
    }

    fn client_id(&self) -> Option<ClientId> {
        Some(self.client_id.clone())
    }

    /// The app client: it has one style only.
    fn names(&self) -> Vec<ResourceName> {
        vec![ResourceName { scope: NameScope::Pool, name: self.client_id.to_string() }]
    }
}

impl Resource for StyleAsset {
    const KIND: ResourceKind = ResourceKind::ManagedLoginAsset;

    fn id(&self) -> &str {
        &self.id
    }

    fn client_id(&self) -> Option<ClientId> {
        Some(self.client_id.clone())
    }
}

/// A new style.
///
/// Cognito: a request says that Cognito's values are used or gives settings, one of both; images are taken with either. Source:
/// measured for resource providers of infrastructure tools.
pub fn create(request: CreateManagedLoginBrandingRequest, id: String, now: Timestamp) -> Result<Change, Problem> {
    let uses_defaults = request.use_cognito_provided_values == Some(true);
    if uses_defaults == request.settings.is_some() {
        return Err(Problem::ValuesOrSettings);
    }
    let style = Style {
        id,
        client_id: ClientId::new(request.client_id.map(vestibule_api::Sensitive::into_inner).unwrap_or_default()),
        uses_defaults,
        settings: checked(request.settings)?,
        assets: Vec::new(),
        created_at: now,
        modified_at: now,
    };
    let given = request.assets.unwrap_or_default();
    if let Some(empty) = given.iter().find(|asset| asset.bytes.as_ref().is_none_or(|it| it.is_empty())) {
        return Err(Problem::AssetWithoutBytes(Place::of(empty).text()));
    }
    with_assets(style, given)
}

/// The style with what a request says of it; everything else stays.
///
/// Cognito: settings that are not given are kept, within the document too. Source: UpdateManagedLoginBranding, API reference.
/// An image without bytes is removed (inferred), and with Cognito's values every image that is not given again (inferred).
pub fn update(style: &Style, request: UpdateManagedLoginBrandingRequest, now: Timestamp) -> Result<Change, Problem> {
    let given = checked(request.settings)?;
    if request.use_cognito_provided_values == Some(true) && given.is_some() {
        return Err(Problem::ValuesOrSettings);
    }
    let mut updated = Style { modified_at: now, ..style.clone() };
    if let Some(given) = given {
        let merged = style.settings.as_ref().map_or_else(|| given.clone(), |it| settings::merged(it, &given));
        check_size(&merged)?;
        updated.settings = Some(merged);
        updated.uses_defaults = false;
    }
    let mut removed = Vec::new();
    match request.use_cognito_provided_values {
        Some(true) => {
            updated.uses_defaults = true;
            updated.settings = None;
            removed = updated.assets.drain(..).map(|place| place.document_id(&style.id)).collect();
        }
        Some(false) => updated.uses_defaults = false,
        None => {}
    }
    let mut change = with_assets(updated, request.assets.unwrap_or_default())?;
    removed.retain(|id| !change.put.iter().any(|put| put.id == *id));
    change.removed.extend(removed);
    Ok(change)
}

fn checked(given: Option<Value>) -> Result<Option<Value>, Problem> {
    if let Some(given) = &given {
        settings::check(given)?;
        check_size(given)?;
    }
    Ok(given)
}

fn check_size(settings: &Value) -> Result<(), Problem> {
    let is_larger = settings.to_string().len() > SETTINGS_BYTES_MAX;
    if is_larger { Err(Problem::SettingsTooLarge(SETTINGS_BYTES_MAX)) } else { Ok(()) }
}

/// The style with images put into their places, or taken from them.
fn with_assets(mut style: Style, given: Vec<AssetType>) -> Result<Change, Problem> {
    let (mut put, mut removed, mut seen) = (Vec::new(), Vec::new(), Vec::new());
    for asset in given {
        let place = Place::of(&asset);
        if seen.contains(&place) {
            return Err(Problem::AssetTwice(place.text()));
        }
        check_asset(&place, &asset)?;
        let id = place.document_id(&style.id);
        if asset.bytes.as_ref().is_none_or(|bytes| bytes.is_empty()) {
            if style.assets.contains(&place) {
                removed.push(id);
            }
            style.assets.retain(|it| *it != place);
        } else {
            if !style.assets.contains(&place) {
                style.assets.push(place.clone());
            }
            put.push(StyleAsset { id, client_id: style.client_id.clone(), asset });
        }
        seen.push(place);
    }
    if style.assets.len() > ASSETS_MAX {
        return Err(Problem::TooManyAssets(ASSETS_MAX));
    }
    Ok(Change { style, put, removed })
}

/// Whether an image is what it says and can stand where it is to stand.
fn check_asset(place: &Place, asset: &AssetType) -> Result<(), Problem> {
    use AssetCategoryType::{FaviconIco, FaviconSvg};

    let extension = asset.extension.unwrap_or(AssetExtensionType::Png);
    let fits = match place.category {
        FaviconIco => extension == AssetExtensionType::Ico,
        FaviconSvg => extension == AssetExtensionType::Svg,
        _ => extension != AssetExtensionType::Ico,
    };
    if !fits {
        return Err(Problem::AssetExtension { asset: place.text(), extension });
    }
    let Some(bytes) = asset.bytes.as_ref().filter(|bytes| !bytes.is_empty()) else { return Ok(()) };
    if image::recognize(bytes) != Some(extension) {
        return Err(Problem::AssetContent(place.text()));
    }
    if extension == AssetExtensionType::Svg && !image::only_draws(bytes) {
        return Err(Problem::AssetActive(place.text()));
    }
    Ok(())
}

impl Place {
    fn of(asset: &AssetType) -> Self {
        Self {
            category: asset.category.unwrap_or(AssetCategoryType::FormLogo),
            color_mode: asset.color_mode.unwrap_or(ColorSchemeModeType::Dynamic),
            resource_id: asset.resource_id.clone(),
        }
    }

    /// Under which id the image of a style is stored.
    pub fn document_id(&self, style: &str) -> String {
        format!("{style} {}", self.text())
    }

    fn text(&self) -> String {
        let place = format!("{} {}", self.category.as_str(), self.color_mode.as_str());
        self.resource_id.as_ref().map_or_else(|| place.clone(), |id| format!("{place} {id}"))
    }
}

impl Style {
    /// What the API says of the style, with its images; with the defaults under its settings if they are asked for.
    ///
    /// Cognito: `Settings` is there if settings were given, `Assets` always. Source: recorded answers.
    pub fn description(
        &self,
        pool: &UserPoolId,
        assets: Vec<StyleAsset>,
        with_defaults: bool,
    ) -> ManagedLoginBrandingType {
        let settings = match &self.settings {
            Some(own) if with_defaults => Some(settings::merged(settings::defaults(), own)),
            None if with_defaults => Some(settings::defaults().clone()),
            own => own.clone(),
        };
        ManagedLoginBrandingType {
            managed_login_branding_id: Some(self.id.clone()),
            user_pool_id: Some(pool.to_string()),
            use_cognito_provided_values: Some(self.uses_defaults),
            settings,
            assets: Some(assets.into_iter().map(|it| it.asset).collect()),
            creation_date: Some(self.created_at),
            last_modified_date: Some(self.modified_at),
        }
    }

    /// The ids of the documents of its images.
    pub fn asset_ids(&self) -> impl Iterator<Item = String> {
        self.assets.iter().map(|place| place.document_id(&self.id))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use vestibule_api::Blob;

    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);
    const LATER: Timestamp = Timestamp::from_seconds(1_700_000_100);
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

    fn asset(category: AssetCategoryType, extension: AssetExtensionType, bytes: &[u8]) -> AssetType {
        AssetType {
            category: Some(category),
            color_mode: Some(ColorSchemeModeType::Light),
            extension: Some(extension),
            bytes: Some(Blob(bytes.to_vec())),
            resource_id: None,
        }
    }

    fn logo(bytes: &[u8]) -> AssetType {
        asset(AssetCategoryType::FormLogo, AssetExtensionType::Png, bytes)
    }

    fn creation(values: Option<bool>, settings: Option<Value>, assets: Vec<AssetType>) -> Result<Change, Problem> {
        let request = CreateManagedLoginBrandingRequest {
            user_pool_id: Some("r_pool".into()),
            client_id: Some("client".into()),
            use_cognito_provided_values: values,
            settings,
            assets: Some(assets),
        };
        create(request, "style".into(), NOW)
    }

    fn change(
        values: Option<bool>,
        settings: Option<Value>,
        assets: Vec<AssetType>,
    ) -> UpdateManagedLoginBrandingRequest {
        UpdateManagedLoginBrandingRequest {
            use_cognito_provided_values: values,
            settings,
            assets: Some(assets),
            ..UpdateManagedLoginBrandingRequest::default()
        }
    }

    #[test]
    fn a_style_has_cognitos_values_or_settings() {
        for (values, settings, is_taken) in [
            (Some(true), None, true),
            (Some(false), Some(json!({})), true),
            (None, Some(json!({})), true),
            (Some(true), Some(json!({})), false),
            (Some(false), None, false),
            (None, None, false),
        ] {
            let made = creation(values, settings.clone(), Vec::new());
            let expected = if is_taken { Ok(settings) } else { Err(Problem::ValuesOrSettings) };
            assert_eq!(made.map(|it| it.style.settings), expected);
        }
        let refused = creation(None, Some(json!(1)), Vec::new());
        assert_eq!(refused, Err(Problem::Settings { path: "Settings".into(), expected: "an object" }));
    }

    #[test]
    fn images_are_what_they_say_and_stand_where_they_may() {
        use AssetCategoryType::{FaviconIco, FaviconSvg, PageBackground};
        use AssetExtensionType::{Ico, Jpeg, Png, Svg};

        let table = [
            (asset(PageBackground, Png, PNG), None),
            (asset(FaviconIco, Ico, &[0, 0, 1, 0]), None),
            (asset(FaviconSvg, Svg, b"<svg/>"), None),
            (
                asset(FaviconIco, Png, PNG),
                Some(Problem::AssetExtension { asset: "FAVICON_ICO LIGHT".into(), extension: Png }),
            ),
            (
                asset(PageBackground, Ico, &[0, 0, 1, 0]),
                Some(Problem::AssetExtension { asset: "PAGE_BACKGROUND LIGHT".into(), extension: Ico }),
            ),
            (asset(PageBackground, Jpeg, PNG), Some(Problem::AssetContent("PAGE_BACKGROUND LIGHT".into()))),
            (asset(FaviconSvg, Svg, b"<svg onload='x'/>"), Some(Problem::AssetActive("FAVICON_SVG LIGHT".into()))),
            (asset(PageBackground, Png, b""), Some(Problem::AssetWithoutBytes("PAGE_BACKGROUND LIGHT".into()))),
        ];
        for (asset, problem) in table {
            assert_eq!(creation(Some(true), None, vec![asset.clone()]).err(), problem, "{asset:?}");
        }
        let twice = creation(Some(true), None, vec![logo(PNG), logo(PNG)]);
        assert_eq!(twice, Err(Problem::AssetTwice("FORM_LOGO LIGHT".into())));
    }

    #[test]
    fn an_update_keeps_what_it_does_not_say() {
        let background = asset(AssetCategoryType::PageBackground, AssetExtensionType::Png, PNG);
        let settings = json!({"categories": {"form": {"displayGraphics": false}}});
        let made = creation(None, Some(settings.clone()), vec![logo(PNG), background.clone()]).unwrap();
        assert_eq!(
            made.put.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(),
            ["style FORM_LOGO LIGHT", "style PAGE_BACKGROUND LIGHT"]
        );

        let nothing = update(&made.style, change(None, None, Vec::new()), LATER).unwrap();
        assert_eq!(nothing.style, Style { modified_at: LATER, ..made.style.clone() });

        let more = json!({"components": {"form": {"borderRadius": 2}}});
        let merged = update(&made.style, change(None, Some(more), Vec::new()), LATER).unwrap().style.settings.unwrap();
        assert_eq!(
            merged,
            json!({
                "categories": {"form": {"displayGraphics": false}},
                "components": {"form": {"borderRadius": 2}},
            })
        );

        let larger = [PNG, b"more"].concat();
        let replaced = update(&made.style, change(None, None, vec![logo(&larger)]), LATER).unwrap();
        assert_eq!((replaced.put.len(), replaced.removed.len(), replaced.style.assets.len()), (1, 0, 2));
        let gone = update(&made.style, change(None, None, vec![logo(b"")]), LATER).unwrap();
        assert_eq!((gone.put.len(), gone.removed), (0, vec!["style FORM_LOGO LIGHT".to_owned()]));
        assert_eq!(gone.style.assets.len(), 1);

        let default = update(&made.style, change(Some(true), None, vec![background]), LATER).unwrap();
        assert_eq!((default.style.uses_defaults, &default.style.settings), (true, &None));
        assert_eq!((default.put.len(), default.removed), (1, vec!["style FORM_LOGO LIGHT".to_owned()]));
        let both = update(&made.style, change(Some(true), Some(settings), Vec::new()), LATER);
        assert_eq!(both, Err(Problem::ValuesOrSettings));
    }

    #[test]
    fn settings_do_not_grow_beyond_their_limit() {
        let member = |name: &str| json!({"categories": {"form": {name: "x".repeat(SETTINGS_BYTES_MAX / 2)}}});
        let made = creation(None, Some(member("first")), Vec::new()).unwrap();
        let update = |name| update(&made.style, change(None, Some(member(name)), Vec::new()), LATER);
        assert!(update("first").is_ok());
        assert_eq!(update("second"), Err(Problem::SettingsTooLarge(SETTINGS_BYTES_MAX)));
    }

    #[test]
    fn a_style_has_no_more_images_than_it_may() {
        let numbered = |number: usize| AssetType { resource_id: Some(number.to_string()), ..logo(PNG) };
        let full = creation(Some(true), None, (0..ASSETS_MAX).map(numbered).collect()).unwrap();
        assert_eq!(full.style.asset_ids().count(), ASSETS_MAX);
        let more = update(&full.style, change(None, None, vec![numbered(ASSETS_MAX)]), LATER);
        assert_eq!(more, Err(Problem::TooManyAssets(ASSETS_MAX)));
        let swapped = AssetType { bytes: None, ..numbered(0) };
        update(&full.style, change(None, None, vec![swapped, numbered(ASSETS_MAX)]), LATER).unwrap();
    }

    #[test]
    fn the_defaults_lie_under_the_settings_where_they_are_asked_for() {
        let pool = UserPoolId::new("r_pool");
        let own = json!({"categories": {"global": {"colorSchemeMode": "DARK"}}});
        let style = creation(None, Some(own.clone()), Vec::new()).unwrap().style;
        assert_eq!(style.description(&pool, Vec::new(), false).settings, Some(own));
        let merged = style.description(&pool, Vec::new(), true).settings.unwrap();
        assert_eq!(merged["categories"]["global"]["colorSchemeMode"], "DARK");
        assert_eq!(merged["components"]["pageText"], settings::defaults()["components"]["pageText"]);
        let default = creation(Some(true), None, Vec::new()).unwrap().style;
        assert_eq!(default.description(&pool, Vec::new(), false).settings, None);
        assert_eq!(default.description(&pool, Vec::new(), true).settings.as_ref(), Some(settings::defaults()));
    }
}
