-- What pages ask of long lists: the changes of one operation, the findings of one code.
CREATE INDEX change_by_operation ON audit.change (chain, operation, sequence);
CREATE INDEX finding_by_code ON intake.finding (insurer_number, intake_id, code, ordinal);
