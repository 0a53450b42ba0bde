-- 確認登録: that a stopped result is right all the same, for which reason, by whom, and who approved it. Rows are opened and closed, never updated otherwise or deleted.
CREATE TABLE stops.confirmation (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    confirmation_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('Proposed', 'Approved', 'Refused', 'Withdrawn')),
    member_id text NOT NULL CHECK (member_id <> ''),
    member_key uuid NOT NULL,
    acquired_on date NOT NULL,
    result_id uuid NOT NULL,
    reason_code text NOT NULL CHECK (reason_code <> ''),
    evidence text,
    confirmed_on date NOT NULL,
    confirmed_until date CHECK (confirmed_until >= confirmed_on),
    confirmed_by text NOT NULL,
    entered_by text NOT NULL,
    named_approver text,
    approved_by text,
    remark text,
    batch_id uuid,
    PRIMARY KEY (insurer_number, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL))
);

-- A confirmation has one state, and a qualification waits for one approval at most.
CREATE UNIQUE INDEX confirmation_state ON stops.confirmation (insurer_number, confirmation_id) WHERE upper_inf(recorded);
CREATE UNIQUE INDEX confirmation_proposed ON stops.confirmation (insurer_number, member_key, acquired_on) WHERE upper_inf(recorded) AND state = 'Proposed';
CREATE INDEX confirmation_of_qualification ON stops.confirmation (insurer_number, member_key, acquired_on) WHERE upper_inf(recorded);
CREATE INDEX confirmation_by_batch ON stops.confirmation (insurer_number, batch_id) WHERE upper_inf(recorded) AND batch_id IS NOT NULL;

-- How a qualification came to stand where it does.
CREATE INDEX standing_formerly ON stops.standing (insurer_number, member_key, acquired_on) WHERE NOT upper_inf(recorded);

-- Members whose number was taken away: they need a 資格確認書.
CREATE INDEX standing_number_deleted ON stops.standing (insurer_number) WHERE upper_inf(recorded) AND state = 'NumberDeleted';

-- Confirmations with an end.
CREATE INDEX standing_confirmed_until ON stops.standing (confirmed_until) WHERE upper_inf(recorded) AND confirmed_until IS NOT NULL;

-- A file of confirmations (CHK-32), the answer to each of its rows, and which of them the second person has looked at.
CREATE TABLE stops.batch (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    batch_id uuid NOT NULL,
    change_id uuid NOT NULL,
    received_at timestamptz NOT NULL,
    received_by text NOT NULL,
    row_count integer NOT NULL CHECK (row_count >= 0),
    accepted_count integer NOT NULL CHECK (accepted_count BETWEEN 0 AND row_count),
    PRIMARY KEY (insurer_number, batch_id)
);

CREATE TABLE stops.batch_row (
    insurer_number text NOT NULL,
    batch_id uuid NOT NULL,
    line bigint NOT NULL CHECK (line > 0),
    member_id text,
    result_id uuid,
    reason_code text,
    code text,
    confirmation_id uuid,
    PRIMARY KEY (insurer_number, batch_id, line),
    CHECK ((code IS NULL) = (confirmation_id IS NOT NULL))
);

CREATE TABLE stops.batch_look (
    insurer_number text NOT NULL,
    batch_id uuid NOT NULL,
    confirmation_id uuid NOT NULL,
    looked_by text NOT NULL,
    looked_at timestamptz NOT NULL,
    PRIMARY KEY (insurer_number, batch_id, confirmation_id, looked_by)
);

ALTER TABLE stops.confirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE stops.batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE stops.batch_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE stops.batch_look ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON stops.confirmation TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON stops.batch TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON stops.batch_row TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON stops.batch_look TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON stops.confirmation FOR SELECT TO shikaku_operator USING (true);

GRANT SELECT, INSERT, UPDATE (recorded, closed_by, closed_seal) ON stops.confirmation TO shikaku_application;
GRANT SELECT ON stops.confirmation TO shikaku_operator;
GRANT SELECT, INSERT ON stops.batch, stops.batch_row, stops.batch_look TO shikaku_application;
