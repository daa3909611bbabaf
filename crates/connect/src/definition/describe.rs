//! What a definition offers, in the plain types of [`super::offer`].

use chatelaine_model::{Capability, Power};

use super::document::{Accounts, Keys, LimitSpec, Source};
use super::{
    Attempts, Definition, Field, FieldKind, KeyTraits, Limit, OptionSpec, PermissionSpec, RevokeEffect, Way,
};

impl Definition {
    /// The vendor's name of the product.
    pub fn name(&self) -> &str {
        &self.document.system.name
    }

    /// The name used where room is short.
    pub fn short_name(&self) -> &str {
        &self.document.system.short_name
    }

    /// Two letters.
    pub fn monogram(&self) -> &str {
        &self.document.system.monogram
    }

    /// Which colour series it has, 1 to 5.
    pub fn series(&self) -> u8 {
        self.document.system.series
    }

    /// Where the vendor documents it.
    pub fn docs(&self) -> &str {
        &self.document.system.docs
    }

    /// What a base URL looks like.
    pub fn url_hint(&self) -> &str {
        &self.document.system.url_hint
    }

    /// One line that tells it from the others.
    pub fn about(&self) -> &str {
        &self.document.system.about
    }

    /// The ways to sign in, the usual one first.
    pub fn ways(&self) -> Vec<Way> {
        let way = |way: &super::document::SignInWay| Way {
            id: way.way.clone(),
            label: way.label.clone(),
            fields: way
                .fields
                .iter()
                .map(|field| Field {
                    name: field.name.clone(),
                    label: field.label.clone(),
                    secret: matches!(field.kind, FieldKind::Password | FieldKind::Token),
                    kind: field.kind,
                })
                .collect(),
            provenance: (&way.source).into(),
        };
        self.document.sign_in.iter().map(way).collect()
    }

    /// The way of signing in by a key of this system itself: a credential that is sent as it is and can be checked by a
    /// harmless call. By it a new key can be tried.
    pub fn key_way(&self) -> Option<&str> {
        let tried = |way: &&super::document::SignInWay| {
            let token = matches!(way.fields.as_slice(), [field] if field.kind == FieldKind::Token);
            token && way.send.is_some() && way.check.is_some()
        };
        self.document.keys.as_ref()?;
        self.document.sign_in.iter().find(tried).map(|way| way.way.as_str())
    }

    /// What an administrator may set per server, by name.
    pub fn options(&self) -> Vec<OptionSpec> {
        let option = |(name, entry): (&String, &super::document::OptionEntry)| OptionSpec {
            name: name.clone(),
            label: entry.label.clone(),
            default: entry.default.clone(),
            choices: entry.choices.clone(),
            why: entry.why.clone(),
        };
        self.document.options.iter().map(option).collect()
    }

    /// What the system can do. A power without an entry is not offered.
    pub fn capabilities(&self) -> Vec<Capability> {
        let document = &self.document;
        let session = document.session.as_ref();
        let renew = session.and_then(|s| s.renew.as_ref().map(|o| o.source.as_ref().unwrap_or(&s.source)));
        let sign_out =
            session.and_then(|s| s.sign_out.as_ref().map(|o| o.source.as_ref().unwrap_or(&s.source)));
        let account = document.account.as_ref();
        let write = account.and_then(|account| account.write.as_ref()).map(|write| &write.source);
        let settings = document.settings.as_ref();
        let told = settings.is_some_and(|settings| settings.schema.is_some());
        let edits = account.is_some_and(|account| account.facts.iter().any(|fact| fact.edit)) || told;
        let sets = settings.is_some_and(|settings| !settings.read_only);
        let extended = account.filter(|account| account.extended.is_some());
        let powers = [
            (Power::Renew, renew),
            (Power::SignOut, sign_out),
            (Power::Account, account.map(|account| &account.source)),
            (Power::ExtendedAccount, extended.map(|account| &account.source)),
            (Power::ChangeAccount, write.filter(|_| edits)),
            (Power::Settings, settings.map(|settings| &settings.source)),
            (Power::ChangeSettings, write.filter(|_| sets)),
            (Power::ChangePassword, document.password.as_ref().map(|password| &password.source)),
        ];
        let accounts = document.accounts.as_ref().map(account_powers).unwrap_or_default();
        let keys = document.keys.as_ref().map(key_powers).unwrap_or_default();
        powers
            .into_iter()
            .chain(accounts)
            .chain(keys)
            .filter_map(|(power, source)| {
                source.map(|source| Capability { power, provenance: source.into() })
            })
            .collect()
    }

