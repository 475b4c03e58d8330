-- Conventions: times are milliseconds since the epoch; `seq` is the order of creation and is never given twice;
-- `sealed` columns are AES-256-GCM, bound to their row; rows go with what they hang on (ON DELETE CASCADE), and every
-- foreign key has an index so that this stays cheap.

CREATE TABLE user_pools (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT;

-- Apart from user_pools: a sign-up must not rewrite the pool's document.
CREATE TABLE user_counts (
    pool_id TEXT PRIMARY KEY REFERENCES user_pools (id) ON DELETE CASCADE,
    users INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- pool_id is absent for a spare key.
CREATE TABLE signing_keys (
    kid TEXT PRIMARY KEY,
    pool_id TEXT REFERENCES user_pools (id) ON DELETE CASCADE,
    key_use TEXT NOT NULL,
    sealed BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX signing_keys_of_pool ON signing_keys (pool_id, created_at, kid);

CREATE TABLE app_clients (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    document TEXT NOT NULL,
    sealed_secrets BLOB NOT NULL,
    sso_session_minutes INTEGER
) STRICT;
CREATE INDEX app_clients_of_pool ON app_clients (pool_id);

CREATE TABLE users (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    sub TEXT NOT NULL,
    username TEXT NOT NULL,
    attributes TEXT NOT NULL,
    status TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    mfa TEXT NOT NULL,
    sealed_software_token BLOB,
    software_token_step INTEGER NOT NULL DEFAULT 0,
    sealed_associated_token BLOB,
    salt BLOB,
    sealed_verifier BLOB,
    password_set_at INTEGER,
    password_expires_at INTEGER,
    CHECK ((salt IS NULL) = (sealed_verifier IS NULL) AND (salt IS NULL) = (password_set_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX users_by_sub ON users (pool_id, sub);
-- One index per order in which users are listed; SQLite appends seq to each, which breaks ties.
CREATE INDEX users_in_order ON users (pool_id);
CREATE INDEX users_by_username ON users (pool_id, username);
CREATE INDEX users_by_status ON users (pool_id, status);
CREATE INDEX users_by_enabled ON users (pool_id, iif(enabled, 'Enabled', 'Disabled'));

-- Sign-in names: who owns what may be typed.
CREATE TABLE user_names (
    pool_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    user INTEGER NOT NULL REFERENCES users (seq) ON DELETE CASCADE,
    PRIMARY KEY (pool_id, kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_names_of_user ON user_names (user);

-- The searchable attributes, folded to lower case, once more in the order in which ListUsers sorts them.
CREATE TABLE user_attributes (
    user INTEGER NOT NULL REFERENCES users (seq) ON DELETE CASCADE,
    name TEXT NOT NULL,
    pool_id TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_attributes_by_value ON user_attributes (pool_id, name, value, user);

CREATE TABLE codes (
    user INTEGER NOT NULL REFERENCES users (seq) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    attribute TEXT,
    pending TEXT,
    hash BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (user, purpose)
) STRICT, WITHOUT ROWID;
CREATE INDEX codes_by_expiry ON codes (expires_at);

-- Passwords of the past, the latest first by seq.
CREATE TABLE password_history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL REFERENCES users (seq) ON DELETE CASCADE,
    salt BLOB NOT NULL,
    sealed_verifier BLOB NOT NULL,
    set_at INTEGER NOT NULL
) STRICT;
CREATE INDEX password_history_of_user ON password_history (user);

CREATE TABLE passkeys (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL REFERENCES users (seq) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    relying_party TEXT NOT NULL,
    attachment TEXT,
    transports TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    credential TEXT NOT NULL,
    UNIQUE (user, id)
) STRICT;

CREATE TABLE passkey_registrations (
    user INTEGER PRIMARY KEY REFERENCES users (seq) ON DELETE CASCADE,
    challenge BLOB NOT NULL,
    client_id TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE devices (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL REFERENCES users (seq) ON DELETE CASCADE,
    key TEXT NOT NULL,
    group_key TEXT NOT NULL,
    name TEXT,
    salt TEXT NOT NULL,
    sealed_verifier BLOB NOT NULL,
    is_remembered INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    authenticated_at INTEGER NOT NULL,
    last_ip TEXT,
    UNIQUE (user, key)
) STRICT;

-- The sessions behind tokens; id is their origin_jti.
CREATE TABLE token_sessions (
    id TEXT PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES users (seq) ON DELETE CASCADE,
    client INTEGER NOT NULL REFERENCES app_clients (seq) ON DELETE CASCADE,
    sealed_secret BLOB NOT NULL,
    generation INTEGER NOT NULL,
    rotated_at INTEGER,
    auth_time INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    device_key TEXT,
    last_active_at INTEGER,
    last_ip TEXT,
    device_type TEXT,
    CHECK ((last_active_at IS NULL) = (device_type IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX token_sessions_of_user ON token_sessions (user);
-- Only what is tracked: other sign-ins pay nothing for it.
CREATE INDEX token_sessions_by_use ON token_sessions (user, last_active_at)
    WHERE last_active_at IS NOT NULL AND revoked_at IS NULL;
CREATE INDEX token_sessions_of_client ON token_sessions (client);
CREATE INDEX token_sessions_by_expiry ON token_sessions (expires_at);

-- Unknown users have attempts too, under a simulated account.
CREATE TABLE attempts (
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (pool_id, account, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_by_expiry ON attempts (expires_at);

CREATE TABLE session_ends (
    id TEXT PRIMARY KEY,
    outcome TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_ends_by_expiry ON session_ends (expires_at);

CREATE TABLE parked_sessions (
    id TEXT PRIMARY KEY,
    sealed BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX parked_sessions_by_expiry ON parked_sessions (expires_at);

CREATE TABLE functions (
    name TEXT PRIMARY KEY,
    sealed_document BLOB NOT NULL
) STRICT;

-- Apart from functions: a change of configuration must not rewrite megabytes.
CREATE TABLE function_packages (
    name TEXT PRIMARY KEY REFERENCES functions (name) ON DELETE CASCADE,
    package BLOB NOT NULL
) STRICT;
