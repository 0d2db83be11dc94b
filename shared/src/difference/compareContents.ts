import { canonicalJson } from '../ids/index.ts';
import { type Change, COMPARED_ROOTS, type ComparedRoot, type FieldChange } from './change.ts';
import type { Contents, JsonValue, RecordContents } from './contents.ts';

/** Whether two values are the same, whatever the order of their keys. Undefined: not there. */
export function sameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return canonicalJson(a) === canonicalJson(b);
}

/** A field that is, was, or both. */
export function fieldChange(key: string, before: JsonValue | undefined, after: JsonValue | undefined): FieldChange {
  return { key, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** How a record differs; undefined where it does not, or is on neither side. */
export function compareRecords(
  root: ComparedRoot,
  id: string,
  before: RecordContents | undefined,
  after: RecordContents | undefined,
): Change | undefined {
  const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  const fields: FieldChange[] = [];
  for (const key of keys) {
    const [was, is] = [before?.get(key), after?.get(key)];
    if (!sameValue(was, is)) fields.push(fieldChange(key, was, is));
  }
  if (before === undefined) return after === undefined ? undefined : { root, id, kind: 'added', fields };
  if (after === undefined) return { root, id, kind: 'removed', fields };
  return fields.length === 0 ? undefined : { root, id, kind: 'changed', fields };
}

/** Every record that differs, root by root. */
export function compareContents(
  before: Contents,
  after: Contents,
  roots: readonly ComparedRoot[] = COMPARED_ROOTS,
): Change[] {
  return roots.flatMap((root) => {
    const ids = new Set([...before[root].keys(), ...after[root].keys()]);
    return [...ids].flatMap((id) => compareRecords(root, id, before[root].get(id), after[root].get(id)) ?? []);
  });
}
