//! From the desktop's sign to a locked console.

use std::sync::Arc;

use chatelaine_console::view::{ConsoleEvent, HearsView, LockReason, ProfileKind};
use chatelaine_console::{Console, Events, Home, Nobody, PATIENT, Ports, SystemClock};
use chatelaine_desktop::{Buses, listen};
use chatelaine_vault::MemoryKeychain;
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::bus::{Bus, active_changed};

#[derive(Debug)]
struct News(UnboundedSender<ConsoleEvent>);

impl Events for News {
    fn send(&self, event: ConsoleEvent) {
        // Nobody hears it any more at the end of a test.
        self.0.send(event).ok();
    }
}

/// A console that listens to a bus, and what it tells of its lock.
async fn listening(bus: &Bus) -> (TempDir, Arc<Console>, UnboundedReceiver<ConsoleEvent>) {
    let folder = tempfile::tempdir().unwrap();
    let (send, news) = unbounded_channel();
    let ports = Ports {
        clock: Arc::new(SystemClock),
        events: Arc::new(News(send)),
        clipboard: Arc::new(Nobody),
        keychain: Arc::new(MemoryKeychain::new()),
        patience: PATIENT,
    };
    let home = Home { kind: ProfileKind::Own, folder: folder.path().join("own") };
    let console = Console::open(home, ports).unwrap();
    console.retry_vault().await.unwrap();
    let buses = Buses { session: Some(bus.address.clone()), system: Some(bus.address.clone()) };
    let heeding = console.clone();
    tokio::spawn(listen(buses, move |sign| {
        let console = heeding.clone();
        async move { console.heed_desktop(sign).await }
    }));
    (folder, console, news)
}

/// Waits for news of the lock until it stands so.
async fn until(news: &mut UnboundedReceiver<ConsoleEvent>, stands: impl AsyncFn() -> bool) {
    while !stands().await {
        news.recv().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desktop_locks_and_so_does_the_console() {
    let bus = Bus::start();
    let desktop = bus.somebody().await;
    desktop.request_name("org.freedesktop.ScreenSaver").await.unwrap();
    let (_folder, console, mut news) = listening(&bus).await;
    let hears = HearsView { lock: true, sleep: false };
    until(&mut news, async || console.lock_view().await.unwrap().hears == hears).await;
    active_changed(&desktop, "org.freedesktop.ScreenSaver", true).await;
    until(&mut news, async || console.is_locked()).await;
    assert_eq!(console.lock_view().await.unwrap().locked.unwrap().reason, LockReason::Desktop);
}
