import type { MediaStore } from '@dailies/media-store';
import { DailiesError } from '@dailies/shared/errors';
import type { Sha256 } from '@dailies/shared/media';
import { pipelineName } from '@dailies/shared/runs';
import type { ScratchFolder } from '../../instance/ScratchFolder.ts';
import { failedEnd } from '../failedEnd.ts';
import type { Artifact, ExecutionEnd, Executor, RunOrder, RunWatch } from '../Executor.ts';
import { orAbort } from '../orAbort.ts';
import { RunFailure } from '../RunFailure.ts';
import type { Builtin, BuiltinResult } from './Builtin.ts';
import { Workbench } from './Workbench.ts';

const kindOf = (mediaType: string): string => mediaType.split('/')[0] ?? '';

interface BuiltinExecutorOptions {
  readonly store: MediaStore;
  readonly scratch: ScratchFolder;
  readonly builtins: ReadonlyMap<string, Builtin>;
  /** What programs that builtins start inherit, such as PATH. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs the pipelines that ship with Dailies. Nothing of them survives the runner, so nothing is adopted. */
export class BuiltinExecutor implements Executor {
  readonly kind = 'builtin';
  readonly #store: MediaStore;
  readonly #scratch: ScratchFolder;
  readonly #builtins: ReadonlyMap<string, Builtin>;
  readonly #environment: Readonly<Record<string, string>>;

  constructor({ store, scratch, builtins, environment }: BuiltinExecutorOptions) {
    this.#store = store;
    this.#scratch = scratch;
    this.#builtins = builtins;
    this.#environment = environment;
  }

  async execute(order: RunOrder, { onProgress, signal }: RunWatch): Promise<ExecutionEnd> {
    const { timeoutSeconds } = order.pipeline;
    const deadline = AbortSignal.timeout(timeoutSeconds * 1_000);
    const either = AbortSignal.any([signal, deadline]);
    const bench = new Workbench({
      store: this.#store,
      scratch: this.#scratch,
      environment: this.#environment,
      signal: either,
    });
    try {
      const work = this.#builtin(order)(order.spec, {
        onProgress,
        signal: either,
        readMedia: (sha256) => this.#readMedia(sha256),
        bench,
      });
      // What rejects after the race is over has nobody to tell.
      work.catch(() => {});
      const { log = '', ...made } = await orAbort(work, either);
      return { state: 'succeeded', artifact: await this.#keep(order, made), log };
    } catch (error) {
      if (signal.aborted) return { state: 'stopped' };
      if (deadline.aborted) {
        return failedEnd(
          new RunFailure(
            'timeout',
            `${pipelineName(order.pipeline)} took longer than ${timeoutSeconds} s and was stopped; make it shorter or smaller.`,
          ),
          order,
        );
      }
      return failedEnd(error, order);
    } finally {
      await bench.close();
    }
  }

  #builtin({ pipeline }: RunOrder): Builtin {
    const { runner } = pipeline;
    const builtin = runner.executor === 'builtin' ? this.#builtins.get(runner.name) : undefined;
    if (builtin !== undefined) return builtin;
    throw new RunFailure(
      'missing-tool',
      `${pipelineName(pipeline)} is not built into this version of Dailies; choose another pipeline.`,
    );
  }

  async #readMedia(sha256: Sha256): Promise<Uint8Array<ArrayBuffer>> {
    try {
      return new Uint8Array(await new Response(await this.#store.read(sha256)).arrayBuffer());
    } catch (error) {
      if (!(error instanceof DailiesError) || error.code !== 'not-found') throw error;
      throw new RunFailure('bad-params', 'An input picture or video is no longer in the media store; choose another.', {
        cause: error,
      });
    }
  }

  async #keep(order: RunOrder, { bytes, ...made }: Omit<BuiltinResult, 'log'>): Promise<Artifact> {
    const { kind, fps } = order.spec.recipe;
    if (kindOf(made.mediaType) !== kind) {
      throw new RunFailure(
        'bad-output',
        `${pipelineName(order.pipeline)} was to make ${kind} and made ${made.mediaType}; choose another pipeline.`,
      );
    }
    const { sha256, sizeBytes } = await (bytes instanceof Uint8Array
      ? this.#store.put(bytes)
      : this.#store.putFile(bytes.file));
    return { fps, ...made, kind, media: sha256, sizeBytes };
  }
}
