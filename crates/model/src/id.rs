//! Identifiers. Each is a string of its own type, so that one cannot be handed in for another.

use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the identifier as it is; nothing is trimmed or folded.
            pub fn new(value: impl Into<String>) -> Self {
                Self(value.into())
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A kind of server, as its definition names it: `babelfor`, `b2core`, `bfore`, `haut`, `mgmtapp` or one added.
    SystemId
);
id!(
    /// A server that the user added; a UUID given by Chatelaine.
    ServerId
);
id!(
    /// A key as its server names it. Numbers are kept in their decimal form.
    KeyId
);
id!(
    /// An operation; a UUID (version 7, so ids sort by time) given by Chatelaine.
    OperationId
);
