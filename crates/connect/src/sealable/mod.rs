//! What must outlive the program, as bytes, for the vault only.

mod challenge;
mod credentials;

use chatelaine_model::Secret;
use serde::Serialize;
use zeroize::Zeroizing;

/// Writes something as JSON into a buffer that is wiped on drop.
fn write(written: &impl Serialize, secrets: &[Secret]) -> Zeroizing<Vec<u8>> {
    // Room for every letter as an escape of six, so that the buffer never grows and leaves a copy behind.
    let letters: usize = secrets.iter().map(|secret| secret.expose().len()).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(letters * 6 + 4096));
    // Writing strings and times into memory cannot fail; were it to, empty bytes are refused when read.
    if serde_json::to_writer(&mut *bytes, written).is_err() {
        bytes.clear();
    }
    bytes
}
