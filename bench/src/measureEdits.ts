import { join } from 'node:path';
import type { BenchDatabase } from './database/BenchDatabase.ts';
import type { Crew } from './database/Crew.ts';
import { askForEdits } from './load/askLoad.ts';
import { CpuWindow } from './processes/CpuWindow.ts';
import type { EditMeasurement } from './results/BenchResult.ts';
import type { Scenario } from './results/scenarios.ts';
import type { Schedule } from './schedule.ts';
import type { BenchServer } from './servers/BenchServer.ts';

export interface Measuring {
  readonly database: BenchDatabase;
  readonly crew: Crew;
  readonly folder: string;
  readonly profileFolder: string | null;
  readonly authSecret: string;
}

/** Measures one server in one scenario, on documents that are new. */
export async function measureEdits(
  { database, crew, folder, profileFolder }: Measuring,
  { name, child, url, provider }: BenchServer,
  scenario: Scenario,
  { warmUpSeconds, measureSeconds }: Schedule,
  round: number,
): Promise<EditMeasurement> {
  const { documents, writersEach, nodes, editsPerSecond } = scenario;
  const teams = Array.from({ length: documents }, (_, place) =>
    crew.people.slice(place * writersEach, (place + 1) * writersEach),
  );
  // The peers know no projects; the names are as good for them as any.
  const projects = await Promise.all(
    teams.map(async (writers) => ({ project: await crew.project(writers), writers: [...writers] })),
  );
  const windows = { server: new CpuWindow(child.pid), database: new CpuWindow(database.pid) };
  const result = await child.whileAlive(
    askForEdits(
      { kind: 'edits', provider, url, documents: projects, nodes, editsPerSecond, warmUpSeconds, measureSeconds },
      { logFile: join(folder, 'load.log'), profileFolder },
      (moment) => {
        if (moment !== 'measuring' && moment !== 'measured') return;
        windows.server.mark(moment);
        windows.database.mark(moment);
      },
    ),
  );
  const edits = result.editsPerSecond * measureSeconds;
  const [server, ofDatabase] = await Promise.all([windows.server.micros(), windows.database.micros()]);
  return {
    ...result,
    scenario: scenario.key,
    server: name,
    round,
    serverMicrosPerEdit: server === null ? null : server / edits,
    databaseMicrosPerEdit: ofDatabase === null || name !== 'dailies' ? null : ofDatabase / edits,
  };
}
