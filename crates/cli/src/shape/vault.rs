//! What seals the profile.

use chatelaine_console::view::{ProtectionView, RecoveryView, VaultView};
use serde::Serialize;

/// What seals the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct VaultShape {
    /// By what it is sealed; absent while it is shut.
    protection: Option<ProtectionView>,
    /// Whether a recovery code opens it.
    recovery: RecoveryView,
}

impl VaultShape {
    pub(crate) fn of(vault: VaultView, recovery: RecoveryView) -> Self {
        let protection = match vault {
            VaultView::Open { protection } => Some(protection),
            _ => None,
        };
        Self { protection, recovery }
    }
}
