//! Random walks through the sign-in machine: whatever clients and functions answer, nobody gets tokens without having
//! passed every required step, a refusal is final, nothing panics, and no secret shows in debug output.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    LambdaConfigType, PreventUserExistenceErrorTypes, SmsMfaConfigType, UserPoolClientType, UserPoolMfaType,
    UserPoolType, UserStatusType,
};
use vestibule_identity::app_client::AppClient;
use vestibule_identity::change::{Change, UserChange};
use vestibule_identity::code::CodeKey;
use vestibule_identity::error::TriggerError;
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::password;
use vestibule_identity::secret::Secret;
use vestibule_identity::sign_in::{self, Answer, CallFacts, Facts, Next, Random, SignIn, Start, Step, TriggerSwitches};
use vestibule_identity::simulation::Simulation;
use vestibule_identity::trigger::{TriggerCall, TriggerName, read_answer};
use vestibule_identity::user::{MfaPreference, User};
use vestibule_identity::user_pool::{PoolMfa, UserPool};

const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);
const RIGHT: &str = "Right-passw0rd";
const TYPED_WRONG: &str = "Wrong-passw0rd";
const NEW: &str = "Brand-new-passw0rd1";
const PRIVATE: &str = "private-parameter";

/// What a walk is about.
#[derive(Clone, Debug)]
struct Setting {
    exists: bool,
    enabled: bool,
    status: UserStatusType,
    sms: bool,
    hides: bool,
    starts_custom: bool,
    types_right: bool,
    choices: Vec<u8>,
}

fn settings() -> impl Strategy<Value = Setting> {
    let status = prop_oneof![
        3 => Just(UserStatusType::Confirmed),
        2 => Just(UserStatusType::ForceChangePassword),
        1 => Just(UserStatusType::Unconfirmed),
        1 => Just(UserStatusType::ResetRequired),
    ];
    let flags = (any::<bool>(), prop::bool::weighted(0.9), any::<bool>(), any::<bool>(), any::<bool>());
    (flags, prop::bool::weighted(0.8), status, prop::collection::vec(any::<u8>(), 24)).prop_map(
        |((hides, enabled, sms, starts_custom, types_right), exists, status, choices)| Setting {
            exists,
            enabled,
            status,
            sms,
            hides,
            starts_custom,
            types_right,
            choices,
        },
    )
}

struct Scene {
    pool: UserPool,
    client: AppClient,
    user: Option<User>,
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
            ..LambdaConfigType::default()
        };
        let id = UserPoolId::new("us-east-1_Walk");
        let pool = UserPool {
            id: id.clone(),
            revision: 0,
            settings: UserPoolType {
                lambda_config: Some(triggers),
                mfa_configuration: Some(UserPoolMfaType::Optional),
                ..UserPoolType::default()
            },
            mfa: PoolMfa { sms: Some(SmsMfaConfigType::default()), ..PoolMfa::default() },
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
        };
        let user = setting.exists.then(|| User {
            pool_id: id.clone(),
            sub: Sub::new("11111111-1111-4111-8111-111111111111"),
            username: "ann".into(),
            attributes: [("phone_number".to_owned(), "+15555551234".to_owned())].into(),
            status: setting.status,
            enabled: setting.enabled,
            created_at: NOW,
            modified_at: NOW,
            password: Some(password::make(&id, "ann", RIGHT, [7; 16], None, NOW)),
            mfa: MfaPreference { sms: setting.sms, ..MfaPreference::default() },
            software_token: None,
        });
        Self {
            pool,
            client,
            user,
            code_key: CodeKey::new(&[1; 32]),
            simulation: Simulation::new(&[2; 32]),
            switches: TriggerSwitches::default(),
        }
    }
}

/// What a walk has seen on its way.
#[derive(Debug, Default)]
struct Seen {
    password_accepted: bool,
    code_accepted: bool,
    new_password_accepted: bool,
    tokens_by_define: bool,
}

fn no_secret(shown: &str) {
    for secret in [RIGHT, TYPED_WRONG, NEW, PRIVATE] {
        assert!(!shown.contains(secret), "{secret} shows in {shown}");
    }
}

