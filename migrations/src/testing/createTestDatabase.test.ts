import { expect, it } from 'vitest';
import { migrate } from '../migrate.ts';
import { createTestDatabase } from './index.ts';

it('gives each caller a migrated database of its own', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  try {
    expect(await migrate(one.sql)).toEqual([]);
    await one.sql`INSERT INTO "user" (id, name, email) VALUES ('u1', 'Ada', 'ada@example.com')`;
    expect(await one.sql`SELECT id FROM "user"`).toHaveLength(1);
    expect(await two.sql`SELECT id FROM "user"`).toHaveLength(0);
  } finally {
    await Promise.all([one.drop(), two.drop()]);
  }
});

it('drops a database that somebody is still connected to', async () => {
  const database = await createTestDatabase();
  await database.sql`SELECT 1`;
  await database.drop();
  const other = await createTestDatabase();
  const name = new URL(database.url).pathname.slice(1);
  expect(await other.sql`SELECT 1 FROM pg_database WHERE datname = ${name}`).toHaveLength(0);
  await other.drop();
});
