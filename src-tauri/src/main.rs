//! The window of Chatelaine.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    chatelaine_window::run()
}
