-- Who may enter: users and API keys, which are audited, and what they enter with, which is not. Sign-in looks across organisations, so nothing here is distributed.
-- Only shikaku_account reads what somebody enters with; the application puts it in, for the users of one organisation at a time.
CREATE SCHEMA account;

CREATE TABLE account.user (
    organisation text NOT NULL CHECK (organisation <> ''),
    user_id uuid NOT NULL,
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    sign_in_name text NOT NULL CHECK (sign_in_name <> ''),
    display_name text NOT NULL CHECK (display_name <> ''),
    role text NOT NULL CHECK (role IN ('Clerk', 'Supervisor', 'Operator', 'Oversight', 'Reception')),
    disabled boolean NOT NULL,
    PRIMARY KEY (organisation, user_id, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL)),
    EXCLUDE USING gist (user_id WITH =, recorded WITH &&),
    -- A name stays with its user for ever: the audit knows people by it.
    EXCLUDE USING gist (sign_in_name WITH =, user_id WITH <>)
);

CREATE TABLE account.api_key (
    organisation text NOT NULL CHECK (organisation <> ''),
    key_id text NOT NULL,
    version_id uuid NOT NULL,
    recorded tstzrange NOT NULL,
    opened_by uuid NOT NULL,
    opened_seal bytea NOT NULL,
    closed_by uuid,
    closed_seal bytea,
    kind text NOT NULL CHECK (kind IN ('Insurer', 'ImplementingBody', 'Ministry', 'Institution')),
    name text NOT NULL CHECK (name <> ''),
    scopes text NOT NULL,
    secret_sha256 bytea NOT NULL CHECK (octet_length(secret_sha256) = 32),
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (organisation, key_id, version_id),
    CHECK (upper_inf(recorded) = (closed_by IS NULL) AND (closed_by IS NULL) = (closed_seal IS NULL)),
    EXCLUDE USING gist (key_id WITH =, recorded WITH &&)
);

CREATE TABLE account.api_key_use (
    organisation text NOT NULL,
    key_id text PRIMARY KEY,
    last_used_at timestamptz NOT NULL
);

-- What a user signs in with. The second factor's secret is sealed (AES-256-GCM) under a key that is not in the database.
CREATE TABLE account.credential (
    organisation text NOT NULL,
    user_id uuid PRIMARY KEY,
    password_hash text NOT NULL,
    factor_key_id text NOT NULL,
    sealed_factor bytea NOT NULL,
    last_step bigint NOT NULL
);

CREATE TABLE account.recovery_code (
    organisation text NOT NULL,
    user_id uuid NOT NULL,
    code_sha256 bytea NOT NULL,
    PRIMARY KEY (user_id, code_sha256)
);

-- A link that lets a user set password and second factor, once. A user has one at most.
CREATE TABLE account.invitation (
    organisation text NOT NULL,
    user_id uuid PRIMARY KEY,
    token_sha256 bytea NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
);

CREATE TABLE account.session (
    token_sha256 bytea PRIMARY KEY,
    organisation text NOT NULL,
    user_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('PasswordGiven', 'SignedIn')),
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL
);
CREATE INDEX session_by_user ON account.session (user_id);

-- Failed attempts by the digest of the name that was given, whether somebody has that name or not.
CREATE TABLE account.sign_in_attempt (
    name_sha256 bytea PRIMARY KEY,
    failures integer NOT NULL,
    last_tried_at timestamptz NOT NULL,
    locked_until timestamptz
);

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['user', 'api_key', 'api_key_use', 'credential', 'recovery_code', 'invitation', 'session'] LOOP
        EXECUTE format('ALTER TABLE account.%I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format(
            'CREATE POLICY own_organisation ON account.%I TO shikaku_application USING (organisation = current_setting(''shikaku.organisation'', true))', table_name);
        EXECUTE format('CREATE POLICY every_organisation ON account.%I TO shikaku_operator, shikaku_account USING (true)', table_name);
    END LOOP;
END
$$;

GRANT USAGE ON SCHEMA account TO shikaku_application, shikaku_operator, shikaku_account;

GRANT SELECT ON account.user, account.api_key, account.api_key_use TO shikaku_application, shikaku_operator, shikaku_account;
GRANT INSERT, UPDATE (recorded, closed_by, closed_seal) ON account.user, account.api_key TO shikaku_application;

GRANT INSERT, DELETE, SELECT (organisation, user_id), UPDATE (password_hash, factor_key_id, sealed_factor, last_step) ON account.credential TO shikaku_application;
GRANT INSERT, DELETE, SELECT (organisation, user_id) ON account.recovery_code TO shikaku_application;
GRANT INSERT, DELETE, SELECT (organisation, user_id, token_sha256) ON account.invitation TO shikaku_application;
GRANT DELETE, SELECT (organisation, user_id, token_sha256) ON account.session TO shikaku_application;
GRANT SELECT (organisation, user_id) ON account.credential TO shikaku_operator;

GRANT SELECT, UPDATE (last_step) ON account.credential TO shikaku_account;
GRANT SELECT, DELETE ON account.recovery_code, account.invitation TO shikaku_account;
GRANT SELECT, INSERT, UPDATE, DELETE ON account.session, account.sign_in_attempt TO shikaku_account;
GRANT INSERT, UPDATE ON account.api_key_use TO shikaku_account;
