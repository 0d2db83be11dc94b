import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const CASES: readonly [type: string, sent: (string | number | null)[], expected?: (string | null)[]][] = [
  ['text[]', []],
  ['text[]', ['a', 'b,"c"', '\\', '', 'NULL', '{x}', ' blank ', 'é']],
  ['text[]', ['a', null]],
  ['integer[]', [1, -2]],
  ['bigint[]', ['9007199254740993', '1']],
  ['bigint[]', [1, 2], ['1', '2']],
];
test.each(CASES)('%s %o goes there and back', async (type, sent, expected) => {
  const { sql } = database;
  const [row] =
    await sql`SELECT ${sent}::${sql.unsafe(type)} AS back, cardinality(${sent}::${sql.unsafe(type)}) AS length`;
  expect(row).toEqual({ back: expected ?? sent, length: sent.length });
});

test('a list is compared with ANY', async () => {
  const { sql } = database;
  const rows = await sql`SELECT n FROM generate_series(1, 5) AS n WHERE n = ANY(${[2, 4, 9]}) ORDER BY n`;
  expect(rows.map((row): unknown => row['n'])).toEqual([2, 4]);
});
