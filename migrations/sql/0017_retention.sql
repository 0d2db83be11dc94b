-- Files that nothing names any more, and since when that has been known. Whoever brings or uses such a
-- file takes its mark away (triggers below).
CREATE TABLE media_marks (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  since timestamptz NOT NULL DEFAULT now(),
  size_bytes bigint NOT NULL
);

-- What each look for such files came to.
CREATE TABLE media_collections (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  kept integer NOT NULL DEFAULT 0,
  waiting integer NOT NULL DEFAULT 0,
  waiting_bytes bigint NOT NULL DEFAULT 0,
  collected integer NOT NULL DEFAULT 0,
  collected_bytes bigint NOT NULL DEFAULT 0,
  -- Why nothing was collected: a sentence.
  problem text
);

-- How much a project's files may take together, where it has a limit of its own.
CREATE TABLE project_quotas (
  project_id text PRIMARY KEY REFERENCES projects ON DELETE CASCADE,
  max_bytes bigint NOT NULL CHECK (max_bytes >= 0)
);

-- Whether a file is a take's.
CREATE INDEX run_outcomes_media ON run_outcomes ((outcome->>'media'));

-- Using a file and collecting it exclude each other, file by file: whoever writes a row that names a
-- blob holds its lock until the row is there, and who removes a blob holds it alone.
CREATE FUNCTION hold_blob(blob text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('blob:' || blob, 0));
  DELETE FROM media_marks WHERE sha256 = blob;
END $$;
CREATE FUNCTION hold_media() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_blob(NEW.sha256);
  RETURN NEW;
END $$;
CREATE TRIGGER media_held BEFORE INSERT ON media FOR EACH ROW EXECUTE FUNCTION hold_media();
CREATE TRIGGER project_media_held BEFORE INSERT ON project_media FOR EACH ROW EXECUTE FUNCTION hold_media();
CREATE FUNCTION hold_derivative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.blob IS NOT NULL THEN
    PERFORM hold_blob(NEW.blob);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER derivative_held BEFORE INSERT OR UPDATE OF blob ON derivatives
  FOR EACH ROW EXECUTE FUNCTION hold_derivative();
