-- What was passed in the sign-in, as names with spaces between, and the level as its tokens name it. Sign-ins from before
-- have nothing to be credited.
ALTER TABLE token_sessions ADD COLUMN methods TEXT NOT NULL DEFAULT '';
ALTER TABLE token_sessions ADD COLUMN acr TEXT;
