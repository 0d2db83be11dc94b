import { z } from 'zod';
import type { Schema } from './ApiDocument.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same schema, where an object has the properties that are named and no others. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isObject(schema)) return schema;
  const within = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      // What stands there is no schema, but names of ones, or values.
      key === 'properties' && isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)]))
        : key === 'enum' || key === 'default' || key === 'const'
          ? value
          : closed(value),
    ]),
  );
  return 'properties' in within && !('additionalProperties' in within)
    ? { ...within, additionalProperties: false }
    : within;
}

const known = new WeakMap<Schema, z.ZodType>();

/** What a schema of the document (JSON Schema 2020-12) finds wrong with a value, or null. */
export function wrongBy(schema: Schema, value: unknown): string | null {
  const checked = known.get(schema) ?? z.fromJSONSchema(schema, { defaultTarget: 'draft-2020-12' });
  known.set(schema, checked);
  const { error } = checked.safeParse(value);
  return error === undefined ? null : z.prettifyError(error);
}

const closedOnes = new WeakMap<Schema, Schema>();

/** The same of what we answer, where a property that the document does not name is wrong, too. */
export function wrongInAnswer(schema: Schema, value: unknown): string | null {
  const strict = closedOnes.get(schema) ?? z.record(z.string(), z.unknown()).parse(closed(schema));
  closedOnes.set(schema, strict);
  return wrongBy(strict, value);
}
