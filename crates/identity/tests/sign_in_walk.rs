//! Random walks through the sign-in machine: whatever clients and functions answer, nobody gets tokens without having
//! passed every required step, a refusal is final, nothing panics, and no secret shows in debug output.

mod authenticator;

use authenticator::Authenticator;
use aws_lc_rs::hmac;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    AuthFactorType, CreateGroupRequest, LambdaConfigType, PreventUserExistenceErrorTypes, SignInPolicyType,
    SmsMfaConfigType, UserPoolClientType, UserPoolMfaType, UserPoolPolicyType, UserPoolType, UserStatusType,
    WebAuthnConfigurationType, WebAuthnFactorConfigurationType,
};
use vestibule_identity::acr::{Level, Method, Methods};
use vestibule_identity::app_client::AppClient;
use vestibule_identity::attribute::schema;
use vestibule_identity::change::{Change, UserChange};
use vestibule_identity::code::CodeKey;
use vestibule_identity::error::TriggerError;
use vestibule_identity::group;
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::passkey::{self, Passkey};
use vestibule_identity::password;
use vestibule_identity::password_hash::PasswordHash;
use vestibule_identity::secret::{Secret, SecretBytes};
use vestibule_identity::sign_in::{
    self, Answer, Attempt, CallFacts, Choice, Ending, Facts, FirstFactorKind, Next, Random, SignIn, Start, Step,
    StepUp, TriggerSwitches,
};
use vestibule_identity::simulation::Simulation;
use vestibule_identity::software_token::SoftwareToken;
use vestibule_identity::token::TokenSession;
use vestibule_identity::trigger::{TriggerCall, TriggerName, read_answer};
use vestibule_identity::user::{MfaPreference, User};
use vestibule_identity::user_pool::{PoolMfa, UserPool};
use vestibule_identity::user_session::SessionTracking;

const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);
const SUB: &str = "11111111-1111-4111-8111-111111111111";
const RIGHT: &str = "Right-passw0rd";
/// SHA-1 of the right password and `salt`.
const RIGHT_ELSEWHERE: &str = "{SSHA}lX6+8PC5BDT2p2TFdasfLe1wP9FzYWx0";
const TYPED_WRONG: &str = "Wrong-passw0rd";
const NEW: &str = "Brand-new-passw0rd1";
const APP_SECRET: [u8; 32] = *b"the secret of an app, 32 bytes..";
const PRIVATE: &str = "private-parameter";

/// How a walk begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Starts {
    Password,
    Custom,
    Choice,
}

/// What the user's passkey is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PasskeyIs {
    /// One factor: the pool says so.
    Single,
    /// One factor: it does not verify its user.
    Careless,
    /// Two factors in one.
    Both,
}

/// What a walk is about.
#[derive(Clone, Debug)]
struct Setting {
    exists: bool,
    /// Whether a function may know who does not exist here.
    migrates: bool,
    /// Whether the password is a hash from elsewhere.
    brings_hash: bool,
    enabled: bool,
    status: UserStatusType,
    sms: bool,
    hides: bool,
    totp: bool,
    passkey: Option<PasskeyIs>,
    starts: Starts,
    types_right: bool,
    /// The levels that are asked for, if any.
    target: Vec<Level>,
    /// The factors of the access token that is shown, if one is.
    credit: Option<Methods>,
    choices: Vec<u8>,
}

