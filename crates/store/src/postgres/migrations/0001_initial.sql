-- Conventions: times are milliseconds since the epoch; `seq` is the order of creation, made by the server (see order.rs), so
-- there are no sequences; `sealed` columns are AES-256-GCM, bound to their row. Everything that belongs to a pool has `pool_id`
-- first in its key, so that a pool is on one node where rows are distributed. Text that is compared by range is kept as bytes or
-- has the collation "C"; free text is kept as bytes, for it may hold what TEXT refuses. No triggers, no functions, no enums.

CREATE TABLE user_pools (
    id TEXT PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    document TEXT NOT NULL
);

-- What nodes keep in memory of pools, app clients, signing keys and functions is looked at again when this changes. One row, which
-- every change of such a thing updates first, so that these changes come one after the other.
CREATE TABLE configuration (
    one INTEGER PRIMARY KEY,
    version BIGINT NOT NULL
);
INSERT INTO configuration (one, version) VALUES (1, 1);

-- A pool's number of users is the sum: sign-ups at the same time are counted in different rows.
CREATE TABLE user_counts (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    shard INTEGER NOT NULL,
    users BIGINT NOT NULL,
    PRIMARY KEY (pool_id, shard)
);

-- pool_id is empty for a spare key.
CREATE TABLE signing_keys (
    pool_id TEXT NOT NULL,
    kid TEXT NOT NULL,
    key_use TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    use_from BIGINT NOT NULL,
    forgotten_at BIGINT,
    PRIMARY KEY (pool_id, kid)
);

-- Not by pool: a client is found by its id alone.
CREATE TABLE app_clients (
    id TEXT PRIMARY KEY,
    seq BIGINT NOT NULL,
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    document TEXT NOT NULL,
    sealed_secrets BYTEA NOT NULL,
    sso_session_minutes INTEGER
);
CREATE INDEX app_clients_of_pool ON app_clients (pool_id, seq);

CREATE TABLE users (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    sub TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    username TEXT COLLATE "C" NOT NULL,
    attributes TEXT NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    enabled BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    mfa TEXT NOT NULL,
    sealed_software_token BYTEA,
    software_token_step BIGINT NOT NULL DEFAULT 0,
    sealed_associated_token BYTEA,
    salt BYTEA,
    sealed_verifier BYTEA,
    password_set_at BIGINT,
    password_expires_at BIGINT,
    sealed_password_hash BYTEA,
    PRIMARY KEY (pool_id, sub),
    CHECK ((salt IS NULL) = (sealed_verifier IS NULL) AND (salt IS NULL) = (password_set_at IS NULL)),
    CHECK (sealed_password_hash IS NULL OR salt IS NULL)
);
-- One index per order in which users are listed.
CREATE UNIQUE INDEX users_in_order ON users (pool_id, seq);
CREATE INDEX users_by_username ON users (pool_id, username, seq);
CREATE INDEX users_by_status ON users (pool_id, status, seq);
CREATE INDEX users_by_enabled ON users (pool_id, enabled, seq);

-- Sign-in names: who owns what may be typed.
CREATE TABLE user_names (
    pool_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    key BYTEA NOT NULL,
    sub TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (pool_id, kind, key),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
);
CREATE INDEX user_names_of_user ON user_names (pool_id, sub);

-- The searchable attributes, folded to lower case, once more in the order in which ListUsers sorts them; `seq` is the user's.
CREATE TABLE user_attributes (
    pool_id TEXT NOT NULL,
    sub TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    seq BIGINT NOT NULL,
    value BYTEA NOT NULL,
    PRIMARY KEY (pool_id, sub, name),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
);
CREATE INDEX user_attributes_by_value ON user_attributes (pool_id, name, value, seq);

CREATE TABLE codes (
    pool_id TEXT NOT NULL,
    sub TEXT COLLATE "C" NOT NULL,
    purpose TEXT NOT NULL,
    attribute TEXT,
    pending BYTEA,
    hash BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (pool_id, sub, purpose),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
);
CREATE INDEX codes_by_expiry ON codes (expires_at);

-- Passwords of the past, the latest first by seq.
CREATE TABLE password_history (
    pool_id TEXT NOT NULL,
    sub TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    salt BYTEA NOT NULL,
    sealed_verifier BYTEA NOT NULL,
    set_at BIGINT NOT NULL,
    PRIMARY KEY (pool_id, sub, seq),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
);

CREATE TABLE passkeys (
    pool_id TEXT NOT NULL,
    sub TEXT COLLATE "C" NOT NULL,
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    name BYTEA NOT NULL,
    relying_party TEXT NOT NULL,
    attachment TEXT,
    transports TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    credential TEXT NOT NULL,
    PRIMARY KEY (pool_id, sub, id),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
);

CREATE TABLE passkey_registrations (
    pool_id TEXT NOT NULL,
    sub TEXT COLLATE "C" NOT NULL,
    challenge BYTEA NOT NULL,
    client_id TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (pool_id, sub),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
);

CREATE TABLE devices (
    pool_id TEXT NOT NULL,
    sub TEXT COLLATE "C" NOT NULL,
    key TEXT NOT NULL,
    seq BIGINT NOT NULL,
    group_key TEXT NOT NULL,
    name BYTEA,
    salt BYTEA NOT NULL,
    sealed_verifier BYTEA NOT NULL,
    is_remembered BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    authenticated_at BIGINT NOT NULL,
    last_ip BYTEA,
    PRIMARY KEY (pool_id, sub, key),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
);

