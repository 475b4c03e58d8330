CREATE TABLE groups (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    description TEXT,
    role_arn TEXT,
    precedence INTEGER,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    UNIQUE (pool_id, name)
) STRICT;
CREATE INDEX groups_in_order ON groups (pool_id);

-- Both ways in order of creation: the groups of a user by the key, the users in a group by the index.
CREATE TABLE group_members (
    user INTEGER NOT NULL REFERENCES users (seq) ON DELETE CASCADE,
    group_seq INTEGER NOT NULL REFERENCES groups (seq) ON DELETE CASCADE,
    PRIMARY KEY (user, group_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_members_of_group ON group_members (group_seq, user);
