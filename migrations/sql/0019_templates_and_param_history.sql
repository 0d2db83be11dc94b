-- Parts of graphs that are put down again. A project's go with it; without a project they are the studio's.
CREATE TABLE templates (
  id text PRIMARY KEY,
  project_id text REFERENCES projects ON DELETE CASCADE,
  name text NOT NULL,
  description text NOT NULL,
  -- `TemplateContent` (shared/templates), which says its own version
  content jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX templates_project ON templates (project_id, created_at);

-- Which values the params of nodes were given, by whom and when: written as the log is summed up, before it is folded.
CREATE TABLE param_changes (
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  node_id text NOT NULL,
  param text NOT NULL,
  -- of the log: the last update that gave this value
  seq bigint NOT NULL,
  -- null: the server's own hand
  user_id text,
  at timestamptz NOT NULL,
  -- as JSON in a text, which keeps every sign; null: the default
  value text,
  before text,
  is_too_long boolean NOT NULL,
  PRIMARY KEY (project_id, node_id, param, seq)
);
