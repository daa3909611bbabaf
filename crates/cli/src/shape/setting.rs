//! Settings.

use chatelaine_model::{Setting, SettingType};
use serde::Serialize;

/// One named value of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SettingShape {
    id: String,
    /// Group headings, outermost first.
    groups: Vec<String>,
    name: String,
    value: String,
    kind: SettingType,
    about: Option<String>,
    read_only: bool,
    /// The values the server offers; empty where any will do.
    choices: Vec<String>,
    /// Whether a value that is not among them may be given as well.
    open: bool,
}

impl From<&Setting> for SettingShape {
    fn from(setting: &Setting) -> Self {
        Self {
            id: setting.id.clone(),
            groups: setting.groups.clone(),
            name: setting.name.clone(),
            value: setting.value.clone(),
            kind: setting.kind,
            about: setting.about.clone(),
            read_only: setting.read_only,
            choices: setting.choices.clone(),
            open: setting.open,
        }
    }
}
