import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from '@playwright/test';
import type { FrameChoice } from '../arguments.ts';
import { cookieOf } from '../canvas/cookieOf.ts';
import { hireTeams } from '../crowd/hireTeams.ts';
import { whileHeld } from '../load/askLoad.ts';
import type { DragOrder } from '../load/LoadOrder.ts';
import type { Measuring } from '../measureEdits.ts';
import type { CanvasMemory, FrameGesture, FrameMeasurement, FramePlace } from '../results/BenchResult.ts';
import { quantile } from '../results/statistics.ts';
import { DRAGS } from '../results/scenarios.ts';
import type { BenchServer } from '../servers/BenchServer.ts';
import { FRAME_COUNT_ALONE, FRAME_COUNTS, placesInTheMiddle, SCREEN, zoomOfAll } from './layout.ts';
import { seedFrames } from './seedFrames.ts';
import type { PlainTldraw } from './servePlain.ts';

const CAMERA = fileURLToPath(new URL('moveCamera.mjs', import.meta.url));
const SHOWN_WITHIN_MS = 120_000;
/** Until what was opened has come to rest. */
const REST_MS = 3_000;
/** Frames that count for nothing, so that code is compiled and pictures are there. */
const WARM_UP_FRAMES = 30;
const FRAMES = 90;
/** A gesture ends after this, so that a canvas that cannot keep up does not take the evening. */
const WITHIN_MS = 6_000;
/** From all in view to 100 % and back. */
const SWEEP_FRAMES = 100;
/** So long the camera rests while somebody else drags. */
const WATCHED_MS = 4_000;

/** What `moveCamera.mjs` puts into the page. */
interface PageCamera {
  readonly move: (gesture: FrameGesture, frames: number, withinMs: number) => Promise<number[]>;
  readonly reach: (zoom: number) => Promise<number>;
  readonly watch: (forMs: number) => Promise<number[]>;
  readonly zoomNow: () => number;
}

declare global {
  var camera: PageCamera;
}

/** A canvas to be moved: its address, and what a browser needs to be let in. */
export interface Subject {
  readonly canvas: FrameMeasurement['canvas'];
  readonly nodes: number;
  readonly address: string;
  readonly cookie: ReturnType<typeof cookieOf> | null;
  /** Does something while somebody else drags nodes; null where nobody else can be there. */
  readonly whileDragged: (<T>(work: () => Promise<T>) => Promise<T>) | null;
}

/** Projects of every size, and the same as plain tldraw. */
export async function frameSubjects(
  measuring: Measuring,
  { url }: BenchServer,
  plain: PlainTldraw,
  choice: FrameChoice,
): Promise<readonly (readonly Subject[])[]> {
  const origin = new URL(url.replace(/^ws/, 'http')).origin;
  const subjects: (readonly Subject[])[] = [];
  const files = { logFile: join(measuring.folder, 'load.log'), profileFolder: null };
  // Plain tldraw has nobody else in it.
  const isAlone = [...choice.gestures].every((gesture) => gesture === 'rest');
  for (const nodes of [...FRAME_COUNTS, FRAME_COUNT_ALONE].filter((count) => choice.nodes.has(count))) {
    const [team] = await hireTeams(measuring, 1, 2);
    const [person, other] = team?.people ?? [];
    if (team === undefined || person === undefined || other === undefined) throw new Error('There is no team.');
    await seedFrames(measuring.database.sql, origin, team.project, person, nodes);
    const cookie = cookieOf(person, origin, measuring.authSecret);
    const drags: DragOrder = {
      kind: 'drags',
      url,
      project: { ...team, people: [other] },
      dragged: [
        placesInTheMiddle(DRAGS.nodesEach / 2, nodes).flatMap((place) => [
          `shape:prompt-${place}`,
          `shape:shot-${place}`,
        ]),
      ],
      seconds: WITHIN_MS / 1_000,
    };
    const ours: Subject = {
      canvas: 'dailies',
      nodes,
      address: `${origin}/p/${team.project}`,
      cookie,
      whileDragged: (work) => whileHeld(drags, files, work),
    };
    const address = `${plain.origin}/?nodes=${nodes}`;
    const theirs: Subject = { canvas: 'tldraw', nodes, address, cookie: null, whileDragged: null };
    subjects.push(nodes === FRAME_COUNT_ALONE || isAlone ? [ours] : [ours, theirs]);
  }
  return subjects;
}

