-- When periodic checks begin. Schedules are facts of the implementing body, opened and closed; when each is due next is not.
CREATE TABLE checks.schedule (
    organisation text NOT NULL CHECK (organisation <> ''),
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    schedule_id uuid NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    rhythm text NOT NULL CHECK (rhythm IN ('Daily', 'Weekly', 'Monthly')),
    on_day integer NOT NULL CHECK (on_day BETWEEN 0 AND 31),
    at_minute integer NOT NULL CHECK (at_minute BETWEEN 0 AND 1439),
    scope text NOT NULL,
    policy text,
    is_paused boolean NOT NULL,
    set_by text NOT NULL,
    PRIMARY KEY (organisation, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL))
);
CREATE UNIQUE INDEX schedule_state ON checks.schedule (organisation, schedule_id) WHERE upper_inf(recorded);

-- Claimed by a server for as long as it begins the run: run and mark are one transaction.
CREATE TABLE checks.schedule_due (
    organisation text NOT NULL,
    schedule_id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    last_at timestamptz,
    last_run uuid,
    last_problem text,
    PRIMARY KEY (organisation, schedule_id)
);

ALTER TABLE checks.schedule ENABLE ROW LEVEL SECURITY;
ALTER TABLE checks.schedule_due ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON checks.schedule TO shikaku_application
    USING (organisation = current_setting('shikaku.organisation', true));
CREATE POLICY own_organisation ON checks.schedule_due TO shikaku_application
    USING (organisation = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON checks.schedule FOR SELECT TO shikaku_operator USING (true);
CREATE POLICY every_organisation ON checks.schedule_due FOR SELECT TO shikaku_operator USING (true);

GRANT SELECT, INSERT, UPDATE (recorded, closed_by, closed_seal) ON checks.schedule TO shikaku_application;
GRANT SELECT, INSERT, UPDATE (due_at, last_at, last_run, last_problem) ON checks.schedule_due TO shikaku_application;
GRANT SELECT ON checks.schedule, checks.schedule_due TO shikaku_operator;
