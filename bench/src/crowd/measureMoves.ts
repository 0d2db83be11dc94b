import { join } from 'node:path';
import { askForMoves } from '../load/askLoad.ts';
import { until } from '../load/until.ts';
import type { Measuring } from '../measureEdits.ts';
import type { MovesMeasurement } from '../results/BenchResult.ts';
import { MOVES } from '../results/scenarios.ts';
import type { BenchServer } from '../servers/BenchServer.ts';
import { hireTeams } from './hireTeams.ts';
import { storedBytes } from './storedBytes.ts';

const WITHIN_MS = 20_000;

/** What moves leave behind: in the database, once the document is closed and compacted, and for whoever opens it. */
export async function measureMoves(
  measuring: Measuring,
  { name, child, url, provider }: BenchServer,
): Promise<MovesMeasurement> {
  const { database, folder, profileFolder } = measuring;
  const [team] = await hireTeams(measuring, 1, MOVES.people);
  if (team === undefined) throw new Error('There is no team.');
  const { shots, moves } = MOVES;
  const files = { logFile: join(folder, 'load.log'), profileFolder };
  const result = await child.whileAlive(
    askForMoves({ kind: 'moves', provider, url, project: team, shots, moves }, files),
  );
  if (name !== 'dailies') return { ...result, server: name, storedBytes: null };
  const waiting = async (): Promise<boolean> => {
    const rows = await database.sql`SELECT 1 FROM document_updates WHERE project_id = ${team.project} LIMIT 1`;
    return rows.length === 0;
  };
  await until(waiting, () => 'the document is closed and compacted', WITHIN_MS);
  return { ...result, server: name, storedBytes: await storedBytes(database.sql, [team.project], 'all') };
}
