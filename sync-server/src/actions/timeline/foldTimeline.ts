import type { Sql, Tx } from '@dailies/migrations';
import { summarise } from '@dailies/shared/difference';
import { newDocument } from '@dailies/shared/document';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import * as Y from 'yjs';
import { z } from 'zod';
import { type HistoryEntry, readHistory } from '../../collaboration/log/readHistory.ts';
import { readStored } from '../../collaboration/log/readStored.ts';
import { ParamChanges } from '../params/ParamChanges.ts';
import { FollowedDocument } from './FollowedDocument.ts';
import { nodesOf } from './nodesOf.ts';
import { OpenEntry, PAUSE_MS, StoredEntry } from './OpenEntry.ts';

/** Rows summed up at once: some 0.3 s for single edits. */
const MOST_ROWS = 4_000;
/** After so many rows others have their turn. */
const ROWS_A_TURN = 100;

const Progress = z.object({ through_seq: z.string().transform(BigInt), open: z.array(StoredEntry) });

/** The document as it was after the last row that is summed up. */
async function readGround(tx: Tx, project: ProjectId, through: bigint): Promise<Y.Doc> {
  const { doc, foldedSeq } = await readStored(tx, project, through);
  if (foldedSeq <= through) return doc;
  // Folded in before it was summed up, which only a failure leaves behind: from the beginning, once.
  const ground = newDocument();
  for (const { lastSeq, update } of await readHistory(tx, project)) {
    if (lastSeq <= through) Y.applyUpdate(ground, update);
  }
  return ground;
}

async function write(tx: Tx, project: ProjectId, entry: OpenEntry, document: FollowedDocument): Promise<void> {
  const changes = entry.changes();
  const summary = summarise(changes, document.titleOf, entry.touchedAt);
  await tx`
    INSERT INTO timeline_entries (project_id, first_seq, user_id, from_at, to_at, edits, summary, nodes)
    VALUES (${project}, ${entry.firstSeq}, ${entry.user}, ${new Date(entry.from)}, ${new Date(entry.to)},
      ${entry.edits}, ${tx.json(summary.map((line) => ({ ...line })))}, ${nodesOf(changes)}::text[])
    ON CONFLICT (project_id, first_seq) DO UPDATE
      SET to_at = excluded.to_at, edits = excluded.edits, summary = excluded.summary, nodes = excluded.nodes`;
}

interface Folded {
  readonly through: bigint;
  readonly rows: number;
}

async function foldRows(
  tx: Tx,
  project: ProjectId,
  rows: readonly HistoryEntry[],
  { through_seq: before, open: stored }: z.infer<typeof Progress>,
): Promise<Folded> {
  const document = new FollowedDocument(await readGround(tx, project, before));
  const open = new Map<UserId | null, OpenEntry>(stored.map((entry) => [entry.user, new OpenEntry(entry)]));
  const touched = new Set<OpenEntry>();
  const params = new ParamChanges();
  let through = before;
  let newest = 0;
  for (const [place, row] of rows.entries()) {
    if (place % ROWS_A_TURN === ROWS_A_TURN - 1) await new Promise((resolve) => setImmediate(resolve));
    const present = open.get(row.user);
    const entry = present?.goesOnAt(row.startedAt.getTime()) === true ? present : OpenEntry.begin(row);
    open.set(row.user, entry);
    const records = document.apply(row.update);
    entry.add(row, records);
    params.add(row, records, document);
    touched.add(entry);
    through = row.lastSeq;
    newest = Math.max(newest, row.endedAt.getTime());
  }
  for (const entry of touched) await write(tx, project, entry, document);
  await params.write(tx, project);
  const growing = [...open.values()].filter(({ to }) => newest - to <= PAUSE_MS).map((entry) => entry.stored());
  await tx`
    UPDATE timeline_progress SET through_seq = ${through.toString()}, open = ${tx.json(growing)}
    WHERE project_id = ${project}`;
  return { through, rows: rows.length };
}

/**
 * Sums up what was written since the last time into entries of the timeline: bounded work, in one
 * transaction that only one server makes at a time. Each person's rows make an entry of their own, until
 * a pause of ten minutes. Answers how far the timeline goes now.
 */
function foldOnce(sql: Sql, project: ProjectId): Promise<Folded> {
  return sql.begin(async (tx) => {
    await tx`
      INSERT INTO timeline_progress (project_id, through_seq, open) VALUES (${project}, 0, '[]') ON CONFLICT DO NOTHING`;
    const [row] = await tx`
      SELECT through_seq::text, open FROM timeline_progress WHERE project_id = ${project} FOR UPDATE`;
    const progress = Progress.parse(row);
    const rows = await readHistory(tx, project, progress.through_seq, MOST_ROWS);
    if (rows.length === 0) return { through: progress.through_seq, rows: 0 };
    return foldRows(tx, project, rows, progress);
  });
}

/** Sums up a page's worth, for somebody who waits. */
export async function foldSome(sql: Sql, project: ProjectId): Promise<void> {
  await foldOnce(sql, project);
}

/** Sums up everything; answers the newest row that is in the timeline then. */
export async function foldTimeline(sql: Sql, project: ProjectId): Promise<bigint> {
  for (;;) {
    const { through, rows } = await foldOnce(sql, project);
    if (rows < MOST_ROWS) return through;
  }
}
