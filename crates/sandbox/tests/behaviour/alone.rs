//! The program itself, started alone.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use reqwest::Client;
use serde_json::{Value, json};

/// A program that is ended with the test.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn whoever_started_it_reads_who_may_sign_in_and_the_codes_that_are_mailed() {
    let dir = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_chatelaine-sandbox"));
    program.arg("--dir").arg(dir.path().join("sandbox")).stdout(Stdio::piped());
    let mut started = Started(program.spawn().unwrap());
    let mut lines = BufReader::new(started.0.stdout.take().unwrap()).lines().map(Result::unwrap);
    let shown: Vec<String> = lines.by_ref().take_while(|line| !line.starts_with("Ctrl C")).collect();
    let text = shown.join("\n");
    assert!(text.contains("truth.json"), "{text}");
    let at = shown.iter().position(|line| line.starts_with("B2Core")).unwrap();
    let address = shown[at].split_whitespace().last().unwrap();
    assert!(shown[at + 1].contains("s.lindqvist@kontor.example"), "{text}");

    let client = Client::builder().no_proxy().build().unwrap();
    let post = |path: &str, body: Value| client.post(format!("{address}{path}")).json(&body).send();
    let login = json!({ "email": "s.lindqvist@kontor.example", "password": "sandbox-B2Core-1" });
    let challenge = crate::common::json(post("/api/v2/signin", login).await.unwrap()).await;
    let mail = lines.next().unwrap();
    assert!(mail.starts_with("Mail to s.lindqvist@kontor.example: "), "{mail}");
    let code = mail.rsplit_once("(code ").unwrap().1.trim_end_matches(')');
    let confirm = json!({ "token": challenge["2faDetails"]["token"], "code": code });
    assert_eq!(post("/api/v2/2fa/confirm", confirm).await.unwrap().status().as_u16(), 200);
}
