import * as Y from 'yjs';
import { z } from 'zod';
import { CutRecord, readCut, recordsOf, ROOT_WRITERS } from '../document/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { ID_PATTERN } from '../ids/index.ts';
import { defineCommand } from './defineCommand.ts';

const CutId = z.string().regex(ID_PATTERN);

/** Puts records of the edit: new ones whole, known ones by the keys that differ. */
export const putCut = defineCommand({
  name: 'putCut',
  label: 'Edit cut',
  args: z.object({
    records: z
      .array(z.object({ id: CutId, record: CutRecord }))
      .min(1)
      .max(5_000),
  }),
  roles: ROOT_WRITERS.cut,
  undoable: true,
  check: (doc, { records }) => {
    const present = new Map(readCut(doc).map((record) => [record.id, record.kind]));
    const changed = records.find(({ id, record }) => (present.get(id) ?? record.kind) !== record.kind);
    return changed === undefined
      ? ok(null)
      : refuse('invalid-input', `"${changed.id}" is a ${present.get(changed.id)} and stays one.`, 'K1');
  },
  apply: (doc, { records }) => {
    for (const { id, record } of records) {
      const present = recordsOf(doc, 'cut').get(id);
      if (!(present instanceof Y.Map)) {
        recordsOf(doc, 'cut').set(id, new Y.Map(Object.entries(record)));
        continue;
      }
      for (const [key, value] of Object.entries(record)) if (present.get(key) !== value) present.set(key, value);
    }
  },
});

export const deleteCut = defineCommand({
  name: 'deleteCut',
  label: 'Delete from cut',
  args: z.object({ ids: z.array(CutId).min(1).max(5_000) }),
  roles: ROOT_WRITERS.cut,
  undoable: true,
  check: () => ok(null),
  apply: (doc, { ids }) => {
    for (const id of ids) recordsOf(doc, 'cut').delete(id);
  },
});
