import type { DrawingRecord } from './records.ts';

// A tldraw record is kept flat, a key a property (`props.color`), so that two people who change two
// properties of one shape both keep their change.

const NESTED = 'props';

/** `{id, x, props: {w}}` → `{id, x, 'props.w'}`. */
export function flattenDrawing(record: DrawingRecord): DrawingRecord {
  const flat: DrawingRecord = {};
  for (const [key, value] of Object.entries(record)) {
    if (key === NESTED && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value)) flat[`${NESTED}.${name}`] = inner;
    } else {
      flat[key] = value;
    }
  }
  return flat;
}

/** The inverse of `flattenDrawing`; a record always has `props`. */
export function unflattenDrawing(flat: DrawingRecord): DrawingRecord {
  const record: DrawingRecord = {};
  const props: DrawingRecord = {};
  for (const [key, value] of Object.entries(flat)) {
    if (key.startsWith(`${NESTED}.`)) props[key.slice(NESTED.length + 1)] = value;
    else record[key] = value;
  }
  return { ...record, [NESTED]: props };
}
