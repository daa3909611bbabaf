//! What a user may choose of a server's trust, checked before anything is sent or kept.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chatelaine_console::view::{
    AddServerRequest, ChangeServerRequest, ClientCertificateRequest, ErrorCode, ErrorView, TrustRequest,
};
use chatelaine_model::{EnvironmentMark, ServerId, SystemId};

use crate::world::World;

fn adding(name: &str, address: &str, trust: TrustRequest) -> AddServerRequest {
    AddServerRequest {
        name: name.into(),
        system: SystemId::new("haut"),
        address: address.into(),
        mark: EnvironmentMark::Test,
        trust,
        options: BTreeMap::new(),
    }
}

fn changing(server: &ServerId, trust: TrustRequest) -> ChangeServerRequest {
    ChangeServerRequest {
        server: server.clone(),
        name: None,
        address: None,
        mark: None,
        options: None,
        corrections: None,
        trust: Some(trust),
    }
}

fn certificate(passphrase: Option<&str>) -> TrustRequest {
    let made = rcgen::generate_simple_self_signed(vec!["somebody".to_owned()]).unwrap();
    let file = format!("{}{}", made.cert.pem(), made.signing_key.serialize_pem());
    let client_certificate =
        ClientCertificateRequest { file: STANDARD.encode(file), passphrase: passphrase.map(Into::into) };
    TrustRequest { client_certificate: Some(client_certificate), ..TrustRequest::default() }
}

/// Where the certificates to show are sealed.
fn sealed(world: &World) -> Vec<String> {
    let records = std::fs::read_dir(world.dir.path().join("profile/vault/records")).unwrap();
    let names = records.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with("client.")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pin_is_taken_as_people_copy_it_and_refused_when_it_is_none() {
    let world = World::new().await;
    let pin = |pin: String| TrustRequest { pin: Some(pin), ..TrustRequest::default() };
    let copied = format!(" {} ", vec!["AB"; 32].join(":"));
    let added =
        world.console.add_server(adding("pinned", "https://kontor.example", pin(copied))).await.unwrap();
    let details = world.console.server_details(&added.id).await.unwrap();
    assert_eq!(details.trust.pin, Some("ab".repeat(32)));
    for wrong in ["ab".repeat(31), "xy".repeat(32), "ab".repeat(33), "sha256".into()] {
        let refused =
            world.console.add_server(adding("x", "https://kontor.example", pin(wrong.clone()))).await;
        let refused = ErrorView::from(&refused.unwrap_err());
        assert_eq!(refused.code, ErrorCode::InputRefused, "{wrong}");
        assert!(refused.detail.unwrap().starts_with("pin: "), "{wrong}");
    }
    let plain = world.console.change_server(changing(&added.id, TrustRequest::default())).await.unwrap();
    assert_eq!(world.console.server_details(&plain.id).await.unwrap().trust.pin, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_http_leaves_this_computer_only_where_it_was_allowed_by_name() {
    let world = World::new().await;
    let address = "http://kontor.example";
    let allowed = || TrustRequest { plain_http: true, ..TrustRequest::default() };
    let refused =
        world.console.add_server(adding("plain", address, TrustRequest::default())).await.unwrap_err();
    assert_eq!(ErrorView::from(&refused).code, ErrorCode::AddressNotHttps);
    let added = world.console.add_server(adding("plain", address, allowed())).await.unwrap();
    assert!(added.plain_http);
    let back = world.console.change_server(changing(&added.id, TrustRequest::default())).await.unwrap_err();
    assert_eq!(ErrorView::from(&back).code, ErrorCode::AddressNotHttps, "the address is still plain");
    let https = ChangeServerRequest {
        address: Some("https://kontor.example".into()),
        ..changing(&added.id, TrustRequest::default())
    };
    assert!(!world.console.change_server(https).await.unwrap().plain_http);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_certificate_is_sealed_and_goes_with_its_server_or_when_it_is_taken_away() {
    let world = World::new().await;
    let address = "https://kontor.example";
    let one = world.console.add_server(adding("one", address, certificate(None))).await.unwrap().id;
    let details = world.console.server_details(&one).await.unwrap();
    assert!(details.trust.client_certificate);
    assert_eq!(sealed(&world).len(), 1);

    let taken = world.console.add_server(adding("ONE", address, certificate(None))).await.unwrap_err();
    assert_eq!(ErrorView::from(&taken).code, ErrorCode::InputRefused);
    assert_eq!(sealed(&world).len(), 1, "that of a server that was not added is gone");

    world.console.change_server(changing(&one, TrustRequest::default())).await.unwrap();
    assert!(!world.console.server_details(&one).await.unwrap().trust.client_certificate);
    assert_eq!(sealed(&world).len(), 0);
    world.console.change_server(changing(&one, certificate(Some("of no use")))).await.unwrap();
    assert_eq!(sealed(&world).len(), 1);
    world.console.remove_server(&one).await.unwrap();
    assert_eq!(sealed(&world).len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_client_certificate_is_refused_with_its_reason() {
    let world = World::new().await;
    for (file, reason) in [
        ("not base64!".to_owned(), "neither a PEM file nor a PKCS#12 file"),
        (STANDARD.encode("hello"), "neither a PEM file nor a PKCS#12 file"),
        (STANDARD.encode("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), "no private key"),
    ] {
        let client_certificate = Some(ClientCertificateRequest { file, passphrase: None });
        let trust = TrustRequest { client_certificate, ..TrustRequest::default() };
        let refused =
            world.console.add_server(adding("x", "https://kontor.example", trust)).await.unwrap_err();
        let refused = ErrorView::from(&refused);
        assert_eq!(refused.code, ErrorCode::InputRefused);
        assert!(refused.detail.as_ref().unwrap().contains(reason), "{refused:?}");
    }
    assert_eq!(world.console.app().await.unwrap().servers.len(), 5);
}
