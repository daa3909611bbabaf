//! Writes the window's TypeScript bindings: `cargo run -p chatelaine-window --example bindings -- FILE`.

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file =
        std::env::args_os().nth(1).map_or_else(|| PathBuf::from("ui/src/ipc/bindings.ts"), PathBuf::from);
    chatelaine_window::export_bindings(&file)
}
