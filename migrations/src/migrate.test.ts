import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

it('applies each migration once, also when two start at the same moment', async () => {
  await database.sql.unsafe('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  const applied = await Promise.all([migrate(database.sql), migrate(database.sql)]);
  const names = applied.flat();
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
  const rows = await database.sql<{ name: string }[]>`SELECT name FROM dailies_migrations ORDER BY id`;
  expect(names).toEqual(rows.map(({ name }) => name));
});

it('refuses a database that is newer than the code, and changes nothing there', async () => {
  await database.sql`INSERT INTO dailies_migrations (id, name, sha256) VALUES (9999, '9999_later.sql', 'x')`;
  await expect(migrate(database.sql)).rejects.toMatchObject({
    code: 'conflict',
    message:
      'The database is newer than this version of Dailies (it has migration "9999_later.sql"). Start the newer version.',
  });
});

it('refuses a database that was made with another text of a migration', async () => {
  await database.sql`UPDATE dailies_migrations SET sha256 = 'edited' WHERE id = 2`;
  await expect(migrate(database.sql)).rejects.toMatchObject({
    code: 'conflict',
    message: /"0002_projects.sql" is not the one/,
  });
});