fn settings() -> impl Strategy<Value = Setting> {
    let status = prop_oneof![
        3 => Just(UserStatusType::Confirmed),
        2 => Just(UserStatusType::ForceChangePassword),
        1 => Just(UserStatusType::Unconfirmed),
        1 => Just(UserStatusType::ResetRequired),
    ];
    let starts = prop_oneof![Just(Starts::Password), Just(Starts::Custom), Just(Starts::Choice)];
    let passkey = prop_oneof![
        3 => Just(None),
        1 => Just(Some(PasskeyIs::Single)),
        1 => Just(Some(PasskeyIs::Careless)),
        1 => Just(Some(PasskeyIs::Both)),
    ];
    let flags = (any::<bool>(), prop::bool::weighted(0.9), any::<bool>(), any::<bool>(), any::<bool>());
    let target = prop::collection::vec(prop::sample::select(Level::ALL.to_vec()), 0..3);
    let credit = prop::option::of(prop::collection::vec(
        prop::sample::select(vec![Method::Password, Method::Sms, Method::SoftwareToken, Method::PlatformPasskey]),
        0..3,
    ));
    let step_up = (target, credit);
    let known = (prop::bool::weighted(0.7), any::<bool>(), prop::bool::weighted(0.3));
    (flags, starts, known, status, passkey, step_up, prop::collection::vec(any::<u8>(), 32)).prop_map(
        |((hides, enabled, sms, totp, types_right), starts, known, status, passkey, step_up, choices)| {
            let (exists, migrates, brings_hash) = known;
            Setting {
                exists,
                migrates,
                brings_hash,
                enabled,
                status,
                sms,
                hides,
                totp,
                passkey,
                starts,
                types_right,
                target: step_up.0,
                credit: step_up.1.map(|credit| credit.into_iter().collect()),
                choices,
            }
        },
    )
}

/// What is asked for beside a choice, and the sign-in that the access token comes from.
fn step_up(setting: &Setting) -> Option<Box<StepUp>> {
    if setting.target.is_empty() {
        return None;
    }
    let session = |methods| TokenSession {
        id: "an earlier sign-in".into(),
        pool_id: UserPoolId::new("us-east-1_Walk"),
        client_id: ClientId::new("client"),
        sub: Sub::new(SUB),
        secret: SecretBytes::new([3; 32]),
        generation: 0,
        rotated_at: None,
        methods,
        acr: None,
        auth_time: NOW,
        expires_at: NOW,
        revoked_at: None,
        device_key: None,
        activity: None,
    };
    Some(Box::new(StepUp { levels: setting.target.clone(), session: setting.credit.map(session), ..StepUp::default() }))
}

struct Scene {
    pool: UserPool,
    client: AppClient,
    user: Option<User>,
    authenticator: Authenticator,
    passkeys: Vec<Passkey>,
    code_key: CodeKey,
    simulation: Simulation,
    switches: TriggerSwitches,
}

