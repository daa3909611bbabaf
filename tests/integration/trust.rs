//! A server whose certificate nobody vouches for.

use std::collections::BTreeMap;
use std::sync::Arc;

use chatelaine_console::view::{ErrorCode, ErrorView, ProbeRequest, TrustRequest};
use chatelaine_model::SystemId;
use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::desk::Desk;

const ANSWER: &[u8] =
    b"HTTP/1.1 401 Unauthorized\r\ncontent-type: application/json\r\ncontent-length: 14\r\nconnection: close\r\n\r\n{\"detail\":\"x\"}";

/// Serves over TLS with a certificate that signs itself, and gives the address and the certificate.
async fn serve() -> (String, String) {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("https://localhost:{}", listener.local_addr().unwrap().port());
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
    (address, made.cert.pem())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_without_a_trusted_issuer_is_named_and_can_be_trusted_for_one_server() {
    let desk = Desk::open().await;
    let (address, pem) = serve().await;
    let ask = |authority: Option<String>| ProbeRequest {
        system: SystemId::new("haut"),
        address: address.clone(),
        trust: TrustRequest { authority, ..TrustRequest::default() },
        options: BTreeMap::new(),
    };
    let refused = ErrorView::from(&desk.console.probe(ask(None), "probe").await.unwrap_err());
    assert_eq!(refused.code, ErrorCode::TlsNotTrusted);
    assert_eq!(refused.detail.as_deref(), Some("unknown_issuer"));
    let passed = desk.console.probe(ask(Some(pem)), "probe").await.unwrap();
    assert!(passed.tls);
    let still = desk.console.probe(ask(None), "probe").await.unwrap_err();
    assert_eq!(
        ErrorView::from(&still).code,
        ErrorCode::TlsNotTrusted,
        "the trust went further than its server"
    );
}
