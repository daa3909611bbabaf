//! A failure as it is told: one JSON object, or a few lines for a person.

use chatelaine_console::view::{AssumedFactView, ErrorView};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde::Serialize;

use super::Failure;

/// The one object on standard error, as documented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ErrorLine {
    /// What kind it is: a closed set.
    pub(crate) code: String,
    /// A sentence.
    pub(crate) message: String,
    /// The server's id.
    pub(crate) server: Option<String>,
    /// Seconds until another try makes sense.
    pub(crate) retry_after: Option<u32>,
    /// The server's own sentence, a place, a reason.
    pub(crate) detail: Option<String>,
    /// The facts that have to be accepted first.
    pub(crate) assumed: Vec<AssumedFactView>,
}

impl ErrorLine {
    /// What is told of a failure.
    pub(crate) fn of(failure: &Failure) -> Self {
        if let Failure::Console(error) = failure {
            return Self::of_view(&ErrorView::from(error));
        }
        let (server, detail) = match failure {
            Failure::NoSuchWay { server, .. }
            | Failure::NotOffered { server, .. }
            | Failure::UnknownSetting { server, .. }
            | Failure::NotKept { server }
            | Failure::NotTold { server }
            | Failure::NotHandedOver { server, .. } => (Some(server), None),
            Failure::SecondFactor { server, channel, .. } => (Some(server), Some(channel.clone())),
            Failure::Partly { server, .. } => (server.as_ref(), None),
            _ => (None, None),
        };
        Self {
            code: code(failure).to_owned(),
            message: failure.to_string(),
            server: server.map(ToString::to_string),
            retry_after: None,
            detail,
            assumed: Vec::new(),
        }
    }

    /// What is told of an error of a use case.
    pub(crate) fn of_view(view: &ErrorView) -> Self {
        Self {
            code: view.code.word(),
            message: view.message.clone(),
            server: view.server.as_ref().map(ToString::to_string),
            retry_after: view.retry_after,
            detail: detail(view),
            assumed: view.assumed.clone(),
        }
    }

    /// The same for a person, with the server by its name and what to do next.
    pub(crate) fn for_a_person(&self, server: Option<&str>, now: DateTime<Utc>) -> String {
        let named = server.or(self.server.as_deref());
        let at = named.map(|name| format!("{name}: ")).unwrap_or_default();
        let mut text = format!("chatelaine: {at}{}", self.message);
        if let Some(detail) = self.detail.as_ref().filter(|detail| !self.message.contains(detail.as_str())) {
            text.push_str(&format!("\n  {detail}"));
        }
        if let Some(until) = self.until(now) {
            text.push_str(&format!("\n  {until}"));
        }
        for fact in &self.assumed {
            text.push_str(&format!("\n  {}: {}", fact.table, fact.why));
        }
        if let Some(next) = self.next(named.unwrap_or("SERVER")) {
            text.push_str(&format!("\n  {next}"));
        }
        text
    }

    /// When another try makes sense, in words.
    pub(crate) fn until(&self, now: DateTime<Utc>) -> Option<String> {
        let until = now + TimeDelta::seconds(self.retry_after?.into());
        Some(format!("until {}", until.to_rfc3339_opts(SecondsFormat::Secs, true)))
    }

    fn next(&self, server: &str) -> Option<String> {
        let server = if server.contains(' ') { format!("'{server}'") } else { server.to_owned() };
        Some(match self.code.as_str() {
            "sign_in_needed" | "no_code_expected" => format!("Next: chatelaine sign-in {server}"),
            "assumed" => "Next: the same again with --accept-assumed, or correct the fact with \
                          `chatelaine server set`; `chatelaine definition show` lists what can be corrected"
                .into(),
            "outcome_unknown" => {
                format!(
                    "It may have happened. Look before doing it again: chatelaine key list --server {server}"
                )
            }
            "input_or_second_factor" => {
                "If the account has a second factor, sign in with a token: --api-key-file FILE".into()
            }
            "password_expired" => format!("Next: chatelaine account password {server}"),
            "clipboard_failed" => "A secret can only be copied on a desktop; \
                                   a new one can be had with `key create --secret-file FILE`"
                .into(),
            _ => return None,
        })
    }
}

/// A certificate that was shown is worth more than the word for what is wrong with it.
fn detail(view: &ErrorView) -> Option<String> {
    match &view.certificate {
        Some(shown) => {
            let why = view.detail.as_deref().unwrap_or("other");
            Some(format!("{why}; the certificate shown has SHA-256 {}", shown.sha256))
        }
        None => view.detail.clone(),
    }
}

fn code(failure: &Failure) -> &'static str {
    match failure {
        Failure::Console(_) | Failure::Json(_) => "internal",
        Failure::Usage(_) => "usage",
        Failure::UnknownServer(_) => "no_such_server",
        Failure::UnknownDefinition(_) => "no_such_definition",
        Failure::NoSuchWay { .. } | Failure::NotOffered { .. } => "not_offered",
        Failure::UnknownSetting { .. } => "no_such_setting",
        Failure::File { .. } | Failure::EmptyFile { .. } | Failure::NotText { .. } => "file_failed",
        Failure::FileExists { .. } => "file_exists",
        Failure::Terminal(_) => "terminal_failed",
        Failure::Output(_) => "output_failed",
        Failure::Declined => "declined",
        Failure::NoFolder => "no_folder",
        Failure::NeedsPassphrase
        | Failure::NoKeychain { .. }
        | Failure::SealedByKeychain
        | Failure::MemoryOnly => "vault_closed",
        Failure::SecondFactor { .. } => "second_factor_needed",
        Failure::NotKept { .. } => "not_kept",
        Failure::Partly { .. } => "partly_done",
        Failure::NotRead(_) => "not_read",
        Failure::NotTold { .. } => "not_told",
        Failure::NotHandedOver { .. } => "not_handed_over",
        Failure::LogTouched { .. } => "log_touched",
        Failure::Sandbox(_) => "sandbox_failed",
    }
}
