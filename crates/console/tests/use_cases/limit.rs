//! A server that wants a pause.

use std::sync::Arc;

use chatelaine_console::Console;
use chatelaine_console::view::{ErrorCode, ErrorView, RefreshState};
use chatelaine_model::{Clock as _, ServerId, SessionState, SystemId};
use chatelaine_sandbox::{Fault, FaultId, FaultKind, KeyPresence};
use chrono::{DateTime, TimeDelta, Utc};

use crate::world::{World, code_of};

const KEYS: &str = "/api/v1/auth/private_tokens/";

fn limit(world: &World, system: &str, method: Option<&str>, path: &str, wait: &str) -> FaultId {
    let fault = Fault {
        system: SystemId::new(system),
        method: method.map(Into::into),
        path: path.into(),
        times: Some(1),
        kind: FaultKind::Status { status: 429, retry_after: Some(wait.into()) },
    };
    world.sandbox.inject(fault).unwrap()
}

fn asked(world: &World, method: &str) -> u32 {
    world.sandbox.requests(&SystemId::new("haut"), method, KEYS).unwrap()
}

fn reading(
    console: &Arc<Console>,
    server: &ServerId,
) -> tokio::task::JoinHandle<Result<(), chatelaine_console::ConsoleError>> {
    let (console, server) = (console.clone(), server.clone());
    tokio::spawn(async move { console.refresh_keys(Some(&server)).await })
}

