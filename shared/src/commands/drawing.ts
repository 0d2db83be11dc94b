import * as Y from 'yjs';
import { z } from 'zod';
import { RECORD_KEY_PATTERN, recordsOf, ROOT_WRITERS, StoredJson } from '../document/index.ts';
import { ok } from '../errors/index.ts';
import { canonicalJson } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

/** What the ids and the keys of freeform records are made of: `shape:abc`, `props.color`. */
const DrawingKey = z
  .string()
  .regex(RECORD_KEY_PATTERN, 'A key of a drawing is 1 to 200 letters, digits, "_", ".", ":" or "-".')
  .refine((key) => key !== '__proto__', 'No key of a drawing is "__proto__".');

const Drawn = z.object({ id: DrawingKey, record: z.record(DrawingKey, StoredJson) });

/**
 * Puts freeform records, flat (`flattenDrawing`): a new one whole, a known one by the keys that
 * differ. Keys that a record no longer has are removed.
 */
export const putDrawing = defineCommand({
  name: 'putDrawing',
  label: 'Draw',
  args: z.object({
    records: z.array(Drawn).min(1).max(5_000),
  }),
  roles: ROOT_WRITERS.drawing,
  undoable: true,
  check: () => ok(null),
  apply: (doc, { records }) => {
    const root = recordsOf(doc, 'drawing');
    for (const { id, record } of records) {
      const present = root.get(id);
      if (!(present instanceof Y.Map)) {
        root.set(id, new Y.Map(Object.entries(record)));
        continue;
      }
      for (const [key, value] of Object.entries(record)) {
        const now = present.get(key);
        if (now === undefined || canonicalJson(now) !== canonicalJson(value)) present.set(key, value);
      }
      for (const key of present.keys()) if (!Object.hasOwn(record, key)) present.delete(key);
    }
  },
});

export const deleteDrawing = defineCommand({
  name: 'deleteDrawing',
  label: 'Erase',
  args: z.object({ ids: z.array(DrawingKey).min(1).max(5_000) }),
  roles: ROOT_WRITERS.drawing,
  undoable: true,
  check: () => ok(null),
  apply: (doc, { ids }) => {
    for (const id of ids) recordsOf(doc, 'drawing').delete(id);
  },
});
