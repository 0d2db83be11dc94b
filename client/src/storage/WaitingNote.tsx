import type { StorageWaiting } from '@dailies/shared/http';
import { counted } from '../words/counted.ts';
import { shownBytes } from '../transfer/shownBytes.ts';
import classes from './StoragePage.module.css';

interface WaitingNoteProps {
  readonly waiting: StorageWaiting;
  readonly graceDays: number;
}

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });

/** What is going to be removed, and when; and what never is. */
export function WaitingNote({ waiting: { files, bytes, nextAt }, graceDays }: WaitingNoteProps) {
  return (
    <section className={classes.section} aria-label="Unused files">
      <h2 className={classes.heading}>Unused files</h2>
      <p className={classes.sentence}>
        {nextAt === null
          ? 'No file here is known to be unused, so nothing is going to be removed.'
          : `${counted(files, 'file')} (${shownBytes(bytes)}) ${files === 1 ? 'is' : 'are'} used by nothing any more. The first goes on ${day.format(new Date(nextAt))}; using a file again keeps it.`}
      </p>
      <p className={classes.aside}>
        A file is removed {counted(graceDays, 'day')} after nothing names it any more. Takes in the trash, older
        versions, branches and what an undo can bring back keep their files.
      </p>
    </section>
  );
}
