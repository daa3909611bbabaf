//! The world around the console, as a terminal has it.

use std::sync::Arc;

use chatelaine_console::{Nobody, Ports, SystemClock};
use chatelaine_desktop::DesktopClipboard;
use chatelaine_vault::{Keychain, KeychainError, SystemKeychain};
use chrono::TimeDelta;
use zeroize::Zeroizing;

/// A script that asked for something in passing is told of a longer pause than this, and its end, at once: it knows
/// better than Chatelaine whether to wait or to do something else meanwhile.
const PATIENCE: TimeDelta = TimeDelta::seconds(5);

/// The ports. Where a passphrase seals the profile, no keychain is looked for: its prompts would stop a script.
pub(crate) fn ports(keychain: bool) -> Ports {
    let keychain: Arc<dyn Keychain> = if keychain { Arc::new(SystemKeychain) } else { Arc::new(NoKeychain) };
    Ports {
        clock: Arc::new(SystemClock),
        // A command ends before anything could change on its screen.
        events: Arc::new(Nobody),
        clipboard: Arc::new(DesktopClipboard::default()),
        keychain,
        patience: PATIENCE,
    }
}

/// A keychain that is not there.
#[derive(Debug)]
struct NoKeychain;

impl Keychain for NoKeychain {
    fn load(&self, _: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
        Err(KeychainError::Absent)
    }

    fn store(&self, _: &str, _: &[u8]) -> Result<(), KeychainError> {
        Err(KeychainError::Absent)
    }

    fn remove(&self, _: &str) -> Result<(), KeychainError> {
        Err(KeychainError::Absent)
    }
}
