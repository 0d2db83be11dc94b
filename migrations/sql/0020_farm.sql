-- Where runs are executed besides the job-runners themselves.
CREATE TABLE backends (
  id text PRIMARY KEY,
  -- Backend (shared/farm)
  definition jsonb NOT NULL,
  -- encrypted with a key made of AUTH_SECRET; never answered to anybody
  credential text,
  mode text NOT NULL DEFAULT 'active' CHECK (mode IN ('active', 'paused', 'draining')),
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now()
);

-- How each fares, by whichever runner asked it last. A backend that failed is left alone until `retry_at`.
CREATE TABLE backend_states (
  backend_id text PRIMARY KEY REFERENCES backends ON DELETE CASCADE,
  asked_at timestamptz NOT NULL,
  -- BackendProbe: the last good answer
  probe jsonb,
  answered_at timestamptz,
  -- one sentence; null: the last answer was good
  problem text,
  failures integer NOT NULL DEFAULT 0,
  retry_at timestamptz
);

-- One row: what holds for the whole queue.
CREATE TABLE farm_settings (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  paused boolean NOT NULL DEFAULT false,
  -- Turns (shared/farm): whose turn it is, and what each is still owed
  turns jsonb NOT NULL DEFAULT '{}'
);
INSERT INTO farm_settings DEFAULT VALUES;

-- What a project gets of the farm. A project without a row has the weight 1 and no budget.
CREATE TABLE project_shares (
  project_id text PRIMARY KEY REFERENCES projects ON DELETE CASCADE,
  weight real NOT NULL DEFAULT 1 CHECK (weight BETWEEN 0.1 AND 10),
  -- of a calendar month in UTC; null: none
  month_gpu_seconds bigint CHECK (month_gpu_seconds >= 0),
  -- millionths of a US dollar
  month_cost_micros bigint CHECK (month_cost_micros >= 0)
);

-- How long runs of a pipeline take on a backend: a moving mean of their seconds.
CREATE TABLE pipeline_times (
  pipeline text NOT NULL,
  backend text NOT NULL,
  seconds real NOT NULL,
  runs integer NOT NULL,
  ended_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (pipeline, backend)
);

-- A picture of a run's work as it stands; gone with a crash of the database, which costs nobody anything.
CREATE UNLOGGED TABLE run_previews (
  run_id text PRIMARY KEY,
  picture bytea NOT NULL,
  media_type text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE runs
  -- What a scheduler looks at, taken out of spec and pipeline once, by `place_run`.
  ADD COLUMN pipeline text,
  ADD COLUMN executor text,
  ADD COLUMN tags text[] NOT NULL DEFAULT '{}',
  ADD COLUMN gpu_memory_bytes bigint NOT NULL DEFAULT 0,
  -- Where it runs or ran: a backend's id, or `builtin` or `process` of the runner itself.
  ADD COLUMN backend text,
  -- One sentence where another pipeline than the wanted one is used.
  ADD COLUMN fallback text,
  -- How often it reported nothing for too long and was started again.
  ADD COLUMN stalls integer NOT NULL DEFAULT 0,
  ADD COLUMN run_seconds real,
  ADD COLUMN gpu_seconds real,
  ADD COLUMN cost_micros bigint;

CREATE FUNCTION place_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted jsonb := NEW.spec #> '{recipe,pipeline}';
BEGIN
  NEW.pipeline := (wanted ->> 'id') || '@' || (wanted ->> 'version');
  NEW.executor := (SELECT definition #>> '{runner,executor}' FROM pipelines
    WHERE id = wanted ->> 'id' AND version::text = wanted ->> 'version');
  NEW.tags := ARRAY(SELECT jsonb_array_elements_text(
    CASE jsonb_typeof(NEW.spec #> '{requirements,tags}') WHEN 'array' THEN NEW.spec #> '{requirements,tags}' ELSE '[]' END));
  NEW.gpu_memory_bytes :=
    CASE jsonb_typeof(NEW.spec #> '{requirements,gpuMemoryBytes}')
      WHEN 'number' THEN (NEW.spec #>> '{requirements,gpuMemoryBytes}')::numeric::bigint ELSE 0 END;
  RETURN NEW;
END $$;
CREATE TRIGGER runs_placed BEFORE INSERT OR UPDATE OF spec ON runs FOR EACH ROW EXECUTE FUNCTION place_run();
UPDATE runs SET spec = spec WHERE spec IS NOT NULL;

DROP INDEX runs_queue;
CREATE INDEX runs_queue ON runs (priority, project_id, requested_by, created_at, id) WHERE state = 'queued';
CREATE INDEX runs_at_backend ON runs (backend) WHERE state = 'running';
CREATE INDEX runs_spent ON runs (project_id, ended_at) WHERE run_seconds IS NOT NULL;
