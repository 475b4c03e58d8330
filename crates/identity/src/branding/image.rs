//! Images by their first bytes, for a name says nothing about what browsers make of a file.

use roxmltree::{Attribute, Document, Node, ParsingOptions};
use vestibule_api::cognito_idp::AssetExtensionType;

/// The format of an image, if it is one of those that the pages show.
pub fn recognize(bytes: &[u8]) -> Option<AssetExtensionType> {
    let begins = |signature: &[u8]| bytes.starts_with(signature);
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Some(AssetExtensionType::Png);
    }
    if begins(b"\xff\xd8\xff") {
        return Some(AssetExtensionType::Jpeg);
    }
    if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(AssetExtensionType::Webp);
    }
    if begins(&[0, 0, 1, 0]) {
        return Some(AssetExtensionType::Ico);
    }
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    let is_markup = ["<svg", "<?xml", "<!--", "<!DOCTYPE svg"].iter().any(|start| text.starts_with(start));
    (is_markup && text.contains("<svg")).then_some(AssetExtensionType::Svg)
}

/// The media type of a format.
pub fn content_type(format: AssetExtensionType) -> &'static str {
    match format {
        AssetExtensionType::Ico => "image/x-icon",
        AssetExtensionType::Jpeg => "image/jpeg",
        AssetExtensionType::Png => "image/png",
        AssetExtensionType::Svg => "image/svg+xml",
        AssetExtensionType::Webp => "image/webp",
    }
}

/// How the names of files of a format end.
pub fn file_extension(format: AssetExtensionType) -> &'static str {
    match format {
        AssetExtensionType::Ico => "ico",
        AssetExtensionType::Jpeg => "jpg",
        AssetExtensionType::Png => "png",
        AssetExtensionType::Svg => "svg",
        AssetExtensionType::Webp => "webp",
    }
}

