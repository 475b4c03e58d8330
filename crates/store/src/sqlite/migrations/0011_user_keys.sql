-- What users are found and sorted by, in tables of their own with short keys: an import of many users writes them in the order of
-- the keys, which an index of `users` would not allow. No foreign keys: whoever removes a user or a pool removes these rows.

-- What has one owner within its pool (user_pools.seq): the sub (kind 0) and what may be typed (1 username, 2 email,
-- 3 phone_number, 4 preferred_username, 5 identity).
CREATE TABLE user_keys (
    pool INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    key TEXT NOT NULL,
    user INTEGER NOT NULL,
    PRIMARY KEY (pool, kind, key)
) STRICT, WITHOUT ROWID;
-- A user has one sub, which is in their row.
CREATE INDEX user_keys_of_user ON user_keys (user) WHERE kind > 0;

-- What ListUsers sorts by beside the sub: the username as it is (attribute 0), and, folded to lower case, the searchable attributes
-- (1 email, 2 phone_number, 3 name, 4 given_name, 5 family_name, 6 preferred_username). They follow from the user's row.
CREATE TABLE user_values (
    pool INTEGER NOT NULL,
    attribute INTEGER NOT NULL,
    value TEXT NOT NULL,
    user INTEGER NOT NULL,
    PRIMARY KEY (pool, attribute, value, user)
) STRICT, WITHOUT ROWID;

INSERT INTO user_keys (pool, kind, key, user)
SELECT p.seq, 0, u.sub, u.seq FROM user_pools p JOIN users u INDEXED BY users_by_sub ON u.pool_id = p.id
ORDER BY p.seq, u.sub;

INSERT INTO user_keys (pool, kind, key, user)
SELECT p.seq,
       CASE n.kind WHEN 'username' THEN 1 WHEN 'email' THEN 2 WHEN 'phone_number' THEN 3 WHEN 'preferred_username' THEN 4
           WHEN 'identity' THEN 5 END,
       n.key, n.user
FROM user_pools p JOIN user_names n ON n.pool_id = p.id;

INSERT INTO user_values (pool, attribute, value, user)
SELECT p.seq, 0, u.username, u.seq FROM user_pools p JOIN users u INDEXED BY users_by_username ON u.pool_id = p.id
ORDER BY p.seq, u.username, u.seq;

INSERT INTO user_values (pool, attribute, value, user)
SELECT p.seq,
       CASE a.name WHEN 'email' THEN 1 WHEN 'phone_number' THEN 2 WHEN 'name' THEN 3 WHEN 'given_name' THEN 4
           WHEN 'family_name' THEN 5 WHEN 'preferred_username' THEN 6 END,
       a.value, a.user
FROM user_pools p JOIN user_attributes a INDEXED BY user_attributes_by_value ON a.pool_id = p.id;

DROP TABLE user_names;
DROP TABLE user_attributes;
DROP INDEX users_by_sub;
DROP INDEX users_by_username;
