//! What must hold after each case, asked of the server itself and of the console.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use chatelaine_console::Console;
use chatelaine_console::view::{
    ActivityQueryView, ActivityRowView, KeyColumnView, KeyQueryView, KeyRowView, LiveKeys,
};
use chatelaine_model::{Deed, KeyId, KeyStatus, Outcome};
use chatelaine_sandbox::{Heard, TrueKey};

use crate::person::Waiting;
use crate::place::Place;
use crate::work::{Subject, Work};

/// What is wrong.
pub type Wrongs = Vec<String>;

/// The keys of a case as the server has them.
pub fn truth(place: &Place, subject: &Subject) -> Vec<TrueKey> {
    place.sandbox.keys_named(&subject.site.system, &subject.name).unwrap()
}

/// No request that changes anything was sent twice. What a reading of the list sends changes nothing.
pub fn sent_once(heard: &[Heard], reads: &[(String, String)]) -> Wrongs {
    let mut seen: HashMap<(&str, &str, &[u8]), usize> = HashMap::new();
    for request in heard {
        let read = (request.method.clone(), request.path.clone());
        if request.method != "GET" && !reads.contains(&read) {
            *seen.entry((&request.method, &request.path, &request.body)).or_default() += 1;
        }
    }
    let twice = seen.into_iter().filter(|(_, count)| *count > 1);
    twice.map(|((method, path, _), count)| format!("{method} {path} was sent {count} times")).collect()
}

/// After a restart, before anybody decides anything: whatever the server knows and the inventory does not is stated as
/// open, and so are two keys where there shall be one.
pub async fn stated(
    place: &Place,
    console: &Arc<Console>,
    work: Work,
    subject: &Subject,
    waiting: &Waiting,
) -> Wrongs {
    let mut wrongs = Wrongs::new();
    let keys = truth(place, subject);
    let rows = rows(console, subject).await;
    let open = !waiting.is_empty();
    for key in keys.iter().filter(|key| key.works) {
        let known = rows.iter().find(|row| row.name == key.name && row.status != KeyStatus::Revoked);
        if known.is_none() && !open {
            wrongs.push(format!("{} works and nobody says so", key.name));
        }
    }
    for row in rows.iter().filter(|row| row.status != KeyStatus::Revoked) {
        let key = keys.iter().find(|key| key.name == row.name);
        let differs = key.is_none_or(|key| !key.works || (work_sets_end(work) && key.ends != row.expires));
        if differs && !open {
            wrongs.push(format!("{} was changed and nobody says so", row.name));
        }
    }
    let doubled = keys.iter().filter(|key| key.works).count() > subject.keys.len().max(1);
    if work.rotates() && doubled && waiting.list.rotations.is_empty() && waiting.list.bulks.is_empty() {
        wrongs.push("two keys work and no rotation says so".into());
    }
    for rotation in &waiting.list.rotations {
        match console.rotation(&rotation.id).await {
            Ok(view) if matches!(view.live, LiveKeys::New | LiveKeys::Both) => {
                let made = view.new.as_ref().map(|new| new.name.clone()).unwrap_or_default();
                let value =
                    keys.iter().find(|key| key.name == made && key.works).map(|key| key.value.clone());
                let secret = console.successor_secret(&view.id).await;
                if secret.as_ref().ok().map(|secret| secret.expose().to_owned()) != value {
                    wrongs.push(format!("{made} is said to work and its secret is not in hand"));
                }
            }
            Ok(_) => {}
            Err(error) => wrongs.push(format!("a rotation cannot be shown: {error}")),
        }
    }
    for creation in waiting.unfinished.iter().filter_map(|waiting| waiting.created.as_ref()) {
        let value = keys.iter().find(|key| key.name == creation.name).map(|key| key.value.clone());
        let secret = console.reveal_secret(&creation.operation).await;
        if secret.ok().map(|secret| secret.expose().to_owned()) != value {
            wrongs.push(format!("{} waits with another secret than the server's", creation.name));
        }
    }
    wrongs.extend(log_is_whole(console).await);
    wrongs
}

fn work_sets_end(work: Work) -> bool {
    matches!(work, Work::ChangeExpiry | Work::BulkChangeExpiry)
}

