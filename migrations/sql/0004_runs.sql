-- Pipelines as versioned data: a published version never changes.
CREATE TABLE pipelines (
  id text NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  definition jsonb NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id, version)
);

CREATE TYPE run_state AS ENUM ('held', 'queued', 'running', 'succeeded', 'failed', 'cancelled', 'reused');

-- The queue of runs. A wake-up job of Graphile Worker only says that something is here.
CREATE TABLE runs (
  id text PRIMARY KEY,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  request_id text NOT NULL,
  node_id text NOT NULL,
  variation integer NOT NULL CHECK (variation BETWEEN 0 AND 7),
  state run_state NOT NULL,
  -- lower first
  priority integer NOT NULL DEFAULT 100,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  -- RunSpec (shared/runs); null where planning failed
  spec jsonb,
  recipe_hash text,
  seed bigint,
  -- The fencing token: every write of a runner says `WHERE attempt = …`.
  attempt integer NOT NULL DEFAULT 0,
  max_attempts integer NOT NULL DEFAULT 5,
  -- The runner instance that holds it while running; alive while its advisory lock is held.
  claimed_by text,
  cancel_requested boolean NOT NULL DEFAULT false,
  fraction real NOT NULL DEFAULT 0 CHECK (fraction BETWEEN 0 AND 1),
  phase text,
  -- The end of the error output, for people who look behind the sentence; at most 64 kB.
  log text,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  progressed_at timestamptz,
  ended_at timestamptz,
  UNIQUE (request_id, variation)
);
CREATE INDEX runs_queue ON runs (priority, created_at, id) WHERE state = 'queued';
CREATE INDEX runs_running ON runs (claimed_by) WHERE state = 'running';
CREATE INDEX runs_project ON runs (project_id, created_at DESC);
CREATE INDEX runs_recipe ON runs (recipe_hash, seed) WHERE state = 'succeeded';

-- How a run ended, written once by the runner in the transaction that ends it; applied to the
-- document by the sync-server, and found again by a sweep while `applied_at` is null.
CREATE TABLE run_outcomes (
  run_id text PRIMARY KEY REFERENCES runs ON DELETE CASCADE,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  outcome jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  applied_at timestamptz
);
CREATE INDEX run_outcomes_waiting ON run_outcomes (project_id, created_at) WHERE applied_at IS NULL;

-- The whole provenance of a take; the document holds a thin one.
CREATE TABLE takes (
  id text PRIMARY KEY,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  node_id text NOT NULL,
  run_id text NOT NULL UNIQUE REFERENCES runs,
  recipe_hash text NOT NULL,
  seed bigint NOT NULL,
  -- Recipe and RunOutcome (shared/runs)
  recipe jsonb NOT NULL,
  outcome jsonb NOT NULL,
  made_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX takes_recipe ON takes (project_id, recipe_hash, seed);
CREATE INDEX takes_node ON takes (project_id, node_id);
