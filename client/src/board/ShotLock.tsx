import { setLocked } from '@dailies/shared/commands';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useRun } from '../document/useRun.ts';
import { useMay } from '../session/useMay.ts';
import type { Shot } from './Shot.ts';
import classes from './ShotTitle.module.css';

/** A locked shot is not generated. Those who track lock and unlock it; the others see that it is. */
export function ShotLock({ shot: { node, title, isLocked } }: { shot: Pick<Shot, 'node' | 'title' | 'isLocked'> }) {
  const run = useRun();
  const mayTrack = useMay('tracking');
  const Icon = isLocked ? IconLock : IconLockOpen;
  if (!mayTrack) {
    return isLocked ? <IconLock className={classes.locked} size={14} role="img" aria-label="Locked" /> : null;
  }
  return (
    <button
      type="button"
      className={classes.tool}
      aria-pressed={isLocked}
      aria-label={isLocked ? `Unlock ${title}` : `Lock ${title}`}
      title={isLocked ? 'Locked: nothing is generated. Click to unlock.' : 'Lock: nothing more is generated'}
      tabIndex={-1}
      onClick={() => run(setLocked, { node, locked: !isLocked })}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
