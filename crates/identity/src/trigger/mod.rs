//! Triggers: the event that goes out to a function and the response that comes back, one file per trigger.

/// A trigger, by the name that error messages give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TriggerName {
    /// Before a user is created.
    PreSignUp,
    /// After a user is confirmed.
    PostConfirmation,
    /// Before a sign-in.
    PreAuthentication,
    /// After a sign-in.
    PostAuthentication,
    /// Before a message is sent.
    CustomMessage,
    /// Decides the next step of a custom sign-in.
    DefineAuthChallenge,
    /// Makes a custom challenge.
    CreateAuthChallenge,
    /// Judges the answer to a custom challenge.
    VerifyAuthChallengeResponse,
    /// Before tokens are made.
    PreTokenGeneration,
}
