-- The take that a reused one was made as, in another node or another project; whoever may not see that
-- project is not told. No reference: a take outlives the one that it was reused from.
ALTER TABLE takes ADD COLUMN reused_from text;

-- Reuse looks across projects.
CREATE INDEX takes_recipe_anywhere ON takes (recipe_hash, seed);
