//! What a client hears when an operation is refused: an exception's name and text.
//!
//! The status and the spelling of the body come from the model of the service that answers. Which refusal becomes which
//! exception is decided by the callers.

use std::borrow::Cow;
use std::fmt;

use serde_json::{Map, Value};

use crate::model::Service;

/// An exception as the client sees it. It never holds more than the client may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// The exception's name, which clients switch on.
    pub code: &'static str,
    /// The text; some exceptions travel without one.
    pub message: Option<Cow<'static, str>>,
    /// A machine-readable reason: `reasonCode` of `InvalidParameterException`, `Reason` of Lambda's throttling.
    pub reason_code: Option<&'static str>,
}

impl ApiError {
    /// An exception with a text.
    pub fn new(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: Some(message.into()), reason_code: None }
    }

    /// An exception without a text.
    pub const fn bare(code: &'static str) -> Self {
        Self { code, message: None, reason_code: None }
    }

    /// The same exception with a machine-readable reason.
    #[must_use]
    pub const fn with_reason_code(mut self, reason_code: &'static str) -> Self {
        self.reason_code = Some(reason_code);
        self
    }

    /// `InvalidParameterException`: the request is well-formed and makes no sense.
    pub fn invalid_parameter(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new("InvalidParameterException", message)
    }

    /// `NotAuthorizedException`: the caller did not prove enough.
    pub fn not_authorized(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new("NotAuthorizedException", message)
    }

    /// `ResourceNotFoundException`: the pool, client or function is not there.
    pub fn resource_not_found(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new("ResourceNotFoundException", message)
    }

    /// `SerializationException`: the body cannot be read as the operation's input.
    pub fn serialization(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new("SerializationException", message)
    }

    /// The service's own fault, without a word about its cause.
    pub const fn internal(service: Service) -> Self {
        match service {
            Service::CognitoIdp => Self::bare("InternalErrorException"),
            Service::Kms => Self::bare("KMSInternalException"),
            Service::Lambda => Self::bare("ServiceException"),
            Service::Logs => Self::bare("InternalFailure"),
        }
    }

    /// The HTTP status with which `service` sends the exception.
    pub fn status(&self, service: Service) -> u16 {
        if let Some(model) = service.error(self.code) {
            return model.status;
        }
        // Exceptions that are sent and not in the models.
        match (self.code, service) {
            ("InternalErrorException" | "InternalServerException" | "InternalFailure", _) => 500,
            (
                "AccessDeniedException"
                | "ExpiredTokenException"
                | "IncompleteSignatureException"
                | "InvalidSignatureException"
                | "MissingAuthenticationTokenException"
                | "UnrecognizedClientException",
                Service::Lambda,
            ) => 403,
            ("UnknownOperationException", Service::Lambda) => 404,
            ("RequestEntityTooLargeException", _) => 413,
            _ => 400,
        }
    }

    /// The JSON body with which `service` sends the exception.
    pub fn body(&self, service: Service) -> Value {
        let model = service.error(self.code);
        let mut body = Map::new();
        let mut put = |name: &str, value: &str| body.insert(name.to_owned(), Value::from(value));
        match service {
            Service::CognitoIdp | Service::Kms | Service::Logs => {
                put("__type", self.code);
                if let Some(reason_code) = self.reason_code {
                    put("reasonCode", reason_code);
                }
            }
            Service::Lambda => {
                if let Some(model) = model {
                    put("Type", if model.fault { "Service" } else { "User" });
                }
                if let Some(reason_code) = self.reason_code {
                    put("Reason", reason_code);
                }
            }
        }
        if let Some(message) = &self.message {
            put(model.map_or("message", |model| model.message_member), message);
        }
        Value::Object(body)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.message {
            Some(message) => write!(f, "{}: {message}", self.code),
            None => f.write_str(self.code),
        }
    }
}

impl std::error::Error for ApiError {}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_status_is_the_services_own() {
        for (code, service, status) in [
            ("NotAuthorizedException", Service::CognitoIdp, 400),
            ("ResourceNotFoundException", Service::CognitoIdp, 400),
            ("TooManyRequestsException", Service::CognitoIdp, 400),
            ("SerializationException", Service::CognitoIdp, 400),
            ("InternalErrorException", Service::CognitoIdp, 500),
            ("InternalServerException", Service::CognitoIdp, 500),
            ("ResourceNotFoundException", Service::Lambda, 404),
            ("ResourceConflictException", Service::Lambda, 409),
            ("PreconditionFailedException", Service::Lambda, 412),
            ("TooManyRequestsException", Service::Lambda, 429),
            ("ServiceException", Service::Lambda, 500),
            ("InvalidZipFileException", Service::Lambda, 502),
            ("InvalidRuntimeException", Service::Lambda, 502),
            ("ResourceNotReadyException", Service::Lambda, 502),
            ("RequestTooLargeException", Service::Lambda, 413),
            ("UnsupportedMediaTypeException", Service::Lambda, 415),
            ("CodeStorageExceededException", Service::Lambda, 400),
            ("ValidationException", Service::Lambda, 400),
            ("AccessDeniedException", Service::Lambda, 403),
            ("RequestEntityTooLargeException", Service::Lambda, 413),
            ("AccessDeniedException", Service::CognitoIdp, 400),
            ("ResourceNotFoundException", Service::Logs, 400),
            ("ServiceUnavailableException", Service::Logs, 500),
            ("InvalidCiphertextException", Service::Kms, 400),
            ("AccessDeniedException", Service::Kms, 400),
            ("KMSInternalException", Service::Kms, 500),
        ] {
            assert_eq!(ApiError::bare(code).status(service), status, "{code} of {service:?}");
        }
    }

    #[test]
    fn the_body_is_spelled_as_the_service_spells_it() {
        let invalid = ApiError::invalid_parameter("No.").with_reason_code("ATTRIBUTE_PROFILE_CONFLICT");
        let cases = [
            (
                invalid,
                Service::CognitoIdp,
                json!({"__type": "InvalidParameterException", "message": "No.", "reasonCode": "ATTRIBUTE_PROFILE_CONFLICT"}),
            ),
            (ApiError::internal(Service::CognitoIdp), Service::CognitoIdp, json!({"__type": "InternalErrorException"})),
            (
                ApiError::resource_not_found("Function not found"),
                Service::Lambda,
                json!({"Type": "User", "Message": "Function not found"}),
            ),
            (
                ApiError::new("ResourceConflictException", "busy"),
                Service::Lambda,
                json!({"Type": "User", "message": "busy"}),
            ),
            (ApiError::new("ServiceException", "oh"), Service::Lambda, json!({"Type": "Service", "Message": "oh"})),
            (ApiError::new("ValidationException", "bad"), Service::Lambda, json!({"message": "bad"})),
            (
                ApiError::resource_not_found("The specified log group does not exist."),
                Service::Logs,
                json!({"__type": "ResourceNotFoundException", "message": "The specified log group does not exist."}),
            ),
        ];
        for (error, service, expected) in cases {
            assert_eq!(error.body(service), expected);
        }
    }

    #[test]
    fn display_shows_what_the_client_hears() {
        assert_eq!(
            ApiError::not_authorized("Access Token has expired").to_string(),
            "NotAuthorizedException: Access Token has expired"
        );
        assert_eq!(ApiError::bare("UnknownOperationException").to_string(), "UnknownOperationException");
    }
}
