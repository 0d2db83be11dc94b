-- The second factor as better-auth keeps it. `secret` and `backup_codes` are encrypted with AUTH_SECRET.
ALTER TABLE "user" ADD COLUMN two_factor_enabled boolean NOT NULL DEFAULT false;
CREATE TABLE two_factor (
  id text PRIMARY KEY,
  user_id text NOT NULL UNIQUE REFERENCES "user" ON DELETE CASCADE,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  -- false until a first code has proved that the authenticator works
  verified boolean NOT NULL DEFAULT false,
  failed_verification_count integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  -- The 30-second step of the last code that was taken: a code is good once.
  last_step bigint
);

CREATE TABLE passkey (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES "user" ON DELETE CASCADE,
  name text,
  public_key text NOT NULL,
  credential_id text NOT NULL UNIQUE,
  counter bigint NOT NULL,
  device_type text NOT NULL,
  backed_up boolean NOT NULL,
  transports text,
  aaguid text,
  created_at timestamptz DEFAULT now()
);
CREATE INDEX passkey_user ON passkey (user_id);

-- When a session was last used, to within some minutes.
ALTER TABLE session ADD COLUMN last_seen_at timestamptz;
CREATE UNIQUE INDEX account_provider ON account (provider_id, account_id);

-- Who did what, when, from where. No foreign keys: the log outlives what it speaks of.
CREATE TABLE audit_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  -- null: nobody who is known (a failed sign-in), or the installation itself
  actor_id text,
  action text NOT NULL,
  -- null: it concerns no single project
  project_id text,
  -- What it was done to: the id of a person, an invitation, a version, …
  subject text,
  address text,
  user_agent text,
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_events_project ON audit_events (project_id, id DESC);
CREATE INDEX audit_events_actor ON audit_events (actor_id, id DESC);
CREATE INDEX audit_events_at ON audit_events (at);

-- Append-only. Only the retention sweep, which says so for its transaction, removes events, and only
-- ones that are older than 30 days.
CREATE FUNCTION audit_events_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('dailies.audit_sweep', true) = 'on'
     AND OLD.at < now() - interval '30 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The audit log is only added to.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_events_stay BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION audit_events_stay();
CREATE TRIGGER audit_events_not_truncated BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION audit_events_stay();
