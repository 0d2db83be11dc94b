import type postgres from 'postgres';

/** `a` and `b,"c"` → `{"a","b,\"c\""}`. */
const written = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => (value === null ? 'NULL' : `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`;

/** The reverse, for one dimension. */
function read(text: string): (string | null)[] {
  const values: (string | null)[] = [];
  for (const [, quoted, bare] of text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^",]+)/g)) {
    if (quoted !== undefined) values.push(quoted.replaceAll(/\\(.)/g, '$1'));
    else values.push(bare === undefined || bare === 'NULL' ? null : bare);
  }
  return values;
}

function arrayOf<T extends string | number>(
  oid: number,
  item: (text: string) => T,
): postgres.PostgresType<(T | null)[]> {
  return {
    to: oid,
    from: [oid],
    serialize: written,
    parse: (text: string) => read(text).map((value) => (value === null ? null : item(value))),
  };
}

/**
 * The arrays that queries pass and read: `text[]`, `integer[]` and `bigint[]` (as texts, like every
 * bigint here). Said, so that postgres.js need not ask each new connection for all array types: where
 * the database goes away at that moment, its question fails with a rejection that nobody can catch.
 */
export const ARRAY_TYPES = {
  texts: arrayOf(1009, (text) => text),
  integers: arrayOf(1007, Number),
  bigints: arrayOf(1016, (text) => text),
};