-- The sessions behind tokens; id is their origin_jti. The client is looked up when a session is read: a reference would have every
-- sign-in lock the row of its client.
CREATE TABLE token_sessions (
    id TEXT PRIMARY KEY,
    pool_id TEXT NOT NULL,
    sub TEXT COLLATE "C" NOT NULL,
    client_id TEXT NOT NULL,
    sealed_secret BYTEA NOT NULL,
    generation INTEGER NOT NULL,
    rotated_at BIGINT,
    auth_time BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    device_key TEXT,
    last_active_at BIGINT,
    last_ip BYTEA,
    device_type BYTEA,
    methods TEXT NOT NULL,
    acr TEXT,
    CHECK ((last_active_at IS NULL) = (device_type IS NULL)),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
);
CREATE INDEX token_sessions_of_user ON token_sessions (pool_id, sub);
CREATE INDEX token_sessions_of_client ON token_sessions (client_id);
CREATE INDEX token_sessions_by_expiry ON token_sessions (expires_at);

-- Unknown users have attempts too, under a simulated account.
CREATE TABLE attempts (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    account BYTEA NOT NULL,
    kind TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (pool_id, account, kind)
);
CREATE INDEX attempts_by_expiry ON attempts (expires_at);

CREATE TABLE session_ends (
    id TEXT PRIMARY KEY,
    outcome TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_ends_by_expiry ON session_ends (expires_at);

CREATE TABLE parked_sessions (
    id TEXT PRIMARY KEY,
    sealed BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX parked_sessions_by_expiry ON parked_sessions (expires_at);

CREATE TABLE functions (
    name TEXT COLLATE "C" PRIMARY KEY,
    sealed_document BYTEA NOT NULL
);

-- Apart from functions: a change of configuration must not rewrite megabytes.
CREATE TABLE function_packages (
    name TEXT COLLATE "C" PRIMARY KEY REFERENCES functions (name) ON DELETE CASCADE,
    package BYTEA NOT NULL
);

-- What developers look at. Bounded in number; nothing else hangs on it.
CREATE TABLE flows (
    id TEXT PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    pool_id TEXT NOT NULL,
    client_id TEXT,
    username BYTEA,
    started_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    outcome BYTEA NOT NULL,
    calls INTEGER NOT NULL
);
CREATE INDEX flows_by_key ON flows (key, seq);
CREATE INDEX flows_of_pool ON flows (pool_id);

CREATE TABLE flow_calls (
    flow_id TEXT NOT NULL REFERENCES flows (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (flow_id, number)
);

-- Identity providers, resource servers, domains, styles and the like: few to a pool, one form for all.
CREATE TABLE pool_resources (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    client_id TEXT REFERENCES app_clients (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    sealed_document BYTEA NOT NULL,
    PRIMARY KEY (pool_id, kind, id)
);
CREATE INDEX pool_resources_in_order ON pool_resources (pool_id, kind, seq);
CREATE INDEX pool_resources_of_client ON pool_resources (client_id);

-- Further names by which one is found; scope is the pool, or empty for a name that is unique in the whole server.
CREATE TABLE pool_resource_names (
    scope TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    pool_id TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    PRIMARY KEY (scope, kind, name),
    FOREIGN KEY (pool_id, kind, resource_id) REFERENCES pool_resources (pool_id, kind, id) ON DELETE CASCADE
);
CREATE INDEX pool_resource_names_of_resource ON pool_resource_names (pool_id, kind, resource_id);
CREATE INDEX pool_resource_names_by_name ON pool_resource_names (kind, name);

CREATE TABLE groups (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    name TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    description BYTEA,
    role_arn TEXT,
    precedence INTEGER,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    PRIMARY KEY (pool_id, name)
);
CREATE INDEX groups_in_order ON groups (pool_id, seq);

-- Both ways in order of creation: the groups of a user, and the users in a group, each by the other's seq.
CREATE TABLE group_members (
    pool_id TEXT NOT NULL,
    sub TEXT COLLATE "C" NOT NULL,
    group_name TEXT COLLATE "C" NOT NULL,
    user_seq BIGINT NOT NULL,
    group_seq BIGINT NOT NULL,
    PRIMARY KEY (pool_id, sub, group_name),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE,
    FOREIGN KEY (pool_id, group_name) REFERENCES groups (pool_id, name) ON DELETE CASCADE
);
CREATE INDEX group_members_of_group ON group_members (pool_id, group_name, user_seq);

-- Messages that nobody waits for. Address, text and code are in `sealed`; what is beside it says nothing of them.
CREATE TABLE queued_messages (
    id TEXT PRIMARY KEY,
    seq BIGINT NOT NULL,
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    give_up_at BIGINT NOT NULL
);
CREATE INDEX queued_messages_by_next_attempt ON queued_messages (next_attempt_at, seq);
CREATE INDEX queued_messages_of_pool ON queued_messages (pool_id);

-- Limits of the server as a whole that were set; the others are what is free.
CREATE TABLE provisioned_limits (
    category TEXT PRIMARY KEY,
    per_second INTEGER NOT NULL
);

-- What the history of a user shows where threat protection is on.
CREATE TABLE auth_events (
    pool_id TEXT NOT NULL,
    sub TEXT COLLATE "C" NOT NULL,
    id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (pool_id, sub, id),
    FOREIGN KEY (pool_id, sub) REFERENCES users (pool_id, sub) ON DELETE CASCADE
);
CREATE INDEX auth_events_in_order ON auth_events (pool_id, sub, seq);
CREATE INDEX auth_events_by_expiry ON auth_events (expires_at);

-- What one node does for all. A lease that is over can be taken by any; times are the database's.
CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until BIGINT NOT NULL
);

-- Uploads that any node may read, in pieces.
CREATE TABLE file_pieces (
    file TEXT NOT NULL,
    number INTEGER NOT NULL,
    expires_at BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (file, number)
);
CREATE INDEX file_pieces_by_expiry ON file_pieces (expires_at);
