//! The sample functions of `examples/`, carried in the binary, and their packages.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// What runs a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `python3`.
    Python,
    /// `node`.
    Node,
}

/// One sample function.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The function's name.
    pub name: &'static str,
    /// The file's name in `examples/` and in the package.
    pub file: &'static str,
    source: &'static str,
}

macro_rules! sample {
    ($constant:ident, $name:literal, $file:literal) => {
        pub const $constant: Sample =
            Sample { name: $name, file: $file, source: include_str!(concat!("../../../../examples/", $file)) };
    };
}

sample!(POST_AUTHENTICATION_PYTHON, "post-authentication-python", "post_authentication.py");
sample!(POST_AUTHENTICATION_CALLBACK, "post-authentication-callback", "post_authentication_callback.js");
sample!(POST_AUTHENTICATION_ASYNC, "post-authentication-async", "post_authentication_async.js");
sample!(POST_AUTHENTICATION_MODULE, "post-authentication-module", "post_authentication_module.mjs");
sample!(PRE_AUTHENTICATION_PYTHON, "pre-authentication-python", "pre_authentication.py");
sample!(PRE_AUTHENTICATION_NODE, "pre-authentication-node", "pre_authentication.js");
sample!(DEFINE_PYTHON, "define-auth-challenge-python", "define_auth_challenge.py");
sample!(DEFINE_NODE, "define-auth-challenge-node", "define_auth_challenge.js");
sample!(CREATE_PYTHON, "create-auth-challenge-python", "create_auth_challenge.py");
sample!(CREATE_NODE, "create-auth-challenge-node", "create_auth_challenge.js");
sample!(VERIFY_PYTHON, "verify-auth-challenge-response-python", "verify_auth_challenge_response.py");
sample!(VERIFY_NODE, "verify-auth-challenge-response-node", "verify_auth_challenge_response.js");
sample!(PRE_SIGN_UP, "pre-sign-up", "pre_sign_up.py");
sample!(CUSTOM_MESSAGE, "custom-message", "custom_message.js");
sample!(PRE_TOKEN_GENERATION, "pre-token-generation", "pre_token_generation.js");

impl Sample {
    /// What it is written in.
    pub fn language(&self) -> Language {
        match self.file.rsplit_once('.') {
            Some((_, "py")) => Language::Python,
            _ => Language::Node,
        }
    }

    /// `Runtime`.
    pub fn runtime(&self) -> &'static str {
        match self.language() {
            Language::Python => "python3.12",
            Language::Node => "nodejs20.x",
        }
    }

    /// `Handler`: the file's name, then the function's.
    pub fn handler(&self) -> String {
        let module = self.file.split('.').next().unwrap_or_default();
        match self.language() {
            Language::Python => format!("{module}.lambda_handler"),
            Language::Node => format!("{module}.handler"),
        }
    }

    /// The package: a zip with the file at its root.
    pub fn package(&self) -> zip::result::ZipResult<Vec<u8>> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(self.file, SimpleFileOptions::default())?;
        archive.write_all(self.source.as_bytes())?;
        Ok(archive.finish()?.into_inner())
    }
}

impl Language {
    /// The command that runs it.
    pub fn command(self) -> &'static str {
        match self {
            Self::Python => "python3",
            Self::Node => "node",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_handler_is_the_name_of_the_file_and_the_customary_function() {
        assert_eq!(PRE_SIGN_UP.handler(), "pre_sign_up.lambda_handler");
        assert_eq!(POST_AUTHENTICATION_MODULE.handler(), "post_authentication_module.handler");
        assert!(PRE_SIGN_UP.source.contains("\ndef lambda_handler("));
        assert!(POST_AUTHENTICATION_MODULE.source.contains("export const handler ="));
    }

    #[test]
    fn a_package_holds_the_file_at_its_root() {
        let package = CREATE_NODE.package().unwrap();
        let archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
        assert_eq!(archive.file_names().map(Result::unwrap).collect::<Vec<_>>(), ["create_auth_challenge.js"]);
    }
}
