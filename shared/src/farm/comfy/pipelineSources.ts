import { z } from 'zod';
import type { InputPort } from '../../modules/index.ts';
import { MODULES } from '../../modules/index.ts';
import type { ValueSource } from '../../runs/index.ts';

/** What of a run can go into a workflow, for pipelines of one module. */
export interface PipelineSources {
  readonly values: readonly { readonly from: ValueSource; readonly title: string }[];
  /** The ports whose media can be uploaded. */
  readonly ports: readonly InputPort[];
}

const FRAME: PipelineSources['values'] = [
  { from: 'seed', title: 'Seed' },
  { from: 'widthPx', title: 'Width in pixels' },
  { from: 'heightPx', title: 'Height in pixels' },
  { from: 'frames', title: 'Number of frames' },
  { from: 'fps', title: 'Frames a second' },
  { from: 'seconds', title: 'Length in seconds' },
];

const MEDIA_PORTS = ['Image', 'Video', 'Audio', 'Mask', 'ControlMap', 'AssetReference'];
const Params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]).catch(null));

/** "negativePrompt" as "Negative prompt". */
export const humanTitle = (name: string): string => {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_\s-]+/g, ' ')
    .trim()
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

/** The kind of a pipeline is a module's key, or a part of one such as "upscale-neural". */
const moduleOf = (kind: string) =>
  MODULES.get(kind) ??
  [...MODULES.values()]
    .filter(({ runs, key }) => runs && kind.startsWith(`${key}-`))
    .sort((a, b) => b.key.length - a.key.length)[0];

/** Null where there is no module of that kind, or none that runs. */
export function pipelineSources(kind: string): PipelineSources | null {
  const module = moduleOf(kind);
  if (module?.runs !== true) return null;
  const params = Params.safeParse(module.params.safeParse({}).data);
  return {
    values: [
      ...FRAME,
      ...Object.keys(params.success ? params.data : {})
        .filter((name) => name !== 'seed')
        .map((name) => ({ from: `param:${name}`, title: humanTitle(name) })),
    ],
    ports: module.inputs.filter(({ type }) => MEDIA_PORTS.includes(type)),
  };
}
