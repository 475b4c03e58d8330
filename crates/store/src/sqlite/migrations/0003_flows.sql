-- What developers look at. Bounded in number; nothing else hangs on it.
CREATE TABLE flows (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    pool_id TEXT NOT NULL,
    client_id TEXT,
    username TEXT,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT NOT NULL,
    calls INTEGER NOT NULL
) STRICT;
CREATE INDEX flows_by_key ON flows (key);
CREATE INDEX flows_of_pool ON flows (pool_id);

CREATE TABLE flow_calls (
    flow INTEGER NOT NULL REFERENCES flows (seq) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (flow, number)
) STRICT;
