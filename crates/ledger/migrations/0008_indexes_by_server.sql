-- A list is taken over server by server. An index over all servers is then written to all over for each of them; one
-- that begins with the server, in one stretch. The order of all is merged out of these stretches.

-- One index for each order of the window. Each also holds what filtering needs, and the first all that a search looks at.
CREATE INDEX keys_by_name    ON keys (server, name_order, number, gone_since, revoked, endless, expires, CAST(sought AS BLOB), created, owner_order);
CREATE INDEX keys_by_owner   ON keys (server, owner_order, name_order, number, gone_since, revoked, endless, expires);
CREATE INDEX keys_by_created ON keys (server, created, name_order, number, gone_since, revoked, endless, expires);
CREATE INDEX keys_by_expires ON keys (server, expires, name_order, number, gone_since, revoked, endless);
-- Few are gone, and a search has to tell how many are not.
CREATE INDEX keys_gone       ON keys (server) WHERE gone_since IS NOT NULL;
