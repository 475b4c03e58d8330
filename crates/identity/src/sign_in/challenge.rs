//! What the client is asked, in the API's words.

use std::collections::BTreeMap;

use vestibule_api::cognito_idp::ChallengeNameType;

use super::state::SignIn;

/// A challenge and the state that waits for its answer.
#[derive(Clone, Debug)]
pub struct Challenge {
    /// What is kept until the answer comes.
    pub state: SignIn,
    /// `ChallengeName`.
    pub name: ChallengeNameType,
    /// `ChallengeParameters`. For `PASSWORD_VERIFIER` the server adds `SECRET_BLOCK`, the sealed state.
    pub parameters: BTreeMap<String, String>,
    /// `AvailableChallenges`: in a sign-in by choice, what can be chosen.
    pub available: Vec<ChallengeNameType>,
}

impl Challenge {
    /// A challenge named after the state that waits for its answer.
    pub(super) fn new<const N: usize>(state: SignIn, parameters: [(&str, String); N]) -> Self {
        let parameters = parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { name: state.challenge(), state, parameters, available: Vec::new() }
    }
}
