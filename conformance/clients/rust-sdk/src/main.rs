//! Drives the AWS SDK for Rust through the life of a user, and reports what it saw.
//!
//! In, on stdin: `{"endpoint"}`. Out, the last line of stdout: see [`Seen`].

use std::collections::HashMap;
use std::io::Read as _;

use anyhow::{Context as _, bail};
use aws_sdk_cognitoidentityprovider::Client;
use aws_sdk_cognitoidentityprovider::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_cognitoidentityprovider::error::ProvideErrorMetadata;
use aws_sdk_cognitoidentityprovider::operation::initiate_auth::{InitiateAuthError, InitiateAuthOutput};
use aws_sdk_cognitoidentityprovider::operation::respond_to_auth_challenge::RespondToAuthChallengeOutput;
use aws_sdk_cognitoidentityprovider::types::{
    AuthFlowType, AuthenticationResultType, ChallengeNameType, ExplicitAuthFlowsType, FeatureType, MessageActionType,
    RefreshTokenRotationType, SoftwareTokenMfaConfigType, SoftwareTokenMfaSettingsType, UserPoolMfaType,
};
use hmac::{Hmac, Mac as _};
use serde::{Deserialize, Serialize};
use sha1::Sha1;

const USERNAME: &str = "ferris";
const TEMPORARY: &str = "Temporary-passw0rd";
const PASSWORD: &str = "Passw0rd!Example";

#[derive(Deserialize)]
struct Input {
    endpoint: String,
}

/// What the walk saw.
#[derive(Default, Serialize)]
struct Seen {
    pool_id: String,
    client_id: String,
    /// The challenge of the first sign-in.
    first_challenge: String,
    /// The answer to a wrong app code while signed in.
    wrong_app_code: String,
    /// The challenge of a sign-in with an app.
    second_challenge: String,
    id_token: String,
    access_token: String,
    /// Whether refreshing gave another refresh token.
    has_rotated: bool,
    /// Attributes of GetUser, after UpdateUserAttributes.
    attributes: HashMap<String, String>,
    mfa: Vec<String>,
    /// Code and message of errors, each by the SDK's own type.
    wrong_password: String,
    after_sign_out: String,
    missing_pool: String,
}

struct Walk {
    client: Client,
    seen: Seen,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let input: Input = serde_json::from_str(&text)?;
    let config = aws_sdk_cognitoidentityprovider::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("test", "test", None, None, "conformance"))
        .endpoint_url(input.endpoint)
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build();
    let mut walk = Walk { client: Client::from_conf(config), seen: Seen::default() };
    walk.prepare().await?;
    let tokens = walk.set_password().await?;
    let secret = walk.set_up_app(&tokens).await?;
    let tokens = walk.sign_in_with_app(&secret).await?;
    let tokens = walk.refresh(&tokens).await?;
    walk.use_tokens(&tokens).await?;
    walk.meet_errors(&tokens).await?;
    println!("{}", serde_json::to_string(&walk.seen)?);
    Ok(())
}

impl Walk {
    /// A pool that offers apps, a client that rotates refresh tokens, and a user with a temporary password.
    async fn prepare(&mut self) -> anyhow::Result<()> {
        let pool = self.client.create_user_pool().pool_name("rust").send().await?;
        let pool = pool.user_pool.and_then(|pool| pool.id).context("a pool")?;
        let apps = SoftwareTokenMfaConfigType::builder().enabled(true).build();
        self.client
            .set_user_pool_mfa_config()
            .user_pool_id(&pool)
            .mfa_configuration(UserPoolMfaType::Optional)
            .software_token_mfa_configuration(apps)
            .send()
            .await?;
        let rotation =
            RefreshTokenRotationType::builder().feature(FeatureType::Enabled).retry_grace_period_seconds(0).build()?;
        let client = self
            .client
            .create_user_pool_client()
            .user_pool_id(&pool)
            .client_name("rust")
            .explicit_auth_flows(ExplicitAuthFlowsType::AllowUserPasswordAuth)
            .refresh_token_rotation(rotation)
            .send()
            .await?;
        self.client
            .admin_create_user()
            .user_pool_id(&pool)
            .username(USERNAME)
            .temporary_password(TEMPORARY)
            .message_action(MessageActionType::Suppress)
            .send()
            .await?;
        self.seen.client_id = client.user_pool_client.and_then(|it| it.client_id).context("a client")?;
        self.seen.pool_id = pool;
        Ok(())
    }

    async fn initiate(&self, password: &str) -> Result<InitiateAuthOutput, InitiateAuthError> {
        self.client
            .initiate_auth()
            .client_id(&self.seen.client_id)
            .auth_flow(AuthFlowType::UserPasswordAuth)
            .auth_parameters("USERNAME", USERNAME)
            .auth_parameters("PASSWORD", password)
            .send()
            .await
            .map_err(aws_sdk_cognitoidentityprovider::error::SdkError::into_service_error)
    }

    async fn respond(
        &self,
        challenge: ChallengeNameType,
        session: Option<String>,
        name: &str,
        value: &str,
    ) -> anyhow::Result<RespondToAuthChallengeOutput> {
        let answer = self
            .client
            .respond_to_auth_challenge()
            .client_id(&self.seen.client_id)
            .challenge_name(challenge)
            .set_session(session)
            .challenge_responses("USERNAME", USERNAME)
            .challenge_responses(name, value)
            .send()
            .await?;
        Ok(answer)
    }

