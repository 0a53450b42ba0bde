-- The 個人番号誤入力チェック: runs that ask the resident registry (住民基本台帳ネットワーク), and what came of it for each qualification.
CREATE SCHEMA checks;

-- The tables that judged, once for each combination: a result names them by their digest.
CREATE TABLE checks.reference_tables (
    digest text PRIMARY KEY,
    entries json NOT NULL
);

CREATE TABLE checks.run (
    run_id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('Registration', 'Periodic', 'Full', 'Inspection')),
    scope json NOT NULL,
    policy text NOT NULL,
    started_by text NOT NULL,
    started_at timestamptz NOT NULL,
    member_count bigint NOT NULL CHECK (member_count >= 0),
    finished_at timestamptz
);
CREATE INDEX run_under_way ON checks.run (started_at) WHERE finished_at IS NULL;

-- One request to the registry. Its lines are numbered from 1 in the order of the versions; "answered" holds a byte for each.
CREATE TABLE checks.request (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    request_id uuid NOT NULL,
    run_id uuid NOT NULL,
    versions uuid[] NOT NULL CHECK (cardinality(versions) BETWEEN 1 AND 100000),
    line_count integer NOT NULL CHECK (line_count = cardinality(versions)),
    attempt integer NOT NULL CHECK (attempt > 0),
    not_before timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('Waiting', 'Asked', 'Closed')),
    asked_at timestamptz,
    due_at timestamptz,
    answered bytea,
    open_count integer NOT NULL CHECK (open_count >= 0),
    pieces_taken integer NOT NULL DEFAULT 0,
    counts json,
    PRIMARY KEY (insurer_number, request_id),
    CHECK (state = 'Waiting' OR (asked_at IS NOT NULL AND due_at IS NOT NULL AND answered IS NOT NULL))
);
CREATE INDEX request_open ON checks.request (not_before) WHERE state <> 'Closed';
CREATE INDEX request_by_run ON checks.request (run_id);
CREATE INDEX request_by_id ON checks.request (request_id);

-- Up to which change of an insurer the members have been put to the check.
CREATE TABLE checks.followed (
    insurer_number text PRIMARY KEY,
    sequence bigint NOT NULL
);

-- Replies that could not be used. Only where they came from and why: never their content.
CREATE TABLE checks.refused_reply (
    refused_id uuid PRIMARY KEY,
    request_id uuid,
    insurer_number text,
    cause text NOT NULL,
    line_count integer NOT NULL,
    noted_at timestamptz NOT NULL
);

-- Where a qualification stands (判定の現況): the latest judgement, and the views that are stopped (閲覧停止).
CREATE SCHEMA stops;

CREATE TABLE stops.standing (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    member_id text NOT NULL CHECK (member_id <> ''),
    member_key uuid NOT NULL,
    acquired_on date NOT NULL,
    result_id uuid NOT NULL,
    run_id uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    compared_version uuid NOT NULL,
    person_key bytea NOT NULL CHECK (octet_length(person_key) = 32),
    member_digest bytea NOT NULL CHECK (octet_length(member_digest) = 16),
    resident_digest bytea CHECK (octet_length(resident_digest) = 16),
    policy text NOT NULL,
    tables text NOT NULL,
    state text NOT NULL CHECK (state IN ('Agreed', 'Stopped', 'Confirmed', 'NumberDeleted')),
    mark text NOT NULL CHECK (mark IN ('Agree', 'Minor', 'MedicalStop', 'FullStop', 'NotCompared')),
    vector smallint NOT NULL CHECK (vector BETWEEN 0 AND 31),
    judged_stop text NOT NULL CHECK (judged_stop IN ('None', 'Medical', 'All')),
    tiers text NOT NULL,
    reasons text NOT NULL,
    work_rank smallint NOT NULL,
    doubt smallint NOT NULL,
    stop text NOT NULL CHECK (stop IN ('None', 'Medical', 'All')),
    qualification_stopped_on date,
    medical_stopped_on date,
    confirmation_id uuid,
    confirmed_until date,
    resident_name_kanji text,
    resident_name_kana text,
    resident_former_name text,
    resident_alias_name text,
    resident_birth_date text,
    resident_sex text,
    resident_address text,
    PRIMARY KEY (insurer_number, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL)),
    CHECK ((stop = 'All') = (qualification_stopped_on IS NOT NULL)),
    CHECK ((stop <> 'None') = (medical_stopped_on IS NOT NULL)),
    CHECK ((state = 'Confirmed') = (confirmation_id IS NOT NULL))
);

-- A qualification has one standing.
CREATE UNIQUE INDEX standing_of_qualification ON stops.standing (insurer_number, member_key, acquired_on) WHERE upper_inf(recorded);

-- What clerks work off, and what is counted: everything but the members without any difference.
CREATE INDEX standing_to_work ON stops.standing (insurer_number, work_rank, doubt DESC, asked_at, version_id) WHERE upper_inf(recorded) AND mark <> 'Agree';
CREATE INDEX standing_stopped ON stops.standing (insurer_number, medical_stopped_on) WHERE stop <> 'None';

-- The members that a change of the register opened.
CREATE INDEX qualification_by_change ON register.qualification (insurer_number, opened_by);

ALTER TABLE checks.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE checks.followed ENABLE ROW LEVEL SECURITY;
ALTER TABLE stops.standing ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON checks.request TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON checks.followed TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON stops.standing TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON checks.request FOR SELECT TO shikaku_operator USING (true);
CREATE POLICY every_organisation ON checks.followed FOR SELECT TO shikaku_operator USING (true);
CREATE POLICY every_organisation ON stops.standing FOR SELECT TO shikaku_operator USING (true);

GRANT USAGE ON SCHEMA checks, stops TO shikaku_application, shikaku_operator;
GRANT SELECT, INSERT ON checks.reference_tables TO shikaku_application;
GRANT SELECT ON checks.reference_tables TO shikaku_operator;
GRANT SELECT, INSERT ON checks.run TO shikaku_application;
GRANT SELECT, INSERT, UPDATE (finished_at, member_count) ON checks.run TO shikaku_operator;
GRANT SELECT, INSERT, UPDATE (state, asked_at, due_at, answered, open_count, pieces_taken, counts) ON checks.request TO shikaku_application;
GRANT SELECT, INSERT, UPDATE (sequence) ON checks.followed TO shikaku_application;
GRANT SELECT ON checks.request, checks.followed TO shikaku_operator;
GRANT SELECT, INSERT ON checks.refused_reply TO shikaku_operator;
GRANT SELECT, INSERT, UPDATE (recorded, closed_by, closed_seal) ON stops.standing TO shikaku_application;
GRANT SELECT ON stops.standing TO shikaku_operator;
