//! What definitions offer, and how a wrong one is refused.

use chatelaine_connect::{Definition, FieldKind, KeyExpiry, RevokeEffect, SecretReach};
use chatelaine_model::{Power, Provenance};
use chrono::TimeDelta;

use crate::common::definition;

fn powers(id: &str) -> Vec<(Power, bool)> {
    let documented = |provenance: &Provenance| *provenance == Provenance::Documented;
    definition(id).capabilities().iter().map(|c| (c.power, documented(&c.provenance))).collect()
}

#[test]
fn the_five_come_in_the_order_of_their_series() {
    let all = Definition::builtin().unwrap();
    let names: Vec<_> = all.iter().map(|d| (d.series(), d.monogram(), d.short_name())).collect();
    assert_eq!(
        names,
        [
            (1, "Ba", "Babelfor"),
            (2, "Ha", "Haut.AI"),
            (3, "Bf", "PreCrime"),
            (4, "Mg", "Mgmt"),
            (5, "B2", "B2Core")
        ]
    );
    assert!(
        all.iter()
            .all(|d| d.docs().starts_with("https://") && !d.about().is_empty() && !d.url_hint().is_empty())
    );
}

#[test]
fn only_what_a_system_has_is_offered_and_assumptions_are_marked() {
    use Power::{
        Account, ChangeAccount, ChangeExpiry, ChangePassword, ChangeSettings, CreateKey, ExtendedAccount,
        InspectAccounts, InspectBlocks, InspectSecondFactors, InspectSignIns, ListKeys, Renew, RestoreKey,
        RevokeKey, Settings, SignOut, Unblock,
    };
    assert_eq!(
        powers("babelfor"),
        [
            (SignOut, true),
            (Account, true),
            (ChangeAccount, true),
            (Settings, true),
            (ChangeSettings, true),
            (ListKeys, true),
            (CreateKey, false),
            (RevokeKey, true),
            (ChangeExpiry, true),
            (RestoreKey, true)
        ]
    );
    assert_eq!(
        powers("haut"),
        [
            (Renew, false),
            (Account, true),
            (Settings, true),
            (ListKeys, true),
            (CreateKey, true),
            (RevokeKey, true)
        ]
    );
    assert_eq!(
        powers("bfore"),
        [
            (Renew, false),
            (SignOut, false),
            (Account, true),
            (Settings, true),
            (ChangePassword, false),
            (ListKeys, true),
            (CreateKey, true),
            (RevokeKey, true)
        ]
    );
    assert_eq!(
        powers("mgmtapp"),
        [
            (Renew, true),
            (Account, false),
            (ExtendedAccount, false),
            (ChangeAccount, false),
            (Settings, false),
            (ChangeSettings, false),
            (ListKeys, true)
        ]
    );
    assert_eq!(
        powers("b2core"),
        [
            (Renew, true),
            (SignOut, true),
            (InspectAccounts, false),
            (InspectSecondFactors, true),
            (InspectSignIns, false),
            (InspectBlocks, true),
            (Unblock, true)
        ]
    );
}

#[test]
fn keys_are_described_as_each_system_has_them() {
    let babelfor = definition("babelfor").keys().unwrap();
    assert_eq!(
        (babelfor.expiry, babelfor.secret, babelfor.revoke),
        (KeyExpiry::Optional, SecretReach::Readable, RevokeEffect::Marks)
    );
    let names: Vec<_> = babelfor.permissions.iter().map(|p| (p.name.as_str(), p.assumed.is_some())).collect();
    assert_eq!(names, [("Read", false), ("Write", false), ("Delete", false), ("Create", true)]);
    assert!(babelfor.about && babelfor.restorable && babelfor.expiry_changes);
    assert_eq!(babelfor.lag, Some(TimeDelta::minutes(3)));
    let haut = definition("haut").keys().unwrap();
    assert_eq!(
        (haut.expiry, haut.secret, haut.revoke),
        (KeyExpiry::Required, SecretReach::Once, RevokeEffect::Deletes)
    );
    assert!(!haut.about && !haut.restorable && !haut.expiry_changes && haut.note.is_some());
    let bfore = definition("bfore").keys().unwrap();
    assert_eq!(
        (bfore.expiry, bfore.secret, bfore.revoke),
        (KeyExpiry::None, SecretReach::Readable, RevokeEffect::Deletes)
    );
}

