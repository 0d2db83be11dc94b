import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunId } from '@dailies/shared/ids';
import type Docker from 'dockerode';
import { z } from 'zod';
import type { Leftover } from '../Executor.ts';
import { orAbort } from '../orAbort.ts';
import { LABELS } from './containerOptions.ts';
import { statusOf, unlessGone } from './engineFailure.ts';
import { LogFrames } from './LogFrames.ts';

/** A stream may hang on a connection that has died; the container is looked at every so often all the same. */
const LOOK_EVERY_MS = 5_000;
const LOOK_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 500;
/** Its stream ends a little before the container does. */
const ENDS_WITHIN_MS = [10, 20, 40, 80, 160];
/** The engine hears of a container's end and of its lack of memory apart, in either order. */
const CAUSE_WITHIN_MS = [50, 100, 200, 400];
/** So long an engine may be away, as it is when it is restarted under its containers. */
const AWAY_AT_MOST_MS = 30_000;

/** The exit code of a container that SIGKILL ended. */
export const KILLED = 137;

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

/**
 * A stream that the signal ends. It is not handed to dockerode, which would hand it to the socket under its TLS, whose
 * error nobody hears; nor does anybody hear an error of the stream that comes between two readings.
 */
function endedBy(signal: AbortSignal, stream: NodeJS.ReadableStream): NodeJS.ReadableStream {
  const abort = (): void => {
    if (stream instanceof Readable) stream.destroy();
  };
  stream.on('error', () => {}).once('close', () => signal.removeEventListener('abort', abort));
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  return stream;
}

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

  async start(): Promise<void> {
    await this.#container.start();
  }

  async kill(): Promise<void> {
    await unlessGone(this.#container.kill());
  }

  /** With the volumes that its image asked for. */
  async remove(): Promise<void> {
    await unlessGone(this.#container.remove({ force: true, v: true }));
  }

  /** The stream of what it says from now on. To be asked for before the start. */
  async attach(signal: AbortSignal): Promise<NodeJS.ReadableStream> {
    return endedBy(signal, await this.#container.attach({ stream: true, stdout: true, stderr: true }));
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
    for (let stream = first; !signal.aborted; stream = undefined) {
      try {
        stream ??= endedBy(signal, await this.#container.logs({ follow: true, stdout: true, stderr: true, since }));
        const frames = new LogFrames(sink);
        for await (const bytes of stream) {
          if (Buffer.isBuffer(bytes)) frames.push(bytes);
        }
        for (const pauseMs of ENDS_WITHIN_MS) {
          if ((await this.#ended()) !== null) return;
          await sleep(pauseMs, undefined, { signal });
        }
      } catch {
        // The engine is away, or the signal has aborted.
      }
      since = Math.floor(Date.now() / 1_000) - 1;
      await sleep(AGAIN_AFTER_MS, undefined, { signal }).catch(() => {});
    }
  }

  /**
   * How it ended, once it has, which `listening` (a `listen`) is the first to know. Outlives a restart of the engine;
   * throws where the container is gone (404), and what the engine said last where that has been away for long.
   */
  async end(listening: Promise<void>, signal: AbortSignal): Promise<ContainerEnd> {
    let answeredMs = performance.now();
    for (;;) {
      await Promise.race([listening, sleep(LOOK_EVERY_MS, undefined, { signal })]);
      signal.throwIfAborted();
      try {
        const end = await this.#ended();
        if (end !== null) return await this.#withCause(end, signal);
        answeredMs = performance.now();
      } catch (error) {
        if (statusOf(error) === 404 || performance.now() - answeredMs > AWAY_AT_MOST_MS) throw error;
      }
      await sleep(AGAIN_AFTER_MS, undefined, { signal });
    }
  }

  /** An end by SIGKILL, which the kernel sends for a lack of memory, with what the engine knows of it a moment later. */
  async #withCause(end: ContainerEnd, signal: AbortSignal): Promise<ContainerEnd> {
    let known = end;
    for (const pauseMs of CAUSE_WITHIN_MS) {
      if (known.exitCode !== KILLED || known.wasOutOfMemory) return known;
      await sleep(pauseMs, undefined, { signal });
      known = (await this.#ended().catch(() => null)) ?? known;
    }
    return known;
  }

  /**
   * How it ended; null while it runs. No signal goes along: dockerode breaks off an answer by an error that nobody
   * hears, which would end this process.
   */
  async #ended(): Promise<ContainerEnd | null> {
    const { State } = await orAbort(this.#container.inspect(), AbortSignal.timeout(LOOK_WITHIN_MS));
    return State.Running ? null : { exitCode: State.ExitCode, wasOutOfMemory: State.OOMKilled };
  }
}
