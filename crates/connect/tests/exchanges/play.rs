//! Plays a recording: a server that answers as recorded, and compares what it is asked.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use chatelaine_connect::{Challenge, ConnectError, Connection, Credentials, Definition, SignIn, SignedIn};
use chatelaine_model::{Address, Clock, EnvironmentMark, KeyId, NewKey, Secret, Server, ServerId, SystemId};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Respond, ResponseTemplate};

use crate::recording::{Action, Exchange, Recording, Request};

/// Wed, 18 Nov 2026 11:06:40 GMT.
const NOW: i64 = 1_795_000_000;
const DATE: &str = "Wed, 18 Nov 2026 11:06:40 GMT";

#[derive(Debug)]
struct Still;

impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(NOW, 0).unwrap()
    }
}

/// What is still to come, and the first thing that was not as recorded.
#[derive(Default)]
struct Script {
    next: VecDeque<Exchange>,
    difference: Option<String>,
}

struct Recorded(Arc<Mutex<Script>>);

impl Respond for Recorded {
    fn respond(&self, request: &wiremock::Request) -> ResponseTemplate {
        let mut script = self.0.lock().unwrap();
        let Some(Exchange { request: wanted, answer }) = script.next.pop_front() else {
            script.difference.get_or_insert(format!(
                "{} {} was not expected",
                request.method,
                request.url.path()
            ));
            return ResponseTemplate::new(500);
        };
        if let Err(difference) = compare(&wanted, request) {
            script.difference.get_or_insert(difference);
            return ResponseTemplate::new(500);
        }
        let mut response = ResponseTemplate::new(answer.status).insert_header("date", DATE);
        for (name, value) in &answer.headers {
            response = response.append_header(name.as_str(), value.as_str());
        }
        match &answer.body {
            Some(body) => response.set_body_json(body),
            None => response,
        }
    }
}

fn compare(wanted: &Request, request: &wiremock::Request) -> Result<(), String> {
    let same = |what: &str, wanted: &Value, sent: &Value| {
        if wanted == sent { Ok(()) } else { Err(format!("{what}: recorded {wanted}, sent {sent}")) }
    };
    same("method", &json!(wanted.method), &json!(request.method.as_str()))?;
    same("path", &json!(wanted.path), &json!(request.url.path()))?;
    let query: BTreeMap<String, String> = request.url.query_pairs().into_owned().collect();
    same("query", &json!(wanted.query), &json!(query))?;
    for (name, value) in &wanted.headers {
        let sent = request.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        same(name, &json!(value), &json!(sent))?;
    }
    let sent =
        if request.body.is_empty() { None } else { Some(serde_json::from_slice(&request.body).unwrap()) };
    same("body", &json!(wanted.body), &json!(sent as Option<Value>))
}

/// Whoever is signed in while a recording is played.
struct Player {
    connection: Connection,
    language: String,
    credentials: Option<Credentials>,
    challenge: Option<Challenge>,
}

/// A shipped definition, or that of a server of others.
fn definition(system: &str) -> Arc<Definition> {
    let mut all = Definition::builtin().unwrap().into_iter();
    all.find(|definition| definition.id().as_str() == system).unwrap_or_else(|| {
        let file = format!("{system}.toml");
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/third_party");
        let text = std::fs::read_to_string(format!("{folder}/{file}")).unwrap();
        Arc::new(Definition::parse(&file, &text).unwrap())
    })
}

/// Plays a recording to its end, or to the first difference.
pub(crate) async fn play(system: &str, recording: &Recording) -> Result<(), String> {
    let script = Arc::new(Mutex::new(Script::default()));
    let mock = MockServer::start().await;
    Mock::given(any()).respond_with(Recorded(Arc::clone(&script))).mount(&mock).await;
    let definition = definition(system);
    let address = Address::parse(&mock.uri()).unwrap();
    let (id, mark) = (ServerId::new("s-1"), EnvironmentMark::Test);
    let mut server = Server::new(id, "Kontor".into(), SystemId::new(system), address, mark, Still.now());
    server.options = recording.options.clone();
    let connection = Connection::new(server, definition, Arc::new(Still)).unwrap();
    let language = recording.language.clone();
    let mut player = Player { connection, language, credentials: None, challenge: None };
    for (index, step) in recording.steps.iter().enumerate() {
        script.lock().unwrap().next = step.exchanges.iter().cloned().collect();
        let outcome =
            player.act(&step.action).await.unwrap_or_else(|error| json!({ "error": format!("{error:?}") }));
        let script = script.lock().unwrap();
        if let Some(difference) = &script.difference {
            return Err(format!("step {index}: {difference}"));
        }
        if let Some(left) = script.next.front() {
            return Err(format!("step {index}: {} {} was not sent", left.request.method, left.request.path));
        }
        let good = match &step.gives {
            Some(gives) => holds(&outcome, gives),
            None => outcome.get("error").is_none(),
        };
        if !good {
            let wanted = step.gives.as_ref().map_or("no error".to_owned(), Value::to_string);
            return Err(format!("step {index}: it should give {wanted}, and gives {outcome}"));
        }
    }
    Ok(())
}

