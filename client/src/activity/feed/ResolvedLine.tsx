import { withNames } from '@dailies/shared/mentions';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/addresses.ts';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { AddressLink } from '../AddressLink.tsx';
import classes from './Feed.module.css';
import type { ResolvedEvent } from './FeedEvent.ts';
import { PlaceLink } from './PlaceLink.tsx';

/** A thread that is done with, or open again, by the words that it began with. */
export function ResolvedLine({ name, event }: { name: ReactNode; event: ResolvedEvent }) {
  const { project } = useSession();
  const comment = useModel(['comments'], (model) => model.comment(event.comment), [event.comment]);
  const did = event.isResolved ? 'resolved' : 'opened again';
  if (comment === undefined) {
    return (
      <p className={classes.what}>
        {name} {did} a comment that is deleted now
      </p>
    );
  }
  return (
    <p className={classes.what}>
      {name} {did}{' '}
      <AddressLink address={addressOf.comment(project.id, comment.anchor, comment.id)} className={classes.begun}>
        “{withNames(comment.body, () => undefined, '@')}”
      </AddressLink>{' '}
      on <PlaceLink anchor={comment.anchor} />
    </p>
  );
}
