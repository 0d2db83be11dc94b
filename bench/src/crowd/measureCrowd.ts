import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CpuWindow } from '../processes/CpuWindow.ts';
import { askForCrowd } from '../load/askLoad.ts';
import type { Measuring } from '../measureEdits.ts';
import type { CrowdMeasurement } from '../results/BenchResult.ts';
import type { CrowdScenario } from '../results/scenarios.ts';
import type { Schedule } from '../schedule.ts';
import type { BenchServer } from '../servers/BenchServer.ts';
import { hireTeams } from './hireTeams.ts';
import { storedBytes } from './storedBytes.ts';

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

/** Measures one server with a crowd, on projects that are new. */
export async function measureCrowd(
  measuring: Measuring,
  { name, child, url, provider }: BenchServer,
  { projects, editorsEach, editsPerSecond, pointsPerSecond }: CrowdScenario,
  { warmUpSeconds, measureSeconds }: Schedule,
  round: number,
): Promise<CrowdMeasurement> {
  const { database, folder, profileFolder } = measuring;
  const teams = await hireTeams(measuring, projects, editorsEach);
  const ids = teams.map(({ project }) => project);
  const cpu = { server: new CpuWindow(child.pid), database: new CpuWindow(database.pid) };
  const grown = async (): Promise<{ stored: number; logged: number }> => ({
    stored: await storedBytes(database.sql, ids, 'history'),
    logged: await sizeOf(join(folder, `${name}.log`)),
  });
  let before = Promise.resolve({ stored: 0, logged: 0 });
  const result = await child.whileAlive(
    askForCrowd(
      { kind: 'crowd', provider, url, projects: teams, editsPerSecond, pointsPerSecond, warmUpSeconds, measureSeconds },
      { logFile: join(folder, 'load.log'), profileFolder },
      (moment) => {
        if (moment === 'cut') before = grown();
        if (moment !== 'measuring' && moment !== 'measured') return;
        cpu.server.mark(moment);
        cpu.database.mark(moment);
      },
    ),
  );
  const [then, now] = [await before, await grown()];
  const edits = result.editsPerSecond * measureSeconds;
  const [server, ofDatabase] = await Promise.all([cpu.server.micros(), cpu.database.micros()]);
  return {
    ...result,
    server: name,
    round,
    serverMicrosPerEdit: server === null ? null : server / edits,
    databaseMicrosPerEdit: ofDatabase === null || name !== 'dailies' ? null : ofDatabase / edits,
    backStoredBytes: name === 'dailies' ? now.stored - then.stored : null,
    backLoggedBytes: now.logged - then.logged,
  };
}
