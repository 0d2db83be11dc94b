import { z } from 'zod';

const Pixels = z.number().min(-1e7).max(1e7);

/**
 * What changes many times a second while a hand moves: told between the states of presence, which name much more.
 * What is missing is as it was. Coordinates are canvas pixels.
 */
export const Motion = z.object({
  /** The id of the browser's presence. */
  of: z.int().min(0),
  pointer: z.tuple([Pixels, Pixels]).readonly().optional(),
  /** The drag that was begun under this key, and how far it has come. */
  drag: z.tuple([z.int(), Pixels, Pixels]).readonly().optional(),
  /** The middle of what is seen, and the zoom. */
  view: z
    .tuple([Pixels, Pixels, z.number().positive().max(1_000)])
    .readonly()
    .optional(),
});
export type Motion = z.infer<typeof Motion>;

/** A stateless message from a browser to the server, which tells the others of the project. */
export const BrowserMessage = z.object({ type: z.literal('motion'), motion: Motion });
export type BrowserMessage = z.infer<typeof BrowserMessage>;
