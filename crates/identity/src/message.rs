//! Messages to people: which template, which wording, the code in its place, and whether the caller hears how it fared.
//! Sending is the server's business.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{DefaultEmailOptionType, EmailSendingAccountType, VerificationMessageTemplateType};

use crate::ids::{ClientId, UserPoolId};
use crate::secret::{Secret, SecretBytes};
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

/// Whether the call that causes a message waits for it and hears of its failure.
///
/// Cognito: these operations declare CodeDeliveryFailureException; sign-ins, AdminResetUserPassword and
/// AdminUpdateUserAttributes do not. Source: the API model. `hides` is whether an unknown user must not be told from a known
/// one: then nobody waits, for nobody can wait for a message to somebody who does not exist. Inferred.
pub fn caller_waits(kind: MessageKind, is_administrators: bool, hides: bool) -> bool {
    match kind {
        MessageKind::SignUp | MessageKind::AdminCreateUser | MessageKind::VerifyUserAttribute => true,
        MessageKind::ForgotPassword | MessageKind::ResendCode => !is_administrators && !hides,
        MessageKind::UpdateUserAttribute => !is_administrators,
        MessageKind::Authentication => false,
    }
}

/// Whom a pool's emails are from and to whom they are answered, as far as the pool says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmailAddresses {
    /// An address, or a name with an address.
    pub from: Option<String>,
    /// An address.
    pub reply_to: Option<String>,
}

impl EmailAddresses {
    /// Those of a pool.
    ///
    /// Cognito: `From` is the sender of a pool with an account of its own, otherwise the address that `SourceArn` names; the
    /// default account takes that one as well. Source: EmailConfigurationType, API reference. That the default account does
    /// not look at `From`, that a `From` without an address is left out, and that both look at `ReplyToEmailAddress`, is
    /// inferred.
    pub fn of(pool: &UserPool) -> Self {
        let Some(email) = &pool.settings.email_configuration else { return Self::default() };
        let is_developers = email.email_sending_account == Some(EmailSendingAccountType::Developer);
        let given = email.from.clone().filter(|from| is_developers && from.contains('@'));
        let identity = || {
            let (_, identity) = email.source_arn.as_deref()?.split_once(":identity/")?;
            identity.contains('@').then(|| identity.to_owned())
        };
        let reply_to = email.reply_to_email_address.clone().filter(|it| !it.is_empty());
        Self { from: given.or_else(identity), reply_to }
    }
}

/// The region in which a pool has SNS send its text messages.
///
/// Cognito: `SnsRegion`, which is the pool's own unless it is given. Source: SmsConfigurationType, API reference.
pub fn sms_region(pool: &UserPool) -> Option<String> {
    pool.settings.sms_configuration.as_ref()?.sns_region.clone().filter(|it| !it.is_empty())
}

