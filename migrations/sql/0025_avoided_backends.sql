-- Backends that could not run it, as something is missing there, each with the sentence that it failed with.
ALTER TABLE runs ADD COLUMN avoid jsonb NOT NULL DEFAULT '{}';
