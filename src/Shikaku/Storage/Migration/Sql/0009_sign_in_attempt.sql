-- Failures are counted by name and network address together, by name, by address, and by browser that is known: each is a subject of its own.
-- What was counted before by name alone is forgotten.
DELETE FROM account.sign_in_attempt;
ALTER TABLE account.sign_in_attempt ADD COLUMN subject_sha256 bytea NOT NULL;
ALTER TABLE account.sign_in_attempt DROP CONSTRAINT sign_in_attempt_pkey;
ALTER TABLE account.sign_in_attempt ADD PRIMARY KEY (subject_sha256);
ALTER TABLE account.sign_in_attempt ALTER COLUMN name_sha256 DROP NOT NULL;
CREATE INDEX sign_in_attempt_by_name ON account.sign_in_attempt (name_sha256);
