//! What crosses the border to a window or a terminal: view types only, never a secret.

mod activity;
mod app;
mod bulk;
mod definition;
mod details;
mod error;
mod event;
mod export;
mod inspect;
mod key;
mod lock;
mod rotation;
mod server;
mod system;

pub use activity::{
    ActivityBreakView, ActivityCheckView, ActivityChoicesView, ActivityFaultView, ActivityPageView,
    ActivityQueryView, ActivityRowView, ActivityServerView, OutcomeCountsView, SealView, SpanView,
};
pub use app::{AppView, KeychainTrouble, ProfileKind, ProfileView, ProtectionView, VaultView};
pub use bulk::{
    BulkItemQuery, BulkItemView, BulkPageView, BulkRequest, BulkSelection, BulkServerView, BulkView,
    ItemCountsView, KeyRefView, OperationListView,
};
pub use definition::{DefinitionDetailsView, DefinitionView};
pub use details::{AssumedView, ChangeServerRequest, PlaceView, ServerDetailsView, TrustView};
pub use error::{AssumedFactView, CertificateView, ErrorCode, ErrorView};
pub use event::ConsoleEvent;
pub use export::{ExportFormat, ExportedView};
pub use inspect::{AccountListRequest, ChangePasswordRequest, SignInListView};
pub use key::{
    ClipboardView, CreateKeyRequest, CreatedKeyView, KeyColumnView, KeyGroupView, KeyPageView, KeyQueryView,
    KeyRowView, SecretChoice, SecretPlace, StatusCountsView, UnfinishedView,
};
pub use lock::{HearsView, LockReason, LockView, LockedView, RecoveryCodeView, RecoveryView};
pub use rotation::{
    CheckWay, KeyLife, LifetimeSource, LiveKeys, RotatedKeyView, RotationBriefView, RotationPlanView,
    RotationRequest, RotationView, StepView, TroubleView, VerifiedView,
};
pub use server::{
    AddServerRequest, ClientCertificateRequest, ProbeRequest, ProbeView, RefreshState, ServerView,
    SignInRequest, SignOutView, TrustRequest,
};
pub use system::{
    AttemptsView, FieldKindView, FieldView, KeyExpiryView, KeyTraitsView, LimitView, OptionView,
    PermissionView, RevokeEffectView, SecretReachView, SystemView, WayView,
};
