//! What crosses the border to a window or a terminal: view types only, never a secret.

mod app;
mod error;
mod event;
mod key;
mod server;
mod system;

pub use app::{AppView, KeychainTrouble, ProfileKind, ProfileView, ProtectionView, VaultView};
pub use error::{ErrorCode, ErrorView};
pub use event::ConsoleEvent;
pub use key::{
    ClipboardView, CreateKeyRequest, CreatedKeyView, KeyColumnView, KeyGroupView, KeyPageView, KeyQueryView,
    KeyRowView, SecretChoice, SecretPlace, StatusCountsView, UnfinishedView,
};
pub use server::{
    AddServerRequest, ProbeRequest, ProbeView, RefreshState, ServerView, SignInRequest, SignOutView,
};
pub use system::{
    AttemptsView, FieldKindView, FieldView, KeyExpiryView, KeyTraitsView, LimitView, OptionView,
    PermissionView, RevokeEffectView, SecretReachView, SystemView, WayView,
};
