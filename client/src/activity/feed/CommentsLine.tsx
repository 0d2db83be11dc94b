import type { ListedComment } from '@dailies/shared/document';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/addresses.ts';
import { CommentBody } from '../../comments/CommentBody.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { AddressLink } from '../AddressLink.tsx';
import classes from './Feed.module.css';
import { PlaceLink } from './PlaceLink.tsx';
import { TakePicture } from './TakePicture.tsx';
import { useTake } from './useTake.ts';

const WORDS_AT_MOST = 3;

interface CommentsLineProps {
  readonly name: ReactNode;
  /** At one place, the newest first. */
  readonly comments: readonly ListedComment[];
}

/** What somebody said at a place, each leading to the comment; beside it the take that it is about. */
export function CommentsLine({ name, comments }: CommentsLineProps) {
  const { project } = useSession();
  const [newest] = comments;
  const anchor = newest?.anchor;
  const shown = useTake(anchor?.on === 'take' ? anchor.take : undefined);
  if (newest === undefined || anchor === undefined) return null;
  const more = comments.length - WORDS_AT_MOST;
  const frame = comments.length === 1 && anchor.on === 'take' ? anchor.frame : undefined;
  const did = comments.every(({ parent }) => parent !== null) ? 'answered on' : 'commented on';
  return (
    <div className={classes.beside}>
      <div className={classes.words}>
        <p className={classes.what}>
          {name} {did} <PlaceLink anchor={anchor} />
          {frame !== undefined && <span className={classes.dim}>, frame {frame + 1}</span>}
        </p>
        {comments
          .slice(0, WORDS_AT_MOST)
          .toReversed()
          .map(({ id, anchor: at, body, resolvedBy }) => (
            <AddressLink
              key={id}
              address={addressOf.comment(project.id, at, id)}
              className={classes.quote}
              title="Go to the comment"
            >
              <span className={classes.clamp}>
                <CommentBody body={body} />
              </span>
              {resolvedBy !== undefined && <span className={classes.resolved}>Resolved</span>}
            </AddressLink>
          ))}
        {more > 0 && <p className={classes.dim}>and {more} more before</p>}
      </div>
      {shown !== undefined && <TakePicture {...shown} />}
    </div>
  );
}
