//! The computer's login manager (logind) on the system's bus: it tells when a session is locked and when the computer
//! goes to sleep, and lets what has to be done before be done.

use std::collections::HashMap;

use futures_util::StreamExt as _;
use futures_util::stream::{BoxStream, select};
use zbus::connection::Builder;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};
use zbus::{Connection, Message};

use super::bus::{Heard, connect, heard, signal};

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// The login manager.
pub(super) struct Login {
    bus: Connection,
    /// Whether it tells when the session is locked.
    pub(super) knows_session: bool,
}

impl Login {
    /// With each sleep, and each time that the session is locked, as far as that is told. `None` where there is none.
    pub(super) async fn found(address: Option<String>) -> Option<(Self, BoxStream<'static, Heard>)> {
        match Self::connect(address).await {
            Ok(found) => Some(found),
            Err(error) => {
                tracing::info!(%error, "the login manager is not listened to");
                None
            }
        }
    }

    async fn connect(address: Option<String>) -> zbus::Result<(Self, BoxStream<'static, Heard>)> {
        let bus = connect(address, Builder::system).await?;
        let rule = signal("PrepareForSleep")?.sender(NAME)?.interface(MANAGER)?.path(PATH)?.build();
        let sleeps = heard(&bus, rule, |sign| {
            let begins: bool = sign.body().deserialize().ok()?;
            Some(if begins { Heard::Sleeps } else { Heard::Wakes })
        });
        let sleeps = sleeps.await?;
        // Also what tells whether there is a login manager at all.
        bus.call_method(Some(NAME), PATH, Some("org.freedesktop.DBus.Peer"), "Ping", &()).await?;
        Ok(match locks(&bus).await {
            Ok(locks) => (Self { bus, knows_session: true }, select(sleeps, locks).boxed()),
            Err(error) => {
                tracing::info!(%error, "the login manager does not know this session");
                (Self { bus, knows_session: false }, sleeps)
            }
        })
    }

    /// Keeps the computer from sleeping until that is dropped, or for as long as the login manager allows. Where it is
    /// refused, the computer may sleep before everything is locked, which then is the first thing after it wakes.
    pub(super) async fn delay(&self) -> Option<OwnedFd> {
        let why = ("sleep", "Chatelaine", "to lock before the computer sleeps", "delay");
        let given = self.bus.call_method(Some(NAME), PATH, Some(MANAGER), "Inhibit", &why).await;
        match given.and_then(|given| given.body().deserialize::<OwnedFd>()) {
            Ok(delay) => Some(delay),
            Err(error) => {
                tracing::info!(%error, "the computer will not wait with its sleep");
                None
            }
        }
    }
}

/// Each lock of the session that this program runs in, or where it runs in none (as a user's service) of the one on the
/// screen.
async fn locks(bus: &Connection) -> zbus::Result<BoxStream<'static, Heard>> {
    let found = bus.call_method(Some(NAME), PATH, Some(MANAGER), "GetSession", &"auto").await?;
    let path: OwnedObjectPath = found.body().deserialize()?;
    let asked = signal("Lock")?.sender(NAME)?.interface(SESSION)?.path(path.clone())?.build();
    let asked = heard(bus, asked, |_| Some(Heard::Locks)).await?;
    let said = signal("PropertiesChanged")?.sender(NAME)?.interface(PROPERTIES)?.path(path)?.build();
    let said = heard(bus, said, |change| says_locked(change).then_some(Heard::Locks)).await?;
    Ok(select(asked, said).boxed())
}

/// Whether the session says that its screen is locked now.
fn says_locked(change: &Message) -> bool {
    let body = change.body();
    let Ok((interface, changed, _)) = body.deserialize::<(&str, HashMap<&str, Value<'_>>, Vec<&str>)>()
    else {
        return false;
    };
    interface == SESSION && changed.get("LockedHint") == Some(&Value::Bool(true))
}
