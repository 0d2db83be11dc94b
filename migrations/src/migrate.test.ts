import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

it('applies each migration once, also when two start at the same moment', async () => {
  const [{ name } = { name: '' }] = await database.sql<{ name: string }[]>`
    DELETE FROM dailies_migrations WHERE id = (SELECT max(id) FROM dailies_migrations) RETURNING name`;
  // The tables of the last one are there already: a second run of it would fail on them.
  await database.sql.unsafe('DROP TABLE takes, run_outcomes, runs, pipelines; DROP TYPE run_state');
  const applied = await Promise.all([migrate(database.sql), migrate(database.sql)]);
  expect(applied.flat()).toEqual([name]);
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
