-- When a pool's key signs, and when it is forgotten; the latter is absent while nothing has superseded it.
ALTER TABLE signing_keys ADD COLUMN use_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE signing_keys ADD COLUMN forgotten_at INTEGER;
UPDATE signing_keys SET use_from = created_at;
CREATE INDEX signing_keys_by_end ON signing_keys (forgotten_at) WHERE forgotten_at IS NOT NULL;
