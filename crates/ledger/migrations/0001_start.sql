-- Times are microseconds since 1970, UTC. Absent facts are NULL. Words (states, deeds, marks) are those of the model.

CREATE TABLE servers (
    number  INTEGER PRIMARY KEY AUTOINCREMENT, -- the user's order
    id      TEXT    NOT NULL UNIQUE,
    name    TEXT    NOT NULL,
    system  TEXT    NOT NULL,
    address TEXT    NOT NULL,
    trust   TEXT    NOT NULL,                  -- JSON
    mark    TEXT    NOT NULL,
    options TEXT    NOT NULL,                  -- JSON
    added   INTEGER NOT NULL,
    as_of   INTEGER                            -- when its list of keys was last taken over whole
) STRICT;

CREATE TABLE keys (
    number      INTEGER PRIMARY KEY,
    server      INTEGER NOT NULL REFERENCES servers (number) ON DELETE CASCADE,
    id          TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    hint        TEXT    CHECK (length(hint) <= 32),   -- too short for a whole secret of any length that matters
    owner       TEXT,
    created     INTEGER,
    expires     INTEGER,
    endless     INTEGER NOT NULL CHECK (endless IN (0, 1)),
    revoked     INTEGER NOT NULL CHECK (revoked IN (0, 1)),
    permissions TEXT,                          -- a JSON array
    about       TEXT,
    gone_since  INTEGER,                       -- a tombstone: the server no longer lists it
    name_order  BLOB    NOT NULL,              -- compares byte by byte as a reader would compare the names
    owner_order BLOB,
    sought      TEXT    NOT NULL,              -- what a search looks through, folded
    UNIQUE (server, id)
) STRICT;

-- One index for each order of the window, and one that holds all that counting needs.
CREATE INDEX keys_by_name        ON keys (name_order, number)           WHERE gone_since IS NULL;
CREATE INDEX keys_by_server_name ON keys (server, name_order, number)   WHERE gone_since IS NULL;
CREATE INDEX keys_by_owner       ON keys (owner_order, name_order, number) WHERE gone_since IS NULL;
CREATE INDEX keys_by_created     ON keys (created, name_order, number)  WHERE gone_since IS NULL;
CREATE INDEX keys_by_expires     ON keys (expires, name_order, number)  WHERE gone_since IS NULL;
CREATE INDEX keys_by_state       ON keys (server, revoked, endless, expires) WHERE gone_since IS NULL;

CREATE TABLE operations (
    id      TEXT    PRIMARY KEY,
    server  TEXT    NOT NULL,                  -- may have been removed since
    name    TEXT    NOT NULL,
    expires INTEGER,
    began   INTEGER NOT NULL,
    state   TEXT    NOT NULL,
    key     TEXT,
    hint    TEXT    CHECK (length(hint) <= 32)
) STRICT;

CREATE INDEX operations_by_state ON operations (state, began);

CREATE TABLE activity (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    server  TEXT,                              -- may have been removed since
    who     TEXT,
    deed    TEXT    NOT NULL,
    key     TEXT,
    subject TEXT,
    outcome TEXT    NOT NULL
) STRICT;

CREATE TRIGGER activity_is_not_changed BEFORE UPDATE ON activity
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;

CREATE TRIGGER activity_is_not_removed BEFORE DELETE ON activity
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
