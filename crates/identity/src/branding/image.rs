//! Images by their first bytes, for a name says nothing about what browsers make of a file.

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

/// Whether an SVG image only draws: no scripts, no handlers of events, no entities, no foreign markup.
///
/// Cognito: SVG images are held against a list of what they may contain, which is not published. Source: reports of refused
/// attributes.
pub fn only_draws(svg: &[u8]) -> bool {
    const ACTIVE: [&str; 6] = ["<script", "javascript:", "<foreignobject", "<!entity", "<iframe", "<embed"];
    let text = String::from_utf8_lossy(svg).to_ascii_lowercase();
    !ACTIVE.iter().any(|mark| text.contains(mark)) && !has_event_handler(&text)
}

/// An attribute `on…=` behind white space, a quotation mark or a slash.
fn has_event_handler(text: &str) -> bool {
    text.match_indices("on").any(|(at, _)| {
        let begins = text[..at].ends_with(|before: char| before.is_whitespace() || matches!(before, '"' | '\'' | '/'));
        let rest = text[at..].trim_start_matches(|letter: char| letter.is_ascii_lowercase());
        begins && rest.trim_start().starts_with('=')
    })
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
        for drawing in ["<svg><path d='M0 0'/></svg>", "<svg aria-label='one'><text>once=1 and on</text></svg>"] {
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
        ] {
            assert!(!only_draws(active.as_bytes()), "{active}");
        }
    }
}
