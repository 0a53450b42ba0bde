-- Who changed what, when and why. Each organisation has a chain of changes in which every link vouches for the one before and for the rows it wrote.
CREATE SCHEMA audit;

CREATE TABLE audit.change (
    chain text NOT NULL,
    sequence bigint NOT NULL CHECK (sequence > 0),
    change_id uuid NOT NULL,
    made_at timestamptz NOT NULL,
    actor text NOT NULL,
    operation text NOT NULL,
    reason text,
    evidence text,
    events json NOT NULL,
    row_count bigint NOT NULL CHECK (row_count >= 0),
    row_digest bytea NOT NULL,
    seal bytea NOT NULL,
    PRIMARY KEY (chain, sequence),
    UNIQUE (chain, change_id)
);

-- The end of each chain. It alone is ever updated.
CREATE TABLE audit.chain (
    chain text PRIMARY KEY,
    last_sequence bigint NOT NULL,
    last_seal bytea NOT NULL,
    head_seal bytea NOT NULL
);

ALTER TABLE audit.change ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.chain ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON audit.change TO shikaku_application
    USING (chain = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON audit.chain TO shikaku_application
    USING (chain = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON audit.change TO shikaku_operator USING (true);
CREATE POLICY every_organisation ON audit.chain TO shikaku_operator USING (true);

GRANT USAGE ON SCHEMA audit TO shikaku_application, shikaku_operator;
GRANT SELECT, INSERT ON audit.change TO shikaku_application, shikaku_operator;
GRANT SELECT, INSERT, UPDATE ON audit.chain TO shikaku_application, shikaku_operator;
