//! The desktop's screen saver on the session's bus, which tells when the screen is locked.

use futures_util::stream::BoxStream;
use zbus::Message;
use zbus::connection::Builder;
use zbus::fdo::DBusProxy;
use zbus::names::BusName;

use super::bus::{Heard, connect, heard, signal};

/// The names under which desktops tell of it: KDE and others, GNOME, and those that came from GNOME. All of them say
/// `ActiveChanged` with whether it is on.
const NAMES: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];

/// The session's bus.
pub(super) struct Screen {
    /// Each time that it is locked.
    pub(super) heard: BoxStream<'static, Heard>,
    /// Whether there is a screen saver now. One that comes later is heard as well.
    pub(super) is_there: bool,
}

impl Screen {
    /// `None` where there is no such bus.
    pub(super) async fn found(address: Option<String>) -> Option<Self> {
        match Self::connect(address).await {
            Ok(screen) => Some(screen),
            Err(error) => {
                tracing::info!(%error, "the desktop's screen saver is not listened to");
                None
            }
        }
    }

    async fn connect(address: Option<String>) -> zbus::Result<Self> {
        let bus = connect(address, Builder::session).await?;
        // Whoever sends it: all programs of a session are the user's own, and one more lock does no harm.
        let rule = signal("ActiveChanged")?.build();
        let heard = heard(&bus, rule, |change| begins(change).then_some(Heard::Locks)).await?;
        let names = DBusProxy::new(&bus).await?;
        let mut is_there = false;
        for name in NAMES {
            is_there |= names.name_has_owner(BusName::try_from(name)?).await?;
        }
        Ok(Self { heard, is_there })
    }
}

fn begins(change: &Message) -> bool {
    let header = change.header();
    let known = header.interface().is_some_and(|interface| NAMES.contains(&interface.as_str()));
    known && change.body().deserialize::<bool>().unwrap_or_default()
}
