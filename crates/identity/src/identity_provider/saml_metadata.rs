//! What a SAML identity provider says of itself: its name and where it is reached by redirects.

use roxmltree::{Document, Node};

use super::Problem;

const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
const HTTP_REDIRECT: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

/// The part of the metadata that is used.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Metadata {
    /// The name of the provider.
    pub entity_id: String,
    /// Where a sign-in is sent.
    pub sso_redirect: Option<String>,
    /// Where a sign-out is sent.
    pub slo_redirect: Option<String>,
}

/// Reads a metadata document. The first entity that is an identity provider counts. Document types are refused: nothing here
/// expands entities.
pub(super) fn read(text: &str) -> Result<Metadata, Problem> {
    let document =
        Document::parse(text.trim_start_matches('\u{feff}').trim()).map_err(|_| Problem::MetadataUnreadable)?;
    let provider = document.descendants().find(|it| is(it, "IDPSSODescriptor")).ok_or(Problem::MetadataUnreadable)?;
    let entity = provider.ancestors().find(|it| is(it, "EntityDescriptor"));
    let entity_id = entity.and_then(|it| it.attribute("entityID")).ok_or(Problem::MetadataUnreadable)?;
    let location = |service: &str| {
        let services = provider.children().filter(|it| is(it, service));
        let mut by_redirect = services.filter(|it| it.attribute("Binding") == Some(HTTP_REDIRECT));
        by_redirect.find_map(|it| it.attribute("Location")).map(str::to_owned)
    };
    Ok(Metadata {
        entity_id: entity_id.to_owned(),
        sso_redirect: location("SingleSignOnService"),
        slo_redirect: location("SingleLogoutService"),
    })
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((METADATA, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_found_with_its_redirects() {
        let text = r#"<?xml version="1.0"?>
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">
              <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://a"/>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://b"/>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://c"/>
              </md:IDPSSODescriptor>
            </md:EntityDescriptor>"#;
        let expected = Metadata {
            entity_id: "https://idp.example.com".into(),
            sso_redirect: Some("https://c".into()),
            slo_redirect: None,
        };
        assert_eq!(read(text), Ok(expected));
    }

    #[test]
    fn what_describes_no_provider_is_refused() {
        let namespace = METADATA;
        for text in [
            String::new(),
            "<metadata".into(),
            "<EntityDescriptor entityID='x'><IDPSSODescriptor/></EntityDescriptor>".into(),
            format!("<EntityDescriptor xmlns='{namespace}' entityID='x'><SPSSODescriptor/></EntityDescriptor>"),
            format!("<EntityDescriptor xmlns='{namespace}'><IDPSSODescriptor/></EntityDescriptor>"),
            format!("<!DOCTYPE a [<!ENTITY b 'c'>]><EntityDescriptor xmlns='{namespace}' entityID='&b;'/>"),
        ] {
            assert_eq!(read(&text), Err(Problem::MetadataUnreadable), "{text}");
        }
    }
}
