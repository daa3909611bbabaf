-- Each entry of the log is tied to the one before it by a hash, so that an edit, a gap or another order is found.
-- What is there already is chained right after this, in the same transaction.
ALTER TABLE activity ADD COLUMN reason   TEXT;  -- why it was not done: the code of an error
ALTER TABLE activity ADD COLUMN sought   TEXT;  -- what a search looks through, folded; follows from the other columns
ALTER TABLE activity ADD COLUMN previous BLOB CHECK (length(previous) = 32); -- the hash of the entry before
ALTER TABLE activity ADD COLUMN hash     BLOB CHECK (length(hash) = 32);     -- SHA-256 over this entry and `previous`

-- The length of the log and its last hash, so that a missing end is found.
CREATE TABLE activity_head (
    only  INTEGER PRIMARY KEY CHECK (only = 1),
    count INTEGER NOT NULL,
    hash  BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

INSERT INTO activity_head (only, count, hash) VALUES (1, 0, zeroblob(32));

-- An entry is chained once; after that it stays.
DROP TRIGGER activity_is_not_changed;
CREATE TRIGGER activity_is_not_changed BEFORE UPDATE ON activity WHEN OLD.hash IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;

CREATE INDEX activity_by_time   ON activity (at, number);
CREATE INDEX activity_by_server ON activity (server, at, number);
CREATE INDEX activity_by_who    ON activity (who, at, number);
CREATE INDEX activity_outcomes  ON activity (outcome, at);
