//! Everything a definition assumes, in one list.

use chatelaine_model::Power;
use toml::Table;

use super::document::{Document, EndRule, SignInWay, Source};
use super::{Assumption, DefinitionError, places};

/// Every assumed fact with its reason, in the order of the language's tables.
pub(super) fn all(file: &str, document: &Document, tree: &Table) -> Result<Vec<Assumption>, DefinitionError> {
    let mut found = Found { tree, all: Vec::new() };
    found.told("probe", Some(&document.probe.source));
    for way in &document.sign_in {
        sign_in(&mut found, way);
    }
    session(&mut found, document);
    found.told("times.zone", document.times.zone.as_ref());
    account(&mut found, document);
    accounts(&mut found, document);
    found.asked(
        "password",
        Power::ChangePassword,
        document.password.as_ref().map(|password| &password.source),
    );
    keys(&mut found, document);
    let limits = &document.limits;
    for (table, limit) in
        [("sign_in", &limits.sign_in), ("confirm", &limits.confirm), ("renew", &limits.renew)]
    {
        found.told(&format!("limits.{table}"), limit.as_ref().map(|limit| &limit.source));
    }
    for assumed in &document.assumes {
        if places::find(tree, &assumed.at).is_none() {
            let reason = format!("'{}' in [[assumes]] is no place of this definition", assumed.at);
            return Err(DefinitionError { file: file.to_owned(), line: 1, reason });
        }
        found.told(&assumed.at, Some(&Source::Assumed(assumed.why.clone())));
    }
    Ok(found.all)
}

/// The assumptions found so far.
struct Found<'t> {
    tree: &'t Table,
    all: Vec<Assumption>,
}

impl Found<'_> {
    /// Something that no request rests on.
    fn told(&mut self, table: &str, source: Option<&Source>) {
        self.add(table, table, None, false, source);
    }

    /// An operation: a request rests on it.
    fn asked(&mut self, table: &str, power: impl Into<Option<Power>>, source: Option<&Source>) {
        self.add(table, table, power.into(), true, source);
    }

    fn add(&mut self, table: &str, place: &str, power: Option<Power>, asks: bool, source: Option<&Source>) {
        if let Some(Source::Assumed(why)) = source {
            let places = places::under(self.tree, place);
            self.all.push(Assumption { table: table.to_owned(), power, why: why.clone(), asks, places });
        }
    }

    fn ends(&mut self, table: &str, rules: &[EndRule]) {
        for (index, rule) in rules.iter().enumerate() {
            self.told(&format!("{table}.ends.{index}"), rule.source.as_ref());
        }
    }
}

fn sign_in(found: &mut Found<'_>, way: &SignInWay) {
    let table = format!("sign_in.{}", way.way);
    found.asked(&table, None, Some(&way.source));
    for (index, step) in way.step.iter().enumerate() {
        found.asked(&format!("{table}.step.{index}"), None, step.source.as_ref());
    }
    found.asked(&format!("{table}.check"), None, way.check.as_ref().and_then(|check| check.source.as_ref()));
    if let Some(factor) = &way.second_factor {
        found.ends(&format!("{table}.second_factor"), &factor.ends);
        found.asked(&format!("{table}.second_factor.confirm"), None, factor.confirm.source.as_ref());
    }
}

fn session(found: &mut Found<'_>, document: &Document) {
    let Some(session) = &document.session else { return };
    found.told("session", Some(&session.source));
    found.ends("session.access", &session.access.ends);
    if let Some(refresh) = &session.refresh {
        found.ends("session.refresh", &refresh.ends);
    }
    let operations = [
        ("session.renew", Power::Renew, &session.renew),
        ("session.sign_out", Power::SignOut, &session.sign_out),
    ];
    for (table, power, operation) in operations {
        found.asked(table, power, operation.as_ref().and_then(|operation| operation.source.as_ref()));
    }
}

fn account(found: &mut Found<'_>, document: &Document) {
    if let Some(account) = &document.account {
        found.asked("account", Power::Account, Some(&account.source));
        found.asked("account.write", Power::ChangeAccount, account.write.as_ref().map(|write| &write.source));
    }
    if let Some(settings) = &document.settings {
        found.asked("settings", Power::Settings, Some(&settings.source));
        let schema = settings.schema.as_ref().map(|schema| &schema.source);
        found.asked("settings.schema", Power::Settings, schema);
    }
}

fn accounts(found: &mut Found<'_>, document: &Document) {
    let Some(accounts) = &document.accounts else { return };
    found.asked("accounts", Power::InspectAccounts, Some(&accounts.source));
    let parts = [
        ("list", Power::InspectAccounts, accounts.list.source.as_ref()),
        ("details", Power::InspectAccounts, accounts.details.as_ref().and_then(|part| part.source.as_ref())),
        (
            "second_factors",
            Power::InspectSecondFactors,
            accounts.second_factors.as_ref().and_then(|part| part.source.as_ref()),
        ),
        ("sign_ins", Power::InspectSignIns, accounts.sign_ins.as_ref().and_then(|part| part.source.as_ref())),
        ("blocks", Power::InspectBlocks, accounts.blocks.as_ref().and_then(|part| part.source.as_ref())),
        ("unblock", Power::Unblock, accounts.unblock.as_ref().and_then(|part| part.source.as_ref())),
    ];
    for (table, power, source) in parts {
        found.asked(&format!("accounts.{table}"), power, source);
    }
}

fn keys(found: &mut Found<'_>, document: &Document) {
    let Some(keys) = &document.keys else { return };
    found.asked("keys", Power::ListKeys, Some(&keys.source));
    found.told("keys.lag", keys.lag.as_ref().map(|lag| &lag.source));
    for (name, why) in keys.permissions.iter().flat_map(|permissions| &permissions.assumed) {
        let (table, place) = (format!("keys.permissions.{name}"), format!("keys.permissions.flags.{name}"));
        found.add(&table, &place, None, false, Some(&Source::Assumed(why.clone())));
    }
    found.asked("keys.list", Power::ListKeys, keys.list.as_ref().and_then(|list| list.source.as_ref()));
    found.asked(
        "keys.create",
        Power::CreateKey,
        keys.create.as_ref().and_then(|create| create.source.as_ref()),
    );
    for (table, power, change) in [
        ("keys.change_expiry", Power::ChangeExpiry, &keys.change_expiry),
        ("keys.revoke", Power::RevokeKey, &keys.revoke),
        ("keys.restore", Power::RestoreKey, &keys.restore),
    ] {
        let Some(change) = change else { continue };
        // Nobody is asked for a way that is not chosen.
        let usual = !change.instead.iter().any(|instead| document.chosen(instead));
        found.add(table, table, Some(power), usual, change.source.as_ref());
        for (index, instead) in change.instead.iter().enumerate() {
            let (table, chosen) = (format!("{table}.instead.{index}"), document.chosen(instead));
            let source = instead.change.as_ref().and_then(|change| change.source.as_ref());
            found.add(&table, &format!("{table}.change"), Some(power), chosen, source);
        }
    }
    found.asked("keys.in_use", Power::ListKeys, keys.in_use.as_ref().map(|in_use| &in_use.source));
}
