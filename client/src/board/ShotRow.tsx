import { setLocked } from '@dailies/shared/commands';
import { IconLock, IconLockOpen, IconStarFilled } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { memo, type MouseEvent } from 'react';
import { useRun } from '../document/useRun.ts';
import { Picture } from '../interface/Picture.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { AssigneesField } from './AssigneesField.tsx';
import { DueField } from './DueField.tsx';
import type { Shot } from './Shot.ts';
import { ShotState } from './ShotState.tsx';
import classes from './ShotsPage.module.css';
import { StatusField } from './StatusField.tsx';
import { VerdictCounts } from './VerdictCounts.tsx';

/** Whether a click in the row was meant for something in it; menus are elsewhere in the page. */
const isForControl = ({ target, currentTarget }: MouseEvent<HTMLElement>): boolean =>
  !(target instanceof Element) ||
  !currentTarget.contains(target) ||
  target.closest('a, button, input, select, label') !== null;

/** One shot: drawn again only when something of it changes. */
export const ShotRow = memo(function ShotRow({ shot }: { shot: Shot }) {
  const { project } = useSession();
  const navigate = useNavigate();
  const onCanvas = { to: '/p/$projectId', params: { projectId: project.id }, search: { node: shot.node } } as const;
  return (
    <tr
      data-node-id={shot.node}
      onClick={(event) => {
        const isSelecting = getSelection()?.isCollapsed === false;
        if (!isForControl(event) && !isSelecting) void navigate(onCanvas);
      }}
    >
      <td className={classes.pictureCell}>
        <ShotPicture shot={shot} />
      </td>
      <td>
        <div className={classes.names}>
          <Link {...onCanvas} className={classes.title} title="Show on the canvas">
            {shot.title}
          </Link>
          <Lock shot={shot} />
        </div>
        <div className={classes.type}>{shot.typeTitle}</div>
      </td>
      <td>
        <StatusField node={shot.node} name={shot.title} />
      </td>
      <td>
        <DueField node={shot.node} name={shot.title} />
      </td>
      <td>
        <AssigneesField node={shot.node} name={shot.title} />
      </td>
      <td className={classes.number}>
        {shot.takeCount === 0 ? <span className={classes.faint}>–</span> : shot.takeCount}
      </td>
      <td>
        <VerdictCounts counts={shot.verdicts} />
      </td>
      <td>
        <ShotState node={shot.node} />
      </td>
    </tr>
  );
});

/** The pick, or the newest take where nothing is circled yet; it opens that take. */
function ShotPicture({ shot: { shown, isPicked, title } }: { shot: Shot }) {
  const { project } = useSession();
  if (shown === undefined) {
    return (
      <div className={classes.picture}>
        <Picture sha256={null} alt="" />
      </div>
    );
  }
  return (
    <Link
      className={classes.picture}
      to="/p/$projectId/takes/$takeId"
      params={{ projectId: project.id, takeId: shown.id }}
      aria-label={`Open ${isPicked ? 'the pick' : `take ${shown.number}`} of ${title}`}
      data-take-id={shown.id}
    >
      <Picture sha256={shown.poster} alt="" />
      <span className={classes.badge} data-pick={isPicked}>
        {isPicked && <IconStarFilled size={9} aria-hidden="true" />}
        {shown.number}
      </span>
    </Link>
  );
}

/** A locked shot is not generated. Those who track lock and unlock it; the others see that it is. */
function Lock({ shot: { node, title, isLocked } }: { shot: Shot }) {
  const run = useRun();
  const mayTrack = useMay('tracking');
  const Icon = isLocked ? IconLock : IconLockOpen;
  if (!mayTrack) {
    return isLocked ? <IconLock className={classes.locked} size={14} aria-label="Locked" /> : null;
  }
  return (
    <button
      type="button"
      className={classes.lock}
      aria-pressed={isLocked}
      aria-label={isLocked ? `Unlock ${title}` : `Lock ${title}`}
      title={isLocked ? 'Locked: nothing is generated. Click to unlock.' : 'Lock: nothing more is generated'}
      onClick={() => run(setLocked, { node, locked: !isLocked })}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
