//! Messages to people: which template, which wording, and the code in its place. Sending is the server's business.

use vestibule_api::cognito_idp::{DefaultEmailOptionType, VerificationMessageTemplateType};

use crate::ids::ClientId;
use crate::secret::Secret;
use crate::trigger::custom_message::CustomMessage;
use crate::trigger::custom_sender::SenderCall;
use crate::user_pool::UserPool;

/// Why a message is sent; the suffix of the message triggers' sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// Confirms a sign-up.
    SignUp,
    /// Invites a user whom an administrator created.
    AdminCreateUser,
    /// Confirms a sign-up, again.
    ResendCode,
    /// Resets a password.
    ForgotPassword,
    /// Verifies a changed attribute.
    UpdateUserAttribute,
    /// Verifies an attribute on request.
    VerifyUserAttribute,
    /// A one-time code in a sign-in.
    Authentication,
}

impl MessageKind {
    /// The suffix in `CustomMessage_…` and `Custom…Sender_…`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignUp => "SignUp",
            Self::AdminCreateUser => "AdminCreateUser",
            Self::ResendCode => "ResendCode",
            Self::ForgotPassword => "ForgotPassword",
            Self::UpdateUserAttribute => "UpdateUserAttribute",
            Self::VerifyUserAttribute => "VerifyUserAttribute",
            Self::Authentication => "Authentication",
        }
    }
}

/// How a message travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Medium {
    /// To a phone number.
    Sms,
    /// To an email address.
    Email,
}

impl Medium {
    /// The API's name, as in `DeliveryMedium`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "SMS",
            Self::Email => "EMAIL",
        }
    }

    /// The attribute that holds the destination.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Sms => "phone_number",
            Self::Email => "email",
        }
    }
}

/// A message that is to be worded: everything about it but its text.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Why it is sent.
    pub kind: MessageKind,
    /// How it travels.
    pub medium: Medium,
    /// The whole phone number or email address.
    pub destination: String,
    /// The stored username.
    pub username: String,
    /// The code, or the temporary password of an invitation.
    pub code: Secret,
    /// The address of the page that confirms a sign-up with the code, where the message may have a link.
    pub link: Option<Secret>,
}

/// The address of the page that confirms a sign-up.
///
/// Cognito: on the pool's domain. Source: messages of the service. Here without one: the app client says which pool it is.
pub fn confirmation_link(public_url: &str, client: &ClientId, username: &str, code: &Secret) -> Secret {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", client.as_str())
        .append_pair("user_name", username)
        .append_pair("confirmation_code", code.expose())
        .finish();
    Secret::new(format!("{}/confirmUser?{query}", public_url.trim_end_matches('/')))
}

/// A message ready to be sent.
#[derive(Clone)]
pub struct Message {
    /// What it was made from.
    pub draft: Draft,
    /// An email's subject, which may have the code in it.
    pub subject: Option<String>,
    /// The text with the code in it.
    pub body: Secret,
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Message").field("draft", &self.draft).finish_non_exhaustive()
    }
}

/// A message on its way out: in the service's hands, or in those of the pool's function.
#[derive(Clone, Debug)]
pub enum Outgoing {
    /// Worded, to be sent.
    Message(Message),
    /// Handed to the pool's sender, which gets the code and words the message itself.
    Sender(Box<SenderCall>),
}

impl Outgoing {
    /// What it was made from.
    pub fn draft(&self) -> &Draft {
        match self {
            Self::Message(message) => &message.draft,
            Self::Sender(call) => &call.draft,
        }
    }
}

const CODE: &str = "{####}";
const USERNAME: &str = "{username}";

/// Words a message: the trigger's wording where it can be used, otherwise the pool's template, otherwise a default.
///
/// Cognito: a trigger's body without the code (an invitation's: without the username) is silently replaced by the
/// pool's template; the subject is used all the same. Source: observed for AdminCreateUser, inferred for the others. A link
/// takes the place of a code in emails that confirm a sign-up. Source: message templates guide.
pub fn word(pool: &UserPool, draft: Draft, custom: Option<&CustomMessage>) -> Message {
    let template = Template::of(pool, draft.kind);
    let needs_username = draft.kind == MessageKind::AdminCreateUser;
    let may_link = draft.medium == Medium::Email && draft.link.is_some();
    let has_code = |text: &str| text.contains(CODE) || may_link && has_link(text);
    let usable = |text: &&String| has_code(text) && (!needs_username || text.contains(USERNAME));
    let (subject, body) = match draft.medium {
        Medium::Sms => (None, custom.and_then(|it| it.sms_message.as_ref()).filter(usable).unwrap_or(&template.sms)),
        Medium::Email => (
            Some(custom.and_then(|it| it.email_subject.as_ref()).unwrap_or(&template.subject)),
            custom.and_then(|it| it.email_message.as_ref()).filter(usable).unwrap_or(&template.email),
        ),
    };
    let fill = |text: &String| fill(text, &draft);
    let (subject, body) = (subject.map(fill), Secret::new(fill(body)));
    Message { draft, subject, body }
}