/// Whether an SVG image only draws: no scripts, no handlers of events, no animations, no entities, no foreign markup, no processing
/// instructions, and no `href` to anything but a part of itself, an image within it or a page behind a link. What is no XML is
/// refused. Addresses in style sheets are not looked at.
///
/// Cognito: SVG images are held against a list of what they may contain, which is not published. Source: reports of refused
/// attributes.
pub fn only_draws(svg: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(svg) else { return false };
    let text = text.trim_start_matches('\u{feff}').trim();
    if !is_cheap(text) || declares(text) {
        return false;
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(text, options) else { return false };
    document.root_element().tag_name().name() == "svg" && document.descendants().all(|node| draws(&node))
}

/// Whether a text is read in a time that grows with its length only: each attribute is compared with all others of its element,
/// and declared namespaces are copied to the elements within.
fn is_cheap(text: &str) -> bool {
    const ATTRIBUTES_MAX: usize = 1000;
    const NAMESPACES_MAX: usize = 64;
    let fits = |tag: &str| tag.matches('=').nth(ATTRIBUTES_MAX).is_none();
    text.split('<').all(fits) && text.matches("xmlns").nth(NAMESPACES_MAX).is_none()
}

/// Whether a document type says what entities stand for, or which attributes elements have without saying so.
fn declares(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["<!entity", "<!attlist"].iter().any(|declaration| lower.contains(declaration))
}

fn draws(node: &Node<'_, '_>) -> bool {
    const ACTIVE: [&str; 7] = ["script", "foreignobject", "iframe", "embed", "object", "handler", "set"];
    const HTML: &str = "http://www.w3.org/1999/xhtml";
    if !node.is_element() {
        return !node.is_pi();
    }
    let name = node.tag_name().name().to_ascii_lowercase();
    let is_active = ACTIVE.contains(&name.as_str()) || name.starts_with("animate");
    !is_active
        && node.tag_name().namespace() != Some(HTML)
        && node.attributes().all(|attribute| is_harmless(&name, &attribute))
}

/// An attribute is looked at with its entities replaced, and whatever its prefix.
fn is_harmless(element: &str, attribute: &Attribute<'_, '_>) -> bool {
    let name = attribute.name().to_ascii_lowercase();
    if name != "href" {
        return !name.starts_with("on");
    }
    // Browsers overlook control characters in an address.
    let target: String = attribute.value().chars().filter(|it| *it > ' ' && !it.is_control()).collect();
    let target = target.to_ascii_lowercase();
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| target.starts_with(prefix));
    starts(&["#", "data:image/"]) || (element == "a" && starts(&["https:", "http:"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_are_known_by_their_first_bytes() {
        use AssetExtensionType::{Ico, Jpeg, Png, Svg, Webp};
        let table: [(&[u8], Option<AssetExtensionType>); 12] = [
            (b"\x89PNG\r\n\x1a\n....", Some(Png)),
            (b"\xff\xd8\xff\xe0....", Some(Jpeg)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(Webp)),
            (b"RIFF\x10\0\0\0WAVE", None),
            (&[0, 0, 1, 0, 1, 0], Some(Ico)),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Some(Svg)),
            (b"\xef\xbb\xbf \n<?xml version='1.0'?><!-- a --><svg/>", Some(Svg)),
            (b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' ''><svg/>", Some(Svg)),
            (b"<html><svg/></html>", None),
            (b"<?xml version='1.0'?><html/>", None),
            (b"GIF89a", None),
            (b"", None),
        ];
        for (bytes, expected) in table {
            assert_eq!(recognize(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn an_image_that_does_more_than_draw_is_told_apart() {
        for drawing in [
            "<svg><path d='M0 0'/></svg>",
            "<svg aria-label='one'><text>once=1 and on</text></svg>",
            "\u{feff} <?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'a.dtd'><!-- b --><svg/>",
            "<svg xmlns:x='http://www.w3.org/1999/xlink'><use x:href='#a'/><image href='data:image/png;base64,AA'/></svg>",
            "<svg><a href='https://example.com'><path/></a></svg>",
        ] {
            assert!(only_draws(drawing.as_bytes()), "{drawing}");
        }
        for active in [
            "<svg><SCRIPT>1</SCRIPT></svg>",
            "<svg onload='x()'/>",
            "<svg\nonLoad =\"x()\"/>",
            "<svg><a href='JavaScript:x()'/></svg>",
            "<svg/onload=x()>",
            "<svg><foreignObject/></svg>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>",
            "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x()'>]><svg/>",
            "<svg xmlns:s='http://www.w3.org/2000/svg'><s:script>1</s:script></svg>",
            "<svg><a href='&#106;avascript:x()'/></svg>",
            "<svg><a href='java&#10;script:x()'/></svg>",
            "<svg><set attributeName='onload' to='x()'/></svg>",
            "<svg><animateMotion/></svg>",
            "<svg><image href='https://example.com/a.png'/></svg>",
            "<svg xmlns:x='http://www.w3.org/1999/xlink'><use x:href='a.svg#b'/></svg>",
            "<svg><a xmlns='http://www.w3.org/1999/xhtml'/></svg>",
            "<?xml-stylesheet href='a.css'?><svg/>",
            "<!-- a --><html><svg/></html>",
            "<svg>",
        ] {
            assert!(!only_draws(active.as_bytes()), "{active}");
        }
    }

    #[test]
    fn an_image_that_would_take_long_to_read_is_refused() {
        let attributes = (0..1001).map(|number| format!(" a{number}=''")).collect::<Vec<_>>().concat();
        let namespaces = (0..65).map(|number| format!("<a xmlns:b{number}='c'/>")).collect::<Vec<_>>().concat();
        for long in [format!("<svg{attributes}/>"), format!("<svg>{namespaces}</svg>")] {
            assert!(!only_draws(long.as_bytes()), "{long}");
        }
        assert!(!only_draws(format!("<svg {}", "on".repeat(245_000)).as_bytes()));
        let deep = format!("<svg>{}{}</svg>", "<g>".repeat(50_000), "</g>".repeat(50_000));
        assert!(only_draws(deep.as_bytes()));
    }
}
