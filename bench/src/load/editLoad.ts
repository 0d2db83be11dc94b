import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import { quantile } from '../results/statistics.ts';
import { connectDocument, nodeAt } from './connectDocument.ts';
import type { EditOrder, EditResult } from './LoadOrder.ts';
import type { Participant } from './Participant.ts';
import { until } from './until.ts';
import { Writer } from './Writer.ts';

/** How long what was written last may take to be seen, before it counts as lost. */
const DRAIN_MS = 10_000;

interface Window {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Counts what falls into the window: latencies of edits begun in it, edits seen in it. */
class Samples {
  readonly latenciesMs: number[] = [];
  readonly #window: Window;
  seen = 0;

  constructor(window: Window) {
    this.#window = window;
  }

  add(startedMs: number, seenMs: number): void {
    const { fromMs, untilMs } = this.#window;
    if (seenMs >= fromMs && seenMs < untilMs) this.seen += 1;
    if (startedMs >= fromMs && startedMs < untilMs) this.latenciesMs.push(seenMs - startedMs);
  }
}

/** How many edits of whom a document holds, in an order that is the same everywhere. */
const knowledgeOf = ({ doc }: Participant): string =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b));

/** Whether each document is the same for everybody in it. */
const haveConverged = (documents: readonly (readonly Participant[])[]): boolean =>
  documents.every((participants) => new Set(participants.map(knowledgeOf)).size === 1);

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Makes the edits that are ordered. Throws where one is refused, lost or not acknowledged, or documents differ in the end. */
export async function editLoad(order: EditOrder, tell: (type: 'measuring' | 'measured') => void): Promise<EditResult> {
  const documents = await Promise.all(order.documents.map((document) => connectDocument(order, document)));
  const participants = documents.flat();
  const startMs = performance.now();
  const window = {
    fromMs: startMs + order.warmUpSeconds * 1_000,
    untilMs: startMs + (order.warmUpSeconds + order.measureSeconds) * 1_000,
  };
  const samples = new Samples(window);
  const timers: NodeJS.Timeout[] = [];
  const failures: Error[] = [];

  const writers = order.documents.flatMap(({ writers: people }, document) =>
    people.map(({ user }, place) => {
      const all = documents[document] ?? [];
      const [own, next] = [all[place], all[(place + 1) % all.length]];
      if (own === undefined || next === undefined) throw new Error('A writer has no browser.');
      const edit = (): void => {
        if (performance.now() >= window.untilMs) return;
        try {
          writer.edit();
        } catch (error) {
          failures.push(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const writer = new Writer({
        doc: own.doc,
        user,
        node: nodeAt(place),
        watched: next.doc,
        onSeen: (startedMs, seenMs) => {
          samples.add(startedMs, seenMs);
          // Not within the transaction that showed it.
          if (order.editsPerSecond === null) queueMicrotask(edit);
        },
      });
      return { writer, edit };
    }),
  );
  try {
    for (const [place, { edit }] of writers.entries()) {
      if (order.editsPerSecond === null) {
        edit();
        continue;
      }
      const everyMs = 1_000 / order.editsPerSecond;
      // Spread over the interval, as people are.
      timers.push(
        setTimeout(
          () => {
            edit();
            timers.push(setInterval(edit, everyMs));
          },
          (place / writers.length) * everyMs,
        ),
      );
    }
    await sleep(window.fromMs - performance.now());
    tell('measuring');
    const cpuBeforeMs = cpuMs();
    await sleep(window.untilMs - performance.now());
    tell('measured');
    const loadBusy = (cpuMs() - cpuBeforeMs) / (order.measureSeconds * 1_000);
    for (const timer of timers) clearTimeout(timer);
    await until(
      () => writers.every(({ writer }) => writer.unseen === 0) && participants.every((one) => one.isAcknowledged),
      () => {
        const lost = writers.reduce((sum, { writer }) => sum + writer.unseen, 0);
        return `every edit is seen and acknowledged; ${lost} were not seen`;
      },
      DRAIN_MS,
    );
    await until(
      () => haveConverged(documents),
      () => 'all have the same document',
      DRAIN_MS,
    );
    const problems = new Set(participants.flatMap((one) => one.problems));
    const [failure] = failures;
    if (failure !== undefined) throw failure;
    if (problems.size > 0) throw new Error(`A server closed a document: ${[...problems].join('; ')}`);
    return {
      p50Ms: quantile(samples.latenciesMs, 0.5),
      p95Ms: quantile(samples.latenciesMs, 0.95),
      edits: samples.latenciesMs.length,
      editsPerSecond: samples.seen / order.measureSeconds,
      loadBusy,
    };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    for (const participant of participants) participant.close();
  }
}
