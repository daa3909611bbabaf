use chatelaine_console::view::{
    ActivityCheckView, ActivityFaultView, ActivityQueryView, ErrorCode, SealView, SpanView,
};
use chatelaine_model::{Deed, Outcome};
use chrono::TimeDelta;

use crate::world::{World, code_of};

fn everything() -> ActivityQueryView {
    ActivityQueryView { limit: 200, ..ActivityQueryView::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_tells_what_failed_and_why() {
    let world = World::new().await;
    let person = world.person("haut");
    let request = world.request(&person, "wrong").await;
    let refused = world.console.sign_in(request).await.unwrap_err();
    world.sign_in("haut").await;
    let page = world.console.activity_page(everything()).await.unwrap();
    let sign_ins: Vec<_> = page.rows.iter().filter(|row| row.deed == Deed::SignIn).collect();
    assert_eq!(sign_ins[0].outcome, Outcome::Done);
    assert_eq!(sign_ins[0].reason, None);
    assert_eq!(sign_ins[1].outcome, Outcome::Failed);
    assert_eq!(sign_ins[1].reason, Some(code_of(&refused)));
    assert_eq!(sign_ins[1].who.as_deref(), Some(&*person.login));
    assert_eq!((page.total, page.counts.failed), (page.all, 1));

    let failed = ActivityQueryView { outcomes: vec![Outcome::Failed], ..everything() };
    let page = world.console.activity_page(failed).await.unwrap();
    assert_eq!((page.total, page.rows.len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn days_are_counted_as_the_edge_cuts_them() {
    let world = World::new().await;
    let begin = world.console.activity_page(everything()).await.unwrap().total;
    let noon = world.now();
    world.sign_in("haut").await;
    world.clock.forward(TimeDelta::days(1));
    world.sign_in("bfore").await;
    let day =
        |days: i64| SpanView { since: noon + TimeDelta::days(days), until: noon + TimeDelta::days(days + 1) };
    let counts = world.console.activity_counts(everything(), vec![day(0), day(1), day(2)]).await.unwrap();
    assert_eq!(counts, [begin + 1, 1, 0]);
    let many = vec![day(0); 401];
    let error = world.console.activity_counts(everything(), many).await.unwrap_err();
    assert_eq!(code_of(&error), ErrorCode::InputRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_untouched_log_is_intact_and_its_end_is_sealed() {
    let world = World::new().await;
    world.sign_in("haut").await;
    let check = world.console.verify_activity().await.unwrap();
    assert_eq!(check.breaks, []);
    let SealView::Compared { entries } = check.seal else { panic!("{:?}", check.seal) };
    assert!(entries > 0 && entries <= check.entries);
    world.clock.forward(TimeDelta::minutes(2));
    world.console.verify_activity().await.unwrap();
    let sealed = world.console.verify_activity().await.unwrap().seal;
    assert_eq!(sealed, SealView::Compared { entries: check.entries });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_was_written_anew_is_told_and_not_sealed_again() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let written = world.activities();
    let (_folder, console) = world.with_another_log(&written[..1]).await;
    let rewritten = |check: &ActivityCheckView| {
        check.breaks.iter().any(|found| found.fault == ActivityFaultView::Rewritten)
    };
    let check = console.verify_activity().await.unwrap();
    assert!(rewritten(&check), "{check:?}");
    // What happens later does not bless it.
    world.clock.forward(TimeDelta::minutes(5));
    console.remove_server(&server).await.unwrap();
    let check = console.verify_activity().await.unwrap();
    assert!(rewritten(&check), "{check:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_server_can_still_be_chosen_by_its_name() {
    let world = World::new().await;
    let server = world.sign_in("haut").await;
    let name = world.server("haut").await.name;
    world.console.remove_server(&server).await.unwrap();
    let choices = world.console.activity_choices().await.unwrap();
    let known = choices.servers.iter().find(|known| known.id == server).unwrap();
    assert_eq!(known.name.as_deref(), Some(&*name));
    assert!(choices.deeds.contains(&Deed::RemoveServer) && !choices.who.is_empty());
}
