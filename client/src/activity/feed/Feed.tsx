import { Alert, Button, Skeleton } from '@mantine/core';
import { IconArrowUp, IconCloudOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { byDay } from '../../notifications/byDay.ts';
import { type ActivitySearch, NO_FILTERS } from '../activitySearch.ts';
import classes from './Feed.module.css';
import { FeedFilters } from './FeedFilters.tsx';
import { FeedLine } from './FeedLine.tsx';
import { foldEvents } from './foldEvents.ts';
import { NothingHappened } from './NothingHappened.tsx';
import { useFeedEvents } from './useFeedEvents.ts';
import { useHeldFeed } from './useHeldFeed.ts';

interface FeedProps {
  readonly search: ActivitySearch;
  readonly nowMs: number;
  readonly onChange: (part: ActivitySearch) => void;
}

const GHOSTS = [1, 2, 3, 4, 5, 6];
const LINES_AT_ONCE = 40;

/** What happened lately, newest first, by day. Mounted anew for other filters. */
export function Feed({ search, nowMs, onChange }: FeedProps) {
  const { events, isLoading, problem, hasOlder, isLoadingOlder, loadOlder } = useFeedEvents(search);
  const { top, shown, newer, release } = useHeldFeed(events);
  const [limit, setLimit] = useState(LINES_AT_ONCE);
  const lines = useMemo(() => foldEvents(shown), [shown]);
  const days = byDay(
    lines.slice(0, limit).map((line) => ({ line, at: new Date(line.atMs).toISOString() })),
    nowMs,
  );
  const older = () => {
    setLimit(limit + LINES_AT_ONCE);
    if (hasOlder && lines.length < limit + LINES_AT_ONCE) loadOlder();
  };
  return (
    <main className={classes.feed} aria-label="Lately" aria-busy={isLoading}>
      <div ref={top} className={classes.top} />
      <header className={classes.head}>
        <h1 className={classes.heading}>Activity</h1>
        <FeedFilters search={search} onChange={onChange} />
      </header>
      {newer > 0 && (
        <div className={classes.news}>
          <button type="button" className={classes.pill} onClick={release}>
            <IconArrowUp size={14} aria-hidden="true" />
            {newer} new
          </button>
        </div>
      )}
      <p className={classes.said} role="status">
        {newer > 0 ? `${newer} new above` : ''}
      </p>
      {problem !== null && (
        <Alert color="yellow" variant="light" icon={<IconCloudOff size={18} />} className={classes.problem ?? ''}>
          {sentenceOfError(problem)} Takes and comments are shown; edits and verdicts are not.
        </Alert>
      )}
      {isLoading
        ? GHOSTS.map((key) => <Skeleton key={key} h={72} mb={8} radius="md" />)
        : days.map((day) => (
            <section key={day.title} aria-label={day.title}>
              <h2 className={classes.day}>{day.title}</h2>
              <ul className={classes.lines}>
                {day.items.map(({ line }) => (
                  <FeedLine key={line.key} line={line} nowMs={nowMs} />
                ))}
              </ul>
            </section>
          ))}
      {!isLoading && lines.length === 0 && (
        <NothingHappened search={search} hasOlder={hasOlder} onClear={() => onChange(NO_FILTERS)} />
      )}
      {!isLoading && (hasOlder || lines.length > limit) && (
        <div className={classes.older}>
          <Button variant="default" size="xs" loading={isLoadingOlder} onClick={older}>
            Older
          </Button>
        </div>
      )}
    </main>
  );
}
