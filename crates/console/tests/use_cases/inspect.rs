use chatelaine_console::view::{AccountListRequest, ErrorCode};
use chatelaine_model::{Deed, Outcome, ServerId};

use crate::world::{World, code_of};

fn part(server: &ServerId, search: Option<&str>, offset: u32) -> AccountListRequest {
    AccountListRequest { server: server.clone(), search: search.map(str::to_owned), offset, limit: 25 }
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_are_listed_in_parts_without_gap_or_double() {
    let world = World::new().await;
    let server = world.sign_in("b2core").await;
    let mut seen = Vec::new();
    loop {
        let offset = u32::try_from(seen.len()).unwrap();
        let list = world.console.accounts(part(&server, None, offset)).await.unwrap();
        seen.extend(list.accounts.into_iter().map(|account| account.id));
        if !list.more {
            break;
        }
    }
    assert!(seen.len() >= 60, "{}", seen.len());
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), count);
    let listed = world.activities().iter().filter(|entry| entry.deed == Deed::ListAccounts).count();
    assert_eq!(listed, 1, "paging is no look of its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_is_found_shown_and_let_in_again() {
    let world = World::new().await;
    let server = world.sign_in("b2core").await;
    let found = world.console.accounts(part(&server, Some(" j.dekker@mail.example "), 0)).await.unwrap();
    let id = &found.accounts[0].id;
    assert_eq!(found.accounts.len(), 1);
    let account = world.console.other_account(&server, id).await.unwrap();
    assert_eq!(account.name.as_deref(), Some("Joris Dekker"));
    let factors = world.console.second_factors(&server, id).await.unwrap();
    assert!(factors.iter().any(|factor| factor.name == "google" && factor.enabled));
    let history = world.console.sign_ins(&server, id, 0, 5).await.unwrap();
    assert!(history.more && history.records.len() == 5);
    assert_eq!(history.records[0].succeeded, Some(false));
    let next = world.console.sign_ins(&server, id, 5, 200).await.unwrap();
    assert!(next.records.iter().all(|record| record.at <= history.records[4].at));

    let blocks = world.console.blocked_addresses(&server, id).await.unwrap();
    assert_eq!(blocks[0].address, "203.0.113.7");
    world.console.unblock(&server, &blocks[0].id).await.unwrap();
    assert!(world.console.blocked_addresses(&server, id).await.unwrap().is_empty());

    let log = world.activities();
    for deed in [
        Deed::InspectAccount,
        Deed::InspectSecondFactors,
        Deed::InspectSignIns,
        Deed::InspectBlocks,
        Deed::Unblock,
    ] {
        let entry = log.iter().find(|entry| entry.deed == deed).unwrap();
        assert_eq!((entry.outcome, &entry.who), (Outcome::Done, &Some(world.person("b2core").login)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_systems_say_that_they_let_nobody_be_inspected() {
    let world = World::new().await;
    for system in ["babelfor", "haut", "bfore", "mgmtapp"] {
        let server = world.id(system).await;
        let error = world.console.accounts(part(&server, None, 0)).await.unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::NotOffered, "{system}");
        let error = world.console.unblock(&server, "1").await.unwrap_err();
        assert_eq!(code_of(&error), ErrorCode::NotOffered, "{system}");
    }
}
