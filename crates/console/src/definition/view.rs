//! What a definition assumes, for a window or a terminal.

use std::collections::HashMap;

use chatelaine_connect::{AssumedPlace, Assumption, Definition};
use chatelaine_model::Server;

use crate::system::system;
use crate::view::{AssumedView, DefinitionDetailsView, PlaceView};

/// A definition in full.
pub(super) fn details_of(definition: &Definition, own: bool) -> DefinitionDetailsView {
    let fact = |assumption| view(assumption, |place| place.value.clone());
    DefinitionDetailsView {
        system: system(definition),
        own,
        assumed: definition.assumptions().into_iter().map(fact).collect(),
        text: definition.text().to_owned(),
    }
}

/// Everything that is assumed of a server. `plain` is its definition without corrections, `corrected` with them.
pub(crate) fn assumed_of(server: &Server, plain: &Definition, corrected: &Definition) -> Vec<AssumedView> {
    let plain: HashMap<String, String> = plain
        .assumptions()
        .into_iter()
        .flat_map(|assumption| assumption.places)
        .map(|place| (place.place, place.value))
        .collect();
    let default = |place: &AssumedPlace| plain.get(&place.place).unwrap_or(&place.value).clone();
    let fact = |assumption| {
        let view = view(assumption, default);
        AssumedView { accepted: server.accepted.get(&view.table).copied(), ..view }
    };
    corrected.assumptions().into_iter().map(fact).collect()
}

fn view(assumption: Assumption, default: impl Fn(&AssumedPlace) -> String) -> AssumedView {
    let place =
        |place: AssumedPlace| PlaceView { default: default(&place), place: place.place, value: place.value };
    AssumedView {
        table: assumption.table,
        power: assumption.power,
        why: assumption.why,
        asks: assumption.asks,
        accepted: None,
        places: assumption.places.into_iter().map(place).collect(),
    }
}
