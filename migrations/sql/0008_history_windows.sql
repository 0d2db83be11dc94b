-- History by windows: what one person changed within some minutes is one row, merged, without what
-- was overwritten meanwhile. A row of before this has no first_seq: it is one update as it came.
-- `seq` and `created_at` are those of the last update that a row holds.
ALTER TABLE document_history
  ADD COLUMN first_seq bigint,
  ADD COLUMN started_at timestamptz,
  ADD COLUMN updates integer NOT NULL DEFAULT 1 CHECK (updates >= 1);
