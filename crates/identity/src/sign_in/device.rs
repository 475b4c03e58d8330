//! `DEVICE_SRP_AUTH` and `DEVICE_PASSWORD_VERIFIER`: a remembered device proves itself and takes the place of a second
//! factor.
//!
//! Cognito: it is asked when the device is remembered and either no second factor is due or the pool lets devices replace
//! it; in a custom sign-in it comes last, when define-auth-challenge has issued tokens. Source: device guide, client
//! libraries, which expect tokens after it.

use vestibule_srp::{Identity, PublicValue, ServerEphemeral};

use super::challenge::Challenge;
use super::completion::complete;
use super::facts::Facts;
use super::password_proof::{is_timely, prove};
use super::request::PasswordProof;
use super::state::{Attempt, Progress, SignIn, SrpExchange};
use super::{Step, second_factor, user_change};
use crate::change::{Change, UserChange};
use crate::device::Device;
use crate::error::Error;
use crate::secret::SecretBytes;

/// Whether devices matter in this sign-in.
///
/// Cognito: the administrator's password flow takes no part. Source: device guide.
pub(super) fn is_tracked(attempt: &Attempt, facts: &Facts<'_>) -> bool {
    facts.pool.device_tracking().is_some() && !attempt.by_administrator
}

/// Takes the device that an answer names. It may be named as late as with the answer that proves the password, and not be
/// changed later.
///
/// Cognito: clients that hear that their device is unknown give the same answer once more without its key, and go on with
/// it. Source: amazon-cognito-identity-js, aws-amplify.
pub(super) fn name_with_answer(attempt: &mut Attempt, facts: &Facts<'_>) {
    match &facts.call.device_key {
        Some(key) => {
            attempt.device_key.get_or_insert_with(|| key.clone());
        }
        None if facts.device.is_none() => attempt.device_key = None,
        None => {}
    }
}

/// The device that the client named, if devices matter. An unknown one is refused, so that the client can leave it out.
pub(super) fn named<'a>(attempt: &Attempt, facts: &Facts<'a>) -> Result<Option<&'a Device>, Error> {
    let Some(key) = attempt.device_key.as_ref().filter(|_| is_tracked(attempt, facts)) else { return Ok(None) };
    let is_another = facts.call.device_key.as_ref().is_some_and(|given| given != key);
    facts.device.filter(|device| device.key == *key && !is_another).map(Some).ok_or(Error::DeviceNotFound)
}

/// Asks the device to begin.
pub(super) fn ask(progress: Progress, facts: &Facts<'_>) -> Step {
    let Some(device) = facts.device else { return Step::refused(Error::DeviceNotFound) };
    let parameters = [("DEVICE_KEY", device.key.clone()), ("USERNAME", progress.attempt.user_id_for_srp.clone())];
    Step::challenge(Challenge::new(SignIn::AwaitingDeviceStart(progress.attempt), parameters))
}

/// Takes A, and asks for the proof. The server adds `SECRET_BLOCK`.
pub(super) fn start(progress: Progress, client_public: String, facts: &Facts<'_>) -> Result<Step, Error> {
    let device = named(&progress.attempt, facts)?.ok_or(Error::DeviceNotFound)?;
    PublicValue::parse(&client_public).map_err(|_| Error::InvalidParameter("SRP_A"))?;
    let server = ServerEphemeral::new(&facts.random.srp_secret(), &device.verifier);
    let server_public = server.public().to_hex();
    let exchange =
        SrpExchange { client_public, secret: SecretBytes::new(*server.secret()), server_public: server_public.clone() };
    let parameters = [
        ("DEVICE_KEY", device.key.clone()),
        ("SALT", device.salt.clone()),
        ("SRP_B", server_public),
        ("USERNAME", progress.attempt.user_id_for_srp.clone()),
    ];
    Ok(Step::challenge(Challenge::new(SignIn::AwaitingDeviceProof(progress.attempt, exchange), parameters)))
}

/// Checks the proof: everything that multi-factor sign-in wants is passed then.
pub(super) fn answer(mut progress: Progress, exchange: &SrpExchange, proof: &PasswordProof, facts: &Facts<'_>) -> Step {
    let device = match named(&progress.attempt, facts) {
        Ok(Some(device)) if device.is_remembered => device,
        Ok(_) => return Step::refused(Error::DeviceNotFound),
        Err(error) => return Step::refused(error),
    };
    let identity = Identity::device(&device.group_key, &device.key);
    let proven =
        is_timely(&proof.timestamp, facts) && prove(exchange, proof, &device.verifier, identity).unwrap_or(false);
    if !proven {
        return Step::refused(Error::IncorrectUsernameOrPassword);
    }
    progress.attempt.is_device_proven = true;
    // In a custom sign-in define-auth-challenge has had its say.
    if progress.attempt.custom.is_some() { complete(progress, facts) } else { second_factor::passed(progress, facts) }
}

/// Notes that the user signed in with a device that is known.
pub(super) fn note_use(attempt: &Attempt, facts: &Facts<'_>) -> Option<Change> {
    let device = named(attempt, facts).ok().flatten()?;
    let (key, ip) = (device.key.clone(), facts.call.source_ip.clone());
    user_change(facts, UserChange::NoteDeviceUse { key, at: facts.now, ip })
}
