import { isStoredJson, RECORD_KEY_PATTERN, type RootName, rootOf } from '@dailies/shared/document';
import { type ComparedRoot, PARAM_PREFIX, VALUE_KEY } from '@dailies/shared/difference';
import { sha256Hex } from '@dailies/shared/ids';
import * as Y from 'yjs';
import { z } from 'zod';

export const Json = z.json();
export type Json = z.infer<typeof Json>;

/** A record's keys and values, as changes name them: `title`, `params.prompt`, `value`. */
export type FlatRecord = ReadonlyMap<string, Json>;

/** What is longer stands as its hash: whether it differs is all that is asked of it. */
const LONGEST = 400;
/** What PostgreSQL does not store, as JSON writes it: U+0000 and halves of characters. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

function shortened(value: unknown): Json | undefined {
  if (!isStoredJson(value)) return undefined;
  const text = JSON.stringify(value);
  return text.length > LONGEST || UNSTORABLE.test(text) ? `#${sha256Hex(text.toWellFormed())}` : Json.parse(value);
}

function* fieldsOf(value: unknown, prefix = ''): Generator<[string, unknown]> {
  if (!(value instanceof Y.Map)) {
    yield [prefix === '' ? VALUE_KEY : prefix, value instanceof Y.Text ? value.toString() : value];
    return;
  }
  for (const [key, item] of value.entries()) {
    if (key === 'params' && prefix === '' && item instanceof Y.Map) {
      for (const [param, inner] of item.entries()) {
        yield [`${PARAM_PREFIX}${param}`, inner instanceof Y.Text ? inner.toString() : inner];
      }
    } else yield [`${prefix}${key}`, item instanceof Y.Text ? item.toString() : item];
  }
}

/** Keys beside a record that say something of it: `cancel:<request>`, `resolved:<comment>`. */
const FLAGS: Readonly<Partial<Record<RootName, readonly string[]>>> = {
  requests: ['cancel', 'confirm'],
  comments: ['resolved'],
};

/** The record that a key of a root belongs to. */
export function recordIdOf(root: ComparedRoot, key: string): string {
  const flag = FLAGS[root]?.find((name) => key.startsWith(`${name}:`));
  return flag === undefined ? key : key.slice(flag.length + 1);
}

/** A record as plain data, whatever shape it has; undefined where there is none. */
export function flatRecord(doc: Y.Doc, root: ComparedRoot, id: string): FlatRecord | undefined {
  const map = rootOf(doc, root);
  if (!map.has(id)) return undefined;
  const fields = new Map<string, Json>();
  for (const [key, value] of fieldsOf(map.get(id))) {
    const json = shortened(value);
    if (json !== undefined && RECORD_KEY_PATTERN.test(key.replace(PARAM_PREFIX, ''))) fields.set(key, json);
  }
  for (const flag of FLAGS[root] ?? []) if (map.has(`${flag}:${id}`)) fields.set(flag, true);
  return fields;
}
