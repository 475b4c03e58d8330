//! Messages to people: which template, which wording, and the code in its place. Sending is the server's business.

use vestibule_api::cognito_idp::VerificationMessageTemplateType;

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
/// pool's template; the subject is used all the same. Source: observed for AdminCreateUser, inferred for the others.
pub fn word(pool: &UserPool, draft: Draft, custom: Option<&CustomMessage>) -> Message {
    let template = Template::of(pool, draft.kind);
    let needs_username = draft.kind == MessageKind::AdminCreateUser;
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

fn has_code(text: &str) -> bool {
    text.contains(CODE) || link_text(text).is_some()
}

/// `{##text##}` in a link template. The hosted confirmation page does not exist yet, so the code stands in its place.
fn link_text(text: &str) -> Option<(usize, usize)> {
    let start = text.find("{##").filter(|at| !text[*at..].starts_with(CODE))?;
    let end = start + text[start..].find("##}")? + 3;
    Some((start, end))
}

fn fill(text: &str, draft: &Draft) -> String {
    let mut text = text.replace(CODE, draft.code.expose()).replace(USERNAME, &draft.username);
    if let Some((start, end)) = link_text(&text) {
        text.replace_range(start..end, draft.code.expose());
    }
    text
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
                Self {
                    sms: or(template.sms_message.or_else(|| settings.sms_verification_message.clone()), text),
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
