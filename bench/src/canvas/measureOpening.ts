import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { hireTeams } from '../crowd/hireTeams.ts';
import { askToJoin, whileHeld } from '../load/askLoad.ts';
import type { HoldOrder } from '../load/LoadOrder.ts';
import type { Measuring } from '../measureEdits.ts';
import type { OpeningMeasurement } from '../results/BenchResult.ts';
import { CANVAS } from '../results/scenarios.ts';
import type { BenchServer } from '../servers/BenchServer.ts';
import { openInBrowser } from './openInBrowser.ts';
import { seedCanvas } from './seedCanvas.ts';

/** Opens a large canvas that nobody has open: by a connection alone, and in a browser where there is one. */
export async function measureOpening(
  measuring: Measuring,
  { child, url, provider }: BenchServer,
  browser: Browser | null,
  round: number,
): Promise<OpeningMeasurement> {
  const { database, folder, profileFolder, authSecret } = measuring;
  const seeded = async () => {
    const [team] = await hireTeams(measuring, 1, 2);
    const [person] = team?.people ?? [];
    if (team === undefined || person === undefined) throw new Error('There is no team.');
    await seedCanvas(database.sql, team.project, person.user, CANVAS.nodes);
    return { team, person };
  };
  const files = { logFile: join(folder, 'load.log'), profileFolder };
  const { team } = await seeded();
  const openIt = () => child.whileAlive(askToJoin({ kind: 'join', provider, url, project: team }, files));
  const cold = await openIt();
  const hold: HoldOrder = {
    kind: 'hold',
    provider,
    url,
    projects: [{ ...team, people: team.people.slice(1) }],
    shots: 0,
  };
  const warm = await child.whileAlive(whileHeld(hold, files, openIt));

  const server = { round, serverColdMs: cold.openMs, serverWarmMs: warm.openMs, bytes: cold.bytes };
  if (browser === null) return { ...server, browserColdMs: null, browserAgainMs: null };
  const other = await seeded();
  const origin = new URL(url.replace(/^ws/, 'http')).origin;
  const { coldMs, againMs } = await child.whileAlive(
    openInBrowser(browser, origin, other.team.project, other.person, authSecret),
  );
  return { ...server, browserColdMs: coldMs, browserAgainMs: againMs };
}