/// When all that waited was gone on with: the server has what it shall have, every secret is in hand, the log tells of
/// all of it, and nothing is left behind.
pub async fn settled(
    place: &Place,
    console: &Arc<Console>,
    work: Work,
    subject: &Subject,
    folder: &Path,
    whole: bool,
) -> Wrongs {
    let mut wrongs = Wrongs::new();
    let keys = truth(place, subject);
    let living: Vec<&TrueKey> = keys.iter().filter(|key| key.works).collect();
    let entries = entries(console, subject).await;
    let rows = rows(console, subject).await;
    // What was written down as begun is done now.
    let whole = whole || subject.keys.iter().any(|id| has(&entries, Deed::RotateKey, id, &[Outcome::Done]));
    let old = |key: &TrueKey| {
        rows.iter().find(|row| row.name == key.name).is_some_and(|row| subject.keys.contains(&row.id))
    };
    match work {
        Work::Create if living.len() > 1 || whole && living.len() != 1 => {
            wrongs.push(format!("{} keys work", living.len()));
        }
        work if work.rotates() => {
            if living.len() != subject.keys.len() {
                wrongs.push(format!("{} keys work instead of {}", living.len(), subject.keys.len()));
            }
            if whole && living.iter().any(|key| old(key)) {
                wrongs.push("an old key works".into());
            }
        }
        Work::Revoke | Work::BulkRevoke if whole && !living.is_empty() => {
            wrongs.push("it still works".into())
        }
        Work::Restore | Work::UndoBulk if whole && living.len() != subject.keys.len() => {
            wrongs.push("it does not work again".into());
        }
        Work::ChangeExpiry | Work::BulkChangeExpiry
            if whole && living.iter().any(|key| key.ends != Some(Work::new_end())) =>
        {
            wrongs.push("it has another end".into());
        }
        _ => {}
    }
    for key in &living {
        let Some(row) = rows.iter().find(|row| row.name == key.name && row.status != KeyStatus::Revoked)
        else {
            wrongs.push(format!("{} works and is not in the inventory", key.name));
            continue;
        };
        if !old(key) {
            if !has(&entries, Deed::CreateKey, &row.id, &[Outcome::Done]) {
                wrongs.push(format!("the log does not say that {} was made", key.name));
            }
            match console.hand_over_key(&subject.site.server, &row.id).await {
                Ok(secret) if secret.expose() == key.value => {}
                Ok(_) => wrongs.push(format!("another secret than that of {} is in hand", key.name)),
                Err(error) => wrongs.push(format!("the secret of {} is not in hand: {error}", key.name)),
            }
        }
    }
    wrongs.extend(log_tells(work, subject, &keys, &rows, &entries));
    wrongs.extend(log_is_whole(console).await);
    let vault = place.vault(folder);
    vault.open().unwrap();
    for left in vault.names("secret/").unwrap() {
        wrongs.push(format!("{left} is left in the vault although nothing waits"));
    }
    wrongs
}

fn log_tells(
    work: Work,
    subject: &Subject,
    keys: &[TrueKey],
    rows: &[KeyRowView],
    entries: &[ActivityRowView],
) -> Wrongs {
    let mut wrongs = Wrongs::new();
    let told = [Outcome::Done, Outcome::Unknown];
    for id in &subject.keys {
        let row = rows.iter().find(|row| row.id == *id);
        let key = row.and_then(|row| keys.iter().find(|key| key.name == row.name));
        let works = key.is_some_and(|key| key.works);
        let (changed, deed) = match work {
            Work::Restore | Work::UndoBulk => (works, Deed::RestoreKey),
            Work::ChangeExpiry | Work::BulkChangeExpiry => {
                (key.is_some_and(|key| key.ends == Some(Work::new_end())), Deed::ChangeExpiry)
            }
            _ => (!works, Deed::RevokeKey),
        };
        if changed && !has(entries, deed, id, &told) {
            wrongs.push(format!("the log does not tell of {deed:?} of {id}"));
        }
        if !changed && has(entries, deed, id, &[Outcome::Done]) {
            wrongs.push(format!("the log tells of {deed:?} of {id}, which was not done"));
        }
        let replaced = keys.len() > subject.keys.len() || matches!(work, Work::RotateIncident) && changed;
        if work.rotates() && !work.is_bulk() && replaced && !has(entries, Deed::RotateKey, id, &told) {
            wrongs.push(format!("the log does not tell of the rotation of {id}"));
        }
    }
    wrongs
}

fn has(entries: &[ActivityRowView], deed: Deed, key: &KeyId, outcomes: &[Outcome]) -> bool {
    entries.iter().any(|entry| {
        entry.deed == deed && entry.key.as_ref() == Some(key) && outcomes.contains(&entry.outcome)
    })
}

async fn log_is_whole(console: &Arc<Console>) -> Wrongs {
    let checked = console.verify_activity().await.unwrap();
    if checked.breaks.is_empty() { Wrongs::new() } else { vec![format!("the log is broken: {checked:?}")] }
}

/// The keys of a case as the inventory has them.
async fn rows(console: &Arc<Console>, subject: &Subject) -> Vec<KeyRowView> {
    let query = KeyQueryView {
        search: Some(subject.name.clone()),
        statuses: vec![],
        servers: vec![subject.site.server.clone()],
        gone: false,
        sort: KeyColumnView::Name,
        descending: false,
        grouped: false,
        offset: 0,
        limit: 200,
    };
    console.key_page(query).await.unwrap().rows
}

/// What the log says of the case's keys since it began.
async fn entries(console: &Arc<Console>, subject: &Subject) -> Vec<ActivityRowView> {
    let query = ActivityQueryView {
        since: None,
        until: None,
        who: vec![],
        deeds: vec![],
        servers: vec![],
        outcomes: vec![],
        search: Some(subject.name.clone()),
        offset: 0,
        limit: 200,
    };
    let mut rows = console.activity_page(query).await.unwrap().rows;
    rows.retain(|row| row.number > subject.log);
    rows
}
