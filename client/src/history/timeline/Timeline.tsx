import { Alert, Button, Skeleton } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { timelineQuery } from '../../api/timeline.ts';
import { versionsQuery } from '../../api/versions.ts';
import { useNow } from '../../interface/useNow.ts';
import { useSession } from '../../session/SessionContext.tsx';
import type { HistorySearch } from '../historySearch.ts';
import { EntryRow } from './EntryRow.tsx';
import { FoldedRow } from './FoldedRow.tsx';
import { NoHistory } from './NoHistory.tsx';
import classes from './Timeline.module.css';
import { timelineDays } from './timelineDays.ts';
import { TimelineFilters } from './TimelineFilters.tsx';
import { useRowKeys } from './useRowKeys.ts';
import { VersionRow } from './VersionRow.tsx';

interface TimelineProps {
  readonly search: HistorySearch;
  readonly onChange: (part: HistorySearch) => void;
  readonly onShow: (nodes: readonly string[]) => void;
  readonly onName: (() => void) | undefined;
}

const GHOSTS = [1, 2, 3, 4, 5, 6];

/** Who did what when, and the versions that were kept, newest first. */
export function Timeline({ search, onChange, onShow, onName }: TimelineProps) {
  const { project } = useSession();
  const now = useNow();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const versions = useInfiniteQuery(versionsQuery(project.id, search.named === true ? 'named' : null));
  const entries = useInfiniteQuery({
    ...timelineQuery(project.id, { node: search.node, user: search.who }),
    enabled: search.named !== true,
  });
  const walk = useRowKeys();
  const days = useMemo(() => {
    const isWanted = search.node === undefined || search.named === true;
    const all = isWanted ? (versions.data?.pages.flatMap(({ items }) => items) ?? []) : [];
    const { who } = search;
    const shown = who === undefined ? all : all.filter(({ by, editors }) => by === who || editors.includes(who));
    return timelineDays(
      { items: shown, hasMore: isWanted && versions.hasNextPage },
      {
        items: search.named === true ? [] : (entries.data?.pages.flatMap(({ items }) => items) ?? []),
        hasMore: search.named !== true && entries.hasNextPage,
      },
      opened,
      now,
    );
  }, [versions.data, versions.hasNextPage, entries.data, entries.hasNextPage, opened, now, search]);
  const error = versions.error ?? entries.error;
  const isLoading = versions.isPending || (entries.isPending && search.named !== true);
  const hasMore = versions.hasNextPage || (entries.hasNextPage && search.named !== true);
  const isFiltered = search.who !== undefined || search.node !== undefined || search.named === true;
  const toggle = (key: string) =>
    setOpened((before) =>
      before.has(key) ? new Set([...before].filter((other) => other !== key)) : new Set([...before, key]),
    );
  const loadMore = () => {
    if (versions.hasNextPage) void versions.fetchNextPage();
    if (entries.hasNextPage) void entries.fetchNextPage();
  };
  const { entry: wanted } = search;
  const isFound = days.some(({ rows }) => rows.some((row) => row.kind === 'entry' && row.entry.id === wanted));
  const isFetching = versions.isFetching || entries.isFetching;
  const lookFurther = useEffectEvent(loadMore);
  // What a link leads to may be further back than the first page.
  useEffect(() => {
    if (wanted !== undefined && !isFound && hasMore && !isFetching) lookFurther();
  }, [wanted, isFound, hasMore, isFetching]);
  return (
    <>
      <TimelineFilters search={search} onChange={onChange} onName={onName} />
      <div className={classes.list} onKeyDown={walk} aria-label="Timeline" role="region" aria-busy={isLoading}>
        {error !== null && (
          <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} m="sm" p="sm">
            {sentenceOfError(error)}
          </Alert>
        )}
        {isLoading && error === null
          ? GHOSTS.map((key) => <Skeleton key={key} height={38} mx={16} my={10} w="auto" />)
          : days.map((day) => (
              <section key={day.key} aria-label={day.title}>
                <h2 className={classes.day}>{day.title}</h2>
                <ul className={classes.rows}>
                  {day.rows.map((row) =>
                    row.kind === 'entry' ? (
                      <EntryRow
                        key={row.key}
                        entry={row.entry}
                        isWanted={row.entry.id === search.entry}
                        onShow={onShow}
                      />
                    ) : row.kind === 'folded' ? (
                      <FoldedRow
                        key={row.key}
                        count={row.versions.length}
                        isOpen={opened.has(row.key)}
                        onToggle={() => toggle(row.key)}
                      />
                    ) : (
                      <VersionRow
                        key={row.key}
                        version={row.version}
                        isChosen={row.version.id === search.version}
                        onChoose={() => onChange({ version: row.version.id })}
                      />
                    ),
                  )}
                </ul>
              </section>
            ))}
        {!isLoading && error === null && days.length === 0 && <NoHistory isFiltered={isFiltered} onName={onName} />}
        {hasMore && (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            m="sm"
            loading={versions.isFetchingNextPage || entries.isFetchingNextPage}
            onClick={loadMore}
          >
            Show earlier
          </Button>
        )}
      </div>
    </>
  );
}
