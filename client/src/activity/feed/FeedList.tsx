import { Alert, Button, Skeleton } from '@mantine/core';
import { IconArrowUp, IconCloudOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { byDay } from '../../notifications/byDay.ts';
import { type ActivitySearch, NO_FILTERS } from '../activitySearch.ts';
import classes from './Feed.module.css';
import { FeedLine } from './FeedLine.tsx';
import { foldEvents } from './foldEvents.ts';
import { NothingHappened } from './NothingHappened.tsx';
import type { useFeedEvents } from './useFeedEvents.ts';
import { useHeldFeed } from './useHeldFeed.ts';
import { useOlderLines } from './useOlderLines.ts';

interface FeedListProps {
  readonly history: ReturnType<typeof useFeedEvents>;
  readonly search: ActivitySearch;
  readonly nowMs: number;
  readonly onChange: (part: ActivitySearch) => void;
}

const GHOSTS = [1, 2, 3, 4, 5, 6];

/** The lines of the feed by day, newest first. */
export function FeedList({ history, search, nowMs, onChange }: FeedListProps) {
  const { events, isLoading, problem, hasOlder, isLoadingOlder } = history;
  const { top, shown, newer, release } = useHeldFeed(events);
  const lines = useMemo(() => foldEvents(shown), [shown]);
  const { limit, showOlder } = useOlderLines(lines.length, history);
  const days = byDay(
    lines.slice(0, limit).map((line) => ({ line, at: new Date(line.atMs).toISOString() })),
    nowMs,
  );
  return (
    <div className={classes.list} aria-busy={isLoading}>
      <div ref={top} className={classes.top} />
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
      {!isLoading && !isLoadingOlder && lines.length === 0 && (
        <NothingHappened search={search} hasOlder={hasOlder} onClear={() => onChange(NO_FILTERS)} />
      )}
      {!isLoading && (hasOlder || lines.length > limit) && (
        <div className={classes.older}>
          <Button variant="default" size="xs" loading={isLoadingOlder} onClick={showOlder}>
            Older
          </Button>
        </div>
      )}
    </div>
  );
}
