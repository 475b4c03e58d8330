//! Users who are imported in bulk: what a file says, who that becomes, and how a job goes along.
//!
//! ```text
//!   a line of a CSV file   ──▶ header, row   ──┐
//!                                              ├──▶ NewUser ──▶ the store's bulk path
//!   a line of JSON         ──▶ record        ──┘
//! ```
//!
//! [`job`] is the state machine of the API's import jobs, [`header`] and [`row`] the CSV form, [`hash`] the password hashes that the
//! API takes, [`record`] the JSON form, which is this server's own, [`table`] the CSV form of its commands. Files, threads and logs
//! are the server's business.

pub mod hash;
pub mod header;
pub mod job;
pub mod record;
pub mod row;
pub mod table;

use crate::ids::GroupName;
use crate::name::{self, SignInName};
use crate::user::User;
use crate::user_pool::UserPool;

/// The longest username, in characters. Source: the model.
const USERNAME_CHARS_MAX: usize = 128;

/// A user who is stored unless one of the names is taken.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// The user.
    pub user: User,
    /// The names that the user will own.
    pub names: Vec<SignInName>,
    /// The groups that the user will be in.
    pub groups: Vec<GroupName>,
}

impl NewUser {
    /// The user with every name that the profile gives, in no group.
    fn of(pool: &UserPool, user: User) -> Self {
        Self { names: name::owned(pool, &user), user, groups: Vec::new() }
    }
}

/// Whether a text can be a username: neither empty nor too long, and without blanks.
///
/// Cognito: it cannot contain spaces or tabs. Source: user import guide.
fn is_possible_username(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= USERNAME_CHARS_MAX
        && !text.contains(|character: char| character.is_whitespace() || character.is_control())
}
