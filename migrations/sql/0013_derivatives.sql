-- What is made of a file, beside it: posters, filmstrips, proxies, waveforms. Made once for a hash, a
-- kind and a version of its maker; everything here can be made again from the file.
CREATE TABLE derivatives (
  source text NOT NULL REFERENCES media ON DELETE CASCADE,
  kind text NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'making', 'ready', 'failed', 'unneeded')),
  -- In the media store; null until it is ready.
  blob text CHECK (blob ~ '^[0-9a-f]{64}$'),
  media_type text,
  size_bytes bigint,
  -- What is known of it: its size in pixels, facts, a filmstrip's layout.
  details jsonb NOT NULL DEFAULT '{}',
  -- A sentence, where it could not be made.
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  PRIMARY KEY (source, kind, version),
  CHECK ((state = 'ready') = (blob IS NOT NULL))
);
CREATE INDEX derivatives_blob ON derivatives (blob);

-- Which plan of derivatives a file was given to last.
CREATE TABLE derivative_plans (
  source text PRIMARY KEY REFERENCES media ON DELETE CASCADE,
  plan integer NOT NULL
);

-- A poster of a take is a file too, of which nothing is made.
CREATE INDEX run_outcomes_poster ON run_outcomes ((outcome->>'poster'));

CREATE FUNCTION tell_media_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dailies_media', '');
  RETURN NULL;
END $$;
CREATE TRIGGER media_came AFTER INSERT ON media FOR EACH STATEMENT EXECUTE FUNCTION tell_media_came();
