-- Where a project's events are sent. Secrets are encrypted with a key made of AUTH_SECRET.
CREATE TABLE webhooks (
  id text PRIMARY KEY,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  url text NOT NULL,
  events jsonb NOT NULL,
  secret text NOT NULL,
  -- after a rotation both sign until then
  previous_secret text,
  previous_until timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  enabled boolean NOT NULL DEFAULT true,
  -- why it was turned off by itself; null: it was not
  disabled_why text,
  -- the first failure since the last success
  failing_since timestamptz
);
CREATE INDEX webhooks_project ON webhooks (project_id);

-- One event for one webhook. Ids are derived from what happened, so that it is queued once.
CREATE TABLE webhook_deliveries (
  id text PRIMARY KEY,
  webhook_id text NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  -- what receivers are given as webhook-id: the same when it is sent again
  message_id text NOT NULL,
  type text NOT NULL,
  -- the body as it is sent, byte for byte
  body text NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  status integer,
  -- the beginning of what was answered, or why there was no answer
  answer text,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz
);
CREATE INDEX webhook_deliveries_webhook ON webhook_deliveries (webhook_id, created_at DESC, id DESC);
