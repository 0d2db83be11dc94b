import { NodeId } from '@dailies/shared/ids';
import { z } from 'zod';

export const COLUMNS = [2, 3, 4, 5] as const;

/** What is on the sheet and how, kept in the address so that a link keeps it. */
export const ContactSheetSearch = z.object({
  /** These shots only; without it all of them, or all of the scene. */
  shot: z.array(NodeId).min(1).max(500).optional().catch(undefined),
  /** The shots of this scene only. */
  scene: NodeId.optional().catch(undefined),
  /** Pictures side by side; left out: three. */
  columns: z
    .union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
    .optional()
    .catch(undefined),
  /** Pictures with nothing but their names. */
  bare: z.literal(true).optional().catch(undefined),
});
export type ContactSheetSearch = z.infer<typeof ContactSheetSearch>;
