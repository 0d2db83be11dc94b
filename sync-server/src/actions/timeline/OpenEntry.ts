import { type Change, ComparedRoot, FieldChange } from '@dailies/shared/difference';
import { canonicalJson, UserId } from '@dailies/shared/ids';
import { z } from 'zod';
import type { HistoryEntry } from '../../collaboration/log/readHistory.ts';
import type { Json } from './flatRecord.ts';
import type { Touched } from './FollowedDocument.ts';

/** A person's work ends with a pause that is longer. */
export const PAUSE_MS = 10 * 60_000;

/** An entry that may still grow, as `timeline_progress.open` keeps it. */
export const StoredEntry = z.object({
  user: UserId.nullable(),
  firstSeq: z.string().regex(/^\d+$/),
  /** Milliseconds since 1970 UTC. */
  from: z.int(),
  to: z.int(),
  edits: z.int(),
  records: z.array(
    z.object({
      root: ComparedRoot,
      id: z.string(),
      /** Whether it was there before the person first touched it, and after they last did. */
      was: z.boolean(),
      is: z.boolean(),
      /** When the person last touched it; missing in what was stored before it was noted. */
      at: z.int().optional(),
      fields: z.array(FieldChange),
    }),
  ),
});
type StoredEntry = z.infer<typeof StoredEntry>;

interface Field {
  readonly before: Json | undefined;
  after: Json | undefined;
}

interface RecordWork {
  readonly root: ComparedRoot;
  readonly id: string;
  readonly was: boolean;
  is: boolean;
  /** Milliseconds since 1970 UTC. */
  at: number;
  readonly fields: Map<string, Field>;
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));

const fieldChange = (key: string, { before, after }: Field): FieldChange => ({
  key,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});

/**
 * One person's work without a longer pause: of every record that they touched, how it was before they
 * first did and how it is since they last did. What others did in between in other keys is not in it,
 * so that people who work at the same time each have their own.
 */
export class OpenEntry {
  readonly user: UserId | null;
  readonly firstSeq: string;
  readonly from: number;
  to: number;
  edits: number;
  readonly #records = new Map<string, RecordWork>();

  constructor({ user, firstSeq, from, to, edits, records }: StoredEntry) {
    this.user = user;
    this.firstSeq = firstSeq;
    this.from = from;
    this.to = to;
    this.edits = edits;
    for (const { root, id, was, is, at = to, fields } of records) {
      const work = new Map(fields.map(({ key, before, after }): [string, Field] => [key, { before, after }]));
      this.#records.set(`${root}/${id}`, { root, id, was, is, at, fields: work });
    }
  }

  static begin({ user, firstSeq, startedAt }: HistoryEntry): OpenEntry {
    const at = startedAt.getTime();
    return new OpenEntry({ user, firstSeq: firstSeq.toString(), from: at, to: at, edits: 0, records: [] });
  }

  /** Whether work of the same person at a time goes on with this. */
  goesOnAt(at: number): boolean {
    return at - this.to <= PAUSE_MS;
  }

  add({ endedAt, updates }: HistoryEntry, touched: readonly Touched[]): void {
    this.to = Math.max(this.to, endedAt.getTime());
    this.edits += updates;
    for (const { root, id, before, after } of touched) {
      const key = `${root}/${id}`;
      const known = this.#records.get(key);
      const work: RecordWork = known ?? { root, id, was: before !== undefined, is: true, at: 0, fields: new Map() };
      this.#records.set(key, work);
      work.is = after !== undefined;
      work.at = Math.max(work.at, endedAt.getTime());
      for (const name of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
        const [was, is] = [before?.get(name), after?.get(name)];
        if (same(was, is)) continue;
        const field = work.fields.get(name);
        if (field === undefined) work.fields.set(name, { before: was, after: is });
        else field.after = is;
      }
    }
  }

  /** What came of it: what was done and undone again is not in it. */
  changes(): Change[] {
    return [...this.#records.values()].flatMap(({ root, id, was, is, fields }): Change[] => {
      const differing = [...fields].filter(([, { before, after }]) => !same(before, after));
      const changed = differing.map(([key, field]) => fieldChange(key, field));
      if (was && is) return changed.length === 0 ? [] : [{ root, id, kind: 'changed', fields: changed }];
      if (was === is) return [];
      return [{ root, id, kind: is ? 'added' : 'removed', fields: changed }];
    });
  }

  /** When the person last touched a record that is among the changes. */
  readonly touchedAt = ({ root, id }: Pick<Change, 'root' | 'id'>): number =>
    this.#records.get(`${root}/${id}`)?.at ?? this.to;

  stored(): StoredEntry {
    const { user, firstSeq, from, to, edits } = this;
    const records = [...this.#records.values()].map(({ fields, ...record }) => ({
      ...record,
      fields: [...fields].map(([key, field]) => fieldChange(key, field)),
    }));
    return { user, firstSeq, from, to, edits, records };
  }
}
