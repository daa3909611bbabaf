ALTER TABLE servers ADD COLUMN plain_http INTEGER NOT NULL DEFAULT 0 CHECK (plain_http IN (0, 1));
ALTER TABLE servers ADD COLUMN client_certificate INTEGER NOT NULL DEFAULT 0 CHECK (client_certificate IN (0, 1));
ALTER TABLE servers ADD COLUMN corrections TEXT NOT NULL DEFAULT '{}'; -- JSON
ALTER TABLE servers ADD COLUMN accepted    TEXT NOT NULL DEFAULT '{}'; -- JSON

ALTER TABLE keys ADD COLUMN last_used INTEGER;

-- Dates that the user set for keys of systems without an end of their own. They outlive a key that a server stops
-- listing for a while.
CREATE TABLE reminders (
    server INTEGER NOT NULL REFERENCES servers (number) ON DELETE CASCADE,
    key    TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (server, key)
) STRICT, WITHOUT ROWID;
