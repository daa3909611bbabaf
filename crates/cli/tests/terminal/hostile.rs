//! A server whose words would steer the terminal, or are too long for it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;

use serde_json::{Value, json};

use crate::world::{Ended, Home, ended};

/// An id that sets a title, breaks the line, turns the direction of writing and clears the screen.
const ID: &str = "k\u{1b}]0;x\u{7}\nchatelaine: all is well\u{202e}\u{9b}2J";

/// What is asked of it is answered as the made-up system `hostile` answers.
fn answer(stream: &TcpStream) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        if line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    reader.read_exact(&mut vec![0; length]).ok()?;
    let key = json!({ "id": ID, "name": "n".repeat(500), "token": "SENTINEL-of-a-hostile-server-1" });
    let body = match first.split(' ').nth(1)? {
        "/user/login" => json!({ "access_token": "SENTINEL-session-of-a-hostile-server", "Username": "u" }),
        "/authheader/add" => key,
        _ => json!([key]),
    }
    .to_string();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    let mut stream = stream;
    write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).ok()
}

/// A home where somebody is signed in at such a server.
fn signed_in() -> Home {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let _ = answer(&stream);
        }
    });
    let home = Home::begun_cheaply();
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("../connect/definitions/bfore.toml");
    let text = fs::read_to_string(built_in).unwrap().replace("id = \"bfore\"", "id = \"hostile\"");
    let definition = home.file("hostile.toml", &text);
    run(&home, &["server", "add", "H", "--definition", &definition, "--url", &address]).with(0);
    let password = home.file("password", "SENTINEL-password");
    run(&home, &["sign-in", "H", "--user", "u", "--password-file", &password]).with(0);
    home
}

fn run(home: &Home, args: &[&str]) -> Ended {
    home.run(&[&["--accept-assumed"], args].concat())
}

#[track_caller]
fn is_harmless(text: &str) {
    let steers = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
    assert!(!text.chars().any(steers), "{text:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_key_that_could_not_be_handed_over_is_told_without_its_letters() {
    let home = signed_in();
    let create = ["--accept-assumed", "key", "create", "H", "--name", "n", "--secret-file", "-"];
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let told = ended(home.program().args(create).stdout(full())).with(7);
    is_harmless(&told.err);
    assert_eq!(told.err.lines().count(), 1, "{told:?}");
    assert!(
        told.err.contains(r"$'k\033]0;x\007\012chatelaine: all is well\342\200\256\302\2332J'"),
        "{told:?}"
    );

    let told = ended(home.program().arg("--json").args(create).stdout(full())).with(7);
    is_harmless(&told.err);
    assert_eq!(told.error()["code"], "not_handed_over");
}

#[test]
fn a_list_shows_no_such_letters_and_json_keeps_the_value() {
    let home = signed_in();
    let listed = run(&home, &["key", "list", "--server", "H"]).with(0);
    is_harmless(&listed.out);
    is_harmless(&listed.err);
    assert!(listed.out.contains(&format!("{}…", "n".repeat(47))) && !listed.out.contains(&"n".repeat(48)));
    let listed = home.json(&["key", "list", "--server", "H"]).with(0);
    is_harmless(&listed.out);
    let key: Value = listed.json()[0].clone();
    assert_eq!((&key["id"], key["name"].as_str().unwrap().len()), (&json!(ID), 500));
}
