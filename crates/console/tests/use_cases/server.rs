use std::collections::BTreeMap;

use chatelaine_console::view::{AddServerRequest, ErrorCode, ProbeRequest, TrustRequest};
use chatelaine_model::{EnvironmentMark, SystemId};

use crate::world::{World, code_of};

fn adding(name: &str, address: &str) -> AddServerRequest {
    AddServerRequest {
        name: name.into(),
        system: SystemId::new("haut"),
        address: address.into(),
        mark: EnvironmentMark::Test,
        trust: TrustRequest::default(),
        options: BTreeMap::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_probe_finds_each_system_at_its_own_address_and_no_other() {
    let world = World::new().await;
    let servers = world.console.app().await.unwrap().servers;
    for server in &servers {
        for other in &servers {
            let request = ProbeRequest {
                system: server.system.clone(),
                address: other.address.clone(),
                trust: TrustRequest::default(),
                options: BTreeMap::new(),
            };
            let found = world.console.probe(request, "probe").await;
            if server.id == other.id {
                assert!(!found.unwrap().tls);
            } else if let Err(error) = found {
                assert_eq!(code_of(&error), ErrorCode::NotThisSystem, "{} at {}", server.name, other.name);
            } else {
                panic!("{} was found at {}", server.name, other.name);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_names_and_addresses_are_refused_with_a_reason() {
    let world = World::new().await;
    for (name, address, code) in [
        ("", "https://kontor.example", ErrorCode::InputRefused),
        (&*"n".repeat(10_000), "https://kontor.example", ErrorCode::InputRefused),
        ("haut.ai - SANDBOX", "https://kontor.example", ErrorCode::InputRefused),
        ("new", "", ErrorCode::AddressMalformed),
        ("new", "http://kontor.example", ErrorCode::AddressNotHttps),
        ("new", "https://a:b@kontor.example", ErrorCode::AddressNotPlain),
    ] {
        let error = world.console.add_server(adding(name, address)).await.unwrap_err();
        assert_eq!(code_of(&error), code, "{address}");
    }
    assert_eq!(world.console.app().await.unwrap().servers.len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_server_takes_its_session_and_secrets_along() {
    let mut world = World::new().await;
    let server = world.sign_in("haut").await;
    let created = world.console.create_key(world.new_key(&server, "left-behind")).await.unwrap();
    world.console.remove_server(&server).await.unwrap();
    let app = world.console.app().await.unwrap();
    assert!(app.servers.iter().all(|view| view.id != server));
    assert!(app.unfinished.is_empty());
    assert!(world.console.reveal_secret(&created.operation).await.is_err());
    world.restart().await;
    assert_eq!(world.presence("haut", "left-behind"), chatelaine_sandbox::KeyPresence::Live);
}
