import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import classes from './ComingBar.module.css';
import { shareSent } from './comingWords.ts';

/** Where files are looked at, or several come at once: how far all of them are, and one way to cancel them. */
export function ComingBar() {
  const { coming } = useSession();
  const files = useObservable(coming.files);
  const looking = useObservable(coming.looking.shown);
  if (looking !== null) {
    return (
      <section className={classes.bar} data-looking aria-label="Files on their way">
        <span className={classes.words} role="status">
          {looking.of === 1 ? 'Looking at the file' : `Looking at ${looking.seen} of ${looking.of} files`}
        </span>
        <button type="button" className={classes.cancel} onClick={() => coming.looking.cancel()}>
          Cancel
        </button>
      </section>
    );
  }
  if (files.length < 2) return null;
  const percent = Math.floor(shareSent(files) * 100);
  const isAway = files.some(({ phase }) => phase === 'waiting');
  return (
    <section className={classes.bar} aria-label="Files on their way">
      <span className={classes.words} role="status">
        {isAway ? 'Waiting for the connection' : `Bringing ${files.length} files`}
      </span>
      <span className={classes.percent}>{percent} %</span>
      <button
        type="button"
        className={classes.cancel}
        onClick={() => {
          for (const file of files) file.cancel();
        }}
      >
        Cancel all
      </button>
    </section>
  );
}
