import { z } from 'zod';

/**
 * Where a value that is put into a workflow or a provider's request comes from: the frame of the recipe, its
 * seed, or one of its params by name.
 */
export const ValueSource = z.union([
  z.enum(['seed', 'widthPx', 'heightPx', 'frames', 'fps', 'seconds']),
  z.string().regex(/^param:[A-Za-z][A-Za-z0-9_]{0,63}$/),
]);
export type ValueSource = z.infer<typeof ValueSource>;
