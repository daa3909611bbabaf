-- Keys that are gone are shown on demand, so the indexes hold them too, and whether they are gone: what is asked for is
-- then found without a look at the keys themselves.
DROP INDEX keys_by_name;
DROP INDEX keys_by_server_name;
DROP INDEX keys_by_owner;
DROP INDEX keys_by_created;
DROP INDEX keys_by_expires;
DROP INDEX keys_by_state;

-- One index for each order of the window. Each also holds what filtering needs.
CREATE INDEX keys_by_name    ON keys (name_order, number, gone_since, server, revoked, endless, expires);
CREATE INDEX keys_by_owner   ON keys (owner_order, name_order, number, gone_since, server, revoked, endless, expires);
CREATE INDEX keys_by_created ON keys (created, name_order, number, gone_since, server, revoked, endless, expires);
CREATE INDEX keys_by_expires ON keys (expires, name_order, number, gone_since, server, revoked, endless);
CREATE INDEX keys_by_server_name ON keys (server, name_order, number, gone_since, revoked, endless, expires);
-- Each state of a server's keys is a stretch of this one, so that counting is measuring.
CREATE INDEX keys_by_state   ON keys (server, revoked, endless, expires, gone_since);
-- What a search looks through, beside all that counting what it finds needs.
CREATE INDEX keys_by_words   ON keys (server, revoked, endless, expires, gone_since, sought);
