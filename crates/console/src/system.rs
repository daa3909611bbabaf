//! Systems: what their definitions say, for the window.

use chatelaine_connect::{
    Attempts, Definition, FieldKind, KeyExpiry, KeyTraits, Limit, RevokeEffect, SecretReach, Way,
};
use chrono::TimeDelta;

use crate::console::Console;
use crate::view::{
    AttemptsView, FieldKindView, FieldView, KeyExpiryView, KeyTraitsView, LimitView, OptionView,
    PermissionView, RevokeEffectView, SecretReachView, SystemView, WayView,
};

/// The most characters in a key's name where the definition does not say.
pub(crate) const NAME_LIMIT: u32 = 200;

impl Console {
    /// Every system there is a definition for, in the order of their series.
    pub fn systems(&self) -> Vec<SystemView> {
        let mut systems: Vec<SystemView> =
            self.shelf.all().iter().map(|definition| system(definition)).collect();
        systems.sort_by_key(|system| system.series);
        systems
    }
}

/// What a definition says of its system.
pub(crate) fn system(definition: &Definition) -> SystemView {
    SystemView {
        id: definition.id().clone(),
        name: definition.name().to_owned(),
        short_name: definition.short_name().to_owned(),
        monogram: definition.monogram().to_owned(),
        series: definition.series(),
        about: definition.about().to_owned(),
        docs: definition.docs().to_owned(),
        url_hint: definition.url_hint().to_owned(),
        ways: definition.ways().into_iter().map(way).collect(),
        options: definition
            .options()
            .into_iter()
            .map(|option| OptionView {
                name: option.name,
                label: option.label,
                default: option.default,
                choices: option.choices,
                why: option.why,
            })
            .collect(),
        capabilities: definition.capabilities(),
        keys: definition.keys().map(keys),
        attempts: attempts(&definition.attempts()),
    }
}

fn way(way: Way) -> WayView {
    WayView {
        id: way.id,
        label: way.label,
        fields: way
            .fields
            .into_iter()
            .map(|field| FieldView {
                name: field.name,
                label: field.label,
                kind: match field.kind {
                    FieldKind::Text => FieldKindView::Text,
                    FieldKind::Email => FieldKindView::Email,
                    FieldKind::Password => FieldKindView::Password,
                    FieldKind::Token => FieldKindView::Token,
                },
            })
            .collect(),
        provenance: way.provenance,
    }
}

fn keys(traits: KeyTraits) -> KeyTraitsView {
    KeyTraitsView {
        expiry: expiry(traits.expiry),
        secret: match traits.secret {
            SecretReach::Once => SecretReachView::Once,
            SecretReach::Readable => SecretReachView::Readable,
        },
        permissions: traits
            .permissions
            .into_iter()
            .map(|permission| PermissionView { name: permission.name, assumed: permission.assumed })
            .collect(),
        about: traits.about,
        last_used: traits.last_used,
        revoke: effect(traits.revoke),
        restorable: traits.restorable,
        lag: traits.lag.and_then(seconds),
        note: traits.note,
        name_limit: traits.name_limit.unwrap_or(NAME_LIMIT),
    }
}

pub(crate) fn expiry(expiry: KeyExpiry) -> KeyExpiryView {
    match expiry {
        KeyExpiry::Optional => KeyExpiryView::Optional,
        KeyExpiry::Required => KeyExpiryView::Required,
        KeyExpiry::None => KeyExpiryView::None,
    }
}

pub(crate) fn effect(effect: RevokeEffect) -> RevokeEffectView {
    match effect {
        RevokeEffect::Marks => RevokeEffectView::Marks,
        RevokeEffect::Deletes => RevokeEffectView::Deletes,
    }
}

fn attempts(attempts: &Attempts) -> AttemptsView {
    let view = |limit: &Limit| LimitView {
        attempts: limit.attempts,
        per: limit.per.and_then(seconds),
        block: limit.block.and_then(seconds),
        assumed: limit.assumed,
    };
    AttemptsView {
        sign_in: attempts.sign_in.as_ref().map(view),
        confirm: attempts.confirm.as_ref().map(view),
    }
}

/// Whole seconds; nothing for a negative time, or one longer than a century.
pub(crate) fn seconds(time: TimeDelta) -> Option<u32> {
    u32::try_from(time.num_seconds()).ok()
}
