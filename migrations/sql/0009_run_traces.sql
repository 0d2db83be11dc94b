-- What a run belongs to in a trace, as a W3C traceparent; null where nothing is traced.
ALTER TABLE runs ADD COLUMN traceparent text CHECK (traceparent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$');