impl Scene {
    fn of(setting: &Setting) -> Self {
        let function = |name: &str| Some(format!("arn:aws:lambda:us-east-1:000000000000:function:{name}"));
        let triggers = LambdaConfigType {
            pre_authentication: function("pre"),
            post_authentication: function("post"),
            custom_message: function("message"),
            define_auth_challenge: function("define"),
            create_auth_challenge: function("create"),
            verify_auth_challenge_response: function("verify"),
            pre_token_generation: function("token"),
            user_migration: setting.migrates.then(|| function("migrate")).flatten(),
            ..LambdaConfigType::default()
        };
        let id = UserPoolId::new("us-east-1_Walk");
        let pool = UserPool {
            id: id.clone(),
            revision: 0,
            settings: UserPoolType {
                lambda_config: Some(triggers),
                schema_attributes: Some(schema::create(&[]).expect("the standard schema")),
                mfa_configuration: Some(UserPoolMfaType::Optional),
                policies: Some(UserPoolPolicyType {
                    sign_in_policy: Some(SignInPolicyType {
                        allowed_first_auth_factors: Some(vec![
                            AuthFactorType::Password,
                            AuthFactorType::SmsOtp,
                            AuthFactorType::WebAuthn,
                        ]),
                    }),
                    ..UserPoolPolicyType::default()
                }),
                ..UserPoolType::default()
            },
            mfa: PoolMfa {
                sms: Some(SmsMfaConfigType::default()),
                web_authn: Some(WebAuthnConfigurationType {
                    relying_party_id: Some("example.com".into()),
                    user_verification: None,
                    factor_configuration: (setting.passkey != Some(PasskeyIs::Single))
                        .then_some(WebAuthnFactorConfigurationType::MultiFactorWithUserVerification),
                }),
                ..PoolMfa::default()
            },
            sessions: SessionTracking::default(),
            replicas: Vec::new(),
        };
        let client = AppClient {
            id: ClientId::new("client"),
            revision: 0,
            pool_id: id.clone(),
            settings: UserPoolClientType {
                prevent_user_existence_errors: setting.hides.then_some(PreventUserExistenceErrorTypes::Enabled),
                ..UserPoolClientType::default()
            },
            secrets: Vec::new(),
            sso_session_minutes: None,
        };
        let user = setting.exists.then(|| User {
            pool_id: id.clone(),
            sub: Sub::new(SUB),
            username: "ann".into(),
            attributes: [("phone_number".to_owned(), "+15555551234".to_owned())].into(),
            status: setting.status,
            enabled: setting.enabled,
            created_at: NOW,
            modified_at: NOW,
            password: (!setting.brings_hash).then(|| password::make(&id, "ann", RIGHT, [7; 16], None, NOW)),
            password_hash: setting.brings_hash.then(|| PasswordHash::parse(RIGHT_ELSEWHERE).expect("a hash")),
            mfa: MfaPreference { sms: setting.sms, software_token: setting.totp, ..MfaPreference::default() },
            software_token: setting.totp.then(|| SoftwareToken {
                secret: SecretBytes::new(APP_SECRET),
                friendly_name: None,
                last_step: 0,
            }),
        });
        let mut authenticator = Authenticator::new("a passkey", "https://example.com");
        authenticator.verifies = setting.passkey != Some(PasskeyIs::Careless);
        let passkeys = match (&user, setting.passkey) {
            (Some(user), Some(_)) => vec![register(&pool, &client, user, &mut authenticator)],
            _ => Vec::new(),
        };
        Self {
            pool,
            client,
            user,
            authenticator,
            passkeys,
            code_key: CodeKey::new(&[1; 32]),
            simulation: Simulation::new(&[2; 32]),
            switches: TriggerSwitches::default(),
        }
    }
}

fn register(pool: &UserPool, client: &AppClient, user: &User, authenticator: &mut Authenticator) -> Passkey {
    let (options, pending) = passkey::start(pool, &client.id, user, &[], [9; 32], NOW).expect("options");
    let made = authenticator.create(&options);
    passkey::complete(pool, &client.id, Some(&pending), &made, &[], NOW).expect("a passkey")
}

/// What a walk has seen on its way.
#[derive(Debug, Default)]
struct Seen {
    first_code_accepted: bool,
    password_typed: bool,
    passkey_accepted: bool,
    sms_accepted: bool,
    app_accepted: bool,
    new_password_accepted: bool,
    tokens_by_define: bool,
    /// The function described a user, in this status.
    migrated: Option<UserStatusType>,
}

fn no_secret(shown: &str) {
    for secret in [RIGHT, TYPED_WRONG, NEW, PRIVATE] {
        assert!(!shown.contains(secret), "{secret} shows in {shown}");
    }
}

/// A function's answer, chosen at random; `None` is a failure.
fn function_answer(call: &TriggerCall, choice: u8, setting: &Setting, seen: &mut Seen) -> Option<Value> {
    let mut event = call.event.clone();
    let response = match (call.trigger, choice % 8) {
        (_, 7) => return None,
        (TriggerName::DefineAuthChallenge, 0 | 1) => {
            seen.tokens_by_define = true;
            json!({"issueTokens": true})
        }
        (TriggerName::DefineAuthChallenge, 2) => json!({"failAuthentication": true, "issueTokens": true}),
        (TriggerName::DefineAuthChallenge, 3) => json!({"challengeName": "SMS_MFA"}),
        (TriggerName::DefineAuthChallenge, 4) => json!({"challengeName": "PASSWORD_VERIFIER"}),
        (TriggerName::DefineAuthChallenge, _) => json!({"challengeName": "CUSTOM_CHALLENGE"}),
        (TriggerName::CreateAuthChallenge, _) => json!({"privateChallengeParameters": {"answer": PRIVATE}}),
        (TriggerName::VerifyAuthChallengeResponse, n) => json!({"answerCorrect": n % 2 == 0}),
        (TriggerName::UserMigration, n @ 0..=3) => {
            let status = ["CONFIRMED", "RESET_REQUIRED"][usize::from(n == 3)];
            let attributes = json!({"phone_number": "+15555551234"});
            json!({"userAttributes": attributes, "finalUserStatus": status, "enableSMSMFA": setting.sms})
        }
        (TriggerName::UserMigration, 4) => json!({"finalUserStatus": "CONFIRMED"}),
        (_, 6) => json!({"unknown": 1}),
        _ => Value::Object(Map::new()),
    };
    event["response"] = response;
    Some(event)
}

