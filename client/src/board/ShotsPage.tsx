import { Button, SegmentedControl } from '@mantine/core';
import { IconLayoutGrid, IconLayoutKanban, IconPlus, IconTable } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useModel } from '../document/useModel.ts';
import { useNow } from '../interface/useNow.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { AddShotsDialog } from './AddShotsDialog.tsx';
import { dayOf } from './day.ts';
import { NoShots } from './NoShots.tsx';
import { ShotFilters } from './ShotFilters.tsx';
import { ShotsBoard } from './ShotsBoard.tsx';
import classes from './ShotsPage.module.css';
import { ShotsTable } from './ShotsTable.tsx';
import { arrangeShots } from './arrangeShots.ts';
import { isFiltered, NO_FILTERS, type ShotsSearch } from './shotsSearch.ts';
import { StatusBar } from './StatusBar.tsx';
import { useMayAddShots } from './useAddShots.ts';
import { useShots } from './useShots.ts';
import { useUndoKeys } from './useUndoKeys.ts';
import { useUsers } from './useUsers.ts';

const route = getRouteApi('/signed-in/p/$projectId/shots');

/** Every shot of the project with where it stands, as a table or by status: a producer's first screen. */
export function ShotsPage() {
  const { phase, project } = useSession();
  const isOpening = useObservable(phase).kind === 'opening';
  const shots = useShots();
  const statuses = useModel(['settings'], (model) => model.settings.statuses);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const users = useUsers(search.asset);
  const inScene = useModel(
    ['scenes'],
    (model) => new Set(search.scene === undefined ? [] : model.scenes.insideOf(search.scene)),
    [search.scene],
  );
  const [isAdding, setAdding] = useState(false);
  const mayAdd = useMayAddShots();
  const today = dayOf(new Date(useNow()));
  useUndoKeys();
  const change = useCallback(
    (part: ShotsSearch) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  const isBoard = search.view === 'board';
  const shown = useMemo(
    // The board's columns are the statuses themselves.
    () => arrangeShots(shots, isBoard ? { ...search, status: undefined } : search, statuses, today, users, inScene),
    [shots, search, statuses, today, isBoard, users, inScene],
  );
  const count = shots.length === 1 ? '1 shot' : `${shots.length} shots`;
  const adding = isAdding && <AddShotsDialog onClose={() => setAdding(false)} />;
  if (shots.length === 0) {
    if (isOpening) return <main aria-busy="true" />;
    return (
      <>
        <NoShots onAdd={mayAdd ? () => setAdding(true) : undefined} />
        {adding}
      </>
    );
  }
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h1 className={classes.title}>Shots</h1>
          <p className={classes.count}>{isFiltered(search) ? `${shown.length} of ${count}` : count}</p>
        </div>
        <SegmentedControl
          size="xs"
          aria-label="View"
          value={isBoard ? 'board' : 'table'}
          onChange={(view) => change({ view: view === 'board' ? 'board' : undefined })}
          data={[
            { value: 'table', label: <View title="Table" Icon={IconTable} /> },
            { value: 'board', label: <View title="Board" Icon={IconLayoutKanban} /> },
          ]}
        />
        <ShotFilters shots={shots} search={search} onChange={change} />
        {shown.length > 0 && (
          <Button
            className={classes.end ?? ''}
            variant="default"
            leftSection={<IconLayoutGrid size={16} aria-hidden="true" />}
            renderRoot={(parts: object) => (
              <Link
                {...parts}
                to="/p/$projectId/contact-sheet"
                params={{ projectId: project.id }}
                search={isFiltered(search) ? { shot: shown.map(({ node }) => node) } : {}}
              />
            )}
          >
            Contact sheet
          </Button>
        )}
        {mayAdd && (
          <Button
            className={shown.length > 0 ? '' : (classes.end ?? '')}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            Add shots
          </Button>
        )}
      </header>
      {isBoard ? (
        <ShotsBoard shots={shown} />
      ) : (
        <div className={classes.scroll} data-scroll>
          <StatusBar
            shots={shots}
            statuses={statuses}
            chosen={search.status}
            onChoose={(status) => change({ status })}
          />
          {shown.length === 0 ? (
            <p className={classes.none}>
              No shot is like that.{' '}
              <button type="button" className={classes.clear} onClick={() => change(NO_FILTERS)}>
                Show all
              </button>
            </p>
          ) : (
            <ShotsTable shots={shown} search={search} onChange={change} />
          )}
        </div>
      )}
      {adding}
    </main>
  );
}

function View({ title, Icon }: { title: string; Icon: typeof IconTable }) {
  return (
    <span className={classes.view}>
      <Icon size={15} aria-hidden="true" />
      {title}
    </span>
  );
}
