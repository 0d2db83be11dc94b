export { type TestDatabase } from './createDatabaseOn.ts';
export { createTestDatabase } from './createTestDatabase.ts';
export { startTestPostgres, type TestPostgres } from './startTestPostgres.ts';
