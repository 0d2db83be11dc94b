import { useEffect, useEffectEvent, useState } from 'react';
import type { useFeedEvents } from './useFeedEvents.ts';

const LINES_AT_ONCE = 40;
/** A page of the history may hold nothing of what is asked for; after so many of them the reader decides. */
const PAGES_AT_MOST = 8;

type History = Pick<ReturnType<typeof useFeedEvents>, 'pages' | 'hasOlder' | 'isLoadingOlder' | 'loadOlder'>;

/** How many lines are shown, and showing more: loads the history on until there is at least one more. */
export function useOlderLines(lines: number, { pages, hasOlder, isLoadingOlder, loadOlder }: History) {
  const [limit, setLimit] = useState(LINES_AT_ONCE);
  const [wanted, setWanted] = useState({ beyond: 0, untilPages: PAGES_AT_MOST });
  const isShort = pages > 0 && lines <= wanted.beyond && pages < wanted.untilPages;
  const load = useEffectEvent(loadOlder);
  useEffect(() => {
    if (isShort && hasOlder && !isLoadingOlder) load();
  }, [isShort, hasOlder, isLoadingOlder, pages]);
  return {
    limit,
    showOlder: () => {
      setLimit(limit + LINES_AT_ONCE);
      if (lines < limit + LINES_AT_ONCE) setWanted({ beyond: lines, untilPages: pages + PAGES_AT_MOST });
    },
  };
}
