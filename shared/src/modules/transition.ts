import { z } from 'zod';
import { ok } from '../errors/index.ts';
import { defineModule } from './defineModule.ts';

export const TRANSITION_KINDS = [
  'crossfade',
  'wipe-left',
  'wipe-right',
  'wipe-up',
  'wipe-down',
  'dip-to-black',
] as const;
export const TransitionKind = z.enum(TRANSITION_KINDS);
export type TransitionKind = z.infer<typeof TransitionKind>;

export const TransitionParams = z.object({
  kind: TransitionKind.default('crossfade'),
  /** Frames that both clips are seen in. */
  frames: z.int().min(1).max(240).default(24),
});
export type TransitionParams = z.infer<typeof TransitionParams>;

/**
 * Two clips that become one: as long as both together less the frames of the transition. How long that is shows
 * when it is made, so its recipe says one frame.
 */
export const transition = defineModule<TransitionParams>({
  key: 'transition',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [
    { key: 'first', title: 'First clip', type: 'Video', required: true },
    { key: 'second', title: 'Second clip', type: 'Video', required: true },
  ],
  outputs: [{ key: 'video', title: 'Video', type: 'Video' }],
  params: TransitionParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { kind, frames }, inputs, format }) =>
    ok({
      kind: 'video',
      params: { kind, frames },
      inputs,
      ...format,
      frames: 1,
      // Nothing in it is left to chance.
      lockedSeed: 0,
    }),
});
