//! An email as it travels: headers, the HTML that pools word, and the same as text for whoever reads that.
//!
//! Nothing of a user's becomes a header by being glued to one: addresses are parsed, and what is left of a subject's control
//! characters is blank.

use std::fmt::Write as _;
use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use vestibule_api::Timestamp;
use vestibule_identity::secret::Secret;

use super::{Again, DeliveryError, Message};

/// Puts an email together. `from` is the sender where the pool names none, or none that can be read.
pub fn compose(message: &Message, from: &Mailbox, date: Timestamp) -> Result<lettre::Message, DeliveryError> {
    let refused = |what: &str| DeliveryError::new(Again::Never, format!("{what} cannot be used"));
    let to = message.destination.trim().parse().map_err(|_| refused("the address"))?;
    let from = address_of_pool("From", message.origin.from.as_deref(), message).unwrap_or_else(|| from.clone());
    let since_epoch = Duration::from_millis(u64::try_from(date.as_millis()).unwrap_or_default());
    let id = format!("<{}@{}>", message.id, from.email.domain());
    let mut builder = lettre::Message::builder()
        .date(UNIX_EPOCH + since_epoch)
        .message_id(Some(id))
        .from(from)
        .to(Mailbox::new(None, to))
        .subject(one_line(message.subject.as_ref().map_or("", Secret::expose)))
        // Nobody is there to read an answer that a machine gives: RFC 3834.
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()));
    if let Some(reply_to) = address_of_pool("ReplyToEmailAddress", message.origin.reply_to.as_deref(), message) {
        builder = builder.reply_to(reply_to);
    }
    let html = message.body.expose();
    let parts = MultiPart::alternative()
        .singlepart(SinglePart::plain(as_text(html)))
        .singlepart(SinglePart::html(html.to_owned()));
    builder.multipart(parts).map_err(|error| refused("the message").with_detail(error.to_string()))
}

fn address_of_pool(member: &str, address: Option<&str>, message: &Message) -> Option<Mailbox> {
    let address = address?;
    let parsed = address.parse().ok();
    if parsed.is_none() {
        let pool = message.user_pool_id.as_str();
        tracing::warn!(target: "vestibule::messages", pool, member, address, "the pool's address cannot be read");
    }
    parsed
}

/// Control characters are blanks: a line break would begin another header.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// What HTML says, for whoever reads text. Links keep their addresses; everything else that is not text goes.
fn as_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut links: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_words(&mut text, &rest[..at]);
        let Some(tag) = Tag::read(&rest[at..]) else {
            push_words(&mut text, "<");
            rest = &rest[at + 1..];
            continue;
        };
        rest = &rest[at + tag.length..];
        match (tag.name.as_str(), tag.closes) {
            ("style" | "script" | "head" | "title", false) => rest = after_element(rest, &tag.name),
            ("br", _) => end_line(&mut text, 1),
            ("p" | "div" | "tr" | "table" | "ul" | "ol" | "li" | "h1" | "h2" | "h3" | "h4" | "blockquote", closes) => {
                end_line(&mut text, if tag.name == "p" || tag.name.starts_with('h') { 2 } else { 1 });
                if tag.name == "li" && !closes {
                    text.push_str("- ");
                }
            }
            ("td" | "th", true) => push_words(&mut text, " "),
            ("a", false) => links.push(tag.href),
            ("a", true) => {
                if let Some(href) = links.pop().filter(|href| !href.is_empty() && !text.ends_with(href.as_str())) {
                    let _ = write!(text, " ({href})");
                }
            }
            _ => {}
        }
    }
    push_words(&mut text, rest);
    text.trim().to_owned()
}

/// One tag or comment.
struct Tag {
    name: String,
    closes: bool,
    href: String,
    length: usize,
}

impl Tag {
    /// The tag at the beginning of a text that begins with `<`.
    fn read(text: &str) -> Option<Self> {
        if text.starts_with("<!--") {
            let length = text.find("-->").map_or(text.len(), |at| at + 3);
            return Some(Self { name: String::new(), closes: false, href: String::new(), length });
        }
        let closes = text.starts_with("</");
        let inner = &text[if closes { 2 } else { 1 }..];
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
            return None;
        }
        let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
        let mut quote = None;
        let end = text.char_indices().find(|(_, c)| {
            match quote {
                Some(open) if open == *c => quote = None,
                None if *c == '"' || *c == '\'' => quote = Some(*c),
                _ => {}
            }
            quote.is_none() && *c == '>'
        });
        let length = end.map_or(text.len(), |(at, _)| at + 1);
        let name = name.to_ascii_lowercase();
        let href = if name == "a" { href(&text[..length]) } else { String::new() };
        Some(Self { name, closes, href, length })
    }
}

/// The address in a tag of a link.
fn href(tag: &str) -> String {
    let lower = tag.to_ascii_lowercase();
    let Some(at) = lower.find("href=") else { return String::new() };
    let value = &tag[at + "href=".len()..];
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
        _ => value.split([' ', '>']).next(),
    };
    decoded(value.unwrap_or_default())
}

/// What follows an element that holds no text.
fn after_element<'a>(rest: &'a str, name: &str) -> &'a str {
    let end = format!("</{name}");
    let lower = rest.to_ascii_lowercase();
    let Some(at) = lower.find(&end) else { return "" };
    rest[at..].find('>').map_or("", |close| &rest[at + close + 1..])
}

