-- The roles of the register, made once for a whole server. Passwords, where a server asks for them, are the administrator's to set.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['shikaku_owner', 'shikaku_application', 'shikaku_operator', 'shikaku_window', 'shikaku_vault', 'shikaku_account'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', role_name);
        END IF;
    END LOOP;
    IF NOT pg_has_role(current_user, 'shikaku_owner', 'MEMBER') THEN
        EXECUTE format('GRANT shikaku_owner TO %I', current_user);
    END IF;
    IF NOT has_database_privilege('shikaku_owner', current_database(), 'CREATE') THEN
        EXECUTE format('GRANT CREATE ON DATABASE %I TO shikaku_owner', current_database());
    END IF;
END
$$;
