//! Listening to the desktop: when it locks, and when the computer goes to sleep.

#[cfg(all(unix, not(target_os = "macos")))]
mod bus;
#[cfg(all(unix, not(target_os = "macos")))]
mod login;
#[cfg(all(unix, not(target_os = "macos")))]
mod screen;

use chatelaine_console::DesktopSign;

/// Which buses are listened to, by their addresses; the desktop's own where none is given.
#[derive(Debug, Clone, Default)]
pub struct Buses {
    /// The bus of the user's session.
    pub session: Option<String>,
    /// The bus of the computer.
    pub system: Option<String>,
}

/// Listens for as long as there is a bus, and says first what can be heard. Where there is none it says so and returns:
/// that is no error. The computer does not sleep before `heed` has returned, if it can be kept from it (about 5 s).
#[cfg(all(unix, not(target_os = "macos")))]
pub async fn listen<F, Fut>(buses: Buses, heed: F)
where
    F: Fn(DesktopSign) -> Fut,
    Fut: Future<Output = ()>,
{
    use bus::Heard;
    use chatelaine_console::view::HearsView;
    use futures_util::StreamExt as _;
    use futures_util::stream::select_all;

    let (screen, login) =
        tokio::join!(screen::Screen::found(buses.session), login::Login::found(buses.system));
    let (login, of_login) = login.unzip();
    let hears = HearsView {
        lock: screen.as_ref().is_some_and(|screen| screen.is_there)
            || login.as_ref().is_some_and(|login| login.knows_session),
        sleep: login.is_some(),
    };
    heed(DesktopSign::Hears(hears)).await;
    let mut heard = select_all(screen.map(|screen| screen.heard).into_iter().chain(of_login));
    let mut delay = None;
    if let Some(login) = &login {
        delay = login.delay().await;
    }
    while let Some(next) = heard.next().await {
        match next {
            Heard::Locks => heed(DesktopSign::Locks).await,
            Heard::Sleeps => {
                heed(DesktopSign::Sleeps).await;
                delay = None;
            }
            Heard::Wakes => {
                if let Some(login) = &login {
                    delay = login.delay().await;
                }
            }
        }
    }
    drop(delay);
    heed(DesktopSign::Hears(HearsView::default())).await;
}

/// No other platform is listened to yet: nothing is heard.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub async fn listen<F, Fut>(_buses: Buses, heed: F)
where
    F: Fn(DesktopSign) -> Fut,
    Fut: Future<Output = ()>,
{
    heed(DesktopSign::Hears(Default::default())).await;
}
