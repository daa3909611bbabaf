//! How a server is trusted: an authority, one certificate, a certificate of one's own, plain http.

use std::fs;
use std::path::{Path, PathBuf};

use crate::tls::Authority;
use crate::world::{World, ended};

fn add(world: &World, name: &str, address: &str, trust: &[&str]) {
    let add = ["server", "add", name, "--system", "bfore", "--url", address];
    world.run(&[&add[..], trust].concat()).with(0);
}

/// What a server that is not trusted is said to be, and the certificate that it showed.
#[track_caller]
fn refused(world: &World, name: &str) -> (String, String) {
    let told = world.json(&["server", "test", name]).with(1).error();
    assert_eq!(told["code"], "tls_not_trusted", "{told}");
    let (why, shown) = told["detail"].as_str().unwrap().split_once(';').unwrap();
    (why.to_owned(), shown.rsplit(' ').next().unwrap().to_owned())
}

#[track_caller]
fn answers(world: &World, name: &str) {
    let found = world.json(&["server", "test", name]).with(0).json();
    assert_eq!(found["encrypted"], true, "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_is_trusted_for_the_server_that_it_was_named_for() {
    let (world, authority) = (World::new().await, Authority::new());
    let address = authority.serve(&world.address("bfore"), None).await;
    let pem = world.home.file("authority.pem", &authority.pem());
    add(&world, "trusted", &address, &["--ca", &pem]);
    add(&world, "other", &address, &[]);
    answers(&world, "trusted");
    assert_eq!(refused(&world, "other").0, "unknown_issuer");
    let person = world.person("bfore", "Holds most");
    let password = world.home.file("password", &person.password);
    world.run(&["sign-in", "trusted", "--user", &person.login, "--password-file", &password]).with(0);
    world.run(&["key", "list", "--server", "trusted"]).with(0);
    let shown = world.json(&["server", "show", "trusted"]).with(0).json();
    assert_eq!((&shown["trust"]["authority"], &shown["trust"]["pin"]), (&true.into(), &().into()));

    let other = world.home.file("other.pem", &Authority::new().pem());
    add(&world, "astray", &address, &["--ca", &other]);
    assert_eq!(refused(&world, "astray").0, "unknown_issuer");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_certificate_that_was_shown_is_pinned_and_no_other_is_accepted() {
    let (world, authority) = (World::new().await, Authority::new());
    let address = authority.serve(&world.address("bfore"), None).await;
    add(&world, "new", &address, &[]);
    let (why, shown) = refused(&world, "new");
    assert_eq!((why.as_str(), shown.len()), ("unknown_issuer", 64));
    add(&world, "pinned", &address, &["--pin", &shown.to_uppercase()]);
    answers(&world, "pinned");
    assert_eq!(world.json(&["server", "show", "pinned"]).with(0).json()["trust"]["pin"], shown.as_str());

    // The same authority, the same name, and another certificate.
    let renewed = authority.serve(&world.address("bfore"), None).await;
    add(&world, "renewed", &renewed, &["--pin", &shown]);
    let (why, other) = refused(&world, "renewed");
    assert_eq!(why, "not_pinned");
    assert_ne!(other, shown);
    let short = ["server", "add", "short", "--system", "bfore", "--url", &address, "--pin", "abc"];
    assert_eq!(world.json(&short).with(2).error()["code"], "input_refused");
}

/// The same certificate in every form that openssl writes, and what opens it.
fn identity(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../connect/tests/behaviour/identity").join(name)
}
const PASSPHRASE_OF_IDENTITY: &str = "made-up";

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_of_ones_own_is_shown_to_the_server_that_wants_it_and_lies_nowhere_open() {
    let (world, authority) = (World::new().await, Authority::new());
    let wanted = fs::read_to_string(identity("certificate.pem")).unwrap();
    let address = authority.serve(&world.address("bfore"), Some(&wanted)).await;
    let pem = world.home.file("authority.pem", &authority.pem());
    add(&world, "without", &address, &["--ca", &pem]);
    let told = world.json(&["server", "test", "without"]).with(1).error();
    assert_eq!((&told["code"], &told["detail"]), (&"tls_not_trusted".into(), &"client_certificate".into()));

    let passphrase = world.home.file("word", PASSPHRASE_OF_IDENTITY);
    for (name, file, word) in [("open", "open.pem", None), ("archive", "archive.p12", Some(&passphrase))] {
        let file = identity(file).display().to_string();
        let mut trust = vec!["--ca", &pem, "--client-certificate", &file];
        trust.extend(word.iter().flat_map(|word| ["--client-passphrase-file", word.as_str()]));
        add(&world, name, &address, &trust);
        answers(&world, name);
        assert_eq!(world.json(&["server", "show", name]).with(0).json()["trust"]["clientCertificate"], true);
    }
    let open = fs::read_to_string(identity("open.pem")).unwrap();
    let secret = open.lines().skip_while(|line| !line.contains("PRIVATE KEY")).nth(1).unwrap();
    assert_eq!(world.home.files_with(secret), Vec::<PathBuf>::new());
    assert_eq!(world.home.files_with(PASSPHRASE_OF_IDENTITY), Vec::<PathBuf>::new());

    let wrong = world.home.file("wrong", "not the word");
    let closed = identity("closed.pem").display().to_string();
    let add = ["server", "add", "wrong", "--system", "bfore", "--url", &address];
    let trust = ["--client-certificate", &closed, "--client-passphrase-file", &wrong];
    assert_eq!(world.json(&[&add[..], &trust].concat()).with(2).error()["code"], "input_refused");
    world.run(&["server", "show", "wrong"]).with(1);
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_http_leaves_this_computer_only_where_it_was_allowed() {
    let world = World::new().await;
    let add = ["server", "add", "far", "--system", "bfore", "--url", "http://kontor.example"];
    assert_eq!(world.json(&add).with(2).error()["code"], "address_not_https");
    world.run(&["server", "show", "far"]).with(1);
    world.run(&[&add[..], &["--allow-http"]].concat()).with(0);
    let shown = world.json(&["server", "show", "far"]).with(0).json();
    assert_eq!((&shown["plainHttp"], &shown["trust"]["plainHttp"]), (&true.into(), &true.into()));
    // The made-up host is reached through a proxy, which is the sandbox itself.
    let mut test = world.home.program();
    test.env("http_proxy", world.address("bfore")).args(["--json", "server", "test", "far"]);
    let found = ended(&mut test).with(0).json();
    assert_eq!((&found["encrypted"], &found["url"]), (&false.into(), &"http://kontor.example".into()));
}
