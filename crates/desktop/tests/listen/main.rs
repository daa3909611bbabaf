//! Listening to a desktop that is made up on a bus of the test's own.
#![cfg(all(unix, not(target_os = "macos")))]
#![allow(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod bus;
mod console;
mod login;
mod screen;

use chatelaine_console::DesktopSign;
use chatelaine_console::view::HearsView;
use chatelaine_desktop::{Buses, listen};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;

use bus::Bus;

/// Nothing is heard.
const NOTHING: DesktopSign = DesktopSign::Hears(HearsView { lock: false, sleep: false });

/// Listens to one bus as if it were both; gives the signs as they come.
fn signs(bus: &Bus) -> (UnboundedReceiver<DesktopSign>, JoinHandle<()>) {
    let buses = Buses { session: Some(bus.address.clone()), system: Some(bus.address.clone()) };
    let (send, signs) = unbounded_channel();
    let listening = tokio::spawn(listen(buses, move |sign| {
        let send = send.clone();
        async move { send.send(sign).unwrap() }
    }));
    (signs, listening)
}

/// What came until the bus was gone.
async fn rest(mut signs: UnboundedReceiver<DesktopSign>, listening: JoinHandle<()>) -> Vec<DesktopSign> {
    listening.await.unwrap();
    let mut rest = Vec::new();
    while let Some(sign) = signs.recv().await {
        rest.push(sign);
    }
    rest
}

#[tokio::test]
async fn without_a_bus_nothing_is_heard_and_nothing_goes_wrong() {
    let none = Some("unix:path=/nowhere/at/all".to_owned());
    let (send, mut signs) = unbounded_channel();
    listen(Buses { session: none.clone(), system: none }, |sign| {
        send.send(sign).unwrap();
        std::future::ready(())
    })
    .await;
    assert_eq!(signs.try_recv().unwrap(), NOTHING);
}

#[tokio::test]
async fn a_bus_on_which_nobody_tells_anything_is_said_to_be_silent() {
    let bus = Bus::start();
    let (mut signs, _listening) = signs(&bus);
    assert_eq!(signs.recv().await, Some(NOTHING));
}
