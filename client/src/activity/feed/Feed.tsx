import type { ActivitySearch } from '../activitySearch.ts';
import classes from './Feed.module.css';
import { FeedFilters } from './FeedFilters.tsx';
import { FeedList } from './FeedList.tsx';
import { useFeedEvents } from './useFeedEvents.ts';

interface FeedProps {
  readonly search: ActivitySearch;
  readonly nowMs: number;
  readonly onChange: (part: ActivitySearch) => void;
}

/** What happened lately, and the choice of what of it is shown. */
export function Feed({ search, nowMs, onChange }: FeedProps) {
  const history = useFeedEvents(search);
  return (
    <main className={classes.feed} aria-label="Lately">
      <header className={classes.head}>
        <h1 className={classes.heading}>Activity</h1>
        <FeedFilters search={search} onChange={onChange} />
      </header>
      {/* Where one reads, and how far back, belongs to what is asked for. */}
      <FeedList
        key={`${search.kind} ${search.who}`}
        history={history}
        search={search}
        nowMs={nowMs}
        onChange={onChange}
      />
    </main>
  );
}
