-- The work list of rows without individual number (check.md section 2): what the row says, and how the number is sought. Rows are opened and closed, never updated otherwise or deleted.
CREATE TABLE register.missing_number (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    entry_id uuid NOT NULL,
    member_id text NOT NULL CHECK (member_id <> ''),
    acquired_on date NOT NULL,
    state text NOT NULL CHECK (state IN ('Noted', 'NoticeAsked', 'Inquiring', 'SentBack', 'Examining', 'Registered', 'Withdrawn')),
    since timestamptz NOT NULL,
    notice_asked_on date,
    notice_failure text CHECK (notice_failure IN ('NoReply', 'Declined', 'Unreachable', 'Unknown')),
    inquired_by text,
    answer_code text,
    answer_items text,
    answered_at timestamptz,
    person_key bytea CHECK (octet_length(person_key) = 32),
    examined_by text,
    resident_name_kanji text,
    resident_name_kana text,
    resident_former_name text,
    resident_alias_name text,
    resident_birth_date text,
    resident_sex text,
    resident_address text,
    symbol text,
    number text,
    branch text,
    name_kanji text,
    name_kana text,
    alias_name text,
    birth_date text,
    sex text,
    postal_code text,
    address text,
    relation text,
    lost_on text,
    loss_reason text,
    issued_on text,
    card_class text,
    copay_ratio text,
    nondisclosure text,
    no_self_info text,
    acquisition_method text,
    fact_on text,
    notice_received_on text,
    PRIMARY KEY (insurer_number, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL)),
    CHECK (state <> 'Inquiring' OR (notice_asked_on IS NOT NULL AND notice_failure IS NOT NULL AND inquired_by IS NOT NULL)),
    CHECK ((state = 'Examining') = (person_key IS NOT NULL))
);

-- An entry has one state, and a qualification one open entry.
CREATE UNIQUE INDEX missing_number_state ON register.missing_number (insurer_number, entry_id) WHERE upper_inf(recorded);
CREATE UNIQUE INDEX missing_number_open ON register.missing_number (insurer_number, member_id, acquired_on)
    WHERE upper_inf(recorded) AND state NOT IN ('Registered', 'Withdrawn');

ALTER TABLE register.missing_number ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON register.missing_number TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON register.missing_number FOR SELECT TO shikaku_operator USING (true);
GRANT SELECT, INSERT, UPDATE (recorded, closed_by, closed_seal) ON register.missing_number TO shikaku_application;
GRANT SELECT ON register.missing_number TO shikaku_operator;

-- A number that the registry has found and two people have yet to look at. It goes to the numbers when they agree, and away when they do not.
CREATE TABLE vault.found_number (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    entry_id uuid NOT NULL,
    person_key bytea NOT NULL CHECK (octet_length(person_key) = 32),
    key_id text NOT NULL,
    sealed bytea NOT NULL CHECK (octet_length(sealed) = 40),
    PRIMARY KEY (insurer_number, entry_id)
);
ALTER TABLE vault.found_number ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON vault.found_number TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation_for_renewal ON vault.found_number TO shikaku_vault USING (true);
GRANT INSERT, DELETE, SELECT (insurer_number, entry_id) ON vault.found_number TO shikaku_application;
GRANT SELECT, UPDATE (key_id, sealed) ON vault.found_number TO shikaku_vault;

-- A request asks by number about members, as part of a run, or by items about entries of the work list.
ALTER TABLE checks.request ADD COLUMN kind text NOT NULL DEFAULT 'Number' CHECK (kind IN ('Number', 'Items', 'FourItems'));
ALTER TABLE checks.request ALTER COLUMN kind DROP DEFAULT, ALTER COLUMN run_id DROP NOT NULL;
ALTER TABLE checks.request ADD CHECK ((kind = 'Number') = (run_id IS NOT NULL));

-- How a welfare office (福祉事務所) comes by the numbers of its members (CHK-13), from which day on.
CREATE TABLE register.welfare_office (
    organisation text NOT NULL CHECK (organisation <> ''),
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    office_type text NOT NULL CHECK (office_type IN ('A', 'B', 'C')),
    valid_from date NOT NULL,
    PRIMARY KEY (organisation, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL))
);
CREATE UNIQUE INDEX welfare_office_from ON register.welfare_office (organisation, valid_from) WHERE upper_inf(recorded);

ALTER TABLE register.welfare_office ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON register.welfare_office FOR SELECT TO shikaku_application
    USING (organisation = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON register.welfare_office TO shikaku_operator USING (true);
GRANT SELECT ON register.welfare_office TO shikaku_application;
GRANT SELECT, INSERT, UPDATE (recorded, closed_by, closed_seal) ON register.welfare_office TO shikaku_operator;
