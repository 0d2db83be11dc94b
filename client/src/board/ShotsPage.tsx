import { Button } from '@mantine/core';
import { IconLayoutGridAdd } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useModel } from '../document/useModel.ts';
import { useUndoKeys } from './useUndoKeys.ts';
import { SectionPage } from '../interface/SectionPage.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useObservable } from '../session/useObservable.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { ShotFilters } from './ShotFilters.tsx';
import { ShotRow } from './ShotRow.tsx';
import classes from './ShotsPage.module.css';
import { arrangeShots, type ShotsSearch } from './shotsSearch.ts';
import { StatusBar } from './StatusBar.tsx';
import { useGrowingLimit } from './useGrowingLimit.ts';
import { useShots } from './useShots.ts';

const route = getRouteApi('/signed-in/p/$projectId/shots');

/** Every shot of the project with where it stands: a producer's first screen. */
export function ShotsPage() {
  const { phase } = useSession();
  const isOpening = useObservable(phase).kind === 'opening';
  const shots = useShots();
  const statuses = useModel(['settings'], (model) => model.settings.statuses);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useUndoKeys();
  const change = (part: ShotsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const shown = arrangeShots(shots, search, statuses);
  const { limit, end } = useGrowingLimit(shown.length);
  const isFiltered = search.q !== undefined || search.status !== undefined || search.who !== undefined;
  const count = shots.length === 1 ? '1 shot' : `${shots.length} shots`;
  if (shots.length === 0) return isOpening ? <main aria-busy="true" /> : <NoShots />;
  return (
    <SectionPage
      title="Shots"
      wide
      lead={isFiltered ? `${shown.length} of ${count}` : count}
      actions={<ShotFilters search={search} onChange={change} />}
    >
      <StatusBar shots={shots} statuses={statuses} chosen={search.status} onChoose={(status) => change({ status })} />
      <div className={classes.frame}>
        <table className={classes.table} aria-label="Shots">
          <thead>
            <tr>
              <th className={classes.pictureColumn} scope="col">
                <span className={classes.unseen}>Picture</span>
              </th>
              <ColumnHead title="Shot" sort="title" search={search} onChange={change} />
              <ColumnHead title="Status" sort="status" search={search} onChange={change} width={184} />
              <ColumnHead title="Due" sort="due" search={search} onChange={change} width={148} />
              <ColumnHead title="Assignees" width={136} />
              <ColumnHead title="Takes" width={72} />
              <ColumnHead title="Verdicts" width={116} />
              <ColumnHead title="State" width={152} />
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, limit).map((shot) => (
              <ShotRow key={shot.node} shot={shot} />
            ))}
          </tbody>
        </table>
        <div ref={end} />
        {shown.length === 0 && (
          <p className={classes.none}>
            No shot is like that.{' '}
            <button
              type="button"
              className={classes.clear}
              onClick={() => change({ q: undefined, status: undefined, who: undefined })}
            >
              Show all
            </button>
          </p>
        )}
      </div>
    </SectionPage>
  );
}

/** What the table is for, while there is nothing in it. */
function NoShots() {
  const { project } = useSession();
  const mayBuild = useMay('nodes');
  return (
    <main className={classes.empty}>
      <div className={classes.ghost} aria-hidden="true">
        {['var(--faint)', '#339af0', 'var(--good)'].map((colour) => (
          <div key={colour} className={classes.ghostRow}>
            <span className={classes.ghostPicture} />
            <span className={classes.ghostTitle} />
            <span className={classes.ghostStatus} style={{ background: colour }} />
            <span className={classes.ghostPerson} />
          </div>
        ))}
      </div>
      <h1 className={classes.emptyTitle}>No shots yet</h1>
      <p className={classes.emptyLead}>
        {mayBuild
          ? 'Add a Shot on the canvas: it appears here at once, with its status, its due date, who works on it and what was said of its takes.'
          : 'Shots appear here as soon as somebody adds them on the canvas, with their status, due dates, people and verdicts.'}
      </p>
      <Button
        leftSection={<IconLayoutGridAdd size={16} />}
        renderRoot={(parts: object) => <Link {...parts} to="/p/$projectId" params={{ projectId: project.id }} />}
      >
        Open the canvas
      </Button>
    </main>
  );
}
