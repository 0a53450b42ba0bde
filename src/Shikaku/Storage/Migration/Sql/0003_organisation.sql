-- The organisations (保険者, 実施機関, 所管, 医療機関) that work with the register. Rows are opened and closed, never updated otherwise or deleted.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE SCHEMA register;

CREATE TABLE register.organisation (
    organisation text NOT NULL CHECK (organisation <> ''),
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    kind text NOT NULL CHECK (kind IN ('Insurer', 'ImplementingBody', 'Ministry', 'Institution')),
    name text NOT NULL CHECK (name <> ''),
    PRIMARY KEY (organisation, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL)),
    EXCLUDE USING gist (organisation WITH =, recorded WITH &&)
);

ALTER TABLE register.organisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON register.organisation FOR SELECT TO shikaku_application
    USING (organisation = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON register.organisation TO shikaku_operator USING (true);

GRANT USAGE ON SCHEMA register TO shikaku_application, shikaku_operator;
GRANT SELECT ON register.organisation TO shikaku_application;
GRANT SELECT, INSERT, UPDATE (recorded, closed_by, closed_seal) ON register.organisation TO shikaku_operator;
