-- Files that come in pieces, and may go on after a lost connection. The bytes lie beside the server
-- until the file is whole and was looked at; a row without them begins again at its first byte.
CREATE TABLE uploads (
  id text PRIMARY KEY,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  name text NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Moves on with every piece.
  expires_at timestamptz NOT NULL,
  -- What it became, once it was kept; then the bytes are in the store.
  sha256 text REFERENCES media ON DELETE CASCADE,
  CHECK (sha256 IS NULL OR sha256 ~ '^[0-9a-f]{64}$')
);
CREATE INDEX uploads_project ON uploads (project_id);
CREATE INDEX uploads_expiry ON uploads (expires_at);

-- How large a file may be in a project, where that is less than the installation takes.
CREATE TABLE project_upload_limits (
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('picture', 'video', 'sound', 'blend', 'font', 'workflow')),
  -- 0: none of this kind is taken.
  max_bytes bigint NOT NULL CHECK (max_bytes >= 0),
  PRIMARY KEY (project_id, kind)
);
