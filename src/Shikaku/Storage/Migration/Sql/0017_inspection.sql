-- Inspections (過去登録分の点検, 類似事案の点検): every record of an insurer that was obtained in one way is asked about anew, and a person decides about what differs.
CREATE SCHEMA inspections;

-- Rows are opened and closed, never updated otherwise or deleted. Who is inspected is fixed when it starts: the lines of the first requests of its run.
CREATE TABLE inspections.campaign (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    campaign_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('PastRegistrations', 'SimilarCases')),
    state text NOT NULL CHECK (state IN ('UnderWay', 'Closed')),
    scope text NOT NULL,
    run_id uuid NOT NULL,
    target_count bigint NOT NULL CHECK (target_count >= 0),
    cause_kind text,
    cause text,
    origin_member_id text,
    origin_member_key uuid,
    origin_acquired_on date,
    origin_result_id uuid,
    started_by text NOT NULL,
    started_at timestamptz NOT NULL,
    PRIMARY KEY (insurer_number, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL)),
    CHECK ((kind = 'SimilarCases') = (origin_member_key IS NOT NULL))
);
CREATE UNIQUE INDEX campaign_state ON inspections.campaign (insurer_number, campaign_id) WHERE upper_inf(recorded);

-- What a person found about a record: that the number is another person's, or the member's own.
CREATE TABLE inspections.finding (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    campaign_id uuid NOT NULL,
    member_id text NOT NULL CHECK (member_id <> ''),
    member_key uuid NOT NULL,
    acquired_on date NOT NULL,
    person_key bytea NOT NULL CHECK (octet_length(person_key) = 32),
    result_id uuid,
    kind text NOT NULL CHECK (kind IN ('Wrong', 'SamePerson')),
    evidence text NOT NULL,
    found_by text NOT NULL,
    seconded_by text,
    PRIMARY KEY (insurer_number, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL))
);
CREATE UNIQUE INDEX finding_of_record ON inspections.finding (insurer_number, campaign_id, member_key, acquired_on) WHERE upper_inf(recorded);

-- What is reported to the implementing body and the prefecture, with the figures as they were. A later report does not change an earlier one.
CREATE TABLE inspections.report (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    campaign_id uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    made_by text NOT NULL,
    target bigint NOT NULL,
    asked bigint NOT NULL,
    agreed bigint NOT NULL,
    same_person bigint NOT NULL,
    wrong bigint NOT NULL,
    corrected bigint NOT NULL,
    cause_kind text,
    cause text,
    prevention text,
    PRIMARY KEY (insurer_number, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL)),
    CHECK (target = asked AND wrong = corrected AND asked = agreed + same_person + wrong)
);
CREATE UNIQUE INDEX report_of_campaign ON inspections.report (insurer_number, campaign_id, number);

ALTER TABLE inspections.campaign ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspections.finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE inspections.report ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON inspections.campaign TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON inspections.finding TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON inspections.report TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON inspections.campaign FOR SELECT TO shikaku_operator USING (true);
CREATE POLICY every_organisation ON inspections.finding FOR SELECT TO shikaku_operator USING (true);
CREATE POLICY every_organisation ON inspections.report FOR SELECT TO shikaku_operator USING (true);

GRANT USAGE ON SCHEMA inspections TO shikaku_application, shikaku_operator;
GRANT SELECT, INSERT, UPDATE (recorded, closed_by, closed_seal) ON inspections.campaign, inspections.finding, inspections.report TO shikaku_application;
GRANT SELECT ON inspections.campaign, inspections.finding, inspections.report TO shikaku_operator;
