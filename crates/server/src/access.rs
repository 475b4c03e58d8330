//! What is told of every request: its place in the metrics and, where that is wanted, a line in the log.
//!
//! A line has who asked for what, when and how it came out. It has no body, no query, no name of a user and no token.

use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use http::{Method, Uri};
use serde_json::Value;
use vestibule_api::cognito_idp::AuthFlowType;

use crate::app::App;
use crate::call::Caller;
use crate::metrics::{OK, OTHER};
use crate::protocol::{ERROR_TYPE, HttpResponse, REQUEST_ID};
use crate::seams::Stopwatch;
use crate::sign_in::Outcome;

/// The target of the lines, for `VESTIBULE_LOG`.
pub const TARGET: &str = "vestibule::access";

/// More of a path than this is not written.
const PATH_BYTES_MAX: usize = 512;
/// The outcome of a request that was no call and did not go well.
const REFUSED: &str = "refused";

/// A request, from its head to its answer.
pub struct Visit {
    begun: Stopwatch,
    /// What its line begins with, if it will have one.
    seen: Option<Seen>,
}

struct Seen {
    method: Method,
    path: String,
    source_ip: IpAddr,
}

/// What a call turned out to be about. The parts that know it note it here.
#[derive(Debug, Default)]
pub struct Noted(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    user_pool_id: Option<String>,
    client_id: Option<String>,
    flow: Option<&'static str>,
    came_to: Option<&'static str>,
}

/// Stands in the answer to a call, which is told of where it is known best.
#[derive(Clone, Copy)]
struct Told;

impl Visit {
    /// A request has come.
    pub fn begin(app: &App, method: &Method, uri: &Uri, source_ip: IpAddr) -> Self {
        let seen = app.config.access_log.then(|| {
            let path = uri.path();
            let path = path[..path.floor_char_boundary(PATH_BYTES_MAX)].to_owned();
            Seen { method: method.clone(), path, source_ip }
        });
        Self { begun: Stopwatch::start(), seen }
    }

    /// A call was answered. `refusal` is the exception's name, if there is one.
    pub fn ends_call(
        self,
        app: &App,
        operation: &'static str,
        refusal: Option<&'static str>,
        noted: &Noted,
        response: &mut HttpResponse,
    ) {
        let took = self.begun.elapsed();
        let outcome = refusal.unwrap_or(OK);
        app.metrics.request(operation, outcome, took);
        let known = noted.known();
        if let Some(flow) = known.flow {
            app.metrics.sign_in(flow, refusal.or(known.came_to).unwrap_or(OK));
        }
        self.write(Some(operation), outcome, &known, response);
        response.extensions_mut().insert(Told);
    }

    /// A request was answered. Nothing happens if it was a call.
    pub fn ends(self, app: &App, response: &HttpResponse) {
        if response.extensions().get::<Told>().is_some() {
            return;
        }
        let status = response.status();
        let is_well = !status.is_client_error() && !status.is_server_error();
        let outcome = if is_well { OK } else { REFUSED };
        app.metrics.request(OTHER, outcome, self.begun.elapsed());
        let error = response.headers().get(ERROR_TYPE).and_then(|name| name.to_str().ok());
        let outcome = error.map_or(outcome, |name| name.trim_end_matches(':'));
        self.write(None, outcome, &Known::default(), response);
    }

    fn write(&self, operation: Option<&str>, outcome: &str, known: &Known, response: &HttpResponse) {
        let Some(Seen { method, path, source_ip }) = &self.seen else { return };
        let request_id = response.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok());
        tracing::info!(
            target: TARGET,
            request_id,
            method = method.as_str(),
            path = path.as_str(),
            operation,
            status = response.status().as_u16(),
            outcome,
            millis = self.begun.elapsed().as_secs_f64() * 1000.0,
            %source_ip,
            user_pool_id = known.user_pool_id.as_deref(),
            client_id = known.client_id.as_deref(),
            "request"
        );
    }
}

impl Noted {
    /// The call's input names a user pool or an app client.
    pub fn is_about(&self, input: &Value) {
        let text = |name| input.get(name).and_then(Value::as_str).map(str::to_owned);
        let (user_pool_id, client_id) = (text("UserPoolId"), text("ClientId"));
        let mut known = self.known();
        known.user_pool_id = user_pool_id;
        known.client_id = client_id;
    }

    /// An access token names both.
    pub fn is_called_by(&self, caller: &Caller) {
        if let Caller::Token(token) = caller {
            let mut known = self.known();
            known.user_pool_id = Some(token.pool_id.to_string());
            known.client_id = Some(token.client_id.to_string());
        }
    }

    /// The call is a step of a sign-in by this flow.
    pub fn signs_in_by(&self, flow: AuthFlowType) {
        // Two names of the API mean the same as two others.
        self.known().flow = Some(match flow {
            AuthFlowType::RefreshToken | AuthFlowType::RefreshTokenAuth => AuthFlowType::RefreshTokenAuth.as_str(),
            AuthFlowType::AdminNoSrpAuth | AuthFlowType::AdminUserPasswordAuth => {
                AuthFlowType::AdminUserPasswordAuth.as_str()
            }
            AuthFlowType::UserSrpAuth
            | AuthFlowType::CustomAuth
            | AuthFlowType::UserPasswordAuth
            | AuthFlowType::UserAuth => flow.as_str(),
        });
    }

    /// The call is a step of a sign-in, and which flow it belongs to is not known, or not yet.
    pub fn signs_in(&self) {
        self.known().flow = Some(OTHER);
    }

    /// The step went well.
    pub fn came_to(&self, outcome: &Outcome) {
        self.known().came_to = Some(match outcome {
            Outcome::SignedIn(_) => "signed_in",
            Outcome::Challenge(_) => "challenged",
        });
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_call_is_about_what_its_input_names() {
        let noted = Noted::default();
        noted.is_about(&json!({"UserPoolId": "us-east-1_a", "ClientId": 7, "Username": "jane"}));
        let known = noted.known();
        assert_eq!((known.user_pool_id.as_deref(), known.client_id.as_deref()), (Some("us-east-1_a"), None));
    }

    #[test]
    fn names_of_flows_that_mean_the_same_are_counted_as_one() {
        for (flow, label) in [
            (AuthFlowType::RefreshToken, "REFRESH_TOKEN_AUTH"),
            (AuthFlowType::AdminNoSrpAuth, "ADMIN_USER_PASSWORD_AUTH"),
            (AuthFlowType::UserSrpAuth, "USER_SRP_AUTH"),
        ] {
            let noted = Noted::default();
            noted.signs_in_by(flow);
            assert_eq!(noted.known().flow, Some(label));
        }
    }
}
