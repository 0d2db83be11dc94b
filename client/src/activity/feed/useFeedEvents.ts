import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { timelineQuery } from '../../api/timeline.ts';
import { useMembers } from '../../comments/useMembers.ts';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import type { ActivitySearch } from '../activitySearch.ts';
import { documentEvents } from './documentEvents.ts';
import { entryEvents } from './entryEvents.ts';
import { joinedEvents } from './joinedEvents.ts';
import { isOfHistory, mergeFeed } from './mergeFeed.ts';
import { useTimelineNews } from './useTimelineNews.ts';

/** Everything that happened, as far as it is asked for and loaded, newest first; and the way to what is older. */
export function useFeedEvents(search: ActivitySearch) {
  const { project, phase } = useSession();
  const isOpening = useObservable(phase).kind === 'opening';
  const needsHistory = isOfHistory(search.kind);
  const history = useInfiniteQuery({
    ...timelineQuery(project.id, { user: search.who }),
    enabled: needsHistory,
    placeholderData: keepPreviousData,
  });
  useTimelineNews(needsHistory);
  const ofDocument = useModel(['takes', 'comments', 'nodes'], documentEvents);
  const members = useMembers();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isPending, error } = history;
  const hasOlder = needsHistory && hasNextPage;
  const events = useMemo(() => {
    const entries = needsHistory ? (data?.pages.flatMap(({ items }) => items) ?? []) : [];
    const last = entries.at(-1);
    const horizonMs = hasOlder && last !== undefined ? Date.parse(last.to) : -Infinity;
    return mergeFeed([...ofDocument, ...entryEvents(entries), ...joinedEvents(members)], search, horizonMs);
  }, [data, hasOlder, needsHistory, ofDocument, members, search]);
  return {
    events,
    isLoading: isOpening || (needsHistory && isPending),
    /** Why the history could not be had; the rest is there nevertheless. */
    problem: needsHistory ? error : null,
    /** How many pages of the history are here. */
    pages: needsHistory ? (data?.pages.length ?? 0) : 0,
    hasOlder,
    isLoadingOlder: isFetchingNextPage,
    loadOlder: () => void fetchNextPage(),
  };
}
