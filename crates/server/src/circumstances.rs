//! On whose behalf an operation runs triggers and sends codes: everything its events and messages have in common.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{CodeDeliveryDetailsType, DeliveryMediumType};
use vestibule_identity::app_client::AppClient;
use vestibule_identity::attempt::{Attempt, AttemptKind};
use vestibule_identity::attribute::mask_destination;
use vestibule_identity::change::{Change, UserChange};
use vestibule_identity::code::{self, CodePurpose};
use vestibule_identity::ids::ClientId;
use vestibule_identity::message::{Draft, Medium, MessageKind, Outgoing, caller_waits, confirmation_link, word};
use vestibule_identity::secret::Secret;
use vestibule_identity::trigger::post_confirmation::{self, Source};
use vestibule_identity::trigger::{
    CallerClient, ClientMetadata, Envelope, Response, TriggerCall, TriggerName, user_attributes,
};
use vestibule_identity::user::User;
use vestibule_identity::user_creation;
use vestibule_identity::user_pool::UserPool;

use crate::app::App;
use crate::attempts;
use crate::call::Call;
use crate::delivery::{self, Occasion, Parcel, Way};
use crate::effects;
use crate::error::Failure;

/// What triggers and messages of one call have in common.
#[derive(Clone, Copy)]
pub struct Circumstances<'a> {
    /// The server's parts.
    pub app: &'a App,
    /// The call.
    pub call: &'a Call,
    /// The user pool.
    pub pool: &'a UserPool,
    /// The app client that events name.
    pub client: CallerClient<'a>,
    /// The call's `ClientMetadata`.
    pub metadata: Option<&'a ClientMetadata>,
}

/// A code that was drawn for a user, to be stored and sent.
pub struct DrawnCode {
    purpose: CodePurpose,
    medium: Medium,
    destination: String,
    pending: Option<String>,
    text: Secret,
}

impl DrawnCode {
    /// The change that stores it, in place of an earlier one of the same purpose.
    pub fn change(&self, app: &App, user: &User) -> Change {
        let (purpose, now) = (self.purpose.clone(), app.clock.now());
        let stored = code::issue(&app.code_key, user, purpose, self.medium, &self.destination, &self.text, now);
        let stored = code::Code { pending: self.pending.clone(), ..stored };
        Change::User(user.pool_id.clone(), user.sub.clone(), UserChange::PutCode(stored))
    }

    /// `CodeDeliveryDetails`.
    pub fn details(&self) -> CodeDeliveryDetailsType {
        details(self.medium, mask_destination(self.medium, &self.destination))
    }
}

impl<'a> Circumstances<'a> {
    /// Those of a call through an app client.
    pub fn of_client(
        app: &'a App,
        call: &'a Call,
        pool: &'a UserPool,
        client: &'a AppClient,
        metadata: Option<&'a ClientMetadata>,
    ) -> Self {
        Self { app, call, pool, client: CallerClient::Client(client.id.as_str()), metadata }
    }

    /// A new code for an address of the user. `pending` is the value that the code's answer sets.
    pub fn draw(
        &self,
        purpose: CodePurpose,
        medium: Medium,
        destination: String,
        pending: Option<String>,
    ) -> DrawnCode {
        let text = code::draw(&self.app.rng.bytes());
        DrawnCode { purpose, medium, destination, pending, text }
    }

    /// Makes the message with a code: for the pool's sender, or worded, where custom message is asked first.
    pub async fn compose(&self, kind: MessageKind, user: &User, code: &DrawnCode) -> Result<Outgoing, Failure> {
        let link = match (kind, self.client) {
            (MessageKind::SignUp | MessageKind::ResendCode, CallerClient::Client(id)) => {
                Some(confirmation_link(&self.app.config.public_url, &ClientId::new(id), &user.username, &code.text))
            }
            _ => None,
        };
        let draft = Draft {
            kind,
            medium: code.medium,
            destination: code.destination.clone(),
            username: user.username.clone(),
            code: code.text.clone(),
            link,
        };
        let attributes = user_attributes(self.pool, user);
        let occasion = Occasion {
            client: self.client,
            user_name: &user.username,
            attributes: &attributes,
            metadata: self.metadata,
        };
        delivery::compose(self.app, self.call, self.pool, draft, occasion).await
    }

    /// Words the welcome of a migrated user: an invitation, in which nothing stands for the password that the user knows.
    ///
    /// Cognito: a welcome message is sent. Source: migrate user trigger guide. That it is the invitation, and what it shows
    /// instead of a temporary password, is inferred.
    pub async fn compose_welcome(&self, medium: Medium, destination: &str, user: &User) -> Result<Outgoing, Failure> {
        let draft = Draft {
            kind: MessageKind::AdminCreateUser,
            medium,
            destination: destination.to_owned(),
            username: user_creation::invited_name(self.pool, user),
            code: Secret::new("********"),
            link: None,
        };
        let attributes = user_attributes(self.pool, user);
        let occasion = Occasion {
            client: self.client,
            user_name: &user.username,
            attributes: &attributes,
            metadata: self.metadata,
        };
        delivery::compose(self.app, self.call, self.pool, draft, occasion).await
    }

