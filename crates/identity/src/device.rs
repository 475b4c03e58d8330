//! Devices: what is kept of one, when a pool tracks them, and how one is confirmed.
//!
//! The first sign-in on a device answers a key and a group key; with those the client makes up a password for the device
//! and confirms it by a verifier. Until then nothing is stored: the key is in the sign-in's token session, and the group
//! key follows from it. Signing in by device is `sign_in::device`.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{AttributeType, DeviceConfigurationType, DeviceSecretVerifierConfigType, DeviceType};
use vestibule_srp::Verifier;

use crate::error::Error;
use crate::ids::{Sub, UserPoolId};
use crate::random::{DIGITS_AND_LETTERS, hex, text};
use crate::simulation::Simulation;
use crate::user::User;
use crate::user_pool::UserPool;

/// Characters of a group key behind its dash.
const GROUP_KEY_LENGTH: usize = 8;
/// The longest salt that a client may choose, in bytes; official clients take 16 and perhaps a zero before them.
const SALT_BYTES_MAX: usize = 128;

/// A device that its user has confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// `{region}_{uuid}`.
    pub key: String,
    /// The other part of the device's identity in SRP.
    pub group_key: String,
    /// What the client calls it.
    pub name: Option<String>,
    /// The salt as the client sent it, in hex.
    pub salt: String,
    /// g^x for the device's own password.
    pub verifier: Verifier,
    /// Whether it may take the place of a second factor.
    pub is_remembered: bool,
    /// When it was confirmed.
    pub created_at: Timestamp,
    /// When its name or status last changed.
    pub modified_at: Timestamp,
    /// When somebody last signed in with it.
    pub authenticated_at: Timestamp,
    /// The address of that sign-in.
    pub last_ip: Option<String>,
}

/// The key of a new device.
pub fn key(region: &str, id: &uuid::Uuid) -> String {
    format!("{region}_{id}")
}

/// The group key that goes with a device key. The client makes its password with it, so it must be the same when the device is
/// confirmed: it follows from a secret that lasts.
pub fn group_key(simulation: &Simulation, pool: &UserPoolId, sub: &Sub, device_key: &str) -> String {
    let seed = simulation.seed(&["device group key", pool.as_str(), sub.as_str(), device_key]);
    format!("-{}", text(&seed, DIGITS_AND_LETTERS, GROUP_KEY_LENGTH))
}

/// What the client sent to confirm a device: the salt in hex, and the verifier.
pub fn read_verifier(given: Option<&DeviceSecretVerifierConfigType>) -> Result<(String, Verifier), Error> {
    let invalid = || Error::InvalidParameter("DeviceSecretVerifierConfig");
    let given = given.ok_or_else(invalid)?;
    let decode = |text: Option<&String>| BASE64_STANDARD.decode(text?).ok();
    let salt = decode(given.salt.as_ref()).filter(|it| (1..=SALT_BYTES_MAX).contains(&it.len())).ok_or_else(invalid)?;
    let verifier = decode(given.password_verifier.as_ref()).ok_or_else(invalid)?;
    Ok((hex(&salt), Verifier::from_bytes(&verifier).map_err(|_| invalid())?))
}

fn attribute(name: &str, value: &str) -> AttributeType {
    AttributeType { name: Some(name.to_owned()), value: Some(value.to_owned().into()) }
}

impl Device {
    /// What GetDevice and ListDevices show.
    pub fn description(&self) -> DeviceType {
        let mut attributes = vec![attribute("device_status", "valid")];
        attributes.extend(self.name.as_deref().map(|name| attribute("device_name", name)));
        attributes.extend(self.last_ip.as_deref().map(|ip| attribute("last_ip_used", ip)));
        self.described(attributes)
    }

    /// What AdminGetDevice and AdminListDevices show of a device of this user.
    ///
    /// `partition` is what an ARN of the pool begins with, as in `arn:aws:cognito-idp:us-east-1:000000000000`.
    // Cognito: more than the user sees, in this order. Source: admin-get-device and admin-list-devices, examples of the AWS CLI.
    pub fn administrators_description(&self, user: &User, partition: &str) -> DeviceType {
        let owner = format!("{}.{}", user.username, user.pool_id);
        let arn = format!("{partition}:owner/{owner}/device/{}", self.key);
        let remembered = if self.is_remembered { "remembered" } else { "not_remembered" };
        let mut attributes = vec![attribute("device_status", "valid")];
        attributes.extend(self.name.as_deref().map(|name| attribute("device_name", name)));
        attributes.extend([attribute("dev:device_arn", &arn), attribute("dev:device_owner", &owner)]);
        attributes.extend(self.last_ip.as_deref().map(|ip| attribute("last_ip_used", ip)));
        attributes.push(attribute("dev:device_remembered_status", remembered));
        self.described(attributes)
    }

    fn described(&self, attributes: Vec<AttributeType>) -> DeviceType {
        DeviceType {
            device_key: Some(self.key.clone()),
            device_attributes: Some(attributes),
            device_create_date: Some(self.created_at),
            device_last_modified_date: Some(self.modified_at),
            device_last_authenticated_date: Some(self.authenticated_at),
        }
    }
}

impl UserPool {
    /// How the pool tracks devices; absent if it does not.
    pub fn device_tracking(&self) -> Option<&DeviceConfigurationType> {
        self.settings.device_configuration.as_ref()
    }

    /// Whether a confirmed device waits for its user's word to be remembered.
    pub fn remembers_devices_on_prompt(&self) -> bool {
        self.device_tracking().and_then(|it| it.device_only_remembered_on_user_prompt) == Some(true)
    }

    /// Whether a remembered device takes the place of a second factor.
    pub fn devices_replace_second_factors(&self) -> bool {
        self.device_tracking().and_then(|it| it.challenge_required_on_new_device) == Some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_device_vector_is_read() {
        let salt = "AIARERERERERERERERERERE=".to_owned();
        let given = |salt: &str, verifier: &[u8]| DeviceSecretVerifierConfigType {
            password_verifier: Some(BASE64_STANDARD.encode(verifier)),
            salt: Some(salt.to_owned()),
        };
        let (hex, verifier) = read_verifier(Some(&given(&salt, &[0, 0x81, 7]))).unwrap();
        assert_eq!(hex, "0080111111111111111111111111111111");
        assert_eq!(&verifier.as_bytes()[382..], [0x81, 7]);
        for bad in
            [given("", &[1]), given("***", &[1]), given(&salt, &[]), given(&salt, &[0]), given(&salt, &[0xff; 384])]
        {
            assert!(read_verifier(Some(&bad)).is_err(), "{bad:?}");
        }
        assert!(read_verifier(None).is_err());
    }

    #[test]
    fn a_group_key_follows_from_the_users_device_key() {
        let (simulation, pool) = (Simulation::new(&[1; 32]), UserPoolId::new("us-east-1_pool"));
        let of = |sub: &str, key: &str| group_key(&simulation, &pool, &Sub::new(sub), key);
        assert_eq!(of("ann", "r_1"), of("ann", "r_1"));
        assert_ne!(of("ann", "r_1"), of("bob", "r_1"));
        assert_ne!(of("ann", "r_1"), of("ann", "r_2"));
        assert_eq!(of("ann", "r_1").len(), 9);
    }
}