/// Walks to the end and says whether it ended in tokens.
fn walk(setting: &Setting) -> bool {
    let mut scene = Scene::of(setting);
    let mut choices = setting.choices.iter().copied();
    let mut seen = Seen::default();
    let mut begins = true;
    let mut sent_code: Option<Secret> = None;
    let mut request_options: Option<Value> = None;
    let username = "ann".to_owned();
    let typed = if setting.types_right { RIGHT } else { TYPED_WRONG };
    let start = match setting.starts {
        Starts::Custom => Start::Custom { username, client_public: None },
        Starts::Password => Start::Password { username, password: typed.into() },
        Starts::Choice => Start::Choice { username, choice: Choice::default(), step_up: step_up(setting) },
    };
    let mut committed: Vec<Change> = Vec::new();
    let mut pending: Option<Step> = None;
    let mut state: Option<SignIn> = None;
    let mut start = Some(start);
    let mut migrated: Option<Attempt> = None;
    loop {
        let call = CallFacts { begins, sdk_version: "aws-sdk-unknown-unknown".into(), ..CallFacts::default() };
        let random = Random::new([choices.next().unwrap_or(0); Random::BYTES]);
        let facts = Facts {
            pool: &scene.pool,
            client: &scene.client,
            user: scene.user.as_ref(),
            device: None,
            passkeys: &scene.passkeys,
            password_history: &[],
            password_attempts: None,
            now: NOW,
            random: &random,
            call: &call,
            switches: &scene.switches,
            code_key: &scene.code_key,
            simulation: &scene.simulation,
            region: "us-east-1",
        };
        let step = match (pending.take(), start.take(), state.take()) {
            (Some(step), _, _) => step,
            _ if migrated.is_some() => sign_in::go_on(migrated.take().expect("it is there"), &facts),
            (None, Some(start), _) => sign_in::begin(start, &facts),
            (None, None, Some(waiting)) => {
                let Some(choice) = choices.next() else { return false };
                let right = choice % 3 != 0;
                let answer = match &waiting {
                    SignIn::AwaitingCode(_, sent) => {
                        match &sent_code {
                            Some(_) if sent.kind.is_first_factor() => seen.first_code_accepted |= right,
                            Some(_) => seen.sms_accepted |= right,
                            // An unknown user is asked, and nothing was sent.
                            None => {}
                        }
                        let code = sent_code.clone().filter(|_| right);
                        Answer::Code(code.unwrap_or_else(|| "nothing".into()))
                    }
                    SignIn::AwaitingSoftwareTokenCode(..) => {
                        seen.app_accepted |= right;
                        Answer::Code(if right { app_code().into() } else { "nothing".into() })
                    }
                    SignIn::AwaitingPasskey(..) => {
                        seen.passkey_accepted |= right;
                        let options = request_options.as_ref().expect("options were sent");
                        let signed = scene.authenticator.get(options).to_string();
                        Answer::Passkey(if right { signed.into() } else { signed.replacen("AA", "BB", 1).into() })
                    }
                    SignIn::AwaitingDeviceStart(..) | SignIn::AwaitingDeviceProof(..) => {
                        unreachable!("no device is tracked")
                    }
                    SignIn::AwaitingFirstFactor(_, offered, _) => {
                        let kind = offered[usize::from(choice) % offered.len()];
                        let password = (kind == FirstFactorKind::Password).then(|| typed.into());
                        seen.password_typed |= password.is_some();
                        let name = Some(kind.challenge().as_str().to_owned());
                        Answer::FirstFactor(Choice { name, password, client_public: None })
                    }
                    SignIn::SigningUp(..) | SignIn::SignedUp(..) => Answer::FirstFactor(Choice::default()),
                    SignIn::AwaitingMfaChoice(_, factors) => {
                        Answer::Choice(factors[usize::from(choice) % factors.len()].as_str().to_owned())
                    }
                    SignIn::AwaitingMfaSetup(..) => Answer::MfaSetup { email: None },
                    SignIn::AwaitingNewPassword(..) => {
                        seen.new_password_accepted |= right;
                        let text = if right { NEW } else { "" };
                        Answer::NewPassword(text.into(), [].into())
                    }
                    SignIn::AwaitingCustomAnswer(..) | SignIn::AwaitingPasswordProof(..) | SignIn::Unanswerable(..) => {
                        Answer::Custom("Oslo".into())
                    }
                };
                let stored = serde_json::to_vec(&waiting).expect("a state can be stored");
                let waiting: SignIn = serde_json::from_slice(&stored).expect("and read again");
                let kept = waiting.clone();
                let step = sign_in::answer(waiting, answer, &facts);
                if let Next::Refused(_, sign_in::SessionFate::Lives) = step.next {
                    state = Some(kept);
                    continue;
                }
                step
            }
            (None, None, None) => unreachable!("a walk stands somewhere"),
        };
        committed.extend(step.changes.iter().cloned());
        let shown = format!("{:?}", step.changes);
        no_secret(&shown);
        let accepts_new =
            step.changes.iter().any(|change| matches!(change, Change::User(_, _, UserChange::Password(..))));
        assert!(!accepts_new || seen.new_password_accepted, "a new password that nobody gave");
        match step.next {
            Next::Invoke(in_flight, call) => {
                no_secret(&format!("{in_flight:?} {call:?}"));
                if call.trigger == TriggerName::UserMigration {
                    let is_typed = setting.starts == Starts::Password || seen.password_typed;
                    assert!(is_typed && !setting.exists, "a migration without a password, or of a known user");
                }
                let choice = choices.next().unwrap_or(7);
                let answer = match function_answer(&call, choice, setting, &mut seen) {
                    Some(event) => read_answer(event.to_string().as_bytes(), &event, true),
                    None => Err(TriggerError::Failed("no".into())),
                };
                pending = Some(sign_in::resume(*in_flight, answer, &facts));
            }
            Next::Challenge(challenge, message) => {
                no_secret(&format!("{challenge:?} {message:?}"));
                assert!(!challenge.parameters.values().any(|value| value.contains(PRIVATE)));
                if let Some(message) = message {
                    sent_code = Some(message.draft().code.clone());
                }
                if let Some(options) = challenge.parameters.get("CREDENTIAL_REQUEST_OPTIONS") {
                    request_options = serde_json::from_str(options).ok();
                }
                begins = false;
                state = Some(challenge.state);
            }
            Next::Migrated(created) => {
                no_secret(&format!("{created:?}"));
                seen.migrated = Some(created.migration.user.status);
                scene.user = Some(created.migration.user);
                migrated = Some(created.attempt);
            }
            Next::Groups(completion) => {
                no_secret(&format!("{completion:?}"));
                let request = CreateGroupRequest { group_name: Some("staff".into()), ..CreateGroupRequest::default() };
                let staff = group::create(&scene.pool.id, request, facts.now);
                pending = Some(sign_in::with_groups(*completion, &[staff], &facts));
            }
            Next::SignedIn(grant) => {
                assert_eq!(grant.groups.groups, ["staff"], "tokens that do not know the groups");
                no_secret(&format!("{grant:?}"));
                let may_be = setting.exists && setting.enabled || seen.migrated == Some(UserStatusType::Confirmed);
                assert!(may_be, "tokens for nobody or for a disabled user");
                let status = if setting.exists { setting.status } else { UserStatusType::Confirmed };
                let is_confirmed = status != UserStatusType::Unconfirmed || seen.first_code_accepted;
                assert!(is_confirmed, "tokens for an unconfirmed user");
                if setting.starts == Starts::Custom {
                    assert!(seen.tokens_by_define, "tokens without define's word");
                } else {
                    let by_password = setting.starts == Starts::Password || seen.password_typed;
                    // Whom the function knows, it has judged by the password.
                    let has_password = by_password && (setting.types_right || seen.migrated.is_some());
                    // What an earlier sign-in has proven counts where a level is asked for, and never suffices alone.
                    let target = if setting.starts == Starts::Choice { setting.target.as_slice() } else { &[] };
                    let may_count = !target.is_empty() && status == UserStatusType::Confirmed && setting.exists;
                    let credited = setting.credit.filter(|_| may_count).unwrap_or_default();
                    let proven: Methods = [
                        (has_password, Method::Password),
                        (seen.first_code_accepted || seen.sms_accepted, Method::Sms),
                        (seen.app_accepted, Method::SoftwareToken),
                        (seen.passkey_accepted, Method::PlatformPasskey),
                    ]
                    .into_iter()
                    .filter_map(|(is_proven, method)| is_proven.then_some(method))
                    .collect();
                    assert!(!proven.is_empty(), "tokens for nothing");
                    let begun = seen.first_code_accepted || seen.passkey_accepted || has_password;
                    assert!(begun || !credited.is_empty(), "tokens without a first factor");
                    let all = credited.iter().chain(proven.iter()).collect::<Methods>();
                    let Ending::SignIn { methods, acr, .. } = &grant.ending else { unreachable!("no refresh") };
                    assert!(methods.are_among(all), "{methods:?} of {all:?}");
                    if target.is_empty() {
                        assert_eq!(*acr, None, "a level that nobody asked for");
                    } else {
                        let reached = methods.level();
                        assert_eq!(acr.as_deref(), reached.map(|level| level.name(&scene.pool)));
                        assert!(reached <= all.level(), "{acr:?} by {all:?}");
                        assert!(target.iter().any(|level| reached >= Some(*level)), "{acr:?} is no goal");
                        assert!(reached > credited.level() || credited.is_empty(), "{acr:?} was reached before");
                    }
                    assert_ne!(status, UserStatusType::ResetRequired);
                    let is_both = seen.passkey_accepted && setting.passkey == Some(PasskeyIs::Both);
                    let needs_second = (setting.sms || setting.totp && setting.exists) && !is_both;
                    // A factor that was passed in the earlier sign-in as one of several need not be passed again.
                    let (sms, app) = (Method::Sms, Method::SoftwareToken);
                    let passed_before = all.are_several()
                        && (setting.sms && credited.contains(sms) || setting.totp && credited.contains(app));
                    let has_second = seen.sms_accepted || seen.app_accepted || passed_before;
                    assert!(!needs_second || has_second, "tokens without the second factor");
                    let must_change = status == UserStatusType::ForceChangePassword;
                    assert!(!must_change || seen.new_password_accepted, "tokens with a temporary password");
                }
                return true;
            }
            Next::Refused(error, _) => {
                no_secret(&format!("{error:?}"));
                return false;
            }
        }
        if state.is_some()
            && let Some(user) = &mut scene.user
        {
            // What a later request loads.
            committed.drain(..).for_each(|change| apply(user, &mut scene.passkeys, change));
        }
    }
}

