//! What is agreed between the parts: layers, the window's border, and the order of the files themselves.
#![allow(clippy::unwrap_used, reason = "what a test helper cannot do is the test's failure")]

mod bindings;
mod border;
mod hygiene;
mod layers;
mod profiles;
mod project;
mod words;