    async fn set_password(&mut self) -> anyhow::Result<AuthenticationResultType> {
        let asked = self.initiate(TEMPORARY).await?;
        let challenge = asked.challenge_name.context("a challenge")?;
        self.seen.first_challenge = challenge.as_str().to_owned();
        let answer = self.respond(challenge, asked.session, "NEW_PASSWORD", PASSWORD).await?;
        answer.authentication_result.context("tokens")
    }

    /// Returns the secret of the app.
    async fn set_up_app(&mut self, tokens: &AuthenticationResultType) -> anyhow::Result<String> {
        let access = tokens.access_token().context("an access token")?;
        let associated = self.client.associate_software_token().access_token(access).send().await?;
        let secret = associated.secret_code.context("a secret")?;
        let verify =
            async |code: &str| self.client.verify_software_token().access_token(access).user_code(code).send().await;
        let refused = verify("000000").await.err().context("a wrong code was taken")?.into_service_error();
        if !refused.is_enable_software_token_mfa_exception() {
            bail!("{refused:?}");
        }
        let code = app_code(&secret, 0)?;
        verify(&code).await?;
        let settings = SoftwareTokenMfaSettingsType::builder().enabled(true).preferred_mfa(true).build();
        self.client.set_user_mfa_preference().access_token(access).software_token_mfa_settings(settings).send().await?;
        self.seen.wrong_app_code = said(&refused);
        Ok(secret)
    }

    async fn sign_in_with_app(&mut self, secret: &str) -> anyhow::Result<AuthenticationResultType> {
        let asked = self.initiate(PASSWORD).await?;
        let challenge = asked.challenge_name.context("a challenge")?;
        self.seen.second_challenge = challenge.as_str().to_owned();
        // The code of now is spent; the app's next one is taken already.
        let code = app_code(secret, 1)?;
        let answer = self.respond(challenge, asked.session, "SOFTWARE_TOKEN_MFA_CODE", &code).await?;
        answer.authentication_result.context("tokens")
    }

    async fn refresh(&mut self, tokens: &AuthenticationResultType) -> anyhow::Result<AuthenticationResultType> {
        let answer = self
            .client
            .get_tokens_from_refresh_token()
            .client_id(&self.seen.client_id)
            .set_refresh_token(tokens.refresh_token.clone())
            .send()
            .await?;
        let refreshed = answer.authentication_result.context("tokens")?;
        self.seen.has_rotated = refreshed.refresh_token.is_some() && refreshed.refresh_token != tokens.refresh_token;
        Ok(refreshed)
    }

    async fn use_tokens(&mut self, tokens: &AuthenticationResultType) -> anyhow::Result<()> {
        let access = tokens.access_token().context("an access token")?;
        let name =
            aws_sdk_cognitoidentityprovider::types::AttributeType::builder().name("name").value("Ferris").build()?;
        self.client.update_user_attributes().access_token(access).user_attributes(name).send().await?;
        let user = self.client.get_user().access_token(access).send().await?;
        self.seen.attributes = user
            .user_attributes
            .into_iter()
            .map(|attribute| (attribute.name, attribute.value.unwrap_or_default()))
            .collect();
        self.seen.mfa = user.user_mfa_setting_list.unwrap_or_default();
        self.seen.access_token = access.to_owned();
        self.seen.id_token = tokens.id_token().context("an ID token")?.to_owned();
        Ok(())
    }

    async fn meet_errors(&mut self, tokens: &AuthenticationResultType) -> anyhow::Result<()> {
        let refused = self.initiate("Wrong-passw0rd").await.err().context("a wrong password was taken")?;
        if !refused.is_not_authorized_exception() {
            bail!("{refused:?}");
        }
        self.seen.wrong_password = said(&refused);
        let access = tokens.access_token().context("an access token")?;
        self.client.global_sign_out().access_token(access).send().await?;
        let refused =
            self.client.get_user().access_token(access).send().await.err().context("a revoked token was taken")?;
        self.seen.after_sign_out = said(&refused.into_service_error());
        let missing = self.client.describe_user_pool().user_pool_id("us-east-1_Missing00").send().await;
        let refused = missing.err().context("a pool that is not there")?.into_service_error();
        if !refused.is_resource_not_found_exception() {
            bail!("{refused:?}");
        }
        self.seen.missing_pool = said(&refused);
        Ok(())
    }
}

fn said(error: &impl ProvideErrorMetadata) -> String {
    format!("{}: {}", error.code().unwrap_or_default(), error.message().unwrap_or_default())
}

/// What an authenticator app shows, some steps from now (RFC 6238).
fn app_code(secret: &str, steps: u64) -> anyhow::Result<String> {
    let padded = format!("{secret}{}", "=".repeat((8 - secret.len() % 8) % 8));
    let key = data_encoding::BASE32.decode(padded.as_bytes())?;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
    let mut mac = Hmac::<Sha1>::new_from_slice(&key)?;
    mac.update(&(now / 30 + steps).to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = usize::from(digest[19] & 15);
    let word = u32::from_be_bytes(digest[offset..offset + 4].try_into()?) & 0x7fff_ffff;
    Ok(format!("{:06}", word % 1_000_000))
}
