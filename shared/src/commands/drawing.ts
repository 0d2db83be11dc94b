import * as Y from 'yjs';
import { z } from 'zod';
import { DrawingRecord, recordsOf, ROOT_WRITERS } from '../document/index.ts';
import { ok } from '../errors/index.ts';
import { canonicalJson } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

const DrawingId = z.string().min(1).max(200);

/**
 * Puts freeform records, flat (`flattenDrawing`): a new one whole, a known one by the keys that
 * differ. Keys that a record no longer has are removed.
 */
export const putDrawing = defineCommand({
  name: 'putDrawing',
  label: 'Draw',
  args: z.object({
    records: z
      .array(z.object({ id: DrawingId, record: DrawingRecord }))
      .min(1)
      .max(5_000),
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
      for (const key of [...present.keys()]) if (!(key in record)) present.delete(key);
    }
  },
});

export const deleteDrawing = defineCommand({
  name: 'deleteDrawing',
  label: 'Erase',
  args: z.object({ ids: z.array(DrawingId).min(1).max(5_000) }),
  roles: ROOT_WRITERS.drawing,
  undoable: true,
  check: () => ok(null),
  apply: (doc, { ids }) => {
    for (const id of ids) recordsOf(doc, 'drawing').delete(id);
  },
});
