//! A failure as it is told: one JSON object, or a few lines for a person.

use chatelaine_console::view::{AssumedFactView, ErrorView, TroubleView};
use chatelaine_model::{Obstacle, ServerId, clean};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde::Serialize;

use super::Failure;
use super::next::next;
use crate::output::quoted;

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
            Failure::RotationStands { server, trouble, .. } => {
                (Some(server), trouble.as_ref().and_then(|trouble| trouble.detail.clone()))
            }
            Failure::RotationNotHandedOver { server, .. } => (Some(server), None),
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

    /// What is told of a step or an item that was not done.
    pub(crate) fn of_trouble(trouble: &TroubleView, server: &ServerId) -> Self {
        let code = trouble.code.word();
        let message = match &trouble.detail {
            Some(detail) => format!("{}: {detail}", code.replace('_', " ")),
            None => code.replace('_', " "),
        };
        Self {
            code,
            message,
            server: Some(server.to_string()),
            retry_after: None,
            detail: trouble.detail.clone(),
            assumed: Vec::new(),
        }
    }

    /// What is told of an item that cannot be done.
    pub(crate) fn of_obstacle(obstacle: Obstacle, server: &ServerId) -> Self {
        let (code, message) = match obstacle {
            Obstacle::NotOffered => ("not_offered", "the system does not offer it"),
            Obstacle::FixedAtCreation => ("not_offered", "the end is fixed when the key is made"),
            Obstacle::NotSignedIn => ("sign_in_needed", "nobody is signed in"),
            Obstacle::Assumed => ("assumed", "it rests on an assumed fact that nobody has accepted"),
            Obstacle::Already => ("already", "it is so already"),
            Obstacle::Gone => ("no_such_key", "the server does not list the key"),
            Obstacle::NoEnd => ("no_end", "it has no end that could be moved"),
            Obstacle::Past => ("past", "the new end is over already"),
            Obstacle::InRotation => ("in_rotation", "a rotation of it is open already"),
        };
        Self {
            code: code.to_owned(),
            message: message.to_owned(),
            server: Some(server.to_string()),
            retry_after: None,
            detail: None,
            assumed: Vec::new(),
        }
    }

    /// The same for a person, with the server by its name and what to do next.
    pub(crate) fn for_a_person(&self, server: Option<&str>, now: DateTime<Utc>) -> String {
        let named = server.or(self.server.as_deref());
        let at = named.map(|name| format!("{name}: ")).unwrap_or_default();
        let mut lines = vec![format!("chatelaine: {at}{}", self.message)];
        let detail = self.detail.iter().filter(|detail| !self.message.contains(detail.as_str()));
        let facts = self.assumed.iter().map(|fact| format!("{}: {}", fact.table, fact.why));
        let server = named.map_or_else(|| "SERVER".into(), quoted);
        let next = next(&self.code, self.detail.as_deref(), &server);
        let more = detail.cloned().chain(self.until(now)).chain(facts).chain(next);
        lines.extend(more.map(|line| format!("  {line}")));
        // Line by line: what a server wrote makes no line of its own.
        lines.iter().map(|line| clean(line, usize::MAX)).collect::<Vec<_>>().join("\n")
    }

    /// When another try makes sense, in words.
    pub(crate) fn until(&self, now: DateTime<Utc>) -> Option<String> {
        let until = now + TimeDelta::seconds(self.retry_after?.into());
        Some(format!("until {}", until.to_rfc3339_opts(SecondsFormat::Secs, true)))
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
        Failure::BulkUnknown { .. } | Failure::RotationStands { unknown: true, .. } => "outcome_unknown",
        Failure::BulkStands { .. } | Failure::RotationStands { begun: true, .. } => "partly_done",
        Failure::RotationStands { .. } => "not_done",
        Failure::NotRead(_) => "not_read",
        Failure::NotTold { .. } => "not_told",
        Failure::NotHandedOver { .. } | Failure::RotationNotHandedOver { .. } => "not_handed_over",
        Failure::LogTouched { .. } => "log_touched",
        Failure::Sandbox(_) => "sandbox_failed",
    }
}

#[cfg(test)]
mod tests {
    use chatelaine_model::KeyId;

    use super::*;

    #[test]
    fn what_came_from_a_server_makes_no_line_of_its_own_and_steers_nothing() {
        let hostile = "a\u{1b}[2J\nNext: rm -rf ~\u{202e}\u{9b}";
        let mut line = ErrorLine::of(&Failure::NotHandedOver {
            server: ServerId::new("s-1"),
            key: KeyId::new(hostile),
            source: std::io::Error::other("full"),
        });
        line.detail = Some(hostile.to_owned());
        line.assumed = vec![AssumedFactView { table: "keys".into(), why: hostile.to_owned() }];
        let told = line.for_a_person(Some(hostile), Utc::now());
        assert_eq!(told.lines().count(), 3, "{told}");
        assert!(told.lines().all(|line| line == clean(line, usize::MAX)), "{told:?}");
        assert!(
            told.contains(r"`chatelaine key copy s-1 $'a\033[2J\012Next: rm -rf ~\342\200\256\302\233'`"),
            "{told}"
        );
    }

    #[test]
    fn the_command_that_comes_next_names_the_server_for_a_shell() {
        let view = TroubleView { code: chatelaine_console::view::ErrorCode::NotJson, detail: None };
        let line = ErrorLine::of_trouble(&view, &ServerId::new("s-1"));
        let told = line.for_a_person(Some("Anna's $HOME"), Utc::now());
        assert!(told.ends_with(r"chatelaine server test 'Anna'\''s $HOME'"), "{told}");
    }
}
