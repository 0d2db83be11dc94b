import { type CommentAnchor, readTake } from '@dailies/shared/document';
import { addressOf } from '../../app/addresses.ts';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { AddressLink } from '../AddressLink.tsx';
import { NodeLink } from '../NodeLink.tsx';
import classes from './Feed.module.css';

/** Where something was said: a take of a shot, a node, or the canvas. */
export function PlaceLink({ anchor }: { anchor: CommentAnchor }) {
  const { project } = useSession();
  const take = useModel(['takes'], (model) => (anchor.on === 'take' ? readTake(model.doc, anchor.take) : undefined), [
    anchor,
  ]);
  switch (anchor.on) {
    case 'canvas':
      return (
        <AddressLink address={addressOf.project(project.id)} className={classes.link}>
          the canvas
        </AddressLink>
      );
    case 'node':
      return <NodeLink node={anchor.node} className={classes.link} />;
    case 'take':
      if (take === undefined) return <span>a deleted take</span>;
      return (
        <>
          <AddressLink address={addressOf.take(project.id, anchor.take)} className={classes.link}>
            take {take.number}
          </AddressLink>{' '}
          of <NodeLink node={take.node} className={classes.link} />
        </>
      );
  }
}
