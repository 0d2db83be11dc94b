import { createTestDatabase } from '@dailies/migrations/testing';
import { session } from '@dailies/migrations/tables';
import { serializeError } from '@dailies/telemetry';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from './openDatabase.ts';

test('an error of the database is logged without what was written', async () => {
  const database = await createTestDatabase();
  const { db, close } = openDatabase(database.url);
  await database.sql`DROP TABLE session`;
  const error = await db
    .select()
    .from(session)
    .where(eq(session.token, 'a secret token'))
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  await close();
  await database.drop();
  if (!(error instanceof Error)) throw new Error('the query did not fail');
  expect(`${error.message}${JSON.stringify(error)}`).toContain('a secret token');
  const logged = JSON.stringify(serializeError(error));
  expect(logged).not.toContain('a secret token');
  expect(logged).toContain('relation \\"session\\" does not exist');
  expect(logged).toContain('queryErrors.test.ts');
});
