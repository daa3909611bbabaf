//! Which assumed facts a power rests on.

use chatelaine_model::Power;

use super::Definition;
use super::document::Change;

impl Definition {
    /// The tables of assumed facts that a request for this power rests on: those of which a user is asked.
    pub fn needs(&self, power: Power) -> Vec<&str> {
        let tables = self.tables(power);
        self.asked(|table| tables.iter().any(|wanted| is_of(table, wanted)))
    }

    /// The same for signing in by a way, the renewal of its session included: it comes by itself later.
    pub fn way_needs(&self, way: &str) -> Vec<String> {
        let table = format!("sign_in.{way}");
        let of_way = |asked: &str| {
            asked.strip_prefix(&table).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let steps = self.document.way(way).is_some_and(|way| !way.step.is_empty());
        let needed = self.asked(|asked| of_way(asked) || (steps && asked == "session.renew"));
        needed.into_iter().map(str::to_owned).collect()
    }

    fn asked(&self, wanted: impl Fn(&str) -> bool) -> Vec<&str> {
        let asked = self.assumptions.iter().filter(|assumption| assumption.asks);
        asked.map(|assumption| assumption.table.as_str()).filter(|table| wanted(table)).collect()
    }

    /// The tables that a power uses, assumed or not.
    fn tables(&self, power: Power) -> Vec<&'static str> {
        let keys = self.document.keys.as_ref();
        let listed = || {
            let in_account =
                keys.and_then(|keys| keys.list.as_ref()).is_some_and(|list| list.in_account.is_some());
            if in_account {
                vec!["keys", "keys.list", "account"]
            } else {
                vec!["keys", "keys.list", "keys.in_use"]
            }
        };
        let changed = |change: Option<&Change>, table| {
            let mut tables = vec!["keys", table];
            match change.and_then(|change| change.request.as_ref()) {
                None => tables.extend(["account", "account.write"]),
                Some(request) if ["secret", "name", "item"].iter().any(|name| request.mentions(name)) => {
                    tables.extend(listed());
                }
                Some(_) => {}
            }
            tables
        };
        match power {
            Power::Renew => vec!["session.renew"],
            Power::SignOut => vec!["session.sign_out"],
            Power::Account | Power::Settings | Power::ExtendedAccount => {
                vec!["account", "settings", "settings.schema"]
            }
            Power::ChangeAccount | Power::ChangeSettings => {
                vec!["account", "account.write", "settings", "settings.schema"]
            }
            Power::ChangePassword => vec!["password"],
            Power::ListKeys => listed(),
            Power::CreateKey => {
                let create = keys.and_then(|keys| keys.create.as_ref());
                let own = create.is_some_and(|create| create.request.mentions("account_id"));
                if own { vec!["keys", "keys.create", "account"] } else { vec!["keys", "keys.create"] }
            }
            Power::RevokeKey => changed(keys.and_then(|keys| keys.revoke.as_ref()), "keys.revoke"),
            Power::ChangeExpiry => {
                changed(keys.and_then(|keys| keys.change_expiry.as_ref()), "keys.change_expiry")
            }
            Power::RestoreKey => changed(keys.and_then(|keys| keys.restore.as_ref()), "keys.restore"),
            Power::InspectAccounts => vec!["accounts", "accounts.list", "accounts.details"],
            Power::InspectSecondFactors => vec!["accounts", "accounts.second_factors"],
            Power::InspectSignIns => vec!["accounts", "accounts.sign_ins"],
            Power::InspectBlocks => vec!["accounts", "accounts.blocks"],
            Power::Unblock => vec!["accounts", "accounts.unblock"],
        }
    }
}

/// Whether an asked table is a used one, or the way that stands in its place.
fn is_of(asked: &str, used: &str) -> bool {
    asked == used || asked.strip_prefix(used).is_some_and(|rest| rest.starts_with(".instead."))
}
