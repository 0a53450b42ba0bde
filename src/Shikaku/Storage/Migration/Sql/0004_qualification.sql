-- The qualifications (資格) of members at their insurers, as versions: each says what is true on the days of "valid" and has been on record during "recorded"
-- (LIF-03). Rows are opened and closed, never updated otherwise or deleted.
CREATE TABLE register.qualification (
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
    valid daterange NOT NULL,
    person_key bytea NOT NULL CHECK (octet_length(person_key) = 32),
    symbol text,
    number text,
    branch text,
    name_kanji text NOT NULL,
    name_kana text,
    alias_name text,
    birth_date text NOT NULL,
    sex text NOT NULL,
    postal_code text,
    address text,
    relation text,
    lost_on date,
    loss_reason text,
    issued_on date,
    card_class text,
    copay_ratio text,
    nondisclosure text,
    no_self_info text,
    acquisition_method text,
    fact_on date,
    notice_received_on date,
    kana_search text,
    PRIMARY KEY (insurer_number, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL)),
    -- One member never has two versions for one day at one time of record. A key of fixed length makes this index three times as fast as texts do.
    CONSTRAINT one_version_for_a_day EXCLUDE USING gist (member_key WITH =, valid WITH &&, recorded WITH &&, insurer_number WITH =)
);

CREATE INDEX qualification_by_member ON register.qualification (insurer_number, member_id) WHERE upper_inf(recorded);
CREATE INDEX qualification_by_person ON register.qualification (insurer_number, person_key) WHERE upper_inf(recorded);
CREATE INDEX qualification_by_number ON register.qualification (insurer_number, number) WHERE upper_inf(recorded);
CREATE INDEX qualification_by_kana ON register.qualification (insurer_number, kana_search text_pattern_ops) WHERE upper_inf(recorded);

-- The latest change of an organisation, and those of some days.
CREATE INDEX change_by_time ON audit.change (chain, made_at);

ALTER TABLE register.qualification ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON register.qualification TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON register.qualification FOR SELECT TO shikaku_operator USING (true);

GRANT SELECT, INSERT, UPDATE (recorded, closed_by, closed_seal) ON register.qualification TO shikaku_application;
GRANT SELECT ON register.qualification TO shikaku_operator;
