import { pageOf, TimelineEntry } from '@dailies/shared/http';
import type { NodeId, ProjectId, UserId } from '@dailies/shared/ids';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { callApi } from './callApi.ts';

const TimelinePage = pageOf(TimelineEntry);
const FIRST = '';
/** Others go on working while one looks. */
const REFRESH_MS = 30_000;

interface TimelineFilter {
  readonly node?: NodeId | undefined;
  readonly user?: UserId | undefined;
}

/** Who did what when, newest first, page by page. */
export const timelineQuery = (project: ProjectId, { node, user }: TimelineFilter) =>
  infiniteQueryOptions({
    queryKey: ['project', project, 'timeline', node ?? null, user ?? null],
    initialPageParam: FIRST,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      if (pageParam !== FIRST) query.set('cursor', pageParam);
      if (node !== undefined) query.set('node', node);
      if (user !== undefined) query.set('user', user);
      return callApi(TimelinePage, `/api/v1/projects/${project}/timeline?${query}`, { signal });
    },
    getNextPageParam: ({ next }) => next,
    refetchInterval: REFRESH_MS,
  });