/// The commit of a request, as far as the machine looks at it later.
fn apply(user: &mut User, passkeys: &mut [Passkey], change: Change) {
    match change {
        Change::User(_, _, UserChange::StatusFrom { to, .. }) => user.status = to,
        Change::User(_, _, UserChange::Attributes { set, .. }) => user.attributes.extend(set),
        Change::User(_, _, UserChange::Password(password, _) | UserChange::AdoptPassword(password)) => {
            (user.password, user.password_hash) = (Some(password), None);
        }
        Change::User(_, _, UserChange::UsePasskey(passkey)) => passkeys[0] = *passkey,
        _ => {}
    }
}

/// What the user's app shows now (RFC 6238).
fn app_code() -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &APP_SECRET);
    let tag = hmac::sign(&key, &(NOW.as_millis() / 30_000).to_be_bytes());
    let offset = usize::from(tag.as_ref()[19] & 15);
    let word = u32::from_be_bytes(tag.as_ref()[offset..offset + 4].try_into().expect("four bytes")) & 0x7fff_ffff;
    format!("{:06}", word % 1_000_000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nobody_gets_tokens_before_every_required_step(setting in settings()) {
        walk(&setting);
    }
}

#[test]
fn walks_do_end_in_tokens_when_everything_is_right() {
    let plain = Setting {
        exists: true,
        migrates: false,
        brings_hash: false,
        enabled: true,
        status: UserStatusType::Confirmed,
        sms: true,
        hides: true,
        totp: false,
        passkey: None,
        starts: Starts::Password,
        types_right: true,
        target: Vec::new(),
        credit: None,
        choices: vec![1; 24],
    };
    assert!(walk(&plain));
    assert!(walk(&Setting { sms: false, totp: true, ..plain.clone() }));
    assert!(walk(&Setting { brings_hash: true, ..plain.clone() }));
    assert!(!walk(&Setting { brings_hash: true, types_right: false, ..plain.clone() }));
    assert!(walk(&Setting { totp: true, ..plain.clone() }), "by choosing a second factor");
    let code = Setting { starts: Starts::Choice, choices: vec![2; 24], ..plain.clone() };
    assert!(walk(&code), "by a code and a second one");
    assert!(walk(&Setting { status: UserStatusType::Unconfirmed, ..code.clone() }), "which confirms the user");
    assert!(!walk(&Setting { status: UserStatusType::ResetRequired, ..code.clone() }));
    assert!(!walk(&Setting { exists: false, ..code }));
    // The fourth of four is the passkey; 7 would fail functions.
    let passkey = Setting { starts: Starts::Choice, sms: false, choices: vec![11; 24], ..plain.clone() };
    for worth in [PasskeyIs::Single, PasskeyIs::Careless, PasskeyIs::Both] {
        let passkey = Setting { passkey: Some(worth), ..passkey.clone() };
        assert!(walk(&passkey), "by a passkey that is {worth:?}");
    }
    let to_four =
        Setting { starts: Starts::Choice, sms: false, totp: true, target: vec![Level::Four], ..plain.clone() };
    assert!(walk(&to_four), "to a level");
    let password = Some(Methods::of(&[Method::Password]));
    assert!(walk(&Setting { credit: password, types_right: false, ..to_four.clone() }), "from an earlier sign-in");
    assert!(!walk(&Setting { totp: false, ..to_four.clone() }), "a level out of reach");
    let app = Some(Methods::of(&[Method::Password, Method::SoftwareToken]));
    assert!(!walk(&Setting { credit: app, ..to_four }), "a level that was reached before");
    assert!(walk(&Setting { starts: Starts::Custom, sms: false, choices: vec![0; 24], ..plain.clone() }));
    assert!(!walk(&Setting { types_right: false, ..plain.clone() }));
    assert!(!walk(&Setting { exists: false, ..plain.clone() }));
    for hides in [false, true] {
        let elsewhere = Setting { exists: false, migrates: true, types_right: false, hides, ..plain.clone() };
        assert!(walk(&elsewhere), "by migration, with a second factor");
        let chosen = Setting { starts: Starts::Choice, sms: false, choices: vec![1; 24], ..elsewhere.clone() };
        assert!(walk(&chosen), "by migration, the password being chosen");
        assert!(!walk(&Setting { choices: vec![3; 24], ..elsewhere.clone() }), "who has to reset the password");
        assert!(
            !walk(&Setting { starts: Starts::Custom, choices: vec![0; 24], ..elsewhere }),
            "not without a password"
        );
    }
}
