import { getRouteApi } from '@tanstack/react-router';
import { useNow } from '../interface/useNow.ts';
import classes from './ActivityPage.module.css';
import type { ActivitySearch } from './activitySearch.ts';
import { Feed } from './feed/Feed.tsx';
import { Running } from './running/Running.tsx';

const route = getRouteApi('/signed-in/p/$projectId/activity');

/** What is being made in the project and who asked for it, and what happened lately. */
export function ActivityPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const nowMs = useNow();
  const change = (part: ActivitySearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  return (
    <div className={classes.page}>
      <Running nowMs={nowMs} />
      <Feed search={search} nowMs={nowMs} onChange={change} />
    </div>
  );
}
