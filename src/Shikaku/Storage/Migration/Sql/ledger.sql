-- Which steps have been applied. Anyone may look, so that a program can tell whether the schema is its own.
CREATE SCHEMA IF NOT EXISTS migration;
CREATE TABLE IF NOT EXISTS migration.step (
    number integer PRIMARY KEY,
    name text NOT NULL,
    sha256 bytea NOT NULL,
    applied_at timestamptz NOT NULL
);
GRANT USAGE ON SCHEMA migration TO PUBLIC;
GRANT SELECT ON migration.step TO PUBLIC;
