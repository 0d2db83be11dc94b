import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { SoakOptions } from '../SoakReport.ts';

/** What a worker is told for each seed, and what it answers: figures to be added up, or a failure. */
const Answer = z.union([z.object({ figures: z.record(z.string(), z.number()) }), z.object({ failure: z.string() })]);

export interface OverSeedsParts {
  readonly options: SoakOptions;
  /** The module that runs a seed: it takes `{seed, ...task}` by message and answers with an `Answer`. */
  readonly worker: URL;
  readonly seeds: number;
  readonly task: Readonly<Record<string, number>>;
  /** What a seed is, in a line of progress and in a failure. */
  readonly nameOf: (seed: number) => string;
}

export interface OverSeedsResult {
  readonly figures: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
  readonly done: number;
  readonly seconds: number;
}

const LARGEST_SEED = 2 ** 32;
const FAILURES_AT_MOST = 20;
const SAY_EVERY_MS = 5_000;

/** Runs many seeds, one worker thread for each core, until all are done, time is up or the soak is stopped. */
export async function overSeeds(parts: OverSeedsParts): Promise<OverSeedsResult> {
  const { options, worker, seeds, task, nameOf } = parts;
  const startedMs = performance.now();
  const endMs = startedMs + options.minutes * 60_000;
  const figures = new Map<string, number>();
  const failures: string[] = [];
  let begun = 0;
  let done = 0;
  let saidMs = startedMs;
  const mayBegin = (): boolean =>
    begun < seeds && !options.signal.aborted && performance.now() < endMs && failures.length < FAILURES_AT_MOST;
  const say = (): void => {
    if (performance.now() - saidMs < SAY_EVERY_MS) return;
    saidMs = performance.now();
    options.say(`${done} of ${seeds} seeds, ${failures.length} failures`);
  };

  const lane = async (): Promise<void> => {
    const thread = new Worker(worker);
    try {
      while (mayBegin()) {
        const seed = (options.seed + begun) % LARGEST_SEED;
        begun += 1;
        const answer = Answer.parse(await ask(thread, { ...task, seed }));
        if ('failure' in answer) failures.push(`${nameOf(seed)}: ${answer.failure}`);
        else
          for (const [what, count] of Object.entries(answer.figures))
            figures.set(what, (figures.get(what) ?? 0) + count);
        done += 1;
        say();
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), seeds) }, lane));
  return { figures, failures, done, seconds: (performance.now() - startedMs) / 1_000 };
}

/** Sends a task to a worker and waits for its answer. A worker that dies fails its seed. */
function ask(thread: Worker, task: Readonly<Record<string, number>>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: unknown): void => settle(() => resolve(answer));
    const onError = (error: unknown): void => settle(() => reject(error));
    const onExit = (code: number): void => settle(() => reject(new Error(`A worker ended with ${code}.`)));
    const settle = (how: () => void): void => {
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      how();
    };
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage(task);
  });
}