/// Whether a link can stand in a text, if the message may have one.
pub(crate) fn has_link(text: &str) -> bool {
    find_link(text).is_some()
}

/// The first `{##text##}`: where it begins and ends, and its text.
fn find_link(text: &str) -> Option<(usize, usize, &str)> {
    const OPEN: &str = "{##";
    const CLOSE: &str = "##}";
    let mut from = 0;
    loop {
        let start = from + text[from..].find(OPEN)?;
        let inner = start + OPEN.len();
        if text[start..].starts_with(CODE) {
            from = inner;
            continue;
        }
        let end = inner + text[inner..].find(CLOSE)?;
        return Some((start, end + CLOSE.len(), &text[inner..end]));
    }
}

fn fill(text: &str, draft: &Draft) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    if let Some(link) = draft.link.as_ref().filter(|_| draft.medium == Medium::Email) {
        while let Some((start, end, shown)) = find_link(rest) {
            filled.push_str(&fill_texts(&rest[..start], draft));
            for part in ["<a href=\"", link.expose(), "\">", shown, "</a>"] {
                filled.push_str(part);
            }
            rest = &rest[end..];
        }
    }
    filled + &fill_texts(rest, draft)
}

/// In one go: neither a code nor a username is searched for placeholders, as a temporary password may look like one.
fn fill_texts(text: &str, draft: &Draft) -> String {
    let with_username = |text: &str| text.replace(USERNAME, &draft.username);
    text.split(CODE).map(with_username).collect::<Vec<_>>().join(draft.code.expose())
}

struct Template {
    sms: String,
    subject: String,
    email: String,
}

impl Template {
    fn of(pool: &UserPool, kind: MessageKind) -> Self {
        let settings = &pool.settings;
        match kind {
            MessageKind::AdminCreateUser => {
                let invite =
                    settings.admin_create_user_config.as_ref().and_then(|it| it.invite_message_template.clone());
                let invite = invite.unwrap_or_default();
                let text = "Your username is {username} and temporary password is {####}.";
                Self {
                    sms: or(invite.sms_message, text),
                    subject: or(invite.email_subject, "Your temporary password"),
                    email: or(invite.email_message, text),
                }
            }
            MessageKind::Authentication => {
                let sms = pool.mfa.sms.as_ref().and_then(|it| it.sms_authentication_message.clone());
                let email = pool.mfa.email.clone().unwrap_or_default();
                let text = "Your authentication code is {####}.";
                Self {
                    sms: or(sms.or_else(|| settings.sms_authentication_message.clone()), text),
                    subject: or(email.subject, "Your authentication code"),
                    email: or(email.message, text),
                }
            }
            _ => {
                let template: VerificationMessageTemplateType =
                    settings.verification_message_template.clone().unwrap_or_default();
                let (text, subject) = if kind == MessageKind::ForgotPassword {
                    ("Your password reset code is {####}.", "Your password reset code")
                } else {
                    ("Your confirmation code is {####}.", "Your verification code")
                };
                let sms = or(template.sms_message.or_else(|| settings.sms_verification_message.clone()), text);
                let confirms = matches!(kind, MessageKind::SignUp | MessageKind::ResendCode);
                if confirms && template.default_email_option == Some(DefaultEmailOptionType::ConfirmWithLink) {
                    return Self {
                        sms,
                        subject: or(template.email_subject_by_link, "Your verification link"),
                        email: or(template.email_message_by_link, "To confirm your account, {##follow this link##}."),
                    };
                }
                Self {
                    sms,
                    subject: or(
                        template.email_subject.or_else(|| settings.email_verification_subject.clone()),
                        subject,
                    ),
                    email: or(template.email_message.or_else(|| settings.email_verification_message.clone()), text),
                }
            }
        }
    }
}

