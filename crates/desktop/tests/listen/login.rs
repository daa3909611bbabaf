//! The login manager.

use std::collections::HashMap;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;

use chatelaine_console::DesktopSign;
use chatelaine_console::view::HearsView;
use chatelaine_desktop::{Buses, listen};
use tokio::io::AsyncReadExt as _;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use zbus::Connection;
use zbus::zvariant::{OwnedObjectPath, Value};

use crate::bus::Bus;
use crate::{NOTHING, rest, signs};

const PATH: &str = "/org/freedesktop/login1";
const MINE: &str = "/org/freedesktop/login1/session/_32";
const OTHER: &str = "/org/freedesktop/login1/session/_33";

/// A login manager with one session or none.
struct Manager {
    session: bool,
    /// The other ends of what keeps the computer from sleeping: each ends when that is let go of.
    delays: UnboundedSender<UnixStream>,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn get_session(&self, id: &str) -> zbus::fdo::Result<OwnedObjectPath> {
        match (id, self.session) {
            ("auto", true) => Ok(OwnedObjectPath::try_from(MINE).unwrap()),
            _ => Err(zbus::fdo::Error::Failed("no such session".into())),
        }
    }

    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> zbus::zvariant::OwnedFd {
        assert_eq!((what, who, mode), ("sleep", "Chatelaine", "delay"));
        assert!(!why.is_empty());
        let (given, kept) = UnixStream::pair().unwrap();
        kept.set_nonblocking(true).unwrap();
        self.delays.send(kept).unwrap();
        OwnedFd::from(given).into()
    }
}

async fn manager(bus: &Bus, session: bool) -> (Connection, UnboundedReceiver<UnixStream>) {
    let (delays, given) = unbounded_channel();
    let login = bus.somebody().await;
    login.object_server().at(PATH, Manager { session, delays }).await.unwrap();
    login.request_name("org.freedesktop.login1").await.unwrap();
    (login, given)
}

async fn says(
    by: &Connection,
    path: &str,
    interface: &str,
    member: &str,
    body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
) {
    by.emit_signal(None::<&str>, path, interface, member, body).await.unwrap();
}

async fn lock(by: &Connection, path: &str) {
    says(by, path, "org.freedesktop.login1.Session", "Lock", &()).await;
}

async fn hint(by: &Connection, path: &str, interface: &str, locked: bool) {
    let changed = HashMap::from([("LockedHint", Value::Bool(locked))]);
    let body = (interface, changed, Vec::<&str>::new());
    says(by, path, "org.freedesktop.DBus.Properties", "PropertiesChanged", &body).await;
}

async fn sleep(by: &Connection, begins: bool) {
    says(by, PATH, "org.freedesktop.login1.Manager", "PrepareForSleep", &begins).await;
}

#[tokio::test]
async fn the_lock_of_this_session_is_heard_and_no_other() {
    let bus = Bus::start();
    let (login, _delays) = manager(&bus, true).await;
    let (mut signs, listening) = signs(&bus);
    let hears = HearsView { lock: true, sleep: true };
    assert_eq!(signs.recv().await, Some(DesktopSign::Hears(hears)));
    lock(&login, OTHER).await;
    lock(&bus.somebody().await, MINE).await;
    lock(&login, MINE).await;
    assert_eq!(signs.recv().await, Some(DesktopSign::Locks));
    hint(&login, OTHER, "org.freedesktop.login1.Session", true).await;
    hint(&login, MINE, "org.freedesktop.login1.Session", false).await;
    hint(&login, MINE, "org.freedesktop.login1.Seat", true).await;
    hint(&login, MINE, "org.freedesktop.login1.Session", true).await;
    assert_eq!(signs.recv().await, Some(DesktopSign::Locks));
    drop(bus);
    assert_eq!(rest(signs, listening).await, [NOTHING], "and no more than that");
}

#[tokio::test]
async fn the_computer_sleeps_only_after_the_sign_was_heeded() {
    let bus = Bus::start();
    let (login, mut delays) = manager(&bus, false).await;
    let buses =
        Buses { session: Some("unix:path=/nowhere/at/all".into()), system: Some(bus.address.clone()) };
    let (send, mut signs) = unbounded_channel();
    let go_on = Arc::new(Semaphore::new(0));
    let gate = go_on.clone();
    let _listening = tokio::spawn(listen(buses, move |sign| {
        send.send(sign).unwrap();
        let gate = gate.clone();
        async move {
            if sign == DesktopSign::Sleeps {
                gate.acquire().await.unwrap().forget();
            }
        }
    }));
    let hears = HearsView { lock: false, sleep: true };
    assert_eq!(signs.recv().await, Some(DesktopSign::Hears(hears)));
    let mut delay = tokio::net::UnixStream::from_std(delays.recv().await.unwrap()).unwrap();
    sleep(&login, true).await;
    assert_eq!(signs.recv().await, Some(DesktopSign::Sleeps));
    let mut byte = [0];
    let early = delay.try_read(&mut byte).unwrap_err();
    assert_eq!(early.kind(), std::io::ErrorKind::WouldBlock, "it is kept from sleeping meanwhile");
    go_on.add_permits(1);
    assert_eq!(delay.read(&mut byte).await.unwrap(), 0, "let go of");

    // Awake again, it is kept from its next sleep.
    sleep(&login, false).await;
    let mut delay = tokio::net::UnixStream::from_std(delays.recv().await.unwrap()).unwrap();
    sleep(&login, true).await;
    assert_eq!(signs.recv().await, Some(DesktopSign::Sleeps));
    go_on.add_permits(1);
    assert_eq!(delay.read(&mut byte).await.unwrap(), 0);
}