    /// Words a code's message, stores the code together with other changes, and sends it: a code that a person receives is
    /// one that is stored, and an earlier one stays until its successor is worded.
    pub async fn send(
        &self,
        kind: MessageKind,
        user: &User,
        code: DrawnCode,
        mut changes: Vec<Change>,
    ) -> Result<CodeDeliveryDetailsType, Failure> {
        if self.pool.lambda_config().custom_message.is_some() {
            // The commit asks as well. Here so that nobody can have the function run without limit.
            for change in &changes {
                if let Change::CountAttempt(attempt) = change {
                    attempts::check(self.app, attempt).await?;
                }
            }
        }
        let message = self.compose(kind, user, &code).await?;
        let parcel = Parcel::pack(self.app, self.pool, self.client, message, self.way(kind, &code.purpose));
        changes.push(code.change(self.app, user));
        changes.extend(parcel.change());
        self.app.store.commit(changes).await?;
        parcel.leave(self.app, &self.call.record, self.pool).await?;
        Ok(code.details())
    }

    /// Whether the call waits for a message with a code of this purpose.
    fn way(&self, kind: MessageKind, purpose: &CodePurpose) -> Way {
        let is_administrators = !matches!(self.client, CallerClient::Client(_));
        if caller_waits(kind, is_administrators, self.call.beat.is_kept()) {
            return Way::Waited;
        }
        let now = self.app.clock.now().as_millis();
        Way::Queued { give_up_at: Timestamp::from_millis(now.saturating_add(purpose.ttl_ms())) }
    }

    /// What [`Self::send`] costs for a user who does not exist: the same write, the same wording, and nobody gets anything.
    /// `noted` is written as well, for a user who does exist and is sent nothing.
    pub async fn pretend(
        &self,
        kind: MessageKind,
        attempt: Attempt,
        medium: Medium,
        noted: Option<Change>,
    ) -> Result<(), Failure> {
        let code = self.draw(CodePurpose::PasswordReset, medium, attempt.account.clone(), None);
        let draft = Draft {
            kind,
            medium,
            destination: code.destination.clone(),
            username: attempt.account.clone(),
            code: code.text.clone(),
            link: None,
        };
        let message = Outgoing::ForNobody(word(self.pool, draft, None));
        let way = self.way(kind, &code.purpose);
        let parcel = Parcel::pack(self.app, self.pool, self.client, message, way);
        let simulated = Attempt { kind: AttemptKind::SimulatedCode, ..attempt.clone() };
        // A code replaces the one before it.
        let replaced = [Change::ForgetAttempts(simulated.clone()), Change::CountAttempt(simulated)];
        let counted = std::iter::once(Change::CountAttempt(attempt));
        let changes = counted.chain(replaced).chain(parcel.change()).chain(noted).collect();
        self.app.store.commit(changes).await?;
        parcel.leave(self.app, &self.call.record, self.pool).await
    }

    /// Runs a trigger's function, if the pool has one.
    pub async fn trigger(
        &self,
        trigger: TriggerName,
        user_name: &str,
        event: impl FnOnce(Envelope<'_>) -> serde_json::Value,
    ) -> Result<Option<Response>, Failure> {
        let config = self.pool.lambda_config();
        let Some(function) = trigger.function(&config) else { return Ok(None) };
        let sdk_version = self.call.sdk_version();
        let event = event(Envelope {
            region: &self.app.config.region,
            pool_id: &self.pool.id,
            user_name,
            client: self.client,
            sdk_version: &sdk_version,
        });
        let call = TriggerCall { trigger, function: function.to_owned(), event };
        Ok(Some(effects::invoke_for(self.app, &self.call.record, self.pool, &call).await?))
    }

    /// Tells post confirmation of what is committed: its failure is answered but undoes nothing.
    pub async fn post_confirmation(&self, source: Source, user: &User) -> Result<(), Failure> {
        let attributes = user_attributes(self.pool, user);
        self.trigger(TriggerName::PostConfirmation, &user.username, |envelope| {
            post_confirmation::event(envelope, source, &attributes, self.metadata)
        })
        .await?;
        Ok(())
    }
}

/// `CodeDeliveryDetails` of a destination that is masked already.
pub fn details(medium: Medium, masked: String) -> CodeDeliveryDetailsType {
    CodeDeliveryDetailsType {
        destination: Some(masked),
        delivery_medium: Some(match medium {
            Medium::Sms => DeliveryMediumType::Sms,
            Medium::Email => DeliveryMediumType::Email,
        }),
        attribute_name: Some(medium.attribute().to_owned()),
    }
}