const move = (page: Page, gesture: FrameGesture, frames: number): Promise<number[]> =>
  page.evaluate(([how, count, withinMs]) => globalThis.camera.move(how, count, withinMs), [
    gesture,
    frames,
    WITHIN_MS,
  ] as const);

async function reach(page: Page, zoom: number): Promise<void> {
  const reached = await page.evaluate((to) => globalThis.camera.reach(to), zoom);
  if (Math.abs(reached / zoom - 1) > 0.02)
    throw new Error(`The canvas came to a zoom of ${reached} instead of ${zoom}.`);
}

async function heapBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

/** Does something, and writes what the page's own thread did meanwhile. */
async function profilePage<T>(devtools: CDPSession, file: string, work: () => Promise<T>): Promise<T> {
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.start');
  const done = await work();
  const { profile } = await devtools.send('Profiler.stop');
  await writeFile(file, JSON.stringify(profile));
  return done;
}

/** Opens a canvas, and moves it about at every zoom. */
export async function measureFrames(
  browser: Browser,
  subject: Subject,
  round: number,
  gestures: FrameChoice['gestures'],
  profileFolder: string | null,
): Promise<{ readonly frames: FrameMeasurement[]; readonly memory: CanvasMemory }> {
  const { canvas, nodes, address, cookie, whileDragged } = subject;
  const context = await browser.newContext({ viewport: { width: SCREEN.widthPx, height: SCREEN.heightPx } });
  try {
    if (cookie !== null) await context.addCookies([cookie]);
    const page = await context.newPage();
    await page.addInitScript({ path: CAMERA });
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.camera.zoomNow() > 0, null, {
      timeout: SHOWN_WITHIN_MS,
      polling: 100,
    });
    await page.waitForTimeout(REST_MS);
    const measured: FrameMeasurement[] = [];
    const keep = (place: FramePlace, gesture: FrameGesture, took: readonly number[]): void => {
      measured.push({
        canvas,
        nodes,
        round,
        place,
        gesture,
        frames: took.length,
        p50Ms: quantile(took, 0.5),
        p95Ms: quantile(took, 0.95),
        framesPerSecond: (took.length * 1_000) / took.reduce((sum, ms) => sum + ms, 0),
      });
    };
    const devtools = await context.newCDPSession(page);
    const profiled = <T>(place: FramePlace, gesture: FrameGesture, work: () => Promise<T>): Promise<T> =>
      profileFolder === null
        ? work()
        : profilePage(
            devtools,
            join(profileFolder, `page-${canvas}-${nodes}-${gesture}-${place.replace(' %', '')}.cpuprofile`),
            work,
          );
    const measure = async (place: FramePlace, gesture: FrameGesture, frames: number): Promise<void> => {
      if (!gestures.has(gesture)) return;
      keep(place, gesture, await profiled(place, gesture, () => move(page, gesture, frames)));
    };
    const places: readonly (readonly [FramePlace, number])[] = [
      ['all', zoomOfAll(nodes)],
      ['30 %', 0.3],
      ['50 %', 0.5],
      ['100 %', 1],
    ];
    const isMoved = gestures.has('pan') || gestures.has('zoom');
    for (const [place, zoom] of isMoved ? places : []) {
      await reach(page, zoom);
      await move(page, 'pan', WARM_UP_FRAMES);
      await page.waitForTimeout(REST_MS);
      await measure(place, 'pan', FRAMES);
      await measure(place, 'zoom', FRAMES);
    }
    await reach(page, zoomOfAll(nodes));
    await measure('all', 'sweep', SWEEP_FRAMES);
    if (whileDragged !== null && gestures.has('rest')) {
      await reach(page, 0.5);
      await page.waitForTimeout(REST_MS);
      const watch = () => page.evaluate((ms) => globalThis.camera.watch(ms), WATCHED_MS);
      keep('50 %', 'rest', await whileDragged(() => profiled('50 %', 'rest', watch)));
    }
    return { frames: measured, memory: { canvas, nodes, round, heapBytes: await heapBytes(page) } };
  } finally {
    await context.close();
  }
}
