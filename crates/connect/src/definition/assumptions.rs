//! Everything a definition assumes, in one list.

use super::document::{Document, EndRule, SignInWay, Source};
use super::{Assumption, Definition};

impl Definition {
    /// Every assumed fact with its reason, in the order of the language's tables.
    pub fn assumptions(&self) -> Vec<Assumption> {
        let document = &self.document;
        let mut found = Found(Vec::new());
        found.add("probe", Some(&document.probe.source));
        for way in &document.sign_in {
            sign_in(&mut found, way);
        }
        session(&mut found, document);
        found.add("times", document.times.zone.as_ref());
        if let Some(account) = &document.account {
            found.add("account", Some(&account.source));
            found.add("account.write", account.write.as_ref().map(|write| &write.source));
        }
        found.add("settings", document.settings.as_ref().map(|settings| &settings.source));
        keys(&mut found, document);
        let limits = &document.limits;
        for (table, limit) in
            [("sign_in", &limits.sign_in), ("confirm", &limits.confirm), ("renew", &limits.renew)]
        {
            found.add(&format!("limits.{table}"), limit.as_ref().map(|limit| &limit.source));
        }
        found.0
    }
}

/// The assumptions found so far.
struct Found(Vec<Assumption>);

impl Found {
    fn add(&mut self, table: &str, source: Option<&Source>) {
        if let Some(Source::Assumed(why)) = source {
            self.0.push(Assumption { table: table.to_owned(), why: why.clone() });
        }
    }

    fn ends(&mut self, table: &str, rules: &[EndRule]) {
        for rule in rules {
            self.add(table, rule.source.as_ref());
        }
    }
}

fn sign_in(found: &mut Found, way: &SignInWay) {
    let table = format!("sign_in.{}", way.way);
    found.add(&table, Some(&way.source));
    for step in way.step.iter().chain(&way.check) {
        found.add(&table, step.source.as_ref());
    }
    if let Some(factor) = &way.second_factor {
        found.ends(&table, &factor.ends);
        found.add(&table, factor.confirm.source.as_ref());
    }
}

fn session(found: &mut Found, document: &Document) {
    let Some(session) = &document.session else { return };
    found.add("session", Some(&session.source));
    found.ends("session.access", &session.access.ends);
    if let Some(refresh) = &session.refresh {
        found.ends("session.refresh", &refresh.ends);
    }
    for (table, operation) in [("session.renew", &session.renew), ("session.sign_out", &session.sign_out)] {
        found.add(table, operation.as_ref().and_then(|operation| operation.source.as_ref()));
    }
}

fn keys(found: &mut Found, document: &Document) {
    let Some(keys) = &document.keys else { return };
    found.add("keys", Some(&keys.source));
    found.add("keys.lag", keys.lag.as_ref().map(|lag| &lag.source));
    for (name, why) in keys.permissions.iter().flat_map(|permissions| &permissions.assumed) {
        found.add(&format!("keys.permissions.{name}"), Some(&Source::Assumed(why.clone())));
    }
    found.add("keys.list", keys.list.as_ref().and_then(|list| list.source.as_ref()));
    found.add("keys.create", keys.create.as_ref().and_then(|create| create.source.as_ref()));
    for (table, change) in [
        ("keys.change_expiry", &keys.change_expiry),
        ("keys.revoke", &keys.revoke),
        ("keys.restore", &keys.restore),
    ] {
        found.add(table, change.as_ref().and_then(|change| change.source.as_ref()));
    }
    found.add("keys.in_use", keys.in_use.as_ref().map(|in_use| &in_use.source));
}
