//! Systems and their definitions.

use chatelaine_console::view::{
    AssumedView, DefinitionDetailsView, DefinitionView, OptionView, PermissionView, PlaceView, SystemView,
    WayView,
};
use chatelaine_model::{Power, Provenance, SystemId};
use serde::Serialize;

/// One line of `definition list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SystemShape {
    id: SystemId,
    name: String,
    about: Option<String>,
    docs: Option<String>,
    /// Whether the user added it.
    own: bool,
    /// Why it cannot be used.
    trouble: Option<String>,
    ways: Vec<WayShape>,
    powers: Vec<Power>,
}

impl SystemShape {
    /// A definition, with its system where it can be used.
    pub(crate) fn of(view: &DefinitionView, system: Option<&SystemView>) -> Self {
        Self {
            id: view.id.clone(),
            name: view.name.clone(),
            about: system.map(|system| system.about.clone()),
            docs: system.map(|system| system.docs.clone()),
            own: view.own,
            trouble: view.trouble.clone(),
            ways: system.map(|system| system.ways.iter().map(WayShape::from).collect()).unwrap_or_default(),
            powers: system
                .map(|system| system.capabilities.iter().map(|capability| capability.power).collect())
                .unwrap_or_default(),
        }
    }
}

/// A definition in full.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DefinitionShape {
    id: SystemId,
    name: String,
    about: String,
    docs: String,
    own: bool,
    ways: Vec<WayShape>,
    options: Vec<OptionView>,
    powers: Vec<PowerShape>,
    /// What a key may be allowed; null where the system has no keys.
    permissions: Option<Vec<PermissionView>>,
    assumed: Vec<AssumptionShape>,
}

impl From<&DefinitionDetailsView> for DefinitionShape {
    fn from(view: &DefinitionDetailsView) -> Self {
        let system = &view.system;
        Self {
            id: system.id.clone(),
            name: system.name.clone(),
            about: system.about.clone(),
            docs: system.docs.clone(),
            own: view.own,
            ways: system.ways.iter().map(WayShape::from).collect(),
            options: system.options.clone(),
            powers: system
                .capabilities
                .iter()
                .map(|capability| PowerShape {
                    power: capability.power,
                    known: KnownFrom::from(&capability.provenance),
                })
                .collect(),
            permissions: system.keys.as_ref().map(|keys| keys.permissions.clone()),
            assumed: view.assumed.iter().map(AssumptionShape::from).collect(),
        }
    }
}

/// A way to sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WayShape {
    id: String,
    label: String,
    fields: Vec<String>,
    #[serde(flatten)]
    known: KnownFrom,
}

impl From<&WayView> for WayShape {
    fn from(view: &WayView) -> Self {
        Self {
            id: view.id.clone(),
            label: view.label.clone(),
            fields: view.fields.iter().map(|field| field.name.clone()).collect(),
            known: KnownFrom::from(&view.provenance),
        }
    }
}

/// Where a fact is known from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct KnownFrom {
    /// `documented` or `assumed`.
    source: &'static str,
    /// Why it is believed; null where it is documented.
    why: Option<String>,
}

impl From<&Provenance> for KnownFrom {
    fn from(provenance: &Provenance) -> Self {
        match provenance {
            Provenance::Documented => Self { source: "documented", why: None },
            Provenance::Assumed { why } => Self { source: "assumed", why: Some(why.clone()) },
        }
    }
}

/// A power of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct PowerShape {
    power: Power,
    #[serde(flatten)]
    known: KnownFrom,
}

/// An assumed fact as the definition has it, whatever the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct AssumptionShape {
    table: String,
    power: Option<Power>,
    why: String,
    asks: bool,
    places: Vec<AssumedPlaceShape>,
}

/// One value that can be corrected for a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct AssumedPlaceShape {
    place: String,
    value: String,
}

impl From<&AssumedView> for AssumptionShape {
    fn from(view: &AssumedView) -> Self {
        let place =
            |place: &PlaceView| AssumedPlaceShape { place: place.place.clone(), value: place.value.clone() };
        Self {
            table: view.table.clone(),
            power: view.power,
            why: view.why.clone(),
            asks: view.asks,
            places: view.places.iter().map(place).collect(),
        }
    }
}
