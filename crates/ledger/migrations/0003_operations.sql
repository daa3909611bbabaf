-- Replacements of keys. What is asked for stands in columns, the steps in the record; an open one per key at most.
CREATE TABLE rotations (
    id       TEXT    PRIMARY KEY,
    server   TEXT    NOT NULL,                 -- may have been removed since
    key      TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    due      INTEGER,                          -- when the old key shall be revoked
    began    INTEGER NOT NULL,
    old_hint TEXT    CHECK (length(old_hint) <= 32),
    new_hint TEXT    CHECK (length(new_hint) <= 32),
    record   TEXT    NOT NULL                  -- JSON, without hints
) STRICT;

CREATE INDEX rotations_by_state ON rotations (state, began);
CREATE UNIQUE INDEX rotations_open ON rotations (server, key) WHERE state IN ('open', 'scheduled');

CREATE TABLE bulks (
    number  INTEGER PRIMARY KEY,
    id      TEXT    NOT NULL UNIQUE,
    deed    TEXT    NOT NULL,                  -- JSON
    began   INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    state   TEXT    NOT NULL
) STRICT;

CREATE TABLE bulk_items (
    bulk      INTEGER NOT NULL REFERENCES bulks (number) ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    server    TEXT    NOT NULL,
    key       TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    hint      TEXT    CHECK (length(hint) <= 32),
    expires   INTEGER,
    last_used INTEGER,
    new_end   INTEGER,
    undoable  INTEGER NOT NULL CHECK (undoable IN (0, 1)),
    state     TEXT    NOT NULL,
    obstacle  TEXT,
    code      TEXT,                            -- of what went wrong
    detail    TEXT,
    at        INTEGER,
    rotation  TEXT,
    PRIMARY KEY (bulk, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX bulk_items_by_state ON bulk_items (bulk, server, state, undoable);
