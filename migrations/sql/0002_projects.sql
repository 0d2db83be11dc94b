CREATE TYPE member_role AS ENUM ('director', 'artist', 'producer', 'reviewer', 'viewer');

CREATE TABLE projects (
  id text PRIMARY KEY,
  name text NOT NULL,
  -- Rises on a restore from backup and on a schema migration; an older browser copy is not merged.
  epoch integer NOT NULL DEFAULT 1,
  created_by text NOT NULL REFERENCES "user",
  created_at timestamptz NOT NULL DEFAULT now(),
  archived_at timestamptz
);

CREATE TABLE members (
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  role member_role NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, user_id)
);
CREATE INDEX members_user ON members (user_id);

CREATE TABLE invites (
  id text PRIMARY KEY,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  role member_role NOT NULL,
  -- SHA-256 of the secret in the link; the secret itself is shown once and never stored.
  secret_hash text NOT NULL UNIQUE,
  created_by text NOT NULL REFERENCES "user",
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  -- null: any number of people until it expires
  uses_left integer CHECK (uses_left >= 0),
  revoked_at timestamptz
);
CREATE INDEX invites_project ON invites (project_id);

-- Library assets: entities with immutable versions, owned by a project or (null) by the studio.
CREATE TABLE assets (
  id text PRIMARY KEY,
  project_id text REFERENCES projects ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('character', 'style', 'location')),
  created_by text NOT NULL REFERENCES "user",
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX assets_project ON assets (project_id);

CREATE TABLE asset_versions (
  asset_id text NOT NULL REFERENCES assets ON DELETE CASCADE,
  version integer NOT NULL CHECK (version >= 1),
  content jsonb NOT NULL,
  created_by text NOT NULL REFERENCES "user",
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (asset_id, version)
);

-- What the content-addressed store holds, and which projects may read it.
CREATE TABLE media (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text NOT NULL,
  size_bytes bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE project_media (
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  sha256 text NOT NULL REFERENCES media,
  PRIMARY KEY (project_id, sha256)
);
CREATE INDEX project_media_sha256 ON project_media (sha256);

-- An answer kept for an idempotency key, so that a repeated call does nothing twice.
CREATE TABLE idempotency_keys (
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer NOT NULL,
  response jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, key)
);
