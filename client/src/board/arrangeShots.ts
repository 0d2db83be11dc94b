import type { Status } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import { endOfWeek } from './day.ts';
import { isOverdue, isToReview, type Shot } from './Shot.ts';
import { NOBODY, type ShotsSearch, type SORTS } from './shotsSearch.ts';

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