#[test]
fn ways_limits_options_and_assumptions_are_told() {
    let ways = definition("haut").ways();
    assert_eq!(ways.iter().map(|way| way.id.as_str()).collect::<Vec<_>>(), ["password", "key"]);
    assert_eq!((ways[0].fields[0].kind, ways[0].fields[0].secret), (FieldKind::Email, false));
    assert_eq!((ways[1].fields[0].kind, ways[1].fields[0].secret), (FieldKind::Token, true));
    let limits = definition("b2core").attempts();
    let (sign_in, confirm) = (limits.sign_in.unwrap(), limits.confirm.unwrap());
    assert_eq!((sign_in.attempts, sign_in.per, confirm.attempts), (5, Some(TimeDelta::minutes(1)), 3));
    assert!(sign_in.assumed && sign_in.block == Some(TimeDelta::minutes(10)));
    assert_eq!(definition("haut").attempts(), chatelaine_connect::Attempts::default());
    let option = &definition("bfore").options()[0];
    assert_eq!(
        (option.name.as_str(), option.default.as_str(), option.choices.len()),
        ("bearer", "Bearer ", 2)
    );
    for definition in Definition::builtin().unwrap() {
        assert!(definition.assumptions().iter().all(|assumption| !assumption.why.is_empty()));
    }
    let tables: Vec<_> = definition("babelfor").assumptions().into_iter().map(|a| a.table).collect();
    assert!(
        tables.contains(&"keys.create".into()) && tables.contains(&"session.access.ends.0".into()),
        "{tables:?}"
    );
}

/// A shipped document with one piece replaced, and the line on which the replacement stands.
fn spoiled(
    file: &str,
    from: &str,
    to: &str,
) -> (Result<Definition, chatelaine_connect::DefinitionError>, usize) {
    let path = format!("{}/definitions/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    let spoiled = text.replacen(from, to, 1);
    let line = text.lines().position(|line| line.contains(from.lines().next().unwrap())).unwrap() + 1;
    (Definition::parse(file, &spoiled), line)
}

#[test]
fn a_wrong_definition_is_refused_with_file_line_and_reason() {
    let cases = [
        ("haut.toml", "series = 2", "series = 9", "'series' is 1 to 5"),
        ("haut.toml", "series = 2", "series = 2\ncolour = 1", "unknown field `colour`"),
        ("haut.toml", "items = \"/results\"", "items = \"results\"", "no JSON Pointer"),
        ("haut.toml", "{private_token}\"", "{privatetoken}\"", "nothing fills '{privatetoken}' here"),
        ("haut.toml", "private_tokens/{id}/", "private_tokens/{id/", "without its '}'"),
        ("haut.toml", "{ fixed = \"60m\" }", "{ fixed = \"soon\" }", "no length of time"),
        ("haut.toml", "method = \"DELETE\"", "method = \"REMOVE\"", "no method"),
        ("haut.toml", "status = { 400 =", "status = { 40 =", "no HTTP status"),
        ("haut.toml", "way = \"key\"", "way = \"password\"", "two ways have the same name"),
        ("haut.toml", "default = \"refresh_token\"", "default = \"other\"", "not among the choices"),
        (
            "mgmtapp.toml",
            "{ cookie = \"themanagement_refresh_token\" }",
            "{ cookies = \"x\" }",
            "unknown field `cookies`",
        ),
        (
            "babelfor.toml",
            "set = { revoked = true }",
            "set = { revoked = true }\nrequest = { method = \"POST\", path = \"/x\" }",
            "sends the whole '{item}'",
        ),
    ];
    for (file, from, to, reason) in cases {
        let (parsed, line) = spoiled(file, from, to);
        let error = parsed.unwrap_err();
        assert!(error.reason.contains(reason), "{error}");
        assert_eq!(error.file, file);
        // An unknown member stands on the line after the one it was put behind, a table's fault at its head.
        assert!(error.line.abs_diff(line) <= 2, "{error}: expected about line {line}");
        assert!(error.to_string().starts_with(&format!("{file}, line {}", error.line)));
    }
}

#[test]
fn an_assumption_without_a_reason_cannot_be_written() {
    let (parsed, _) = spoiled("haut.toml", "source = \"documented\"", "source = \"assumed\"");
    assert!(parsed.is_err());
}

#[test]
fn only_a_renewal_that_says_so_may_be_repeated() {
    let path = format!("{}/definitions/b2core.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    assert!(Definition::builtin().unwrap().iter().all(|definition| !definition.renewal_repeatable()));
    let declared = text.replace("[session.renew]", "[session.renew]\nrepeatable = true");
    assert!(Definition::parse("b2core.toml", &declared).unwrap().renewal_repeatable());
    let wrong = text.replace("[session.sign_out]", "[session.sign_out]\nrepeatable = true");
    let error = Definition::parse("b2core.toml", &wrong).unwrap_err().to_string();
    assert!(error.contains("only a renewal"), "{error}");
}
