//! The fields of a user: what each is called, holds, and whether it may be set. Assumed, except for the five that are
//! never writable and for what a field's description can say: read-only, format, select2, `user_add`.

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Flag,
    /// Seconds since 1970 in the database.
    Instant,
    Day,
    /// One of the values, or a new one where `user_add` says so.
    Choice {
        values: &'static [&'static str],
        user_add: bool,
    },
}

/// One field.
pub(super) struct Field {
    pub(super) name: &'static str,
    /// In English and in Hungarian.
    pub(super) label: (&'static str, &'static str),
    pub(super) kind: Kind,
    /// Set where the value is returned a second time for people: `datetime`, `date` or `currency`.
    pub(super) format: Option<&'static str>,
    pub(super) read_only: bool,
    /// Returned only with `extended=true`.
    pub(super) extended: bool,
}

const fn field(name: &'static str, label: (&'static str, &'static str), kind: Kind) -> Field {
    Field { name, label, kind, format: None, read_only: false, extended: false }
}

const fn kept(field: Field) -> Field {
    Field { read_only: true, ..field }
}

const fn shown_as(format: &'static str, field: Field) -> Field {
    Field { format: Some(format), ..field }
}

const POSITIONS: Kind =
    Kind::Choice { values: &["Administrator", "Accountant", "Developer"], user_add: true };
const LANGUAGES: Kind = Kind::Choice { values: &["en", "hu"], user_add: false };
const ZONES: Kind = Kind::Choice { values: &["Europe/Budapest", "Europe/Vienna", "UTC"], user_add: false };

/// All of them, in the order in which they are returned.
pub(super) const ALL: [Field; 18] = [
    kept(field("id", ("Number", "Azonosító"), Kind::Number)),
    kept(field("created_by", ("Created by", "Létrehozta"), Kind::Number)),
    kept(shown_as("datetime", field("created_at", ("Created", "Létrehozva"), Kind::Instant))),
    kept(field("updated_by", ("Changed by", "Módosította"), Kind::Number)),
    kept(shown_as("datetime", field("updated_at", ("Changed", "Módosítva"), Kind::Instant))),
    kept(field("username", ("User name", "Felhasználónév"), Kind::Text)),
    field("email", ("E-mail", "E-mail"), Kind::Text),
    field("name", ("Name", "Név"), Kind::Text),
    field("phone", ("Phone", "Telefon"), Kind::Text),
    field("position", ("Position", "Beosztás"), POSITIONS),
    field("language", ("Language", "Nyelv"), LANGUAGES),
    field("timezone", ("Time zone", "Időzóna"), ZONES),
    shown_as("date", field("birth_date", ("Date of birth", "Születési dátum"), Kind::Day)),
    shown_as("currency", field("hourly_rate", ("Hourly rate", "Óradíj"), Kind::Number)),
    field("newsletter", ("Newsletter", "Hírlevél"), Kind::Flag),
    Field {
        extended: true,
        ..kept(shown_as(
            "datetime",
            field("last_login_at", ("Last sign-in", "Utolsó belépés"), Kind::Instant),
        ))
    },
    Field { extended: true, ..kept(field("role", ("Role", "Szerepkör"), Kind::Text)) },
    Field { extended: true, ..kept(field("company", ("Company", "Cég"), Kind::Text)) },
];
