//! By what name a device goes that is known by its user agent only.
//!
//! Cognito: derived from the user agent, `unknown` where it tells nothing; the wording is not documented. Source: the
//! model. Ours follows the `DeviceName` of authentication events: `Chrome 126, Windows`.

/// A product longer than this is no name.
const PRODUCT_CHARS_MAX: usize = 64;

/// Browsers by the product that tells them apart, in order: most pretend to be one of those behind them.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
];

/// Systems by what stands in the text, in order: Android says that it is Linux, iOS that it is like macOS.
const SYSTEMS: [(&str, &str); 8] = [
    ("windows", "Windows"),
    ("android", "Android"),
    ("iphone", "iOS"),
    ("ipad", "iOS"),
    ("mac os x", "macOS"),
    ("macos", "macOS"),
    ("cros", "ChromeOS"),
    ("linux", "Linux"),
];

/// What a user agent tells of the device.
pub fn device_type(user_agent: Option<&str>) -> String {
    let text = user_agent.unwrap_or_default();
    let lower = text.to_ascii_lowercase();
    let system = SYSTEMS.iter().find(|(mark, _)| lower.contains(mark)).map(|(_, name)| (*name).to_owned());
    let parts: Vec<String> = [program(text), system].into_iter().flatten().collect();
    if parts.is_empty() { "unknown".to_owned() } else { parts.join(", ") }
}

/// The browser, or the first product of a program that does not pretend to be one, with its major version.
fn program(text: &str) -> Option<String> {
    let products = || text.split_ascii_whitespace();
    if text.starts_with("Mozilla/") {
        return BROWSERS.iter().find_map(|(mark, name)| {
            let version = products().find_map(|product| product.strip_prefix(mark))?;
            Some(with_version(name, version))
        });
    }
    let (name, version) = products().find_map(|product| product.split_once('/'))?;
    let is_plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
    (is_plain && name.len() <= PRODUCT_CHARS_MAX).then(|| with_version(name, version))
}

fn with_version(name: &str, version: &str) -> String {
    let major: String = version.chars().take_while(char::is_ascii_digit).take(8).collect();
    if major.is_empty() { name.to_owned() } else { format!("{name} {major}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_known_by_its_user_agent() {
        let table = [
            (None, "unknown"),
            (Some(""), "unknown"),
            (Some("???"), "unknown"),
            (Some("<b>/1"), "unknown"),
            (
                Some("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36"),
                "Chrome 126, Windows",
            ),
            (Some("Mozilla/5.0 (Windows NT 10.0) Chrome/126.0.0.0 Safari/537.36 Edg/125.1"), "Edge 125, Windows"),
            (Some("Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36"), "Chrome 126, Android"),
            (
                Some("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1"),
                "Safari 17, iOS",
            ),
            (Some("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Firefox/127.0"), "Firefox 127, macOS"),
            (Some("Mozilla/5.0 (X11; Linux x86_64)"), "Linux"),
            (Some("aws-cli/2.17.0 md/awscrt#0.20 ua/2.0 os/linux#6.8 lang/python#3.11"), "aws-cli 2, Linux"),
            (Some("aws-sdk-js/3.600.0 ua/2.1 os/macos#14 lang/js"), "aws-sdk-js 3, macOS"),
            (Some("curl/8.5.0"), "curl 8"),
        ];
        for (user_agent, expected) in table {
            assert_eq!(device_type(user_agent), expected, "{user_agent:?}");
        }
    }
}