/// Blank space is one blank, and none at the beginning of a line.
fn push_words(text: &mut String, words: &str) {
    for c in decoded(words).chars() {
        if !c.is_whitespace() || c == '\u{a0}' {
            text.push(if c == '\u{a0}' { ' ' } else { c });
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

/// Ends a line that has begun; with two, leaves one blank.
fn end_line(text: &mut String, lines: usize) {
    let trimmed = text.trim_end_matches(' ').len();
    text.truncate(trimmed);
    if text.is_empty() {
        return;
    }
    let present = text.len() - text.trim_end_matches('\n').len();
    text.extend(std::iter::repeat_n('\n', lines.saturating_sub(present)));
}

/// The characters that HTML has names for, those that templates use; others stay as they are written.
fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest[1..].find(';').filter(|length| *length <= 8).map(|length| &rest[1..=length]);
        if let Some((c, length)) = entity.and_then(character) {
            decoded.push(c);
            rest = &rest[length + 2..];
        } else {
            decoded.push('&');
            rest = &rest[1..];
        }
    }
    decoded + rest
}

fn character(entity: &str) -> Option<(char, usize)> {
    let c = match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        numbered => {
            let number = numbered.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number).filter(|c| !c.is_control())?
        }
    };
    Some((c, entity.len()))
}

#[cfg(test)]
mod tests {
    use vestibule_identity::ids::UserPoolId;
    use vestibule_identity::message::Medium;

    use super::*;
    use crate::messages::Origin;

    fn message(subject: &str, body: &str) -> Message {
        Message {
            id: "11111111-2222-4333-8444-555555555555".into(),
            user_pool_id: UserPoolId::new("us-east-1_a"),
            username: "ann".into(),
            medium: Medium::Email,
            destination: "ann@example.com".into(),
            subject: Some(subject.into()),
            body: Secret::new(body),
            code: None,
            handed_to: None,
            origin: Origin::default(),
            sent_at: Timestamp::default(),
        }
    }

    fn composed(message: &Message) -> Result<String, DeliveryError> {
        let from = "Example <no-reply@example.com>".parse().unwrap();
        let email = compose(message, &from, Timestamp::from_seconds(1_700_000_000))?;
        Ok(String::from_utf8(email.formatted()).unwrap())
    }

    #[test]
    fn an_email_has_the_headers_that_it_needs() {
        let text = composed(&message("Größe", "<b>123456</b>")).unwrap();
        for line in [
            "Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n",
            "Message-ID: <11111111-2222-4333-8444-555555555555@example.com>\r\n",
            "From: Example <no-reply@example.com>\r\n",
            "To: ann@example.com\r\n",
            "Subject: =?utf-8?b?",
            "Auto-Submitted: auto-generated\r\n",
            "MIME-Version: 1.0\r\n",
            "Content-Type: text/html; charset=utf-8\r\n",
            "Content-Type: text/plain; charset=utf-8\r\n",
            "\r\n123456\r\n",
            "\r\n<b>123456</b>\r\n",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        assert!(!text.contains("Reply-To"));
    }

    #[test]
    fn a_pool_may_name_its_own_sender_if_it_can_be_read() {
        let of_pool = |from: &str| {
            let origin =
                Origin { from: Some(from.into()), reply_to: Some("help@pool.example".into()), ..Origin::default() };
            composed(&Message { origin, ..message("s", "b") }).unwrap()
        };
        let text = of_pool("Pool <mail@pool.example>");
        assert!(text.contains("From: Pool <mail@pool.example>\r\n"), "{text}");
        assert!(text.contains("Reply-To: help@pool.example\r\n"), "{text}");
        assert!(text.contains("@pool.example>\r\n"), "{text}");
        for unreadable in ["nobody", "Pool <mail@pool.example>\r\nBcc: x@y.example"] {
            let text = of_pool(unreadable);
            assert!(text.contains("From: Example <no-reply@example.com>\r\n"), "{text}");
            assert!(!text.contains("Bcc"), "{text}");
        }
    }

    #[test]
    fn no_attribute_becomes_a_header() {
        let text = composed(&message("for ann\r\nBcc: eve@example.com\r\n\r\nbody", "b")).unwrap();
        assert!(!text.lines().any(|line| line.starts_with("Bcc")), "{text}");
        let long = "x".repeat(100) + "\nBcc: eve@example.com " + &"y".repeat(100);
        let text = composed(&message(&long, "b")).unwrap();
        assert!(!text.lines().any(|line| line.starts_with("Bcc")), "{text}");
        for address in
            ["ann@example.com\r\nBcc: eve@example.com", "ann@example.com, eve@example.com", "ann", "<a@b>x", ""]
        {
            let refused = composed(&Message { destination: address.into(), ..message("s", "b") });
            let error = refused.expect_err(address);
            assert_eq!((error.again, error.reason.as_str()), (Again::Never, "the address cannot be used"));
        }
    }

    #[test]
    fn html_is_read_as_text() {
        for (html, text) in [
            ("Your confirmation code is 123456.", "Your confirmation code is 123456."),
            (
                "<p>Hello&nbsp;<b>ann</b>,</p>\n<p>the code is\n 1&lt;2 &#65;&#x42; &copy; & so</p>",
                "Hello ann,\n\nthe code is 1<2 AB &copy; & so",
            ),
            ("one<br/>two<br>three", "one\ntwo\nthree"),
            ("<a href=\"https://x.example/?a=1&amp;b=2\">here</a>.", "here (https://x.example/?a=1&b=2)."),
            ("<a href='https://x.example'>https://x.example</a>", "https://x.example"),
            ("<html><head><style>p > b {}</style><title>t</title></head><body><!-- <b> -->x</body></html>", "x"),
            ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
            ("<td title=\"a > b\">1</td><td>2</td>", "1 2"),
            ("1 < 2 and 3 <", "1 < 2 and 3 <"),
            ("<a name=x>y</a>", "y"),
        ] {
            assert_eq!(as_text(html), text, "{html}");
        }
    }
}
