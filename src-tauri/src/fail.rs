//! Errors of the host itself, as the border knows them.

use chatelaine_console::view::{ErrorCode, ErrorView};

/// An error view for a failure outside the console.
pub(crate) fn fail(code: ErrorCode, error: &dyn std::error::Error) -> ErrorView {
    ErrorView {
        code,
        message: error.to_string(),
        server: None,
        retry_after: None,
        retry_assumed: false,
        detail: Some(error.to_string()),
        assumed: Vec::new(),
        certificate: None,
    }
}
