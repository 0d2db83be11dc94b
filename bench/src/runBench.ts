import { rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { benchFolder } from './benchFolder.ts';
import { BenchDatabase } from './database/BenchDatabase.ts';
import { Crew } from './database/Crew.ts';
import { measureEdits, type Measuring } from './measureEdits.ts';
import type { Child } from './processes/Child.ts';
import { type BenchResult, type EditMeasurement, SCENARIOS } from './results/BenchResult.ts';
import type { Schedule } from './schedule.ts';
import type { BenchServer } from './servers/BenchServer.ts';
import { startRunner, startServers } from './servers/startServers.ts';
import { measureTakes } from './takes/measureTakes.ts';

export interface BenchOptions {
  readonly schedule: Schedule;
  readonly profileFolder: string | null;
  /** Told what is going on, a line at a time. */
  readonly say: (line: string) => void;
  /** Ends the run before its time; everything is stopped and removed all the same. */
  readonly signal: AbortSignal;
}

const CREW = 200;

/** The servers, beginning with another one each round. */
const rotated = (servers: readonly BenchServer[], round: number): BenchServer[] => [
  ...servers.slice(round % servers.length),
  ...servers.slice(0, round % servers.length),
];

async function measureRounds(
  measuring: Measuring,
  servers: readonly BenchServer[],
  { schedule, say, signal }: BenchOptions,
): Promise<EditMeasurement[]> {
  const edits: EditMeasurement[] = [];
  const startedMs = performance.now();
  for (let round = 0; round < schedule.rounds; round += 1) {
    if (performance.now() - startedMs > schedule.roundsWithinSeconds * 1_000) break;
    for (const scenario of SCENARIOS) {
      for (const server of rotated(servers, round)) {
        signal.throwIfAborted();
        const measured = await measureEdits(measuring, server, scenario, schedule, round);
        edits.push(measured);
        const figures = `p50 ${measured.p50Ms.toFixed(2)} ms, ${measured.editsPerSecond.toFixed(0)} edits/s`;
        say(`round ${round + 1} of ${schedule.rounds}, ${scenario.key}, ${server.name}: ${figures}`);
      }
    }
  }
  return edits;
}

/** Starts everything, measures, and stops and removes everything, also where it fails. */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const { schedule, profileFolder, say, signal } = options;
  const loadBefore = loadavg()[0] ?? 0;
  const stops: (() => Promise<unknown>)[] = [];
  const started = (child: Child): void => void stops.push(() => child.stop());
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const measure = async (): Promise<BenchResult> => {
    const folder = await benchFolder();
    stops.push(() => rm(folder, { recursive: true, force: true }));
    const database = await BenchDatabase.start(folder);
    stops.push(() => database.stop());
    const parts = { databaseUrl: database.url, folder, profileFolder };
    const servers = await startServers(parts, started);
    const measuring = { database, folder, profileFolder, crew: await Crew.hire(database.sql, CREW) };
    const commitMs = await database.commitMs();

    const edits = await measureRounds(measuring, servers, options);
    const ours = servers.find(({ name }) => name === 'dailies');
    if (ours === undefined) throw new Error('Dailies is not among the servers.');
    say('takes on their way');
    await startRunner(parts, started);
    const takes = await measureTakes(measuring, ours, schedule.takes);
    const [cpu] = cpus();
    return {
      at: new Date().toISOString(),
      machine: {
        cores: cpus().length,
        cpu: cpu?.model ?? 'unknown',
        node: process.version,
        platform: `${process.platform} ${process.arch}`,
        commitMs,
        loadBefore,
      },
      rounds: new Set(edits.map(({ round }) => round)).size,
      edits,
      takes,
    };
  };
  const measurement = measure();
  try {
    return await Promise.race([measurement, aborted]);
  } finally {
    // What is under way fails as its processes end; nobody waits for it any more.
    measurement.catch(() => {});
    aborted.catch(() => {});
    for (const stop of stops.reverse()) await stop().catch((error: unknown) => say(String(error)));
  }
}
