-- What a provider is going to take for a run, as its pipeline's price says, or else what such runs cost lately; in
-- millionths of a US dollar. So that a budget counts what is under way, also of a pipeline that has never run.
ALTER TABLE runs ADD COLUMN expected_cost_micros bigint;
