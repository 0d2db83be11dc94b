import { RunId } from '@dailies/shared/ids';
import { Pipeline, type RunSpec, RunSpec as RunSpecSchema } from '@dailies/shared/runs';
import type { RunOrder } from '../Executor.ts';

export interface OrderOptions {
  readonly run?: string;
  readonly attempt?: number;
  readonly timeoutSeconds?: number;
  readonly params?: Readonly<Record<string, string | number | boolean>>;
  readonly inputs?: RunSpec['recipe']['inputs'];
  readonly kind?: 'image' | 'video';
  readonly module?: string;
}

/** A small, whole order for one runner of a pipeline. */
export function orderFor(
  runner: Pipeline['runner'],
  {
    run = 'run-1',
    attempt = 1,
    timeoutSeconds = 30,
    params = {},
    inputs = {},
    kind = 'image',
    module = 'shot-still',
  }: OrderOptions = {},
): RunOrder {
  return {
    run: RunId.parse(run),
    attempt,
    pipeline: Pipeline.parse({
      id: 'example',
      version: 1,
      title: 'Example',
      module,
      tiers: ['standard'],
      runner,
      requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
      timeoutSeconds,
    }),
    spec: RunSpecSchema.parse({
      recipe: {
        module,
        moduleVersion: 1,
        pipeline: { id: 'example', version: 1 },
        kind,
        params,
        inputs,
        widthPx: 64,
        heightPx: 36,
        frames: 1,
        fps: [24, 1],
      },
      recipeHash: '0123456789abcdef0123456789abcdef',
      seed: 4_294_967_295,
      requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
    }),
  };
}
