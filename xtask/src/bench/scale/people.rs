//! The users of the scale table: everything about one follows from a number.
//!
//! Numbers are scattered, so that users come in the order of none of their attributes, as they do in a real directory.

use std::collections::BTreeMap;

use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::password;
use vestibule_identity::password_hash::PasswordHash;
use vestibule_identity::user::{MfaPreference, User, UserStatus};

use super::super::world::PASSWORD;

/// So many given names and family names there are; sixteen of each, so that a thousand users fill a page of any of them.
const NAMES: u32 = 16;
const GIVEN: [&str; 16] =
    ["Ann", "Bob", "Cid", "Dan", "Eve", "Fay", "Gil", "Hal", "Ida", "Jim", "Kay", "Lou", "Mia", "Ned", "Ola", "Pia"];
const FAMILY: [&str; 16] = [
    "Abel", "Berg", "Cole", "Diaz", "Egan", "Ford", "Gray", "Hahn", "Ives", "Jung", "Kerr", "Lang", "Meyer", "Nash",
    "Olsen", "Price",
];
/// Passwords are made for so many users of each pool; it takes a tenth of a millisecond each.
const SIGNERS: usize = 10_000;

/// One of the users of a pool.
#[derive(Clone, Copy)]
pub struct Person {
    number: usize,
    scattered: u32,
}

/// With what a user comes.
pub enum Brings {
    /// A verifier, so that the user can sign in.
    Verifier,
    /// A hash from elsewhere.
    Hash,
    /// Nothing.
    Nothing,
}

impl Person {
    /// The user of this number.
    pub fn new(number: usize) -> Self {
        // An odd factor: no two numbers below 2^32 are scattered to the same place.
        let scattered = u32::try_from(number).unwrap_or(u32::MAX).wrapping_mul(2_654_435_761);
        Self { number, scattered }
    }

    /// One of those who can sign in to a pool of this size.
    pub fn signer(index: usize, size: usize) -> Self {
        Self::new(index % SIGNERS.min(size) * step(size))
    }

    /// The username.
    pub fn username(self) -> String {
        format!("user-{:08x}", self.scattered)
    }

    /// The value of an attribute that ListUsers can filter by.
    pub fn attribute(self, name: &str) -> String {
        let scattered = self.scattered;
        let given = GIVEN[(scattered >> 8 & (NAMES - 1)) as usize];
        let family = FAMILY[(scattered >> 16 & (NAMES - 1)) as usize];
        match name {
            "email" => format!("{:08x}.{}@example.com", scattered.rotate_left(7), family.to_lowercase()),
            "phone_number" => format!("+1{:010}", scattered.rotate_left(13)),
            "given_name" => given.to_owned(),
            "family_name" => family.to_owned(),
            "name" => format!("{given} {family} {scattered:08x}"),
            "preferred_username" => format!("{}{:08x}", given.to_lowercase(), scattered.rotate_left(19)),
            "sub" => self.sub(),
            "cognito:user_status" => "CONFIRMED".to_owned(),
            "status" => "Enabled".to_owned(),
            _ => self.username(),
        }
    }

    fn sub(self) -> String {
        let (head, tail) = (self.scattered.rotate_left(23), self.scattered);
        format!("{head:08x}-0000-4000-8000-0000{tail:08x}")
    }

    /// What a pool of this size stores for the user, the password included.
    pub fn user(self, pool: &UserPoolId, size: usize, hash: &PasswordHash) -> User {
        let attributes: BTreeMap<String, String> =
            ["email", "phone_number", "given_name", "family_name", "name", "preferred_username"]
                .into_iter()
                .map(|name| (name.to_owned(), self.attribute(name)))
                .chain([("email_verified".to_owned(), "true".to_owned())])
                .collect();
        let username = self.username();
        let brings = self.brings(size);
        let now = vestibule_api::Timestamp::from_seconds(1_700_000_000);
        User {
            pool_id: pool.clone(),
            sub: Sub::new(self.sub()),
            attributes,
            status: UserStatus::Confirmed,
            enabled: true,
            created_at: now,
            modified_at: now,
            password: matches!(brings, Brings::Verifier)
                .then(|| password::make(pool, &username, PASSWORD, [7; 16], None, now)),
            password_hash: matches!(brings, Brings::Hash).then(|| hash.clone()),
            mfa: MfaPreference::default(),
            software_token: None,
            username,
        }
    }

    /// With what the user comes to a pool of this size: the signers with a verifier, of the others each second with a hash.
    pub fn brings(self, size: usize) -> Brings {
        if self.number.is_multiple_of(step(size)) {
            Brings::Verifier
        } else if self.number.is_multiple_of(2) {
            Brings::Nothing
        } else {
            Brings::Hash
        }
    }
}

/// Each so many-th user can sign in.
fn step(size: usize) -> usize {
    (size / SIGNERS).max(1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_users_are_alike() {
        for name in ["username", "email", "phone_number", "name", "preferred_username", "sub"] {
            let values: BTreeSet<String> = (0..20_000).map(|number| Person::new(number).attribute(name)).collect();
            assert_eq!(values.len(), 20_000, "{name}");
        }
    }

    #[test]
    fn a_thousand_users_fill_a_page_of_each_given_and_family_name() {
        for name in ["given_name", "family_name"] {
            let mut counts = BTreeMap::<String, usize>::new();
            for number in 0..1_000 {
                *counts.entry(Person::new(number).attribute(name)).or_default() += 1;
            }
            assert_eq!(counts.len(), 16);
            assert!(counts.values().all(|count| *count >= 40), "{name}: {counts:?}");
        }
    }
}
