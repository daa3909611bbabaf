//! Declares every command to the access-control list, so that each has to be granted by name.

include!("src/command_names.rs");

fn main() {
    // The pages are embedded when this package is compiled, which Cargo would not do again for their sake.
    println!("cargo::rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
