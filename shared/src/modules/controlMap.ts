import { z } from 'zod';
import { ok } from '../errors/index.ts';
import { defineModule } from './defineModule.ts';

export const CONTROL_MAP_KINDS = ['lines', 'edges', 'depth', 'normals', 'pose'] as const;

export const ControlMapParams = z.object({
  kind: z.enum(CONTROL_MAP_KINDS).default('lines'),
  /** How much the picture is smoothed before, in pixels; more leaves out what is small. */
  smoothPx: z.number().min(0).max(20).default(1.5),
  /** How strong lines are drawn. */
  strength: z.number().min(0.1).max(10).default(2),
  /** Edges: one begins where the change is stronger than `high` and goes on while it is stronger than `low`. */
  low: z.number().min(0).max(1).default(0.08),
  high: z.number().min(0).max(1).default(0.2),
});
export type ControlMapParams = z.infer<typeof ControlMapParams>;

const MAKES = {
  depth: 'a depth map of a picture',
  normals: 'a normal map of a picture',
  pose: 'a pose map of a picture',
} as const;

const usedBy = ({ kind, smoothPx, strength, low, high }: ControlMapParams) => {
  if (kind === 'lines') return { kind, smoothPx, strength };
  return kind === 'edges' ? { kind, smoothPx, low, high } : { kind };
};

/** What a picture says to a model besides its colours: lines, edges, depth, normals, pose. */
export const controlMap = defineModule<ControlMapParams>({
  key: 'control-map',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [{ key: 'image', title: 'Image', type: 'Image', required: true }],
  outputs: [{ key: 'map', title: 'Control map', type: 'ControlMap' }],
  params: ControlMapParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params, inputs, format }) => {
    const { kind } = params;
    return ok({
      kind: 'image',
      params: usedBy(params),
      inputs,
      ...format,
      frames: 1,
      lockedSeed: 0,
      ...(kind === 'lines' || kind === 'edges' ? {} : { wants: { module: `control-map-${kind}`, makes: MAKES[kind] } }),
    });
  },
});
