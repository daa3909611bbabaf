-- Every index of an order is made anew after this. What they hold of names and owners is written anew as well, by code:
-- it holds a name that is its own folded form once instead of twice.
DROP INDEX keys_by_name;
DROP INDEX keys_by_owner;
DROP INDEX keys_by_created;
DROP INDEX keys_by_expires;
DROP INDEX keys_by_server_name;
DROP INDEX keys_by_words;
