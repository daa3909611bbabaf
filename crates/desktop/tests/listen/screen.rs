//! The screen saver.

use chatelaine_console::DesktopSign;
use chatelaine_console::view::HearsView;

use crate::bus::{Bus, active_changed};
use crate::{NOTHING, rest, signs};

#[tokio::test]
async fn a_screen_that_is_locked_is_heard_under_each_name_and_nothing_else_is() {
    let bus = Bus::start();
    let desktop = bus.somebody().await;
    desktop.request_name("org.gnome.ScreenSaver").await.unwrap();
    let (mut signs, listening) = signs(&bus);
    let hears = HearsView { lock: true, sleep: false };
    assert_eq!(signs.recv().await, Some(DesktopSign::Hears(hears)));
    active_changed(&desktop, "org.example.ScreenSaver", true).await;
    for name in ["freedesktop", "gnome", "cinnamon", "mate", "xfce"] {
        let interface = format!("org.{name}.ScreenSaver");
        active_changed(&desktop, &interface, false).await;
        active_changed(&desktop, &interface, true).await;
        assert_eq!(signs.recv().await, Some(DesktopSign::Locks), "{name}");
    }
    drop(bus);
    assert_eq!(rest(signs, listening).await, [NOTHING], "and no more than that");
}

#[tokio::test]
async fn a_screen_saver_that_comes_later_is_heard_as_well() {
    let bus = Bus::start();
    let (mut signs, _listening) = signs(&bus);
    assert_eq!(signs.recv().await, Some(NOTHING));
    active_changed(&bus.somebody().await, "org.freedesktop.ScreenSaver", true).await;
    assert_eq!(signs.recv().await, Some(DesktopSign::Locks));
}
