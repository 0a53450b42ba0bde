-- Whose system an insurer uses from a day on (ベンダ). Rows are opened and closed, never updated otherwise or deleted.
CREATE TABLE register.insurer_vendor (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    valid_from date NOT NULL,
    vendor text CHECK (vendor <> ''),
    PRIMARY KEY (insurer_number, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL)),
    EXCLUDE USING gist (insurer_number WITH =, valid_from WITH =, recorded WITH &&)
);

ALTER TABLE register.insurer_vendor ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON register.insurer_vendor FOR SELECT TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON register.insurer_vendor TO shikaku_operator USING (true);
GRANT SELECT ON register.insurer_vendor TO shikaku_application;
GRANT SELECT, INSERT, UPDATE (recorded, closed_by, closed_seal) ON register.insurer_vendor TO shikaku_operator;

-- What is counted as found and as left over (初回検知, 残存): every version under which a view was stopped, which of them a confirmation ended,
-- and what a qualification said at a former time.
CREATE INDEX standing_ever_stopped ON stops.standing (insurer_number, member_key, acquired_on) WHERE stop <> 'None' AND state <> 'NumberDeleted';
CREATE INDEX standing_confirmed ON stops.standing (insurer_number, member_key, acquired_on, opened_by) WHERE state = 'Confirmed';
CREATE INDEX qualification_formerly ON register.qualification (insurer_number, member_key, acquired_on) WHERE NOT upper_inf(recorded);
