-- A password's hash from elsewhere, until the password is used for the first time; never beside a verifier.
ALTER TABLE users ADD COLUMN sealed_password_hash BLOB CHECK (sealed_password_hash IS NULL OR salt IS NULL);
