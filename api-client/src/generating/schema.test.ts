import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { makeSchema, SCHEMA_FILE } from './makeSchema.ts';

test('the types are those of the API as it is now', async () => {
  const [kept, made] = await Promise.all([readFile(SCHEMA_FILE, 'utf8'), makeSchema()]);
  expect(kept === made, 'The API has changed: run "npm run api-client", and commit api-client/src/schema.ts.').toBe(
    true,
  );
}, 60_000);
