//! The sandbox as the upper tiers use it: its truth, told to whoever holds the token.

use std::sync::Arc;

use chatelaine_console::SystemClock;
use chatelaine_sandbox::{Sandbox, SandboxOptions};
use chatelaine_tests::Truth;

#[tokio::test(flavor = "multi_thread")]
async fn the_truth_is_told_while_the_sandbox_runs_and_no_longer() {
    let dir = tempfile::tempdir().unwrap();
    let options =
        SandboxOptions { dir: dir.path().to_owned(), base_port: None, clock: Arc::new(SystemClock) };
    let sandbox = Sandbox::start(options).await.unwrap();
    let truth = Truth::of(dir.path()).unwrap();
    assert!(truth.is_told().await);
    assert_eq!(truth.key("babelfor", "ad-feed-nl").await.unwrap(), "live");
    assert_eq!(truth.key("babelfor", "no such key").await.unwrap(), "absent");
    assert_eq!(truth.code_for("s.lindqvist@kontor.example").await.unwrap(), None);
    sandbox.stop().await;
    assert!(!truth.is_told().await);
}
