import { IconCloudOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { timeAgo } from '../interface/timeAgo.ts';
import { useNow } from '../interface/useNow.ts';
import classes from './AwayBanner.module.css';
import { untilLongAway } from './longAway.ts';
import { useSession } from './SessionContext.tsx';
import { useObservable } from './useObservable.ts';

const waits = (count: number): string =>
  count === 0
    ? 'What you do is kept in this browser and sent when it is back.'
    : `${count === 1 ? '1 edit' : `${count} edits`} of yours are kept in this browser and sent when it is back.`;

/** Says over the page, which stays where it is, that the server has been away for a while. */
export function AwayBanner() {
  const session = useSession();
  const save = useObservable(session.save);
  const since = useObservable(session.saveSince);
  const now = useNow();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const left = untilLongAway(save, since, Date.now());
    const timer = setTimeout(() => setLong(left !== null), left ?? 0);
    return () => clearTimeout(timer);
  }, [save, since]);
  if (!isLong || untilLongAway(save, since, now) === null) return null;
  return (
    <div className={classes.banner} role="status">
      <IconCloudOff size={15} aria-hidden="true" />
      <span>
        {save.kind === 'offline' ? 'The server was last reached' : 'The server last stored anything'}{' '}
        {timeAgo(since, now)}. {waits(save.waiting)}
      </span>
      <button type="button" className={classes.retry} onClick={() => session.retryNow()}>
        Try now
      </button>
    </div>
  );
}
