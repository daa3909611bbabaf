//! Certificates: whose is trusted, and how a bad one is named.

use std::sync::Arc;

use chatelaine_connect::{ConnectError, Connection, Probe, TlsReason};
use chatelaine_model::Trust;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::common::{connect_as, server};

const ANSWER: &[u8] =
    b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 14\r\nconnection: close\r\n\r\n{\"detail\":\"x\"}";

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(vec![]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// Serves over TLS with a certificate for a host that is good until a year.
async fn serve(authority: &CertifiedIssuer<'static, KeyPair>, host: &str, until: i32) -> String {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
    params.not_before = date_time_ymd(2019, 1, 1);
    params.not_after = date_time_ymd(until, 1, 1);
    let certificate = params.signed_by(&key, authority).unwrap();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(mut stream) = acceptor.accept(stream).await {
                let mut request = [0; 16 * 1024];
                let _ = stream.read(&mut request).await;
                let _ = stream.write_all(ANSWER).await;
                let _ = stream.shutdown().await;
            }
        }
    });
    format!("https://localhost:{port}")
}

fn trusting(address: &str, trust: Trust) -> Connection {
    let mut server = server("haut", address);
    server.trust = trust;
    connect_as(server)
}

fn pem(authority: &CertifiedIssuer<'static, KeyPair>) -> Trust {
    Trust::Authority { pem: authority.pem() }
}

async fn reason(connection: Connection) -> TlsReason {
    match connection.probe().await {
        Err(ConnectError::TlsNotTrusted { reason, .. }) => reason,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_authority_is_trusted_only_where_it_was_chosen() {
    let authority = authority();
    let address = serve(&authority, "localhost", 2090).await;
    let Probe { tls, .. } = trusting(&address, pem(&authority)).probe().await.unwrap();
    assert!(tls);
    assert_eq!(reason(trusting(&address, Trust::System)).await, TlsReason::UnknownIssuer);
}

#[tokio::test]
async fn a_certificate_for_another_host_or_of_another_time_is_named() {
    let authority = authority();
    let other = serve(&authority, "kontor.example", 2090).await;
    assert_eq!(reason(trusting(&other, pem(&authority))).await, TlsReason::WrongHost);
    let old = serve(&authority, "localhost", 2020).await;
    assert_eq!(reason(trusting(&old, pem(&authority))).await, TlsReason::Expired);
}

#[tokio::test]
async fn a_server_without_tls_is_no_trusted_one() {
    let plain = crate::common::raw(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").await;
    let connection = trusting(&plain.replace("http://127.0.0.1", "https://localhost"), Trust::System);
    assert_eq!(reason(connection).await, TlsReason::Other);
}

#[tokio::test]
async fn an_authority_that_is_no_certificate_is_refused_at_once() {
    let mut server = server("haut", "https://localhost:1");
    server.trust = Trust::Authority { pem: "no certificate".into() };
    let clock = Arc::new(Standing);
    let refused = Connection::new(server, crate::common::definition("haut"), clock);
    assert!(matches!(refused, Err(ConnectError::TlsNotTrusted { reason: TlsReason::Other, .. })));
}

#[derive(Debug)]
struct Standing;

impl chatelaine_model::Clock for Standing {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        crate::common::at(crate::common::NOW)
    }
}
