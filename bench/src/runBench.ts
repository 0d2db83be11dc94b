import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import type { FrameChoice } from './arguments.ts';
import type { BenchPart } from './BenchPart.ts';
import { benchFolder } from './benchFolder.ts';
import { measureOpening } from './canvas/measureOpening.ts';
import { measureFarm } from './farm/measureFarm.ts';
import { measureAllFrames } from './frames/measureAllFrames.ts';
import { withBrowser } from './canvas/withBrowser.ts';
import { measureCrowd } from './crowd/measureCrowd.ts';
import { measureDrags } from './crowd/measureDrags.ts';
import { measureMemory } from './crowd/measureMemory.ts';
import { measureMoves } from './crowd/measureMoves.ts';
import { BenchDatabase } from './database/BenchDatabase.ts';
import { Crew } from './database/Crew.ts';
import { measureEdits, type Measuring } from './measureEdits.ts';
import type { Child } from './processes/Child.ts';
import type {
  BenchResult,
  CrowdMeasurement,
  EditMeasurement,
  MemoryMeasurement,
  MovesMeasurement,
  OpeningMeasurement,
} from './results/BenchResult.ts';
import { CROWD, SCENARIOS } from './results/scenarios.ts';
import type { Schedule } from './schedule.ts';
import type { BenchServer } from './servers/BenchServer.ts';
import { startRunner, startServers } from './servers/startServers.ts';
import { measureMedia } from './media/measureMedia.ts';
import { measureTakes } from './takes/measureTakes.ts';

export interface BenchOptions {
  readonly schedule: Schedule;
  readonly parts: ReadonlySet<BenchPart>;
  readonly frames: FrameChoice;
  readonly profileFolder: string | null;
  /** A ComfyUI server to measure beside; null: none. */
  readonly comfyUrl: string | null;
  /** Told what is going on, a line at a time. */
  readonly say: (line: string) => void;
  /** Ends the run before its time; everything is stopped and removed all the same. */
  readonly signal: AbortSignal;
}

const CREW = 1_000;

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

async function measureCrowds(
  measuring: Measuring,
  servers: readonly BenchServer[],
  { schedule, say, signal }: BenchOptions,
): Promise<CrowdMeasurement[]> {
  const crowd: CrowdMeasurement[] = [];
  for (let round = 0; round < schedule.crowdRounds; round += 1) {
    for (const server of rotated(servers, round)) {
      signal.throwIfAborted();
      const measured = await measureCrowd(measuring, server, CROWD, schedule, round);
      crowd.push(measured);
      const figures = `all in ${measured.allInMs.toFixed(0)} ms, p50 ${measured.p50Ms.toFixed(2)} ms, all back ${measured.allBackMs.toFixed(0)} ms`;
      say(`round ${round + 1} of ${schedule.crowdRounds}, 1,000 editors, ${server.name}: ${figures}`);
    }
  }
  return crowd;
}

/** One measurement of each server. */
async function eachOnce<T>(
  servers: readonly BenchServer[],
  { say, signal }: BenchOptions,
  title: string,
  measure: (server: BenchServer) => Promise<T>,
): Promise<T[]> {
  const measured: T[] = [];
  for (const server of servers) {
    signal.throwIfAborted();
    say(`${title}, ${server.name}`);
    measured.push(await measure(server));
  }
  return measured;
}

/** Starts everything, measures, and stops and removes everything, also where it fails. */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const { schedule, parts, profileFolder, say, signal } = options;
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
    const authSecret = randomBytes(32).toString('base64url');
    const served = { databaseUrl: database.url, folder, profileFolder, authSecret };
    const servers = await startServers(served, started);
    const measuring = { database, folder, profileFolder, authSecret, crew: await Crew.hire(database.sql, CREW) };
    const commitMs = await database.commitMs();

    const has = (part: BenchPart): boolean => parts.has(part);
    const ours = servers.find(({ name }) => name === 'dailies');
    if (ours === undefined) throw new Error('Dailies is not among the servers.');
    const edits = has('edits') ? await measureRounds(measuring, servers, options) : [];
    const crowd = has('crowd') ? await measureCrowds(measuring, servers, options) : [];
    const moves: MovesMeasurement[] = has('moves')
      ? await eachOnce(servers, options, '10,000 moves', (server) => measureMoves(measuring, server))
      : [];
    const drags = has('drags') ? await measureDrags(measuring, ours) : null;
    const memory: MemoryMeasurement[] = has('memory')
      ? await eachOnce(servers, options, 'memory', (server) => measureMemory(measuring, server))
      : [];
    const openings: OpeningMeasurement[] = [];
    if (has('canvas')) {
      await withBrowser(say, async (browser) => {
        for (let round = 0; round < schedule.openingRounds; round += 1) {
          signal.throwIfAborted();
          say(`round ${round + 1} of ${schedule.openingRounds}, a large canvas is opened`);
          openings.push(await measureOpening(measuring, ours, browser, round));
        }
      });
    }
    const { frames, canvasMemory } = has('frames')
      ? await measureAllFrames(measuring, ours, { rounds: schedule.frameRounds, choice: options.frames, say, signal })
      : { frames: [], canvasMemory: [] };
    const farm = has('farm')
      ? await measureFarm(measuring, {
          startRunner: () => startRunner(served, started),
          times: schedule.farmTimes,
          comfyUrl: options.comfyUrl,
          say,
        })
      : null;
    let takes: BenchResult['takes'] = [];
    if (has('takes')) {
      say('takes on their way');
      await startRunner(served, started);
      takes = await measureTakes(measuring, ours, schedule.takes);
    }
    const media = has('media') ? await measureMedia(measuring, ours, schedule.mediaRounds, say, signal) : [];
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
      rounds: new Set([...edits, ...crowd, ...frames, ...media].map(({ round }) => round)).size,
      parts: [...parts],
      edits,
      crowd,
      moves,
      memory,
      openings,
      frames,
      canvasMemory,
      drags,
      takes,
      farm,
      media,
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
