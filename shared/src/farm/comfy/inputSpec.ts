import { z } from 'zod';
import type { NodeClass } from './objectInfo.ts';

const Config = z
  .object({
    default: z.unknown().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    step: z.number().positive().optional(),
    multiline: z.boolean().optional(),
    forceInput: z.boolean().optional(),
    rawLink: z.boolean().optional(),
    options: z.array(z.unknown()).optional(),
    control_after_generate: z.union([z.boolean(), z.string()]).optional(),
    tooltip: z.string().optional(),
    image_upload: z.boolean().optional(),
    animated_image_upload: z.boolean().optional(),
    video_upload: z.boolean().optional(),
    audio_upload: z.boolean().optional(),
  })
  .catch({});

/** One input of a class of nodes. */
export interface InputSpec {
  readonly name: string;
  /** `INT`, `FLOAT`, `STRING`, `BOOLEAN`, `COMBO`, or what only a link can carry. */
  readonly type: string;
  readonly isRequired: boolean;
  /** Of a `COMBO`. */
  readonly options: readonly unknown[];
  readonly config: z.infer<typeof Config>;
}

const WIDGETS = ['INT', 'FLOAT', 'STRING', 'BOOLEAN', 'COMBO'];

/** Whether the editor keeps a value for it among the node's own. */
export const isWidget = ({ type, config }: InputSpec): boolean =>
  WIDGETS.includes(type) && config.forceInput !== true && config.rawLink !== true;

/** Whether the editor keeps what happens to the value after each run right behind it. */
export const hasControl = ({ name, config }: InputSpec): boolean =>
  config.control_after_generate !== undefined
    ? config.control_after_generate !== false
    : name === 'seed' || name === 'noise_seed';

export const uploadsFile = ({ config }: InputSpec): boolean =>
  config.image_upload === true ||
  config.animated_image_upload === true ||
  config.video_upload === true ||
  config.audio_upload === true;

/** The inputs of a class in the order in which the editor has them. */
export function inputSpecs({ input, input_order: order }: NodeClass): readonly InputSpec[] {
  return (['required', 'optional'] as const).flatMap((part) => {
    const declared = input[part] ?? {};
    const names = [...new Set([...(order?.[part] ?? []), ...Object.keys(declared)])];
    return names.flatMap((name): InputSpec[] => {
      const declaration = declared[name];
      if (declaration === undefined) return [];
      const [type, second] = declaration;
      const config = Config.parse(second ?? {});
      const isChoice = typeof type !== 'string' || type === 'COMBO';
      return [
        {
          name,
          type: typeof type === 'string' ? type : 'COMBO',
          isRequired: part === 'required',
          options: isChoice ? (typeof type === 'string' ? (config.options ?? []) : type) : [],
          config,
        },
      ];
    });
  });
}
