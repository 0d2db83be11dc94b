export { findEmbeddedPostgres, type RunningPostgres } from './findEmbeddedPostgres.ts';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './startEmbeddedPostgres.ts';
