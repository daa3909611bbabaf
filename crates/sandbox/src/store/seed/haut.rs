//! Haut.AI: two people, 90 private tokens.

use chrono::TimeDelta;
use serde_json::json;

use super::{Field, Standing, pairs, plain_key};
use crate::store::StoreError;
use crate::store::accounts::{self, Account};
use crate::store::keys;
use crate::systems::{System, private_token_value};

const KEYS_OF_MEYER: usize = 86;
const COMPANY: &str = "5a1c7e90-44d2-4c3f-9be8-0f6b1d2a7c55";

/// Name, hours until it ends.
const CHOSEN: [(&str, i64); 10] = [
    ("aging-study-q4", 66 * 24 + 2),
    ("atelier-kiosk-pt", 41 * 24 + 2),
    ("atelier-kiosk-pt-2", 131 * 24 + 2),
    ("berlin-clinic-07", 9),
    ("berlin-clinic-12", 5 * 24 + 2),
    ("zürich-studio", 88 * 24),
    ("são-paulo-clínica-03", 17 * 24),
    ("bőrgyógyászat-győr", -30),
    ("東京-サロン-02", 240 * 24),
    ("clinique-préférée", 3 * 24),
];

const CITIES: [&str; 20] = [
    "aarhus",
    "barcelona",
    "bergen",
    "berlin",
    "brno",
    "budapest",
    "dublin",
    "gdansk",
    "ghent",
    "graz",
    "lisbon",
    "lyon",
    "malmo",
    "milano",
    "osaka",
    "porto",
    "tallinn",
    "utrecht",
    "vienna",
    "zagreb",
];
const ROOMS: [&str; 4] = ["clinic-01", "clinic-02", "kiosk-01", "lab-01"];

const STANDINGS: [Standing; 8] = [
    Standing::Active,
    Standing::Active,
    Standing::Active,
    Standing::Expired,
    Standing::Active,
    Standing::Expiring,
    Standing::Active,
    Standing::Active,
];

pub(super) fn sow(field: &mut Field<'_>) -> Result<(), StoreError> {
    let meyer = account(7_001, "Anna Meyer", "a.meyer@kontor.example", 1, false);
    let varga = account(7_002, "Nóra Varga", "n.varga@kontor.example", 2, true);
    for person in [&meyer, &varga] {
        accounts::add(field.connection, System::Haut, person)?;
    }
    for (name, hours) in CHOSEN {
        add_key(field, &meyer.id, name, field.now + TimeDelta::hours(hours))?;
    }
    let names = pairs(&CITIES, &ROOMS).take(KEYS_OF_MEYER - CHOSEN.len());
    for (name, standing) in names.zip(STANDINGS.into_iter().cycle()) {
        let end = field.life(standing).1.unwrap_or(field.now);
        add_key(field, &meyer.id, &name, end)?;
    }
    for (name, days) in
        [("kiosk-varga", 200), ("skin-tone-study", 45), ("varga-laptop", 6), ("varga-old-laptop", -3)]
    {
        add_key(field, &varga.id, name, field.now + TimeDelta::days(days) + TimeDelta::hours(1))?;
    }
    Ok(())
}

fn add_key(
    field: &mut Field<'_>,
    owner: &str,
    name: &str,
    end: chrono::DateTime<chrono::Utc>,
) -> Result<(), StoreError> {
    let value = private_token_value(&mut field.random, owner, end);
    let created = field.ago(TimeDelta::days(60));
    keys::add(field.connection, System::Haut, &plain_key(owner, name, value, (created, Some(end))))?;
    Ok(())
}

fn account(id: i64, name: &str, email: &str, number: u8, second_factor: bool) -> Account {
    let about = if second_factor {
        "Has a second factor, so the password is refused."
    } else {
        "Holds most of the private tokens."
    };
    Account {
        id: id.to_string(),
        login: email.into(),
        email: email.into(),
        password: format!("sandbox-Haut-{number}"),
        password_ends: None,
        second_factor,
        about: Some(about.into()),
        document: json!({
            "id": id,
            "company_id": COMPANY,
            "profile": {
                "metadata": null,
                "full_name": name,
                "kyc_enabled": false,
                "terms_payment_accepted_at": null,
                "terms_and_policy_accepted_at": true,
                "feature_flags": { "SKIN_GPT": true, "FACE_METRICS_3": true, "BATCH_UPLOAD": false },
            },
        }),
    }
}
