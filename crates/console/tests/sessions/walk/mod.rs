//! Random lives of a session, on a clock and a server of the test's own: expiry, many uses at once, sleep, lost
//! answers, kills, sign-outs, two programs. Nobody is asked to sign in without need, and nothing spent, dead or ended is
//! ever sent.

mod program;
mod step;
mod world;

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::server::Dialect;
use world::World;

/// Lives that are tried for each system, unless `PROPTEST_CASES` says otherwise.
const LIVES: u32 = 150;

fn walk(dialect: Dialect) {
    let outer = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(LIVES);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
    let lives = (-3_600..3_600i64, step::steps());
    // The same lives each time: a run that passed yesterday fails today only by a change of ours.
    let dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let walked = TestRunner::new_with_rng(config, dice)
        .run(&lives, |(skew, steps)| World::new(&outer, dialect, skew).walk(&steps));
    assert!(walked.is_ok(), "{}", walked.unwrap_err());
}

#[test]
fn b2core_never_asks_without_need() {
    walk(Dialect::B2core);
}

#[test]
fn bfore_never_asks_without_need() {
    walk(Dialect::Bfore);
}

#[test]
fn haut_never_asks_without_need() {
    walk(Dialect::Haut);
}

#[test]
fn mgmtapp_never_asks_without_need() {
    walk(Dialect::Mgmtapp);
}
