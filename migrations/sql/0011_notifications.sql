-- What concerns a person, across projects. Ids are derived from what happened, so that telling of it
-- twice tells of it once.
CREATE TABLE notifications (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  kind text NOT NULL,
  -- null: Dailies itself
  actor_id text,
  at timestamptz NOT NULL DEFAULT now(),
  -- NotificationSubject (shared/http)
  subject jsonb NOT NULL,
  read_at timestamptz
);
CREATE INDEX notifications_user ON notifications (user_id, at DESC, id DESC);
CREATE INDEX notifications_unread ON notifications (user_id) WHERE read_at IS NULL;
CREATE INDEX notifications_at ON notifications (at);

-- When everything that a project's log held had been looked at: what was written after it is looked at
-- again when the document is loaded.
CREATE TABLE notification_progress (
  project_id text PRIMARY KEY REFERENCES projects ON DELETE CASCADE,
  seen_at timestamptz NOT NULL
);

-- Kinds that a person does not want to be told of.
CREATE TABLE notification_mutes (
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  kind text NOT NULL,
  PRIMARY KEY (user_id, kind)
);