/// Whether everything wanted is in an outcome.
fn holds(outcome: &Value, wanted: &Value) -> bool {
    match (outcome, wanted) {
        (Value::Object(outcome), Value::Object(wanted)) => {
            wanted.iter().all(|(name, wanted)| holds(outcome.get(name).unwrap_or(&Value::Null), wanted))
        }
        (Value::Array(outcome), Value::Array(wanted)) => {
            outcome.len() == wanted.len()
                && outcome.iter().zip(wanted).all(|(outcome, wanted)| holds(outcome, wanted))
        }
        _ => outcome == wanted,
    }
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn value(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

impl Player {
    fn signed_in(&mut self, signed: SignedIn) -> Value {
        let credentials = signed.credentials;
        let told = json!({
            "ends": credentials.ends(), "refresh_ends": credentials.refresh_ends(),
            "renewable": credentials.renewable(), "account": signed.account,
        });
        self.credentials = Some(credentials);
        told
    }

    async fn act(&mut self, action: &Action) -> Result<Value, ConnectError> {
        let none = || ConnectError::Credentials;
        match action {
            Action::SignIn { way, fields } => {
                let secret = |(name, value): (&String, &String)| (name.clone(), Secret::new(value.as_str()));
                let fields: BTreeMap<_, _> = fields.iter().map(secret).collect();
                match self.connection.sign_in(way, &fields, &self.language).await? {
                    SignIn::Done(signed) => return Ok(self.signed_in(signed)),
                    SignIn::SecondFactor(challenge) => {
                        let told = json!({ "channel": challenge.channel(), "ends": challenge.ends() });
                        self.challenge = Some(challenge);
                        return Ok(told);
                    }
                }
            }
            Action::Confirm { code } => {
                let challenge = self.challenge.take().ok_or_else(none)?;
                let signed = self.connection.confirm(&challenge, &Secret::new(code.as_str())).await?;
                return Ok(self.signed_in(signed));
            }
            Action::ChangePassword { login, old, new } => {
                let (old, new) = (Secret::new(old.as_str()), Secret::new(new.as_str()));
                return self.connection.change_password(login, &old, &new, &self.language).await.map(value);
            }
            _ => {}
        }
        let credentials = self.credentials.clone().ok_or_else(none)?;
        self.act_as(action, &credentials).await
    }

    async fn act_as(&mut self, action: &Action, credentials: &Credentials) -> Result<Value, ConnectError> {
        let connection = &self.connection;
        Ok(match action {
            Action::SignIn { .. } | Action::Confirm { .. } | Action::ChangePassword { .. } => Value::Null,
            Action::Renew => {
                let renewed = connection.renew(credentials).await?;
                return Ok(self.signed_in(SignedIn { credentials: renewed, account: None }));
            }
            Action::SignOut => json!(format!("{:?}", connection.sign_out(credentials).await?)),
            Action::Account { extended } => value(connection.account(credentials, *extended).await?),
            Action::ChangeAccount { changes } => {
                value(connection.change_account(credentials, changes).await?)
            }
            Action::ChangeSetting { id, value: text } => {
                value(connection.change_setting(credentials, id, text).await?)
            }
            Action::Keys => value(connection.keys(credentials, &|_| {}).await?),
            Action::CreateKey { name, expires, permissions, about } => {
                let new = NewKey {
                    name: name.clone(),
                    expires: expires.as_deref().map(time),
                    permissions: permissions.clone(),
                    about: about.clone(),
                };
                let created = connection.create_key(credentials, &new).await?;
                json!({ "key": created.key, "secret": created.secret.expose() })
            }
            Action::ChangeExpiry { id, expires } => {
                let expires = expires.as_deref().map(time);
                value(connection.change_expiry(credentials, &KeyId::new(id.as_str()), expires).await?)
            }
            Action::RevokeKey { id } => {
                value(connection.revoke_key(credentials, &KeyId::new(id.as_str())).await?)
            }
            Action::Accounts { search, offset, limit } => {
                value(connection.accounts(credentials, search.as_deref(), *offset, *limit).await?)
            }
            Action::OtherAccount { id } => value(connection.other_account(credentials, id).await?),
            Action::SecondFactors { id } => value(connection.second_factors(credentials, id).await?),
            Action::SignIns { id, offset, limit } => {
                value(connection.sign_ins(credentials, id, *offset, *limit).await?)
            }
            Action::BlockedAddresses { id } => value(connection.blocked_addresses(credentials, id).await?),
            Action::Unblock { block } => value(connection.unblock(credentials, block).await?),
        })
    }
}
