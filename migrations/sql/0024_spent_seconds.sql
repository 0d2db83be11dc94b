-- What earlier attempts of a run took, so that its time is that of all of them, also where one was adopted.
ALTER TABLE runs ADD COLUMN spent_seconds real NOT NULL DEFAULT 0;