/// When the reading of the keys goes on.
async fn paused(console: &Arc<Console>, server: &ServerId) -> DateTime<Utc> {
    loop {
        let servers = console.app().await.unwrap().servers;
        match servers.into_iter().find(|view| view.id == *server).unwrap().refresh {
            RefreshState::Waiting { until } => return until,
            // One that was stopped before may still stand there.
            RefreshState::Failed { error } if error.code != ErrorCode::Cancelled => {
                panic!("{}", error.message)
            }
            _ => tokio::task::yield_now().await,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_waits_visibly_and_goes_on_while_nothing_else_is_sent() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    limit(&world, "haut", Some("GET"), KEYS, "30");
    let before = asked(&world, "GET");
    let reading = reading(&world.console, &server);
    let until = paused(&world.console, &server).await;
    let wait = until - world.clock.now();
    assert!(wait >= TimeDelta::seconds(30) && wait <= TimeDelta::seconds(33), "{wait}");

    let refused = world.console.create_key(world.new_key(&server, "too-soon")).await.unwrap_err();
    let refused = ErrorView::from(&refused);
    assert_eq!((refused.code, refused.retry_after), (ErrorCode::Limited, Some(30)));
    assert_eq!((asked(&world, "POST"), asked(&world, "GET")), (0, before + 1), "something was sent");

    world.clock.forward(TimeDelta::seconds(34));
    reading.await.unwrap().unwrap();
    assert!(asked(&world, "GET") > before + 1);
    assert!(matches!(world.server("haut").await.refresh, RefreshState::Idle));
    world.console.create_key(world.new_key(&server, "too-soon")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_holds_for_every_program_on_the_profile() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let other = world.another().await;
    limit(&world, "haut", Some("POST"), KEYS, "30");
    let refused = world.console.create_key(world.new_key(&server, "limited")).await.unwrap_err();
    assert_eq!(code_of(&refused), ErrorCode::Limited);

    world.clock.forward(TimeDelta::seconds(10));
    let refused = other.create_key(world.new_key(&server, "elsewhere")).await.unwrap_err();
    let refused = ErrorView::from(&refused);
    assert_eq!((refused.code, refused.retry_after), (ErrorCode::Limited, Some(20)));
    let reading = reading(&other, &server);
    let wait = paused(&other, &server).await - world.clock.now();
    assert!(wait >= TimeDelta::seconds(20) && wait <= TimeDelta::seconds(23), "{wait}");
    assert_eq!(asked(&world, "POST"), 1, "something was sent");

    world.clock.forward(TimeDelta::seconds(24));
    reading.await.unwrap().unwrap();
    other.create_key(world.new_key(&server, "elsewhere")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_that_is_written_down_wrongly_or_by_a_clock_that_was_ahead_is_none() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let board = world.dir.path().join(format!("profile/locks/{server}.pause"));
    std::fs::create_dir_all(board.parent().unwrap()).unwrap();
    for garbage in ["", "{\"since\":", "\u{0}\u{0}"] {
        std::fs::write(&board, garbage).unwrap();
        world.read_keys(&server).await;
    }
    limit(&world, "haut", Some("POST"), KEYS, "3600");
    world.console.create_key(world.new_key(&server, "limited")).await.unwrap_err();
    assert!(board.is_file());
    world.clock.forward(TimeDelta::minutes(-10));
    for console in [&world.console, &world.another().await] {
        console.refresh_keys(Some(&server)).await.unwrap();
    }
    world.console.remove_server(&server).await.unwrap();
    assert!(!board.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_can_be_stopped_by_the_readings_name_and_by_the_servers() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    for (work, code) in [("refresh", ErrorCode::Cancelled), ("wait", ErrorCode::Limited)] {
        limit(&world, "haut", Some("GET"), KEYS, "30");
        let reading = reading(&world.console, &server);
        paused(&world.console, &server).await;
        world.console.cancel(&format!("{work}/{server}"));
        assert_eq!(code_of(&reading.await.unwrap().unwrap_err()), code);
        world.clock.forward(TimeDelta::seconds(34));
    }
    world.read_keys(&server).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_sent_once_and_fails_with_the_wait() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    limit(&world, "haut", Some("POST"), KEYS, "7");
    let refused = world.console.create_key(world.new_key(&server, "limited")).await.unwrap_err();
    let refused = ErrorView::from(&refused);
    assert_eq!((refused.code, refused.retry_after), (ErrorCode::Limited, Some(7)));
    assert_eq!(asked(&world, "POST"), 1);
    assert_eq!(world.presence("haut", "limited"), KeyPresence::Absent);
    assert!(world.console.app().await.unwrap().unfinished.is_empty(), "a refusal leaves nothing to settle");
    world.clock.forward(TimeDelta::seconds(8));
    world.console.create_key(world.new_key(&server, "limited")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_absurd_wait_is_told_capped_and_not_waited_for() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    limit(&world, "haut", Some("GET"), KEYS, "99999999999999");
    let refused = ErrorView::from(&world.console.refresh_keys(Some(&server)).await.unwrap_err());
    assert_eq!((refused.code, refused.retry_after), (ErrorCode::Limited, Some(24 * 60 * 60)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_on_signing_in_blocks_sign_ins_for_as_long() {
    let world = World::new().await;
    let person = world.person("haut");
    limit(&world, "haut", Some("POST"), "/api/v1/", "40");
    let request = world.request(&person, &person.password).await;
    let refused = ErrorView::from(&world.console.sign_in(request).await.unwrap_err());
    assert_eq!((refused.code, refused.retry_after), (ErrorCode::LockedOut, Some(40)));
    let state = world.server("haut").await.session;
    assert!(matches!(state, SessionState::LockedOut { until: Some(_), assumed: false }), "{state:?}");
    world.clock.forward(TimeDelta::seconds(41));
    world.sign_in("haut").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_on_renewing_signs_nobody_out() {
    let world = World::new().await;
    let server = world.sign_in("mgmtapp").await;
    let fault = limit(&world, "mgmtapp", Some("POST"), "/api/", "20");
    world.clock.forward(TimeDelta::minutes(20));
    let refused = world.console.account(&server, false).await.unwrap_err();
    assert_eq!(code_of(&refused), ErrorCode::Limited);
    assert!(world.sandbox.met(fault, 1).await);
    assert!(matches!(world.server("mgmtapp").await.session, SessionState::SignedIn { .. }));
    world.clock.forward(TimeDelta::seconds(61));
    world.console.account(&server, false).await.unwrap();
    assert!(matches!(world.server("mgmtapp").await.session, SessionState::SignedIn { .. }));
}
