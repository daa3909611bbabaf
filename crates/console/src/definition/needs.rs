//! Which assumed facts a piece of work rests on.

use chatelaine_connect::Definition;
use chatelaine_model::Power;

/// The assumed tables that a power rests on.
pub(super) fn of_power(definition: &Definition, power: Power) -> Vec<String> {
    let tables: &[&str] = match power {
        Power::Renew => &["session.renew"],
        Power::SignOut => &["session.sign_out"],
        Power::Account | Power::ExtendedAccount => &["account"],
        Power::ChangeAccount => &["account", "account.write"],
        Power::Settings => &["account", "settings"],
        Power::ChangeSettings => &["account", "account.write", "settings"],
        Power::ListKeys => &["keys", "keys.list", "keys.in_use"],
        Power::CreateKey => &["keys", "keys.create"],
        Power::RevokeKey => &["keys", "keys.revoke"],
        Power::ChangeExpiry => &["keys", "keys.change_expiry"],
        Power::RestoreKey => &["keys", "keys.restore"],
        Power::ChangePassword => &["password"],
        Power::InspectAccounts => &["accounts"],
        Power::InspectSecondFactors => &["accounts.second_factors"],
        Power::InspectSignIns => &["accounts.sign_ins"],
        Power::InspectBlocks => &["accounts.blocks"],
        Power::Unblock => &["accounts.unblock"],
    };
    assumed(definition, |table| tables.contains(&table))
}

/// The assumed tables that a way of signing in rests on. A session that could not be renewed for want of an answer
/// would end in the middle of work, so its renewal is among them.
pub(super) fn of_way(definition: &Definition, way: &str) -> Vec<String> {
    let own = format!("sign_in.{way}");
    assumed(definition, |table| table == own || table == "session.renew")
}

/// Whether a request rests on an assumed table, so that its first use on a server asks.
pub(crate) fn asks(table: &str) -> bool {
    let first = table.split('.').next().unwrap_or_default();
    match table {
        "session.renew" | "session.sign_out" => true,
        "keys.lag" => false,
        _ if table.starts_with("keys.permissions") => false,
        _ => matches!(first, "sign_in" | "account" | "settings" | "keys" | "accounts" | "password"),
    }
}

fn assumed(definition: &Definition, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut tables: Vec<String> = definition
        .assumptions()
        .into_iter()
        .map(|assumption| assumption.table)
        .filter(|table| asks(table) && wanted(table))
        .collect();
    tables.dedup();
    tables
}
