import type { TestProject } from 'vitest/node';
import { PROVIDED_URL } from './createTestDatabase.ts';
import { startTestPostgres } from './startTestPostgres.ts';

/** Called by vitest once for a whole run; what it returns is called at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  project.provide(PROVIDED_URL, postgres.url);
  return postgres.stop;
}
