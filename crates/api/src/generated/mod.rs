//! One module per service, written by `cargo xtask codegen`; do not edit.

pub mod cognito_idp;
pub mod kms;
pub mod lambda;
pub mod logs;