/// A message that waits to be delivered, without anybody who waits for that.
#[derive(Clone, Debug, PartialEq)]
pub struct QueuedMessage {
    /// Identifies the message, however often it is tried.
    pub id: String,
    /// The pool that it comes from, and with which it goes.
    pub pool_id: UserPoolId,
    /// The message itself: address, text and code. What is in it is the server's business.
    pub content: SecretBytes,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is to be tried next.
    pub next_attempt_at: Timestamp,
    /// When its code is of no use any more.
    pub give_up_at: Timestamp,
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
    /// Every medium.
    pub const ALL: [Self; 2] = [Self::Sms, Self::Email];

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

impl Message {
    /// Whether the code, or the temporary password of an invitation, is in the text.
    ///
    /// Cognito: an invitation whose template has no place for the password is not delivered. Source: AdminCreateUser, API
    /// reference. A text that has the password without a placeholder tells it all the same.
    pub fn tells_code(&self) -> bool {
        let (code, body) = (self.draft.code.expose(), self.body.expose());
        match self.draft.medium {
            Medium::Sms => body.contains(code),
            Medium::Email => body.contains(&escape_html(code)),
        }
    }
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
    /// To be sent to nobody, at the same cost: the app client hides that there is no such user.
    ForNobody(Message),
}

impl Outgoing {
    /// What it was made from.
    pub fn draft(&self) -> &Draft {
        match self {
            Self::Message(message) | Self::ForNobody(message) => &message.draft,
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
/// takes the place of a code in emails that confirm a sign-up. Source: message templates guide. An email's body is HTML, so what
/// stands in for a placeholder is escaped there: whoever signs up with markup for a name does not write into the message.
/// Inferred, from the temporary passwords that senders get.
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
    let body = match draft.medium {
        Medium::Sms => fill(body, &draft, str::to_owned),
        Medium::Email => fill(body, &draft, escape_html),
    };
    let subject = subject.map(|text| fill_texts(text, &draft, str::to_owned));
    let body = Secret::new(body);
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

fn fill(text: &str, draft: &Draft, value: impl Fn(&str) -> String + Copy) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    if let Some(link) = draft.link.as_ref().filter(|_| draft.medium == Medium::Email) {
        while let Some((start, end, shown)) = find_link(rest) {
            filled.push_str(&fill_texts(&rest[..start], draft, value));
            for part in ["<a href=\"", link.expose(), "\">", shown, "</a>"] {
                filled.push_str(part);
            }
            rest = &rest[end..];
        }
    }
    filled + &fill_texts(rest, draft, value)
}

/// In one go: neither a code nor a username is searched for placeholders, as a temporary password may look like one.
fn fill_texts(text: &str, draft: &Draft, value: impl Fn(&str) -> String) -> String {
    let username = value(&draft.username);
    let with_username = |text: &str| text.replace(USERNAME, &username);
    text.split(CODE).map(with_username).collect::<Vec<_>>().join(&value(draft.code.expose()))
}

/// A text as HTML that shows it.
pub fn escape_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
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
                let email = pool.mfa.email.clone().unwrap_or_default();
                let text = "Your authentication code is {####}.";
                Self {
                    sms: or(settings.sms_authentication_message.clone(), text),
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
    fn a_name_full_of_markup_is_text_in_an_email_and_stays_as_it_is_elsewhere() {
        let mut pool = pool(&[]);
        pool.settings.verification_message_template = Some(VerificationMessageTemplateType {
            email_message: Some("<b>{username}</b>: {####}".into()),
            email_subject: Some("{username}".into()),
            sms_message: Some("{username} {####}".into()),
            ..VerificationMessageTemplateType::default()
        });
        let markup = |medium| {
            let draft = Draft { username: "<a href='x'>\"&".into(), ..draft(MessageKind::ForgotPassword, medium) };
            word(&pool, draft, None)
        };
        let email = markup(Medium::Email);
        assert_eq!(email.body.expose(), "<b>&lt;a href=&#39;x&#39;&gt;&quot;&amp;</b>: 123456");
        assert_eq!(email.subject.as_deref(), Some("<a href='x'>\"&"));
        assert_eq!(markup(Medium::Sms).body.expose(), "<a href='x'>\"& 123456");
    }

    #[test]
    fn a_caller_waits_where_the_operation_can_say_that_it_failed_and_nothing_is_hidden() {
        for (kind, anybody, hidden, administrator) in [
            (MessageKind::SignUp, true, true, true),
            (MessageKind::AdminCreateUser, true, true, true),
            (MessageKind::ResendCode, true, false, false),
            (MessageKind::ForgotPassword, true, false, false),
            (MessageKind::UpdateUserAttribute, true, true, false),
            (MessageKind::VerifyUserAttribute, true, true, true),
            (MessageKind::Authentication, false, false, false),
        ] {
            let waits =
                [caller_waits(kind, false, false), caller_waits(kind, false, true), caller_waits(kind, true, false)];
            assert_eq!(waits, [anybody, hidden, administrator], "{kind:?}");
        }
    }

    #[test]
    fn an_email_is_from_whom_the_pool_says() {
        use vestibule_api::cognito_idp::EmailConfigurationType;
        let (address, domain) =
            ("arn:aws:ses:us-east-1:1:identity/a@b.example", "arn:aws:ses:us-east-1:1:identity/b.example");
        let from = |account, source_arn: Option<&str>, from: Option<&str>| {
            let mut pool = pool(&[]);
            pool.settings.email_configuration = Some(EmailConfigurationType {
                email_sending_account: account,
                source_arn: source_arn.map(str::to_owned),
                from: from.map(str::to_owned),
                reply_to_email_address: Some("r@b.example".into()),
                ..EmailConfigurationType::default()
            });
            let addresses = EmailAddresses::of(&pool);
            assert_eq!(addresses.reply_to.as_deref(), Some("r@b.example"));
            addresses.from
        };
        let (developer, default) =
            (Some(EmailSendingAccountType::Developer), Some(EmailSendingAccountType::CognitoDefault));
        let named = Some("Name <n@b.example>");
        assert_eq!(from(developer, Some(address), named).as_deref(), named);
        assert_eq!(from(developer, Some(address), None).as_deref(), Some("a@b.example"));
        assert_eq!(from(developer, Some(address), Some("nobody")).as_deref(), Some("a@b.example"));
        assert_eq!(from(developer, Some(domain), None), None);
        assert_eq!(from(default, Some(address), named).as_deref(), Some("a@b.example"));
        assert_eq!(from(default, None, named), None);
        assert_eq!(EmailAddresses::of(&pool(&[])), EmailAddresses::default());
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

    #[test]
    fn an_invitation_tells_the_password_where_its_text_has_a_place_for_it() {
        let mut pool = pool(&[]);
        pool.settings.admin_create_user_config = Some(AdminCreateUserConfigType {
            invite_message_template: Some(MessageTemplateType {
                sms_message: Some("{username}: {####}".into()),
                email_message: Some("welcome, {username}".into()),
                email_subject: Some("{####}".into()),
            }),
            ..AdminCreateUserConfigType::default()
        });
        let custom =
            CustomMessage { sms_message: None, email_message: Some("{username} {####}".into()), email_subject: None };
        for (medium, custom, expected) in
            [(Medium::Sms, None, true), (Medium::Email, None, false), (Medium::Email, Some(&custom), true)]
        {
            for code in ["123456", "<&>'\""] {
                let draft = Draft { code: Secret::new(code), ..draft(MessageKind::AdminCreateUser, medium) };
                assert_eq!(word(&pool, draft, custom).tells_code(), expected, "{medium:?} {code}");
            }
        }
    }
}
