//! Definitions as a window or a terminal shows them.

use chatelaine_model::SystemId;
use serde::Serialize;
use specta::Type;

use super::{AssumedView, SystemView};

/// One definition in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DefinitionView {
    /// The system it describes; of a file that cannot be used, the file's name without its ending.
    pub id: SystemId,
    /// The system's name.
    pub name: String,
    /// Whether the user added it.
    pub own: bool,
    /// Why it cannot be used: the file with line and reason.
    pub trouble: Option<String>,
}

/// One definition in full.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DefinitionDetailsView {
    /// What it says of its system.
    pub system: SystemView,
    /// Whether the user added it.
    pub own: bool,
    /// Everything it assumes, with what can be corrected of it per server.
    pub assumed: Vec<AssumedView>,
    /// The document.
    pub text: String,
}
