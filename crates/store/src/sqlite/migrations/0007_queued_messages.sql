-- Messages that nobody waits for. Address, text and code are in `sealed`; what is beside it says nothing of them.
CREATE TABLE queued_messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    pool_id TEXT NOT NULL REFERENCES user_pools (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    give_up_at INTEGER NOT NULL
) STRICT;
CREATE INDEX queued_messages_by_next_attempt ON queued_messages (next_attempt_at, seq);
CREATE INDEX queued_messages_of_pool ON queued_messages (pool_id);
