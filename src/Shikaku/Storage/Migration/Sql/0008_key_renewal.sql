-- The vault renews the seals of second factors and of waiting files too. It sees nothing else of them.
GRANT USAGE ON SCHEMA account TO shikaku_vault;
GRANT SELECT (user_id, factor_key_id, sealed_factor), UPDATE (factor_key_id, sealed_factor) ON account.credential TO shikaku_vault;
GRANT SELECT (insurer_number, intake_id, part, key_id, sealed), UPDATE (key_id, sealed) ON vault.file_part TO shikaku_vault;
CREATE POLICY every_organisation_for_renewal ON account.credential TO shikaku_vault USING (true);
CREATE POLICY every_organisation_for_renewal ON vault.file_part TO shikaku_vault USING (true);
