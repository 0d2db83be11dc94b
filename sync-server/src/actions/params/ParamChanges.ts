import type { Tx } from '@dailies/migrations';
import { PARAM_PREFIX } from '@dailies/shared/difference';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { HistoryEntry } from '../../collaboration/log/readHistory.ts';
import type { FollowedDocument, Touched } from '../timeline/FollowedDocument.ts';

/** What one person gives a param within this time is one value: a slider is dragged, a text is typed. */
const TOGETHER_MS = { value: 4_000, text: 120_000 } as const;
/** What is longer is not kept, only that it was set. */
const LONGEST = 20_000;

interface Change {
  readonly node: string;
  readonly param: string;
  readonly user: UserId | null;
  seq: bigint;
  at: Date;
  /** JSON; null: the default. */
  value: string | null;
  readonly before: string | null;
  isTooLong: boolean;
}

interface StoredChange {
  readonly node_id: string;
  readonly param: string;
  readonly seq: string;
  readonly user_id: string | null;
  readonly at: Date;
  readonly before: string | null;
}

const keyOf = (node: string, param: string): string => `${node}\n${param}`;

/** How it stands in a record where it was too long to be compared as it is. */
const isShortened = (value: unknown): boolean => typeof value === 'string' && /^#[0-9a-f]{64}$/.test(value);

/**
 * The values that params of nodes are given, row by row of the log. What a node was made with is not among them: it is
 * what the first change tells as the value before.
 */
export class ParamChanges {
  readonly #changes = new Map<string, Change[]>();

  /** After a row was applied, what it touched. */
  add(
    { lastSeq: seq, endedAt: at, user }: HistoryEntry,
    touched: readonly Touched[],
    document: FollowedDocument,
  ): void {
    for (const { root, id: node, before, after } of touched) {
      if (root !== 'nodes' || before === undefined || after === undefined) continue;
      for (const key of new Set([...before.keys(), ...after.keys()])) {
        const was = before.get(key);
        if (!key.startsWith(PARAM_PREFIX) || JSON.stringify(was) === JSON.stringify(after.get(key))) continue;
        const param = key.slice(PARAM_PREFIX.length);
        const { value: now, isText } = document.paramOf(node, param);
        const json = now === undefined ? null : JSON.stringify(now);
        const isTooLong = json !== null && json.length > LONGEST;
        const value = isTooLong ? null : json;
        const list = this.#changes.get(keyOf(node, param)) ?? [];
        this.#changes.set(keyOf(node, param), list);
        const last = list.at(-1);
        const within = isText ? TOGETHER_MS.text : TOGETHER_MS.value;
        if (last !== undefined && last.user === user && at.getTime() - last.at.getTime() <= within) {
          Object.assign(last, { seq, at, value, isTooLong });
          continue;
        }
        const told = was === undefined || isShortened(was) ? null : JSON.stringify(was);
        list.push({ node, param, user, seq, at, value, before: told, isTooLong });
      }
    }
  }

  /** Writes them; the first of each goes on with what the same person was at when the last rows were read. */
  async write(tx: Tx, project: ProjectId): Promise<void> {
    const firsts = [...this.#changes.values()].flatMap((list) => list.slice(0, 1));
    if (firsts.length === 0) return;
    const stored = await tx<StoredChange[]>`
      SELECT DISTINCT ON (node_id, param) node_id, param, seq::text, user_id, at, before
      FROM param_changes
      WHERE project_id = ${project} AND (node_id, param) IN (
        SELECT * FROM unnest(${firsts.map(({ node }) => node)}::text[], ${firsts.map(({ param }) => param)}::text[]))
      ORDER BY node_id, param, seq DESC`;
    const latest = new Map(stored.map((row) => [keyOf(row.node_id, row.param), row]));
    const rows: Change[] = [];
    for (const [key, list] of this.#changes) {
      const [first, ...others] = list;
      const before = latest.get(key);
      if (first === undefined) continue;
      const goesOn =
        before !== undefined &&
        before.user_id === first.user &&
        first.at.getTime() - before.at.getTime() <= TOGETHER_MS.value;
      if (goesOn) {
        await tx`DELETE FROM param_changes
          WHERE project_id = ${project} AND node_id = ${first.node} AND param = ${first.param} AND seq = ${before.seq}`;
      }
      const told = goesOn ? { ...first, before: before.before } : first;
      // What was set and taken back at once came to nothing.
      for (const change of [told, ...others]) if (change.isTooLong || change.value !== change.before) rows.push(change);
    }
    for (const { node, param, user, seq, at, value, before, isTooLong } of rows) {
      await tx`
        INSERT INTO param_changes (project_id, node_id, param, seq, user_id, at, value, before, is_too_long)
        VALUES (${project}, ${node}, ${param}, ${seq.toString()}, ${user}, ${at}, ${value}, ${before}, ${isTooLong})
        ON CONFLICT (project_id, node_id, param, seq) DO NOTHING`;
    }
  }
}