/// A function's answer, chosen at random; `None` is a failure.
fn function_answer(call: &TriggerCall, choice: u8, seen: &mut Seen) -> Option<Value> {
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
    let username = "ann".to_owned();
    let typed = if setting.types_right { RIGHT } else { TYPED_WRONG };
    let start = if setting.starts_custom {
        Start::Custom { username, client_public: None }
    } else {
        Start::Password { username, password: typed.into() }
    };
    let mut pending: Option<Step> = None;
    let mut state: Option<SignIn> = None;
    let mut start = Some(start);
    loop {
        let call = CallFacts { begins, sdk_version: "aws-sdk-unknown-unknown".into(), ..CallFacts::default() };
        let random = Random::new([choices.next().unwrap_or(0); Random::BYTES]);
        let facts = Facts {
            pool: &scene.pool,
            client: &scene.client,
            user: scene.user.as_ref(),
            device: None,
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
            (None, Some(start), _) => sign_in::begin(start, &facts),
            (None, None, Some(waiting)) => {
                let Some(choice) = choices.next() else { return false };
                let right = choice % 3 != 0;
                let answer = match &waiting {
                    SignIn::AwaitingCode(..) => {
                        let code = sent_code.clone().expect("a code was sent");
                        seen.code_accepted |= right;
                        Answer::Code(if right { code } else { "nothing".into() })
                    }
                    SignIn::AwaitingSoftwareTokenCode(..) => Answer::Code("000000".into()),
                    SignIn::AwaitingDeviceStart(..) | SignIn::AwaitingDeviceProof(..) => {
                        unreachable!("no device is tracked")
                    }
                    SignIn::AwaitingFirstFactor(..) | SignIn::SigningUp(..) | SignIn::SignedUp(..) => {
                        Answer::FirstFactor(sign_in::Choice::default())
                    }
                    SignIn::AwaitingMfaChoice(..) => Answer::Choice("SMS_MFA".into()),
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
        let shown = format!("{:?}", step.changes);
        no_secret(&shown);
        let accepts_new =
            step.changes.iter().any(|change| matches!(change, Change::User(_, _, UserChange::Password(..))));
        assert!(!accepts_new || seen.new_password_accepted, "a new password that nobody gave");
        match step.next {
            Next::Invoke(in_flight, call) => {
                no_secret(&format!("{in_flight:?} {call:?}"));
                let choice = choices.next().unwrap_or(7);
                let answer = match function_answer(&call, choice, &mut seen) {
                    Some(event) => read_answer(event.to_string().as_bytes(), &event, true),
                    None => Err(TriggerError::Failed("no".into())),
                };
                pending = Some(sign_in::resume(*in_flight, answer, &facts));
            }
            Next::Challenge(challenge, message) => {
                no_secret(&format!("{challenge:?} {message:?}"));
                assert!(!challenge.parameters.values().any(|value| value.contains(PRIVATE)));
                if let Some(message) = message {
                    sent_code = Some(message.draft.code.clone());
                }
                seen.password_accepted |= !setting.starts_custom;
                begins = false;
                state = Some(challenge.state);
            }
            Next::SignedIn(grant) => {
                no_secret(&format!("{grant:?}"));
                assert!(setting.exists && setting.enabled, "tokens for nobody or for a disabled user");
                assert_ne!(setting.status, UserStatusType::Unconfirmed, "tokens for an unconfirmed user");
                if setting.starts_custom {
                    assert!(seen.tokens_by_define, "tokens without define's word");
                } else {
                    assert!(setting.types_right, "tokens for a wrong password");
                    assert_ne!(setting.status, UserStatusType::ResetRequired);
                    assert!(!setting.sms || seen.code_accepted, "tokens without the second factor");
                    let must_change = setting.status == UserStatusType::ForceChangePassword;
                    assert!(!must_change || seen.new_password_accepted, "tokens with a temporary password");
                }
                return true;
            }
            Next::Refused(error, _) => {
                no_secret(&format!("{error:?}"));
                return false;
            }
        }
        if let (Some(user), true) = (&mut scene.user, seen.new_password_accepted && state.is_some()) {
            // The commit of an earlier request: what a later one loads.
            if user.status == UserStatusType::ForceChangePassword
                && !matches!(state, Some(SignIn::AwaitingNewPassword(_)))
            {
                user.status = UserStatusType::Confirmed;
            }
        }
    }
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
    let setting = Setting {
        exists: true,
        enabled: true,
        status: UserStatusType::Confirmed,
        sms: true,
        hides: true,
        starts_custom: false,
        types_right: true,
        choices: vec![1; 24],
    };
    assert!(walk(&setting));
    assert!(walk(&Setting { starts_custom: true, sms: false, choices: vec![0; 24], ..setting.clone() }));
    assert!(!walk(&Setting { types_right: false, ..setting.clone() }));
    assert!(!walk(&Setting { exists: false, ..setting }));
}
