-- Personal access tokens: kept as the SHA-256 of a token that is shown once. They are random enough
-- (238 bits) that a slow hash would protect nothing more.
CREATE TABLE access_tokens (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  name text NOT NULL,
  hash text NOT NULL UNIQUE,
  last_four text NOT NULL,
  scopes jsonb NOT NULL,
  -- null: every project that its person is a member of
  projects jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  -- to within some minutes; null: never
  last_used_at timestamptz
);
CREATE INDEX access_tokens_user ON access_tokens (user_id, created_at DESC);
CREATE INDEX access_tokens_expiry ON access_tokens (expires_at);

-- A token that is revoked closes what it opened, as a session does.
CREATE TRIGGER access_token_ended AFTER DELETE ON access_tokens FOR EACH ROW EXECUTE FUNCTION tell_session_ended();