fn or(text: Option<String>, default: &str) -> String {
    text.filter(|it| !it.is_empty()).unwrap_or_else(|| default.to_owned())
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::{AdminCreateUserConfigType, MessageTemplateType};

    use super::*;
    use crate::attribute::fixture::pool;

    const LINK: &str = "https://sso.example.com/confirmUser?client_id=c&user_name=ann+b&confirmation_code=123456";

    fn draft(kind: MessageKind, medium: Medium) -> Draft {
        let code = Secret::new("123456");
        let link = matches!(kind, MessageKind::SignUp | MessageKind::ResendCode)
            .then(|| confirmation_link("https://sso.example.com/", &ClientId::new("c"), "ann b", &code));
        Draft { kind, medium, destination: "x".into(), username: "ann".into(), code, link }
    }

    fn worded(pool: &UserPool, kind: MessageKind, medium: Medium, custom: Option<&str>) -> String {
        let custom = custom.map(|text| CustomMessage {
            sms_message: Some(text.to_owned()),
            email_message: Some(text.to_owned()),
            email_subject: None,
        });
        word(pool, draft(kind, medium), custom.as_ref()).body.expose().to_owned()
    }

    #[test]
    fn a_link_confirms_a_sign_up_by_email_and_nothing_else() {
        let mut pool = pool(&[]);
        pool.settings.verification_message_template = Some(VerificationMessageTemplateType {
            email_message: Some("code {####}".into()),
            email_subject: Some("by code".into()),
            email_message_by_link: Some("{##one##} or {##two##}, {username}".into()),
            email_subject_by_link: Some("by link".into()),
            sms_message: Some("sms {####}".into()),
            default_email_option: Some(DefaultEmailOptionType::ConfirmWithLink),
        });
        let links = format!("<a href=\"{LINK}\">one</a> or <a href=\"{LINK}\">two</a>, ann");
        for kind in [MessageKind::SignUp, MessageKind::ResendCode] {
            assert_eq!(worded(&pool, kind, Medium::Email, None), links, "{kind:?}");
            assert_eq!(worded(&pool, kind, Medium::Sms, None), "sms 123456", "{kind:?}");
            let subject = word(&pool, draft(kind, Medium::Email), None).subject;
            assert_eq!(subject.as_deref(), Some("by link"), "{kind:?}");
        }
        for kind in [MessageKind::ForgotPassword, MessageKind::UpdateUserAttribute, MessageKind::VerifyUserAttribute] {
            assert_eq!(worded(&pool, kind, Medium::Email, None), "code 123456", "{kind:?}");
        }
        if let Some(template) = &mut pool.settings.verification_message_template {
            template.default_email_option = Some(DefaultEmailOptionType::ConfirmWithCode);
        }
        assert_eq!(worded(&pool, MessageKind::SignUp, Medium::Email, None), "code 123456");
    }

    #[test]
    fn a_functions_wording_needs_the_code_or_where_it_can_be_a_link() {
        let pool = pool(&[]);
        let (code, link, neither) = ("it is {####}", "go {##here##}", "hello");
        let default = |kind, medium| worded(&pool, kind, medium, None);
        for (kind, medium, text, is_used) in [
            (MessageKind::SignUp, Medium::Email, code, true),
            (MessageKind::SignUp, Medium::Email, link, true),
            (MessageKind::ResendCode, Medium::Email, link, true),
            (MessageKind::SignUp, Medium::Email, neither, false),
            (MessageKind::SignUp, Medium::Sms, code, true),
            (MessageKind::SignUp, Medium::Sms, link, false),
            (MessageKind::ForgotPassword, Medium::Email, link, false),
            (MessageKind::Authentication, Medium::Email, neither, false),
            (MessageKind::AdminCreateUser, Medium::Email, code, false),
            (MessageKind::AdminCreateUser, Medium::Email, "{username}: {####}", true),
        ] {
            let body = worded(&pool, kind, medium, Some(text));
            assert_eq!(body != default(kind, medium), is_used, "{kind:?} {medium:?} {text}: {body}");
        }
        let both = worded(&pool, MessageKind::SignUp, Medium::Email, Some("{####} or {##here##}"));
        assert_eq!(both, format!("123456 or <a href=\"{LINK}\">here</a>"));
    }

    #[test]
    fn an_invitation_names_the_user_and_the_temporary_password() {
        let mut pool = pool(&[]);
        pool.settings.admin_create_user_config = Some(AdminCreateUserConfigType {
            invite_message_template: Some(MessageTemplateType {
                sms_message: None,
                email_message: Some("{username} {####}".into()),
                email_subject: Some("for {username}".into()),
            }),
            ..AdminCreateUserConfigType::default()
        });
        let message = word(&pool, draft(MessageKind::AdminCreateUser, Medium::Email), None);
        assert_eq!((message.body.expose(), message.subject.as_deref()), ("ann 123456", Some("for ann")));
    }
}
