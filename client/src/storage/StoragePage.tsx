import { Alert, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sentenceOfError } from '../api/ApiProblem.ts';
import { projectStorageQuery } from '../api/storage.ts';
import { SectionPage } from '../interface/SectionPage.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { shownBytes } from '../transfer/shownBytes.ts';
import classes from './StoragePage.module.css';
import { UploadLimitsSection } from './UploadLimitsSection.tsx';
import { UseBar } from './UseBar.tsx';
import { UseTable } from './UseTable.tsx';
import { WaitingNote } from './WaitingNote.tsx';

/** What takes room in a project, for its producers and directors. */
export function StoragePage() {
  const { project, role } = useSession();
  const current = useObservable(role);
  const mayRead = current === 'director' || current === 'producer';
  const { data, error } = useQuery({ ...projectStorageQuery(project.id), enabled: mayRead });
  const whole = data?.uses.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
  const isFull = data !== undefined && data.quotaBytes !== null && data.countedBytes >= data.quotaBytes;
  return (
    <SectionPage
      title="Storage"
      lead={
        mayRead
          ? 'What takes room in this project.'
          : 'Only directors and producers see what takes room in a project; ask one of them.'
      }
    >
      {error !== null && (
        <Alert color="red" variant="light">
          {sentenceOfError(error)}
        </Alert>
      )}
      {mayRead && data === undefined && error === null && <Skeleton h={320} radius="md" />}
      {data !== undefined && (
        <>
          {/* A page that scrolls and has nothing to press is scrolled by keys from here. */}
          <section className={classes.section} aria-label="In use" tabIndex={0}>
            <div className={classes.total}>
              <span className={classes.amount}>{shownBytes(data.countedBytes)}</span>
              <span className={classes.of} data-full={isFull}>
                {data.quotaBytes === null
                  ? 'in takes and files, without a limit'
                  : `of ${shownBytes(data.quotaBytes)}${isFull ? ': nothing more can be brought or generated' : ''}`}
              </span>
            </div>
            <UseBar uses={data.uses} wholeBytes={Math.max(whole, data.quotaBytes ?? 0)} />
            <UseTable uses={data.uses} />
            {data.quotaBytes !== null && (
              <p className={classes.aside}>
                Posters, filmstrips and proxies are made by Dailies and do not count against the limit.
              </p>
            )}
          </section>
          <UploadLimitsSection />
          <WaitingNote waiting={data.waiting} graceDays={data.graceDays} />
        </>
      )}
    </SectionPage>
  );
}
