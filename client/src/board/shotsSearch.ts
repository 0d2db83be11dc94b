import { AssetId, NodeId } from '@dailies/shared/ids';
import { z } from 'zod';

export const SORTS = ['title', 'status', 'due', 'takes'] as const;

/** Shots that nobody works on, as a value of `who`. */
export const NOBODY = 'nobody';

const DUES = ['overdue', 'week', 'none'] as const;

/** What the page shows, kept in the address so that a link keeps it. Without `sort`: as on the canvas. */
export const ShotsSearch = z.object({
  view: z.enum(['board']).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  /** The id of a status. */
  status: z.string().max(40).optional().catch(undefined),
  /** The id of a person, or `nobody`. */
  who: z.string().max(64).optional().catch(undefined),
  /** `week`: until the end of this week, and not over yet. */
  due: z.enum(DUES).optional().catch(undefined),
  /** Only what waits for a verdict of the reader's own. */
  review: z.literal(true).optional().catch(undefined),
  /** Only what uses this asset. */
  asset: AssetId.optional().catch(undefined),
  /** Only what stands in this scene, however deep. */
  scene: NodeId.optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
});
export type ShotsSearch = z.infer<typeof ShotsSearch>;

/** Every filter off; the view and the order stay. */
export const NO_FILTERS = {
  q: undefined,
  status: undefined,
  who: undefined,
  due: undefined,
  review: undefined,
  asset: undefined,
  scene: undefined,
} as const satisfies ShotsSearch;

export const isFiltered = (search: ShotsSearch): boolean =>
  [search.q, search.status, search.who, search.due, search.review, search.asset, search.scene].some(
    (part) => part !== undefined,
  );
