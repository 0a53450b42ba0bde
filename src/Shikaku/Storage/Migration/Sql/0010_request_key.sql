-- The keys that senders give their requests. A key names one intake for good, also where the content came first under another key or none.
CREATE TABLE intake.request_key (
    insurer_number text NOT NULL CHECK (insurer_number <> ''),
    request_key text NOT NULL CHECK (request_key <> ''),
    intake_id uuid NOT NULL,
    PRIMARY KEY (insurer_number, request_key),
    FOREIGN KEY (insurer_number, intake_id) REFERENCES intake.file
);

INSERT INTO intake.request_key (insurer_number, request_key, intake_id)
SELECT insurer_number, idempotency_key, intake_id FROM intake.file WHERE idempotency_key <> '';

ALTER TABLE intake.file DROP COLUMN idempotency_key;

-- No query asks for it: the names of intakes sort by time.
DROP INDEX intake.file_by_time;

ALTER TABLE intake.request_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON intake.request_key TO shikaku_application
    USING (insurer_number = current_setting('shikaku.organisation', true));
CREATE POLICY every_organisation ON intake.request_key FOR SELECT TO shikaku_operator USING (true);
GRANT SELECT, INSERT ON intake.request_key TO shikaku_application;
GRANT SELECT ON intake.request_key TO shikaku_operator;
