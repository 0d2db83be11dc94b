-- The write-ahead log of the documents. A row is here before its update is applied, broadcast or
-- acknowledged; a document is its newest snapshot and the updates that stand here.
CREATE TABLE document_updates (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  -- null: the server's own hand
  user_id text,
  update bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX document_updates_project ON document_updates (project_id, seq);

CREATE TABLE document_snapshots (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  state bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX document_snapshots_project ON document_snapshots (project_id, id DESC);

-- Updates that a snapshot has folded in: who changed what, when.
CREATE TABLE document_history (
  seq bigint PRIMARY KEY,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  user_id text,
  update bytea NOT NULL,
  created_at timestamptz NOT NULL,
  snapshot_id bigint NOT NULL
);
CREATE INDEX document_history_project ON document_history (project_id, seq);

-- Rows that could not be replayed. The rest of the document opens without them.
CREATE TABLE document_quarantine (
  seq bigint PRIMARY KEY,
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  user_id text,
  update bytea NOT NULL,
  created_at timestamptz NOT NULL,
  reason text NOT NULL,
  quarantined_at timestamptz NOT NULL DEFAULT now()
);

-- Yjs client ids belong to the first account that wrote under them; null: the server.
CREATE TABLE document_clients (
  project_id text NOT NULL REFERENCES projects ON DELETE CASCADE,
  client_id bigint NOT NULL,
  user_id text,
  PRIMARY KEY (project_id, client_id)
);

-- One process owns a document at a time. `fence` rises with every owner; an append under an older
-- fence is refused.
CREATE TABLE document_leases (
  project_id text PRIMARY KEY REFERENCES projects ON DELETE CASCADE,
  owner text NOT NULL,
  fence bigint NOT NULL,
  expires_at timestamptz NOT NULL
);
