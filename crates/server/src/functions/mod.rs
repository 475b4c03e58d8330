//! Functions wherever they are: which of them run elsewhere, which come from a directory, and one invoker for all.
//!
//! ```text
//! trigger or Invoke ──> Functions ─┬─> Lambda, processes of this machine
//!                                  └─> RemoteFunctions, whoever speaks Lambda's Invoke API
//! ```
//! [`declared`] is what the configuration says; [`deploy`] brings directories to a server, this one or another;
//! [`command`] is `vestibule function`. How a local function runs is the functions crate's business.

use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;
use vestibule_functions::{FunctionInvoker, FunctionName, Invocation, InvocationOutcome, InvokeError, Place};

use crate::seams::Clock;
use declared::{Declared, Home, Remote};
use remote::RemoteFunctions;

pub mod api;
pub mod command;
pub mod declared;
pub mod deploy;
pub mod detect;
pub mod remote;
pub mod watch;

/// Runs every function: those that the configuration places elsewhere over HTTP, all others on this machine.
pub struct Functions {
    local: Arc<dyn FunctionInvoker>,
    elsewhere: HashMap<String, Arc<Remote>>,
    client: Option<RemoteFunctions>,
    place: Place,
}

impl Functions {
    /// The functions of this machine, and those declared to be elsewhere.
    pub fn new(
        local: Arc<dyn FunctionInvoker>,
        declared: &[Declared],
        place: Place,
        clock: Arc<dyn Clock>,
    ) -> anyhow::Result<Self> {
        let remotes = declared.iter().filter_map(|function| match &function.home {
            Home::Remote(remote) => Some((arn(&function.name, &place), Arc::clone(remote))),
            Home::Directory(_) | Home::Deployed => None,
        });
        let elsewhere: HashMap<String, Arc<Remote>> = remotes.collect();
        let wants_tls = elsewhere.values().any(|remote| remote.is_encrypted());
        let client = if elsewhere.is_empty() { None } else { Some(RemoteFunctions::new(clock, wants_tls)?) };
        Ok(Self { local, elsewhere, client, place })
    }

    /// The remote function that a call means, with the version or alias it asks for and its ARN as asked for.
    fn remote(&self, invocation: &Invocation) -> Option<(Arc<Remote>, Option<String>, String)> {
        if self.elsewhere.is_empty() {
            return None;
        }
        let (name, own) = split(&invocation.function);
        let qualifier = own.or(invocation.qualifier.as_deref());
        let unqualified = arn(name, &self.place);
        let remote = self.elsewhere.get(&unqualified)?;
        let asked = qualifier.map_or_else(|| unqualified.clone(), |qualifier| format!("{unqualified}:{qualifier}"));
        Some((Arc::clone(remote), qualifier.map(str::to_owned), asked))
    }
}

#[async_trait]
impl FunctionInvoker for Functions {
    async fn invoke(&self, invocation: Invocation) -> Result<InvocationOutcome, InvokeError> {
        match (self.remote(&invocation), &self.client) {
            (Some((remote, qualifier, arn)), Some(client)) => client.invoke(remote, qualifier, arn, invocation).await,
            _ => self.local.invoke(invocation).await,
        }
    }
}

/// A function's name without its qualifier, and the qualifier. Of an ARN's parts, the eighth is one.
fn split(function: &str) -> (&str, Option<&str>) {
    let parts = function.split(':').count();
    let is_qualified = if function.starts_with("arn:") {
        parts == 8
    } else {
        // `name:qualifier`, or a partial ARN: `[region:][account:]function:name[:qualifier]`.
        let after = function.rsplit("function:").next().unwrap_or(function);
        after.contains(':')
    };
    match function.rsplit_once(':') {
        Some((name, qualifier)) if is_qualified => (name, Some(qualifier)),
        _ => (function, None),
    }
}

/// The whole unqualified ARN of a function, which may live in another region or account.
fn arn(name: &str, place: &Place) -> String {
    if name.starts_with("arn:") {
        return name.to_owned();
    }
    FunctionName::parse(name, None, place).map_or_else(|_| name.to_owned(), |name| place.function_arn(&name.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_name_leads_to_its_arn_and_qualifier() {
        let place = Place::new("us-east-1", "000000000000");
        let here = "arn:aws:lambda:us-east-1:000000000000:function:f";
        let other = "arn:aws:lambda:eu-west-1:123456789012:function:f";
        for (text, expected, qualifier) in [
            ("f", here, None),
            ("f:prod", here, Some("prod")),
            ("function:f", here, None),
            ("function:f:3", here, Some("3")),
            ("000000000000:function:f", here, None),
            ("000000000000:function:f:$LATEST", here, Some("$LATEST")),
            (here, here, None),
            ("arn:aws:lambda:us-east-1:000000000000:function:f:prod", here, Some("prod")),
            (other, other, None),
            ("arn:aws:lambda:eu-west-1:123456789012:function:f:prod", other, Some("prod")),
        ] {
            let (name, found) = split(text);
            assert_eq!((arn(name, &place).as_str(), found), (expected, qualifier), "{text}");
        }
    }
}
