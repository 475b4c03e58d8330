//! Bytes to API calls and back: which operation a request means, its input as JSON, and the one way out.
//!
//! User pools, keys and logs speak AWS JSON 1.1 (`aws_json`), functions speak REST-JSON (`rest_json`); signatures are
//! `sigv4`. Nothing here knows what an operation does.

use bytes::Bytes;
use http::{HeaderMap, Method, Response, StatusCode, Uri};
use http_body_util::Full;
use vestibule_api::model::{OperationModel, Shape};
use vestibule_api::{ApiError, Service, cognito_idp, constraint, kms, lambda, logs};

mod aws_json;
mod reply;
mod rest_json;
pub mod sigv4;

pub use reply::{ERROR_TYPE, REQUEST_ID, Reply, encode, preflight};

/// An answer on its way out.
pub type HttpResponse = Response<Full<Bytes>>;

/// The largest body of a JSON call.
pub const JSON_BYTES_MAX: usize = 1024 * 1024;
/// The largest body of a call that uploads the images of a style. Source: CreateManagedLoginBranding, API reference.
const BRANDING_BYTES_MAX: usize = 2 * 1024 * 1024;
/// The largest body of a call that uploads code; the service's own figure.
const CODE_BYTES_MAX: usize = 70_167_211;
/// The largest event of a function, and what else a call about functions may weigh.
const EVENT_BYTES_MAX: usize = 6 * 1024 * 1024;

/// Which operation a request is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Of user pools.
    CognitoIdp(cognito_idp::Operation),
    /// Of keys.
    Kms(kms::Operation),
    /// Of functions, with what its path said.
    Lambda(lambda::Operation, rest_json::PathMembers),
    /// Of logs.
    Logs(logs::Operation),
}

/// The typed input of a call.
#[derive(Debug)]
pub enum Input {
    /// Of user pools.
    CognitoIdp(Box<cognito_idp::Input>),
    /// Of keys.
    Kms(kms::Input),
    /// Of functions.
    Lambda(Box<lambda::Input>),
    /// Of logs.
    Logs(logs::Input),
}

/// Why a request does not even name an operation, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No operation of this name or path.
    UnknownOperation,
    /// A page that is not there.
    NotFound,
    /// The query protocol of IAM and STS.
    QueryService,
    /// The body is not JSON.
    NotJson,
    /// The body is larger than the operation takes.
    TooLarge {
        /// Where the limit is.
        bytes_max: usize,
        /// The operation.
        operation: &'static str,
    },
    /// The connection ended within the body.
    Incomplete,
}

/// The head of a request: everything but its body.
pub type Head = http::request::Parts;

impl Target {
    /// The operation that a request's method, path and headers name.
    pub fn find(method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<Self, Problem> {
        if rest_json::is_path(uri.path()) {
            return rest_json::target(method, uri.path());
        }
        if uri.path() != "/" || method != Method::POST {
            return Err(Problem::NotFound);
        }
        aws_json::target(headers)
    }

    /// Which service answers.
    pub fn service(&self) -> Service {
        match self {
            Self::CognitoIdp(_) => Service::CognitoIdp,
            Self::Kms(_) => Service::Kms,
            Self::Lambda(..) => Service::Lambda,
            Self::Logs(_) => Service::Logs,
        }
    }

    /// The model of the operation.
    pub fn model(&self) -> &'static OperationModel {
        match self {
            Self::CognitoIdp(operation) => operation.model(),
            Self::Kms(operation) => operation.model(),
            Self::Lambda(operation, _) => operation.model(),
            Self::Logs(operation) => operation.model(),
        }
    }

    /// How large the body may be.
    pub fn body_bytes_max(&self) -> usize {
        match self {
            Self::CognitoIdp(
                cognito_idp::Operation::CreateManagedLoginBranding | cognito_idp::Operation::UpdateManagedLoginBranding,
            ) => BRANDING_BYTES_MAX,
            Self::CognitoIdp(_) | Self::Kms(_) | Self::Logs(_) => JSON_BYTES_MAX,
            Self::Lambda(lambda::Operation::CreateFunction | lambda::Operation::UpdateFunctionCode, _) => {
                CODE_BYTES_MAX
            }
            Self::Lambda(..) => EVENT_BYTES_MAX,
        }
    }

    /// The input as JSON, every member under its name, judged by the model's constraints.
    pub fn checked_input(&self, head: &Head, body: &Bytes) -> Result<serde_json::Value, CheckError> {
        let value = match self {
            Self::CognitoIdp(_) => aws_json::without_null_answers(aws_json::input(body)?),
            Self::Kms(_) | Self::Logs(_) => aws_json::input(body)?,
            Self::Lambda(_, members) => rest_json::input(self.input_shape(), members, head, body)?,
        };
        if let Some(shape) = self.input_shape() {
            constraint::check(self.service(), shape, &value)?;
        }
        Ok(value)
    }

    /// The typed input, once its JSON is checked.
    pub fn decode(&self, value: serde_json::Value, body: &Bytes) -> Result<Input, serde_json::Error> {
        Ok(match self {
            Self::CognitoIdp(operation) => Input::CognitoIdp(Box::new(cognito_idp::Input::decode(*operation, value)?)),
            Self::Kms(operation) => Input::Kms(kms::Input::decode(*operation, value)?),
            Self::Lambda(operation, _) => {
                Input::Lambda(Box::new(rest_json::with_payload(lambda::Input::decode(*operation, value)?, body)))
            }
            Self::Logs(operation) => Input::Logs(logs::Input::decode(*operation, value)?),
        })
    }

    fn input_shape(&self) -> Option<&'static Shape> {
        self.model().input
    }
}

/// Why an input was refused: it cannot be read, or a constraint is broken.
#[derive(Debug)]
pub enum CheckError {
    /// It cannot be read.
    Problem(Problem),
    /// A constraint is broken.
    Constraint(ApiError),
}

impl From<Problem> for CheckError {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<ApiError> for CheckError {
    fn from(error: ApiError) -> Self {
        Self::Constraint(error)
    }
}

/// Resolves `%XX`; what is no such sequence stays as it is.
fn percent_decode(text: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if let (b'%', [high, low, tail @ ..]) = (byte, tail)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            decoded.push(high << 4 | low);
            rest = tail;
        } else {
            decoded.push(byte);
        }
    }
    decoded
}

/// A parameter out of a query string, decoded.
pub fn query_parameter(query: &str, name: &str) -> Option<String> {
    query.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = value.replace('+', "%20");
        (percent_decode(key) == name.as_bytes()).then(|| String::from_utf8_lossy(&percent_decode(&value)).into_owned())
    })
}

/// The names of a query string's parameters, decoded.
pub fn query_names(query: &str) -> impl Iterator<Item = String> {
    let names = query.split('&').map(|pair| pair.split_once('=').map_or(pair, |(name, _)| name));
    names.filter(|name| !name.is_empty()).map(|name| String::from_utf8_lossy(&percent_decode(name)).into_owned())
}

/// The status of an answer that no service gave.
pub fn plain(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> HttpResponse {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    response.headers_mut().insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static(content_type));
    response
}
