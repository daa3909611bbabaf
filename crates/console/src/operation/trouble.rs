//! What went wrong with a step or an item, as it is written down and shown.

use chatelaine_model::Trouble;

use crate::error::ConsoleError;
use crate::view::{ErrorCode, ErrorView, TroubleView};

impl ConsoleError {
    /// As it is written down: without words of this program, which may change, and without secrets.
    pub(crate) fn trouble(&self) -> Trouble {
        let view = ErrorView::from(self);
        let code = match serde_json::to_value(view.code) {
            Ok(serde_json::Value::String(code)) => code,
            _ => "internal".to_owned(),
        };
        Trouble { code, detail: view.detail }
    }
}

/// As it is shown. A code of a newer version reads as one of a damaged program.
pub(crate) fn trouble_view(trouble: &Trouble) -> TroubleView {
    let code = serde_json::from_value(serde_json::Value::String(trouble.code.clone()));
    TroubleView { code: code.unwrap_or(ErrorCode::Internal), detail: trouble.detail.clone() }
}

#[cfg(test)]
mod tests {
    use chatelaine_connect::ConnectError;

    use super::*;

    #[test]
    fn what_is_written_down_reads_as_it_was() {
        let error = ConsoleError::Connect { server: None, source: ConnectError::ServerFault { status: 502 } };
        let view = trouble_view(&error.trouble());
        assert_eq!(view, TroubleView { code: ErrorCode::ServerFault, detail: Some("502".into()) });
        let newer = Trouble { code: "of_tomorrow".into(), detail: None };
        assert_eq!(trouble_view(&newer).code, ErrorCode::Internal);
    }
}
