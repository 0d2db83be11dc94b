import type { Status } from '@dailies/shared/document';
import { z } from 'zod';
import type { Shot } from './Shot.ts';

const SORTS = ['title', 'status', 'due'] as const;

/** Shots that nobody works on, as a value of `who`. */
export const NOBODY = 'nobody';

/** What the table shows, kept in the address so that a link keeps it. Without `sort`: as on the canvas. */
export const ShotsSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  /** The id of a status. */
  status: z.string().max(40).optional().catch(undefined),
  /** The id of a person, or `nobody`. */
  who: z.string().max(64).optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
});
export type ShotsSearch = z.infer<typeof ShotsSearch>;

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const COMPARE: Readonly<Record<(typeof SORTS)[number], (a: Shot, b: Shot, order: readonly Status[]) => number>> = {
  title: (a, b) => collator.compare(a.title, b.title),
  status: (a, b, order) => order.indexOf(a.status) - order.indexOf(b.status),
  due: (a, b) => collator.compare(a.due ?? '', b.due ?? ''),
};

const matches = (shot: Shot, { q, status, who }: ShotsSearch): boolean =>
  (q === undefined || shot.title.toLowerCase().includes(q.trim().toLowerCase())) &&
  (status === undefined || shot.status.id === status) &&
  (who === undefined ||
    (who === NOBODY ? shot.assignees.length === 0 : shot.assignees.some((assignee) => assignee === who)));

/** The shots that are asked for, in the order that is asked for. Those without a date come last either way. */
export function arrangeShots(shots: readonly Shot[], search: ShotsSearch, statuses: readonly Status[]): Shot[] {
  const found = shots.filter((shot) => matches(shot, search));
  const { sort, desc = false } = search;
  if (sort === undefined) return desc ? found.reverse() : found;
  return found.sort((a, b) => {
    if (sort === 'due' && (a.due === undefined) !== (b.due === undefined)) return a.due === undefined ? 1 : -1;
    return COMPARE[sort](a, b, statuses) * (desc ? -1 : 1);
  });
}
