import { Button } from '@mantine/core';
import { IconLayoutBoard } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { failedLately } from './failedLately.ts';
import { FailedRow } from './FailedRow.tsx';
import { RequestRow } from './RequestRow.tsx';
import classes from './Running.module.css';
import { runningRequests } from './runningRequests.ts';

const FAILED_AT_MOST = 5;

/** What is being made now, and who asked for it; and what failed and was not asked for again. */
export function Running({ nowMs }: { nowMs: number }) {
  const topics = ['requests', 'runs', 'nodes'] as const;
  const running = useModel(topics, runningRequests);
  const failed = useModel(topics, (model) => failedLately(model, nowMs), [nowMs]);
  return (
    <aside className={classes.rail} aria-label="Running now">
      <header className={classes.head}>
        <h2 className={classes.heading}>Running now</h2>
        {running.length > 0 && <span className={classes.count}>{running.length}</span>}
      </header>
      {running.length === 0 ? (
        <NothingRuns />
      ) : (
        <ul className={classes.list} aria-label="Requests">
          {running.map((one) => (
            <RequestRow key={one.request.id} running={one} nowMs={nowMs} />
          ))}
        </ul>
      )}
      {failed.length > 0 && (
        <section aria-label="Failed">
          <h3 className={classes.failed}>Failed</h3>
          <ul className={classes.list}>
            {failed.slice(0, FAILED_AT_MOST).map((one) => (
              <FailedRow key={one.request.id} failure={one} nowMs={nowMs} />
            ))}
          </ul>
          {failed.length > FAILED_AT_MOST && (
            <p className={classes.more}>and {failed.length - FAILED_AT_MOST} more of the last day</p>
          )}
        </section>
      )}
    </aside>
  );
}

function NothingRuns() {
  const { project } = useSession();
  const mayAsk = useMay('requests');
  return (
    <div className={classes.none}>
      <p>
        {mayAsk
          ? 'Nothing runs. Press Generate on a shot: its takes are seen here while they are made, whoever asked for them.'
          : 'Nothing runs. Takes are seen here while they are made, with who asked for them.'}
      </p>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconLayoutBoard size={15} aria-hidden="true" />}
        renderRoot={(parts: object) => <Link {...parts} to="/p/$projectId" params={{ projectId: project.id }} />}
      >
        {mayAsk ? 'Choose a shot on the canvas' : 'Open the canvas'}
      </Button>
    </div>
  );
}
