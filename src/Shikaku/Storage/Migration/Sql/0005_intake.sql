-- The files of members (加入者情報) that insurers hand in, from receipt to the register.
CREATE SCHEMA intake;

CREATE TABLE intake.file (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    intake_id uuid NOT NULL,
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    byte_count bigint NOT NULL CHECK (byte_count > 0),
    received_at timestamptz NOT NULL,
    channel text NOT NULL CHECK (channel IN ('Page', 'Api', 'Command')),
    received_by text NOT NULL,
    idempotency_key text,
    state text NOT NULL CHECK (state IN ('Received', 'Applied', 'Failed')),
    attempts integer NOT NULL DEFAULT 0,
    failure text,
    finished_at timestamptz,
    change_id uuid,
    encoding text,
    result json,
    PRIMARY KEY (insurer_number, intake_id),
    CHECK ((state = 'Failed') = (failure IS NOT NULL)),
    CHECK ((state = 'Received') = (finished_at IS NULL)),
    CHECK ((state = 'Applied') = (change_id IS NOT NULL))
);

-- A file is taken exactly once.
CREATE UNIQUE INDEX file_by_content ON intake.file (insurer_number, sha256) WHERE state <> 'Failed';
CREATE UNIQUE INDEX file_by_idempotency_key ON intake.file (insurer_number, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX file_waiting ON intake.file (received_at) WHERE state = 'Received';
CREATE INDEX file_by_id ON intake.file (intake_id);
CREATE INDEX file_by_time ON intake.file (insurer_number, received_at);

CREATE TABLE intake.finding (
    insurer_number text NOT NULL,
    intake_id uuid NOT NULL,
    ordinal bigint NOT NULL,
    line bigint NOT NULL,
    column_name text NOT NULL,
    code text NOT NULL,
    PRIMARY KEY (insurer_number, intake_id, ordinal)
);

-- How far the work on a file is; shown while it runs, no part of the record.
CREATE UNLOGGED TABLE intake.progress (
    insurer_number text NOT NULL,
    intake_id uuid NOT NULL,
    stage text NOT NULL,
    bytes_done bigint NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (insurer_number, intake_id)
);

-- The content of a file holds individual numbers, so it waits in the vault, sealed, and leaves it with the transaction that takes it into the register.
CREATE TABLE vault.file_part (
    insurer_number text NOT NULL,
    intake_id uuid NOT NULL,
    part integer NOT NULL,
    key_id text NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (insurer_number, intake_id, part)
);
ALTER TABLE vault.file_part ALTER COLUMN sealed SET STORAGE EXTERNAL;

ALTER TABLE intake.file ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake.progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE vault.file_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON intake.file TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON intake.finding TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON intake.progress TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON vault.file_part TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON intake.file FOR SELECT TO shikaku_operator USING (true);
CREATE POLICY every_organisation ON intake.finding FOR SELECT TO shikaku_operator USING (true);
CREATE POLICY every_organisation ON intake.progress FOR SELECT TO shikaku_operator USING (true);

GRANT USAGE ON SCHEMA intake TO shikaku_application, shikaku_operator;
GRANT SELECT, INSERT, UPDATE (state, attempts, failure, finished_at, change_id, encoding, result) ON intake.file TO shikaku_application;
GRANT SELECT, INSERT ON intake.finding TO shikaku_application;
GRANT SELECT, INSERT, UPDATE, DELETE ON intake.progress TO shikaku_application;
GRANT SELECT, INSERT, DELETE ON vault.file_part TO shikaku_application;
GRANT SELECT ON intake.file, intake.finding, intake.progress TO shikaku_operator;
