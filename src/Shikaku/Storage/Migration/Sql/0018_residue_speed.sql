-- What the counts of stops read stands in the indexes themselves: the versions under which a view was stopped, and who has lost the qualification.
DROP INDEX stops.standing_stopped;
DROP INDEX stops.standing_ever_stopped;
CREATE INDEX standing_ever_stopped ON stops.standing (insurer_number, member_key, acquired_on)
    INCLUDE (recorded, closed_by, member_id, mark, stop, state, qualification_stopped_on, medical_stopped_on) WHERE stop <> 'None' AND state <> 'NumberDeleted';
DROP INDEX register.qualification_formerly;
CREATE INDEX qualification_lost ON register.qualification (insurer_number, member_key, acquired_on) INCLUDE (recorded, valid, lost_on)
    WHERE lost_on IS NOT NULL OR isempty(valid);
