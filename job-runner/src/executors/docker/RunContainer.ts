import { setTimeout as sleep } from 'node:timers/promises';
import { RunId } from '@dailies/shared/ids';
import type Docker from 'dockerode';
import { z } from 'zod';
import type { Leftover } from '../Executor.ts';
import { LABELS } from './containerOptions.ts';
import { statusOf, unlessGone } from './engineFailure.ts';
import { LogFrames } from './LogFrames.ts';

/** A wait may hang on a connection that has died; the container is looked at every so often all the same. */
const LOOK_EVERY_MS = 5_000;
const LOOK_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 500;
/** So long an engine may be away, as it is when it is restarted under its containers. */
const AWAY_AT_MOST_MS = 30_000;

export interface ContainerEnd {
  readonly exitCode: number;
  readonly wasOutOfMemory: boolean;
}

const Labels = z.object({
  [LABELS.run]: RunId,
  [LABELS.attempt]: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

/** The container of a run, and which attempt made it. */
export class RunContainer {
  readonly run: RunId;
  readonly attempt: number;
  /** As the engine lists it: created, running, exited and others. */
  readonly state: string;
  readonly #container: Docker.Container;

  constructor(container: Docker.Container, { run, attempt }: Leftover, state: string) {
    this.#container = container;
    this.run = run;
    this.attempt = attempt;
    this.state = state;
  }

  /** Every container of an installation, in whatever state, or those of one run. */
  static async all(engine: Docker, installation: string, run?: RunId): Promise<RunContainer[]> {
    const label = [`${LABELS.installation}=${installation}`, ...(run === undefined ? [] : [`${LABELS.run}=${run}`])];
    const found = await engine.listContainers({ all: true, filters: { label } });
    return found.flatMap(({ Id, State, Labels: given }) => {
      const labels = Labels.safeParse(given);
      if (!labels.success) return [];
      const { [LABELS.run]: its, [LABELS.attempt]: attempt } = labels.data;
      return [new RunContainer(engine.getContainer(Id), { run: its, attempt }, State)];
    });
  }

  async start(signal: AbortSignal): Promise<void> {
    await this.#container.start({ abortSignal: signal });
  }

  async kill(): Promise<void> {
    await unlessGone(this.#container.kill());
  }

  /** With the volumes that its image asked for. */
  async remove(): Promise<void> {
    await unlessGone(this.#container.remove({ force: true, v: true }));
  }

  /**
   * How it ended, once it has. Outlives a restart of the engine; throws where the container is gone (404), and what
   * the engine said last where that has been away for long.
   */
  async end(signal: AbortSignal): Promise<ContainerEnd> {
    let answeredMs = performance.now();
    let wait: Promise<unknown> | null = null;
    for (;;) {
      try {
        // Asked for after the start. Before it, a container that has not begun counts as one that does not run.
        wait ??= this.#container.wait({ condition: 'not-running', abortSignal: signal }).finally(() => (wait = null));
        await Promise.race([wait, sleep(LOOK_EVERY_MS, undefined, { signal })]);
        const within = AbortSignal.any([signal, AbortSignal.timeout(LOOK_WITHIN_MS)]);
        const { State } = await this.#container.inspect({ abortSignal: within });
        answeredMs = performance.now();
        if (!State.Running) return { exitCode: State.ExitCode, wasOutOfMemory: State.OOMKilled };
      } catch (error) {
        signal.throwIfAborted();
        if (statusOf(error) === 404 || performance.now() - answeredMs > AWAY_AT_MOST_MS) throw error;
        await sleep(AGAIN_AFTER_MS, undefined, { signal });
      }
    }
  }

  /** The stream of what it says from now on. To be asked for before the start. */
  async attach(signal: AbortSignal): Promise<NodeJS.ReadableStream> {
    return this.#container.attach({ stream: true, stdout: true, stderr: true, abortSignal: signal });
  }

  /**
   * Hands on what it says until it has ended. `first` is the stream of a container that is about to start; without
   * one, all that it has said comes first. After a break it goes on from about there.
   */
  async listen(
    sink: ConstructorParameters<typeof LogFrames>[0],
    signal: AbortSignal,
    first?: NodeJS.ReadableStream,
  ): Promise<void> {
    let since = 0;
    for (let stream = first; ; stream = undefined) {
      try {
        stream ??= await this.#container.logs({ follow: true, stdout: true, stderr: true, since, abortSignal: signal });
        // Whoever reads it hears of it too; without this, one that comes after the last reading ends the process.
        stream.on('error', () => {});
        const frames = new LogFrames(sink);
        for await (const bytes of stream) {
          if (Buffer.isBuffer(bytes)) frames.push(bytes);
        }
        const { State } = await this.#container.inspect({ abortSignal: signal });
        if (!State.Running) return;
      } catch {
        if (signal.aborted) return;
      }
      since = Math.floor(Date.now() / 1_000) - 1;
      await sleep(AGAIN_AFTER_MS, undefined, { signal }).catch(() => {});
    }
  }
}
