//! The wording of requests that never reach an operation: not readable, too large, not signed.

use vestibule_api::ApiError;

use crate::protocol::{Problem, sigv4};

/// What a client hears of a request that cannot be read.
pub(super) fn answer(problem: &Problem) -> ApiError {
    match problem {
        Problem::UnknownOperation | Problem::NotFound | Problem::QueryService => {
            ApiError::bare("UnknownOperationException")
        }
        Problem::NotJson | Problem::Incomplete => ApiError::bare("SerializationException"),
        Problem::TooLarge { bytes_max, operation: "Invoke" } => ApiError::new(
            "RequestTooLargeException",
            format!("Request must be smaller than {bytes_max} bytes for the InvokeFunction operation"),
        ),
        Problem::TooLarge { bytes_max, operation } => ApiError::new(
            "RequestEntityTooLargeException",
            format!("Request must be smaller than {bytes_max} bytes for the {operation} operation"),
        ),
    }
}

/// What a client hears of a signature that does not authorise.
pub(super) fn signature_answer(problem: &sigv4::Problem) -> ApiError {
    use sigv4::Problem;
    match problem {
        Problem::Missing => ApiError::new("MissingAuthenticationTokenException", "Missing Authentication Token"),
        Problem::Incomplete(parts) => {
            let sentences = parts.iter().map(|part| match *part {
                "date" => {
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.".to_owned()
                }
                part => format!("Authorization header requires '{part}' parameter."),
            });
            ApiError::new("IncompleteSignatureException", sentences.collect::<Vec<_>>().join(" "))
        }
        Problem::UnknownKey => {
            ApiError::new("UnrecognizedClientException", "The security token included in the request is invalid.")
        }
        Problem::OtherService(service) => ApiError::new(
            "InvalidSignatureException",
            format!("Credential should be scoped to correct service: '{service}'."),
        ),
        Problem::OtherDay => ApiError::new(
            "InvalidSignatureException",
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP",
        ),
        Problem::NotSigned(name) => ApiError::new(
            "InvalidSignatureException",
            format!("'{name}' must be a 'SignedHeader' in the AWS Authorization."),
        ),
        Problem::Expired { signed_at, now, oldest } => ApiError::new(
            "InvalidSignatureException",
            format!("Signature expired: {signed_at} is now earlier than {oldest} ({now} - 15 min.)"),
        ),
        Problem::NotYet { signed_at, now, latest } => ApiError::new(
            "InvalidSignatureException",
            format!("Signature not yet current: {signed_at} is still later than {latest} ({now} + 15 min.)"),
        ),
        Problem::Mismatch => ApiError::new(
            "InvalidSignatureException",
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret \
             Access Key and signing method. Consult the service documentation for details.",
        ),
    }
}