    /// Whether a renewal whose answer was lost may be sent again with the same token.
    pub fn renewal_repeatable(&self) -> bool {
        let renew = self.document.session.as_ref().and_then(|session| session.renew.as_ref());
        renew.is_some_and(|renew| renew.repeatable)
    }

    /// What its keys are like; absent where it has none.
    pub fn keys(&self) -> Option<KeyTraits> {
        let keys = self.document.keys.as_ref()?;
        let deletes = keys.revoke.as_ref().is_none_or(|revoke| revoke.deletes);
        Some(KeyTraits {
            expiry: keys.expiry,
            secret: keys.secret,
            permissions: permissions(keys),
            about: keys.create.as_ref().is_some_and(|create| create.request.mentions("about")),
            last_used: keys.map.as_ref().is_some_and(|map| map.last_used.is_some()),
            name_limit: keys.name_limit,
            revoke: if deletes { RevokeEffect::Deletes } else { RevokeEffect::Marks },
            restorable: keys.restore.is_some(),
            expiry_changes: keys.change_expiry.is_some(),
            lag: keys.lag.as_ref().map(|lag| lag.fixed.0),
            note: keys.note.clone(),
        })
    }

    /// The limits on attempts that are known.
    pub fn attempts(&self) -> Attempts {
        let limit = |spec: &Option<LimitSpec>| {
            spec.as_ref().map(|spec| Limit {
                attempts: spec.attempts,
                per: spec.per.map(|span| span.0),
                block: spec.block.map(|span| span.0),
                assumed: spec.source.is_assumed(),
            })
        };
        let limits = &self.document.limits;
        Attempts {
            sign_in: limit(&limits.sign_in),
            confirm: limit(&limits.confirm),
            renew: limit(&limits.renew),
        }
    }
}

/// Where each power over keys is known from: its own word, else that of the table around it.
fn key_powers(keys: &Keys) -> Vec<(Power, Option<&Source>)> {
    fn own<'k>(source: &'k Option<Source>, keys: &'k Keys) -> &'k Source {
        source.as_ref().unwrap_or(&keys.source)
    }
    let list = keys.list.as_ref().map(|list| own(&list.source, keys));
    vec![
        (Power::ListKeys, list.or(keys.in_use.as_ref().map(|in_use| &in_use.source))),
        (Power::CreateKey, keys.create.as_ref().map(|create| own(&create.source, keys))),
        (Power::RevokeKey, keys.revoke.as_ref().map(|change| own(&change.source, keys))),
        (Power::ChangeExpiry, keys.change_expiry.as_ref().map(|change| own(&change.source, keys))),
        (Power::RestoreKey, keys.restore.as_ref().map(|change| own(&change.source, keys))),
    ]
}

/// The same for looking at accounts of others.
fn account_powers(accounts: &Accounts) -> Vec<(Power, Option<&Source>)> {
    fn own<'a>(source: &'a Option<Source>, accounts: &'a Accounts) -> &'a Source {
        source.as_ref().unwrap_or(&accounts.source)
    }
    vec![
        (Power::InspectAccounts, Some(own(&accounts.list.source, accounts))),
        (
            Power::InspectSecondFactors,
            accounts.second_factors.as_ref().map(|part| own(&part.source, accounts)),
        ),
        (Power::InspectSignIns, accounts.sign_ins.as_ref().map(|part| own(&part.source, accounts))),
        (Power::InspectBlocks, accounts.blocks.as_ref().map(|part| own(&part.source, accounts))),
        (Power::Unblock, accounts.unblock.as_ref().map(|part| own(&part.source, accounts))),
    ]
}

fn permissions(keys: &Keys) -> Vec<PermissionSpec> {
    let Some(permissions) = &keys.permissions else { return Vec::new() };
    let mut flags: Vec<_> = permissions.flags.iter().collect();
    flags.sort_by_key(|(_, bit)| **bit);
    let names = flags.into_iter().map(|(name, _)| name).chain(&permissions.names);
    names
        .map(|name| PermissionSpec { name: name.clone(), assumed: permissions.assumed.get(name).cloned() })
        .collect()
}
