import { z } from 'zod';

const KEY = /^x_[a-z0-9_]{1,60}$/;

/** Whether a param of a node is a pipeline's, rather than its module's own. */
export const isPipelineParamKey = (name: string): boolean => KEY.test(name);

/** What a node may keep for one, whichever pipeline it is made by in the end. */
export const PipelineParamValue = z.union([z.string().max(20_000), z.number(), z.boolean()]);

const Shown = z.object({
  /** Its name in a recipe's params; no module's own param has a name that begins so. */
  key: z.string().regex(KEY, 'must be x_ and small letters, such as x_guidance'),
  title: z.string().min(1).max(80),
  help: z.string().max(300).optional(),
});

const isRange = ({ min, max }: { readonly min: number; readonly max: number }): boolean => min <= max;
const RANGE = { path: ['max'], message: 'must not be below the least value' };

/**
 * A setting that a pipeline adds to its module's own, with its range: what lies outside never reaches a
 * backend. Its value on a node is a param of the same key; a node without one has the default.
 */
export const PipelineParam = z.discriminatedUnion('type', [
  Shown.extend({ type: z.literal('integer'), min: z.int(), max: z.int(), default: z.int() }).refine(isRange, RANGE),
  Shown.extend({
    type: z.literal('number'),
    min: z.number(),
    max: z.number(),
    step: z.number().positive().optional(),
    default: z.number(),
  }).refine(isRange, RANGE),
  Shown.extend({ type: z.literal('flag'), default: z.boolean() }),
  Shown.extend({ type: z.literal('text'), maxLength: z.int().min(1).max(20_000), default: z.string().max(20_000) }),
  Shown.extend({
    type: z.literal('choice'),
    options: z.array(z.string().min(1).max(200)).min(1).max(500),
    default: z.string(),
  }),
]);
export type PipelineParam = z.infer<typeof PipelineParam>;
