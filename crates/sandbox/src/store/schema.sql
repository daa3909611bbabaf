-- Everything the five servers remember. All values in it are made up, so nothing here is encrypted.
-- Instants are UTC text as rusqlite writes chrono's; they compare as text.

CREATE TABLE note (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE account (
  system        TEXT NOT NULL,
  id            TEXT NOT NULL,
  login         TEXT NOT NULL COLLATE NOCASE,
  email         TEXT NOT NULL COLLATE NOCASE,
  password      TEXT NOT NULL,
  password_ends TEXT,             -- NULL: never
  second_factor INTEGER NOT NULL,
  about         TEXT,             -- set on the accounts that are offered to try
  document      TEXT NOT NULL,    -- JSON: what this system tells of the account
  PRIMARY KEY (system, id),
  UNIQUE (system, login)
) STRICT;

-- Access tokens, refresh tokens and second-factor challenges. A family is what one sign-in led to.
CREATE TABLE token (
  value   TEXT PRIMARY KEY,
  system  TEXT NOT NULL,
  kind    TEXT NOT NULL,
  account TEXT NOT NULL,
  family  TEXT NOT NULL,
  code    TEXT,
  created TEXT NOT NULL,
  ends    TEXT NOT NULL,
  spent   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX token_family ON token (family);

CREATE TABLE key (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  system        TEXT NOT NULL,
  owner         TEXT NOT NULL,
  name          TEXT NOT NULL,
  value         TEXT NOT NULL UNIQUE,
  client_secret TEXT,
  created       TEXT NOT NULL,
  ends          TEXT,             -- NULL: never
  revoked       INTEGER NOT NULL DEFAULT 0,
  permissions   INTEGER NOT NULL DEFAULT 0,
  about         TEXT
) STRICT;
CREATE INDEX key_owner ON key (system, owner);

CREATE TABLE setting (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  account   TEXT NOT NULL,        -- of Babelfor; no other system has settings of this shape
  category  TEXT NOT NULL,
  section   TEXT NOT NULL,
  name      TEXT NOT NULL,
  value     TEXT NOT NULL,
  type      TEXT NOT NULL,
  about     TEXT NOT NULL,
  read_only INTEGER NOT NULL
) STRICT;

CREATE TABLE attempt (
  gate TEXT NOT NULL,
  who  TEXT NOT NULL,
  at   TEXT NOT NULL
) STRICT;
CREATE INDEX attempt_gate ON attempt (gate, who, at);

CREATE TABLE block (
  gate TEXT NOT NULL,
  who  TEXT NOT NULL,
  ends TEXT NOT NULL,
  PRIMARY KEY (gate, who)
) STRICT;

CREATE TABLE mail (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject   TEXT NOT NULL,
  body      TEXT NOT NULL,
  code      TEXT
) STRICT;

-- The broker's end users, whom B2Core's administrators inspect.
CREATE TABLE client (
  id           INTEGER PRIMARY KEY,
  email        TEXT NOT NULL COLLATE NOCASE,
  nickname     TEXT NOT NULL,
  given_name   TEXT NOT NULL,
  family_name  TEXT NOT NULL,
  country      TEXT NOT NULL,
  city         TEXT NOT NULL,
  status       INTEGER NOT NULL,
  verification INTEGER NOT NULL,
  created      TEXT NOT NULL,
  updated      TEXT NOT NULL
) STRICT;

CREATE TABLE client_factor (
  client  INTEGER NOT NULL REFERENCES client (id),
  name    TEXT NOT NULL,
  caption TEXT NOT NULL,
  is_on   INTEGER NOT NULL,
  PRIMARY KEY (client, name)
) STRICT;

CREATE TABLE client_sign_in (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  client INTEGER NOT NULL REFERENCES client (id),
  ip     TEXT NOT NULL,
  status TEXT NOT NULL,
  at     TEXT NOT NULL
) STRICT;

CREATE TABLE client_block (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  client  INTEGER NOT NULL REFERENCES client (id),
  ip      TEXT NOT NULL,
  reason  TEXT NOT NULL,
  created TEXT NOT NULL,
  ends    TEXT NOT NULL
) STRICT;
