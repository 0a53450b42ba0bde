-- The custody of individual numbers (個人番号): nowhere else in the database does one exist, and here only sealed (AES-256-GCM).
CREATE SCHEMA vault;

-- The keys that numbers have been sealed under. The proof tells a wrong key file before it does harm.
CREATE TABLE vault.encryption_key (
    key_id text PRIMARY KEY,
    proof bytea NOT NULL CHECK (octet_length(proof) = 32),
    first_used_at timestamptz NOT NULL
);

CREATE TABLE vault.individual_number (
    person_key bytea PRIMARY KEY CHECK (octet_length(person_key) = 32),
    key_id text NOT NULL,
    sealed bytea NOT NULL CHECK (octet_length(sealed) = 40),
    stored_at timestamptz NOT NULL
);

-- Rotation looks for what is still sealed under a former key.
CREATE INDEX individual_number_by_key ON vault.individual_number (key_id);

-- Every opening of a number, for whom and what for. Rows are added and never changed.
CREATE TABLE vault.reading (
    reading_id uuid NOT NULL,
    person_key bytea NOT NULL,
    organisation text NOT NULL,
    actor text NOT NULL,
    purpose text NOT NULL,
    read_at timestamptz NOT NULL,
    PRIMARY KEY (person_key, reading_id)
);

GRANT USAGE ON SCHEMA vault TO shikaku_application, shikaku_operator, shikaku_vault;
GRANT SELECT, INSERT ON vault.encryption_key TO shikaku_vault;

-- Registration puts numbers in and sees whether one is there; it cannot take one out.
GRANT INSERT, SELECT (person_key) ON vault.individual_number TO shikaku_application;
GRANT SELECT, UPDATE (key_id, sealed) ON vault.individual_number TO shikaku_vault;
GRANT INSERT, SELECT ON vault.reading TO shikaku_vault;
GRANT SELECT ON vault.reading TO shikaku_operator;
