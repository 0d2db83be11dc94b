import { setTimeout as sleep } from 'node:timers/promises';
import type { CrowdOrder, CrowdResult } from '../load/LoadOrder.ts';
import { until } from '../load/until.ts';
import { quantile } from '../results/statistics.ts';
import { WIRES } from '../wire/index.ts';
import { arrive } from './arrive.ts';
import { Editor } from './Editor.ts';
import { Troupe } from './Troupe.ts';

const WITHIN_MS = 60_000;
/** Shots of each editor. */
const SHOTS_EACH = 4;

/** When things were made that are looked for, by who and which. */
class Sightings {
  readonly #made = new Map<string, number>();
  readonly #timesMs: number[] = [];
  seen = 0;

  made(client: number, clock: number, atMs: number): void {
    this.#made.set(`${client} ${clock}`, atMs);
  }

  saw(client: number, clock: number, atMs: number): void {
    const key = `${client} ${clock}`;
    const madeMs = this.#made.get(key);
    if (madeMs === undefined) return;
    this.#made.delete(key);
    this.#timesMs.push(atMs - madeMs);
    this.seen += 1;
  }

  get timesMs(): readonly number[] {
    return this.#timesMs;
  }
}

interface Watched {
  /** Null outside of what is measured. */
  edits: Sightings | null;
  points: Sightings | null;
}

function gather(order: CrowdOrder, watched: Watched): readonly Editor[] {
  const wire = WIRES[order.provider];
  return order.projects.flatMap(({ project, people }) => {
    const troupe = new Troupe(
      project,
      people.map(({ user }) => user),
    );
    return people.map((person, place) => {
      // Each looks out for the one before, as in the other scenarios.
      const before = troupe.partAt((place + people.length - 1) % people.length).client;
      return new Editor({
        troupe,
        part: troupe.partAt(place),
        person,
        wire,
        url: order.url,
        seeing: {
          onKnown: (client, clock, atMs) => client === before && watched.edits?.saw(client, clock, atMs),
          onPresence: (client, clock, atMs) => client === before && watched.points?.saw(client, clock, atMs),
        },
      });
    });
  });
}

/** Those who do not have everything that everybody made, or whose own is not acknowledged. */
const lacking = (editors: readonly Editor[]): Editor[] =>
  editors.filter(({ troupe, known, isSaved }) => {
    if (!isSaved) return true;
    for (const [client, clock] of troupe.knowledge()) if ((known.get(client) ?? 0) < clock) return true;
    return false;
  });

async function converged(editors: readonly Editor[], when: string): Promise<void> {
  await until(
    () => lacking(editors).length === 0,
    () => {
      const reasons = [...new Set(editors.flatMap((editor) => editor.problems))].join('; ');
      return `everybody has everything ${when}; ${lacking(editors).length} have not. ${reasons}`;
    },
    WITHIN_MS,
  );
  const problems = new Set(editors.flatMap((editor) => editor.problems));
  if (problems.size > 0) throw new Error(`A server turned somebody away ${when}: ${[...problems].join('; ')}`);
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Calls for one editor after the other, each `perSecond` times a second, spread evenly; returns what stops it. */
function inTurns(editors: readonly Editor[], perSecond: number, act: (editor: Editor) => void): () => void {
  const rate = editors.length * perSecond;
  const startMs = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - startMs) / 1_000) * rate);
    for (; done < due; done += 1) {
      const editor = editors[done % editors.length];
      if (editor !== undefined) act(editor);
    }
  }, 2);
  return () => clearInterval(timer);
}

/**
 * A thousand people: all come at once, edit and point, lose their network at once, make an edit each
 * meanwhile, and come back at once. Throws where anybody is turned away or anything is lost.
 */
export async function crowdLoad(
  order: CrowdOrder,
  tell: (type: 'measuring' | 'measured' | 'cut' | 'back') => void,
): Promise<CrowdResult> {
  const watched: Watched = { edits: null, points: null };
  const editors = gather(order, watched);
  // Neighbours in this order are of different projects, so that every project is busy all the time.
  const mixed = editors.toSorted((a, b) => a.troupe.parts.indexOf(a.part) - b.troupe.parts.indexOf(b.part));
  try {
    const arrival = await arrive(mixed, WITHIN_MS);
    for (const editor of editors) {
      if (editor.part === editor.troupe.parts[0])
        editor.make(editor.troupe.layOut(editor.troupe.parts.length * SHOTS_EACH));
    }
    await converged(editors, 'at the beginning');

    const stops = [
      inTurns(mixed, order.editsPerSecond, (editor) => {
        const madeMs = performance.now();
        const edit = editor.troupe.move(editor.part);
        watched.edits?.made(editor.part.client, edit.clock, madeMs);
        editor.make(edit);
      }),
      inTurns(mixed, order.pointsPerSecond, (editor) => {
        const madeMs = performance.now();
        watched.points?.made(editor.part.client, editor.point(), madeMs);
      }),
    ];
    await sleep(order.warmUpSeconds * 1_000);
    tell('measuring');
    const edits = (watched.edits = new Sightings());
    const points = (watched.points = new Sightings());
    const cpuBeforeMs = cpuMs();
    await sleep(order.measureSeconds * 1_000);
    tell('measured');
    const loadBusy = (cpuMs() - cpuBeforeMs) / (order.measureSeconds * 1_000);
    const editsPerSecond = edits.seen / order.measureSeconds;
    for (const stop of stops) stop();
    await converged(editors, 'after the edits');
    for (const { troupe } of editors) troupe.remember();

    tell('cut');
    for (const editor of editors) editor.cut();
    for (const editor of editors) editor.make(editor.troupe.move(editor.part));
    const back = await arrive(mixed, WITHIN_MS);
    await converged(editors, 'after everybody came back');
    tell('back');
    return {
      allInMs: arrival.allMs,
      joinP50Ms: arrival.p50Ms,
      p50Ms: quantile(edits.timesMs, 0.5),
      p95Ms: quantile(edits.timesMs, 0.95),
      editsPerSecond,
      pointP50Ms: quantile(points.timesMs, 0.5),
      allBackMs: back.allMs,
      backP50Ms: back.p50Ms,
      loadBusy,
    };
  } finally {
    for (const editor of editors) editor.cut();
  }
}
