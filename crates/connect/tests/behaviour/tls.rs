//! Certificates: whose is trusted, and how a bad one is named.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use ::aws_lc_rs::digest;
use chatelaine_connect::{ClientIdentity, ConnectError, Connection, LineOptions, Probe, TlsReason};
use chatelaine_model::{Secret, Trust};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::sign::{CertifiedKey, SingleCertAndKey};
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

use crate::common::{connect_as, definition, server};
use crate::identity::{ARCHIVE, CERTIFICATE, CLOSED, LEGACY, OPEN, PASSPHRASE};

const ANSWER: &[u8] =
    b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 14\r\nconnection: close\r\n\r\n{\"detail\":\"x\"}";

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(vec![]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A certificate for a host that is good until a year, with its key.
struct Made {
    certificate: CertificateDer<'static>,
    key: PrivateKeyDer<'static>,
}

impl Made {
    fn by(authority: &CertifiedIssuer<'static, KeyPair>, host: &str, until: i32) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        params.not_before = date_time_ymd(2019, 1, 1);
        params.not_after = date_time_ymd(until, 1, 1);
        let certificate = params.signed_by(&key, authority).unwrap().der().clone();
        Self { certificate, key: PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der())) }
    }

    fn sha256(&self) -> String {
        let digest = digest::digest(&digest::SHA256, &self.certificate);
        digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Serves over TLS with a certificate for a host that is good until a year.
async fn serve(authority: &CertifiedIssuer<'static, KeyPair>, host: &str, until: i32) -> String {
    serve_as(&Made::by(authority, host, until), None).await.0
}

/// Serves over TLS, to those who show one of these certificates where any are wanted. Gives the address, and how many
/// requests it took in.
async fn serve_as(made: &Made, clients: Option<&str>) -> (String, Arc<AtomicU32>) {
    serve_with(made.certificate.clone(), &made.key, clients).await
}

/// The same with any key: also one that is another's.
async fn serve_with(
    certificate: CertificateDer<'static>,
    key: &PrivateKeyDer<'static>,
    clients: Option<&str>,
) -> (String, Arc<AtomicU32>) {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let builder =
        ServerConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions().unwrap();
    let builder = match clients {
        None => builder.with_no_client_auth(),
        Some(pem) => {
            let mut roots = RootCertStore::empty();
            roots.add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()).unwrap();
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
            builder.with_client_cert_verifier(verifier.build().unwrap())
        }
    };
    let key = aws_lc_rs::sign::any_supported_type(key).unwrap();
    let shown = SingleCertAndKey::from(CertifiedKey::new(vec![certificate], key));
    let config = builder.with_cert_resolver(Arc::new(shown));
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let taken = Arc::new(AtomicU32::new(0));
    let counted = taken.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(mut stream) = acceptor.accept(stream).await {
                let mut request = [0; 16 * 1024];
                if stream.read(&mut request).await.is_ok_and(|read| read > 0) {
                    counted.fetch_add(1, Ordering::SeqCst);
                }
                let _ = stream.write_all(ANSWER).await;
                let _ = stream.shutdown().await;
            }
        }
    });
    (format!("https://localhost:{port}"), taken)
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
    assert_eq!(reason(connection).await, TlsReason::NoTls);
}

#[tokio::test]
async fn an_authority_that_is_no_certificate_is_refused_at_once() {
    let mut server = server("haut", "https://localhost:1");
    server.trust = Trust::Authority { pem: "no certificate".into() };
    let clock = Arc::new(Standing);
    let refused = Connection::new(server, crate::common::definition("haut"), clock);
    assert!(matches!(refused, Err(ConnectError::TlsNotTrusted { reason: TlsReason::Other, .. })));
}

fn pin(sha256: String) -> Trust {
    Trust::Pinned { sha256 }
}

