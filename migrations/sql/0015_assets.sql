-- Tags belong to an asset and not to its versions: they decide no take. An archived asset is not offered any more.
ALTER TABLE assets ADD COLUMN tags jsonb NOT NULL DEFAULT '[]';
ALTER TABLE assets ADD COLUMN archived_at timestamptz;

-- Every file that a version of an asset names, for what collects files and for what decides who may read them.
-- `is_opened`: whoever wrote the version could read the file, so that naming it opens it to everybody who sees the
-- asset. One that only an imported project names opens nothing. Not every file is here, so nothing is referred to.
CREATE TABLE asset_media (
  asset_id text NOT NULL,
  version integer NOT NULL,
  sha256 text NOT NULL,
  role text NOT NULL CHECK (role IN ('reference', 'voice', 'trained')),
  is_opened boolean NOT NULL,
  PRIMARY KEY (asset_id, version, role, sha256),
  FOREIGN KEY (asset_id, version) REFERENCES asset_versions ON DELETE CASCADE
);
CREATE INDEX asset_media_sha256 ON asset_media (sha256);

INSERT INTO asset_media (asset_id, version, sha256, role, is_opened)
SELECT DISTINCT assets.id, asset_versions.version, reference, 'reference',
  assets.project_id IS NULL OR EXISTS (
    SELECT 1 FROM project_media
    WHERE project_media.project_id = assets.project_id AND project_media.sha256 = reference)
FROM assets
JOIN asset_versions ON asset_versions.asset_id = assets.id
CROSS JOIN LATERAL jsonb_array_elements_text(asset_versions.content->'references') AS reference
WHERE jsonb_typeof(asset_versions.content->'references') = 'array';

-- Which takes were made with an asset: `… @> '["<id>"]'`.
CREATE INDEX takes_assets ON takes USING gin (jsonb_path_query_array(recipe, '$.inputs.*[*].asset.id'));
