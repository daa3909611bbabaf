//! Prepares what Tauri wants to know when the window is compiled.

fn main() {
    tauri_build::build();
}
