//! The system's proxy: used for servers elsewhere, plain or encrypted, and never for this computer.
//!
//! What the system says is read from the environment here, and an environment is given to a process at its start only.
//! So each test starts this program again for one that asks, with a proxy in its environment.

use std::process::Command;

use chatelaine_connect::{ConnectError, TlsReason};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::common::{connect_as, raw, server};

const ANSWER: &[u8] = b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 14\r\n\r\n{\"detail\":\"x\"}";
/// Names the server that the started program shall ask.
const ASK: &str = "CHATELAINE_TEST_ASK";

/// A proxy that answers everything itself, and tells the first line of each request.
async fn proxy() -> (String, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (tell, told) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = vec![0; 16 * 1024];
            let read = stream.read(&mut request).await.unwrap_or_default();
            request.truncate(read);
            let line = String::from_utf8_lossy(&request).lines().next().unwrap_or_default().to_owned();
            let _ = tell.send(line);
            let _ = stream.write_all(ANSWER).await;
            let _ = stream.shutdown().await;
        }
    });
    (address, told)
}

/// Lets another process ask a server with a proxy in its environment; false where that failed there.
async fn ask(server: String, proxy: String) -> bool {
    let asked = tokio::task::spawn_blocking(move || {
        let mut program = Command::new(std::env::current_exe().unwrap());
        program.args(["--exact", "proxy::a_server_is_asked_by_a_process_of_its_own", "--nocapture"]);
        for name in ["NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"] {
            program.env_remove(name);
        }
        for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"] {
            program.env(name, &proxy);
        }
        program.env(ASK, server).output().unwrap()
    });
    let asked = asked.await.unwrap();
    assert!(String::from_utf8_lossy(&asked.stdout).contains("1 passed"), "nothing was run");
    asked.status.success()
}

/// Asks the server that the environment names; without one there is nothing to ask.
#[tokio::test]
async fn a_server_is_asked_by_a_process_of_its_own() {
    let Ok(address) = std::env::var(ASK) else { return };
    let mut server = server("haut", "https://localhost");
    server.address = chatelaine_model::Address::parse_allowing_http(&address).unwrap();
    server.plain_http = true;
    match connect_as(server).probe().await {
        Ok(_) | Err(ConnectError::TlsNotTrusted { reason: TlsReason::NoTls, .. }) => {}
        // The proxy opens no tunnel.
        Err(ConnectError::Unreachable { .. }) if address.starts_with("https") => {}
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_server_elsewhere_is_reached_through_the_proxy() {
    let (address, mut told) = proxy().await;
    assert!(ask("http://kontor.invalid".into(), address.clone()).await);
    let line = told.recv().await.unwrap();
    assert!(line.starts_with("GET http://kontor.invalid/"), "{line}");
    assert!(ask("https://kontor.invalid".into(), address).await);
    assert_eq!(told.recv().await.unwrap(), "CONNECT kontor.invalid:443 HTTP/1.1");
}

#[tokio::test]
async fn no_proxy_comes_between_this_computer_and_itself() {
    let (address, mut told) = proxy().await;
    let here = raw(ANSWER).await;
    assert!(ask(here.clone(), address.clone()).await);
    // Not TLS, so the conversation ends soon; what counts is with whom it was.
    assert!(ask(here.replace("http://127.0.0.1", "https://localhost"), address).await);
    assert!(told.try_recv().is_err(), "the proxy was asked");
}
