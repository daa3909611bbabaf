//! Systems.

use chatelaine_console::view::{SystemView, WayView};
use chatelaine_model::{Power, SystemId};
use serde::Serialize;

/// A system, one line of `definition list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SystemShape {
    id: SystemId,
    name: String,
    about: String,
    docs: String,
    ways: Vec<WayShape>,
    powers: Vec<Power>,
}

/// A way to sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WayShape {
    id: String,
    label: String,
    fields: Vec<String>,
}

impl From<&SystemView> for SystemShape {
    fn from(view: &SystemView) -> Self {
        Self {
            id: view.id.clone(),
            name: view.name.clone(),
            about: view.about.clone(),
            docs: view.docs.clone(),
            ways: view.ways.iter().map(WayShape::from).collect(),
            powers: view.capabilities.iter().map(|capability| capability.power).collect(),
        }
    }
}

impl From<&WayView> for WayShape {
    fn from(view: &WayView) -> Self {
        Self {
            id: view.id.clone(),
            label: view.label.clone(),
            fields: view.fields.iter().map(|field| field.name.clone()).collect(),
        }
    }
}
