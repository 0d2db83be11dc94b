import { createDatabaseOn, type TestDatabase } from './createDatabaseOn.ts';

/** The name under which the run's set-up hands its server's address to the test files. */
export const PROVIDED_URL = 'testPostgresUrl';

declare module 'vitest' {
  interface ProvidedContext {
    [PROVIDED_URL]: string;
  }
}

/**
 * A migrated database for one test file (in `beforeAll`, with `drop` in `afterAll`) or one test, on
 * the one PostgreSQL of the whole vitest run. Outside vitest use `startTestPostgres`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  // Imported here because it cannot be imported outside a test run, where `startTestPostgres` is used.
  const { inject } = await import('vitest');
  return createDatabaseOn(inject(PROVIDED_URL));
}
