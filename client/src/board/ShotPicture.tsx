import { IconPlayerPlayFilled, IconStarFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Picture } from '../interface/Picture.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { openLightbox } from '../takes/lightbox/openLightbox.ts';
import { ScrubPicture } from '../takes/ScrubPicture.tsx';
import type { Shot } from './Shot.ts';
import classes from './ShotPicture.module.css';

/** The pick, or the newest take where nothing is circled yet; it shows that take large. */
export function ShotPicture({ shot: { shown, isPicked, title } }: { shot: Shot }) {
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
      aria-label={`Open take ${shown.number}${isPicked ? ', the pick,' : ''} of ${title}`}
      data-take-id={shown.id}
      tabIndex={-1}
      draggable={false}
      onClick={(event) => {
        // As any link with another button or a key: a page of its own.
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        openLightbox({ node: shown.node, take: shown.id });
      }}
    >
      <ScrubPicture take={shown} />
      <span className={classes.badge} data-pick={isPicked}>
        {isPicked && <IconStarFilled size={9} aria-hidden="true" />}
        {shown.kind === 'video' && <IconPlayerPlayFilled size={8} aria-hidden="true" />}
        {shown.number}
      </span>
    </Link>
  );
}
