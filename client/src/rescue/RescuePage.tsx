import { Button, Loader } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { SectionPage } from '../interface/SectionPage.tsx';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import { useSession } from '../session/SessionContext.tsx';
import { RescuedCopyView } from './RescuedCopyView.tsx';
import classes from './RescuePage.module.css';
import type { RescuedCopy } from './RescueStore.ts';
import { useRescued } from './useRescued.ts';

/** Copies of this project that could not be merged: when and why they were set aside, and what is in them. */
export function RescuePage() {
  const { project } = useSession();
  const { copies, isPending } = useRescued();
  return (
    <SectionPage
      title="Set aside"
      lead="Edits that could not be merged into the project as it is. They are kept whole in this browser, and nowhere else."
    >
      {isPending ? (
        <Loader size="sm" />
      ) : copies.length === 0 ? (
        <div className={classes.none}>
          <IconArchive size={28} stroke={1.4} aria-hidden="true" />
          <p>Nothing is set aside in this browser. What you do is in the project.</p>
          <Button
            variant="default"
            renderRoot={(parts: object) => <Link {...parts} to="/p/$projectId" params={{ projectId: project.id }} />}
          >
            Back to the canvas
          </Button>
        </div>
      ) : (
        copies.map((copy) => <Copy key={copy.id} copy={copy} />)
      )}
    </SectionPage>
  );
}

const stay = () => {};

function Copy({ copy }: { copy: RescuedCopy }) {
  const now = useNow();
  const at = new Date(copy.at);
  return (
    <article className={classes.copy} aria-label={`Set aside ${timeAgo(copy.at, now)}`}>
      <header className={classes.head}>
        <h2 className={classes.when}>
          <time dateTime={at.toISOString()}>
            {at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
        </h2>
        <span className={classes.ago}>{timeAgo(copy.at, now)}</span>
      </header>
      {/* Once it is gone, the list says so. */}
      <RescuedCopyView copy={copy} onDone={stay} />
    </article>
  );
}
