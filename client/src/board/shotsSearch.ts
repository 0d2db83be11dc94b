import type { Status } from '@dailies/shared/document';
import { AssetId, NodeId } from '@dailies/shared/ids';
import { z } from 'zod';
import { endOfWeek } from './day.ts';
import { isOverdue, isToReview, type Shot } from './Shot.ts';

const SORTS = ['title', 'status', 'due', 'takes'] as const;

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

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const COMPARE: Readonly<Record<(typeof SORTS)[number], (a: Shot, b: Shot, order: readonly Status[]) => number>> = {
  title: (a, b) => collator.compare(a.title, b.title),
  status: (a, b, order) => order.indexOf(a.status) - order.indexOf(b.status),
  due: (a, b) => collator.compare(a.due ?? '', b.due ?? ''),
  takes: (a, b) => a.takes.length - b.takes.length,
};

function isDue({ due, status }: Shot, wanted: ShotsSearch['due'], today: string): boolean {
  switch (wanted) {
    case undefined:
      return true;
    case 'none':
      return due === undefined;
    case 'overdue':
      return isOverdue({ due, status }, today);
    case 'week':
      return due !== undefined && due >= today && due <= endOfWeek(today);
  }
}

const matches = (
  shot: Shot,
  { q, status, who, due, review, asset }: ShotsSearch,
  today: string,
  users: Users,
): boolean =>
  (asset === undefined || users.has(shot.node)) &&
  (q === undefined || shot.title.toLowerCase().includes(q.trim().toLowerCase())) &&
  (status === undefined || shot.status.id === status) &&
  (who === undefined ||
    (who === NOBODY ? shot.assignees.length === 0 : shot.assignees.some((assignee) => assignee === who))) &&
  isDue(shot, due, today) &&
  (review === undefined || isToReview(shot));

/** The shots that use the asset of a search. */
type Users = ReadonlySet<NodeId>;

const NOBODY_USES: Users = new Set();

/**
 * The shots that are asked for, in the order that is asked for. Those without a date come last either
 * way. `today` is `YYYY-MM-DD`.
 */
export function arrangeShots(
  shots: readonly Shot[],
  search: ShotsSearch,
  statuses: readonly Status[],
  today: string,
  users: Users = NOBODY_USES,
  inScene: Users = NOBODY_USES,
): Shot[] {
  const found = shots.filter(
    (shot) => (search.scene === undefined || inScene.has(shot.node)) && matches(shot, search, today, users),
  );
  const { sort, desc = false } = search;
  if (sort === undefined) return desc ? found.reverse() : found;
  return found.sort((a, b) => {
    if (sort === 'due' && (a.due === undefined) !== (b.due === undefined)) return a.due === undefined ? 1 : -1;
    return COMPARE[sort](a, b, statuses) * (desc ? -1 : 1);
  });
}
