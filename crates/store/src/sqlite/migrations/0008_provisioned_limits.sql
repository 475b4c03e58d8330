-- Limits of the server as a whole that were set; the others are what is free.
CREATE TABLE provisioned_limits (
    category TEXT PRIMARY KEY,
    per_second INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
