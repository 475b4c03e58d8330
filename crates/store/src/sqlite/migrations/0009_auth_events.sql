-- What the history of a user shows where threat protection is on.
CREATE TABLE auth_events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL REFERENCES users (seq) ON DELETE CASCADE,
    id TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    document TEXT NOT NULL,
    UNIQUE (user, id)
) STRICT;
CREATE INDEX auth_events_in_order ON auth_events (user);