/// What is wrong with a certificate, and which one was shown.
async fn refused(connection: Connection) -> (TlsReason, Option<String>) {
    match connection.probe().await {
        Err(ConnectError::TlsNotTrusted { reason, sha256 }) => (reason, sha256),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_shown_and_can_be_pinned() {
    let authority = authority();
    let made = Made::by(&authority, "localhost", 2090);
    let (address, taken) = serve_as(&made, None).await;
    let (reason, shown) = refused(trusting(&address, Trust::System)).await;
    assert_eq!((reason, shown.as_ref()), (TlsReason::UnknownIssuer, Some(&made.sha256())));
    assert_eq!(taken.load(Ordering::SeqCst), 0, "nothing was sent");
    assert!(trusting(&address, pin(shown.unwrap())).probe().await.unwrap().tls);
}

#[tokio::test]
async fn a_pin_is_for_one_certificate_whatever_its_name_and_time_and_for_no_other() {
    let authority = authority();
    let old = Made::by(&authority, "kontor.example", 2020);
    let (address, _) = serve_as(&old, None).await;
    assert!(trusting(&address, pin(old.sha256())).probe().await.is_ok());

    // The same authority, name and time, and yet another certificate: renewed, or somebody in between.
    let renewed = Made::by(&authority, "kontor.example", 2020);
    let (address, taken) = serve_as(&renewed, None).await;
    let (reason, shown) = refused(trusting(&address, pin(old.sha256()))).await;
    assert_eq!((reason, shown), (TlsReason::NotPinned, Some(renewed.sha256())));
    assert_eq!(taken.load(Ordering::SeqCst), 0, "nothing was sent");
}

#[tokio::test]
async fn whoever_copies_a_pinned_certificate_lacks_its_key_and_gets_nothing() {
    let authority = authority();
    let made = Made::by(&authority, "localhost", 2090);
    let thief = Made::by(&authority, "localhost", 2090);
    let (address, taken) = serve_with(made.certificate.clone(), &thief.key, None).await;
    assert_eq!(reason(trusting(&address, pin(made.sha256()))).await, TlsReason::Other);
    assert_eq!(reason(trusting(&address, pem(&authority))).await, TlsReason::Other);
    assert_eq!(taken.load(Ordering::SeqCst), 0, "something was sent");
}

fn showing(address: &str, made: &Made, file: Option<(&[u8], &str)>) -> Connection {
    let identity =
        file.map(|(file, word)| ClientIdentity::from_file(file, Some(&Secret::new(word))).unwrap());
    let mut server = server("haut", address);
    server.trust = pin(made.sha256());
    let options = LineOptions { identity, ..LineOptions::default() };
    Connection::with_options(server, definition("haut"), Arc::new(Standing), options).unwrap()
}

#[tokio::test]
async fn a_server_that_wants_a_certificate_gets_it_from_every_form_of_file() {
    let made = Made::by(&authority(), "localhost", 2090);
    let (address, taken) = serve_as(&made, Some(CERTIFICATE)).await;
    for file in [OPEN, CLOSED, ARCHIVE, LEGACY] {
        showing(&address, &made, Some((file, PASSPHRASE))).probe().await.unwrap();
    }
    assert_eq!(taken.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn a_server_that_gets_no_certificate_or_another_says_so() {
    let made = Made::by(&authority(), "localhost", 2090);
    let (address, taken) = serve_as(&made, Some(CERTIFICATE)).await;
    let none = showing(&address, &made, None);
    assert_eq!(refused(none).await.0, TlsReason::ClientCertificate);
    let other = rcgen::generate_simple_self_signed(vec!["somebody".to_owned()]).unwrap();
    let other = format!("{}{}", other.cert.pem(), other.signing_key.serialize_pem());
    let other = showing(&address, &made, Some((other.as_bytes(), "")));
    assert_eq!(refused(other).await.0, TlsReason::ClientCertificate);
    assert_eq!(taken.load(Ordering::SeqCst), 0, "a request was taken in");
}

#[derive(Debug)]
struct Standing;

impl chatelaine_model::Clock for Standing {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        crate::common::at(crate::common::NOW)
    }
}
