export { connect, type ConnectOptions, type Sql, type Tx } from './connect.ts';
export { applyStored, isPacked, packDocument, packUpdate, unpackUpdate } from './documents/packedUpdate.ts';
export { type AppliedMigration, appliedMigrations, applyMigrations, checkMigrations, migrate } from './migrate.ts';
