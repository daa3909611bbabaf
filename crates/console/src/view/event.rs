//! What the console tells a window without being asked.

use chatelaine_model::{OperationId, ServerId};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Something changed; the window reads again what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ConsoleEvent {
    /// The list of servers, a session or the vault.
    AppChanged,
    /// The definitions, and with them the systems there are.
    DefinitionsChanged,
    /// Keys of a server.
    KeysChanged {
        /// Which.
        server: ServerId,
    },
    /// A refresh goes on.
    RefreshProgress {
        /// Of which server.
        server: ServerId,
        /// Keys read so far.
        seen: u32,
    },
    /// A rotation or a bulk came further, or the list of them changed.
    OperationChanged {
        /// Which.
        operation: OperationId,
    },
    /// A bulk goes on; told a few times a second at most.
    BulkProgress {
        /// Which.
        operation: OperationId,
    },
    /// A made-up mail arrived in the sandbox.
    MailArrived,
    /// The clipboard holds a secret, or no longer does.
    ClipboardChanged,
}
