-- States of documents that were kept: for looking at, comparing, going back, and as the ground of branches.
CREATE TABLE document_versions (
  id text PRIMARY KEY,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  kind text NOT NULL
    CHECK (kind IN ('automatic', 'named', 'before-restore', 'before-merge', 'fork', 'epoch')),
  -- A version with a name is kept for good.
  name text,
  -- Who named or caused it; null: Dailies itself.
  made_by text,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- The schema of the state, which is never migrated in place.
  schema integer NOT NULL,
  -- The epoch that the state belongs to; of an `epoch` version the one that it ends.
  epoch integer NOT NULL,
  -- The newest row of the log or the history that is in it; 0: nothing was written yet.
  covers_seq bigint NOT NULL,
  node_count integer NOT NULL,
  -- Who edited since the version before it.
  editors text[] NOT NULL,
  -- A Yjs update of the whole document in one zstd frame.
  state bytea NOT NULL,
  -- Of the update, unpacked.
  size_bytes integer NOT NULL
);
ALTER TABLE document_versions ALTER COLUMN state SET STORAGE EXTERNAL;
CREATE INDEX document_versions_project ON document_versions (project_id, created_at DESC, id DESC);
CREATE INDEX document_versions_epoch ON document_versions (project_id, epoch) WHERE kind = 'epoch';

-- Projects that began as a version of another.
CREATE TABLE branches (
  project_id text PRIMARY KEY REFERENCES projects ON DELETE CASCADE,
  branch_of text NOT NULL REFERENCES projects ON DELETE CASCADE,
  -- Where both were the same: the fork, or the branch at the last merge.
  base_version text NOT NULL REFERENCES document_versions ON DELETE CASCADE,
  merged_at timestamptz
);
CREATE INDEX branches_of ON branches (branch_of);

-- Takes and assets in projects beside the one that made them: branches, and what was merged.
CREATE TABLE take_projects (
  take_id text NOT NULL REFERENCES takes ON DELETE CASCADE,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  PRIMARY KEY (take_id, project_id)
);
CREATE INDEX take_projects_project ON take_projects (project_id);
CREATE TABLE asset_projects (
  asset_id text NOT NULL REFERENCES assets ON DELETE CASCADE,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  PRIMARY KEY (asset_id, project_id)
);
CREATE INDEX asset_projects_project ON asset_projects (project_id);

-- Who did what, summed up from the history, so that a page of it never replays any.
CREATE TABLE timeline_entries (
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  -- The first row of the log that it holds.
  first_seq bigint NOT NULL,
  -- null: the server's own hand
  user_id text,
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL,
  edits integer NOT NULL,
  -- SummaryPart (shared/http), each
  summary jsonb NOT NULL,
  nodes text[] NOT NULL,
  PRIMARY KEY (project_id, first_seq)
);
CREATE INDEX timeline_entries_newest ON timeline_entries (project_id, to_at DESC, first_seq DESC);

-- How far the history of a project is summed up.
CREATE TABLE timeline_progress (
  project_id text PRIMARY KEY REFERENCES projects ON DELETE CASCADE,
  through_seq bigint NOT NULL,
  -- Entries that may still grow, with what they touched (actions/timeline)
  open jsonb NOT NULL
);
