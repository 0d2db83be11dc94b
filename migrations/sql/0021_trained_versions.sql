-- The run that trained what an asset's version has more than the one before; so that one run makes one version.
ALTER TABLE asset_versions ADD COLUMN run_id text UNIQUE;
