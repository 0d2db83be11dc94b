import { join } from 'node:path';
import { askForDrags } from '../load/askLoad.ts';
import type { Measuring } from '../measureEdits.ts';
import type { DragMeasurement } from '../results/BenchResult.ts';
import { DRAGS } from '../results/scenarios.ts';
import type { BenchServer } from '../servers/BenchServer.ts';
import { hireTeams } from './hireTeams.ts';

/** What our server sends while many people drag many nodes at once. */
export async function measureDrags(measuring: Measuring, { child, url }: BenchServer): Promise<DragMeasurement> {
  const [team] = await hireTeams(measuring, 1, DRAGS.people);
  if (team === undefined) throw new Error('There is no team.');
  const files = { logFile: join(measuring.folder, 'load.log'), profileFolder: measuring.profileFolder };
  const { nodesEach, seconds } = DRAGS;
  const dragged = team.people.map((_, place) =>
    Array.from({ length: nodesEach }, (__, node) => `shape:shot-${place * nodesEach + node}`),
  );
  return child.whileAlive(askForDrags({ kind: 'drags', url, project: team, dragged, seconds }, files));
}
