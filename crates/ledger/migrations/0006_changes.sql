-- How often keys of a server were changed from here, and at which of these each key was. A list that was read before a
-- change says nothing of what the change made.
ALTER TABLE servers ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE keys ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
