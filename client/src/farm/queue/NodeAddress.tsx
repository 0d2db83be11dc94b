import type { NodeId, ProjectId } from '@dailies/shared/ids';
import { addressOf } from '../../app/addresses.ts';
import { AddressLink } from '../../activity/AddressLink.tsx';
import classes from './QueuePage.module.css';

/** A node of any project by its title, leading to where it lies; plain words where its title is not for whoever looks. */
export function NodeAddress({ project, node, title }: { project: ProjectId; node: NodeId; title: string | null }) {
  if (title === null) return <span className={classes.node}>A shot</span>;
  return (
    <AddressLink address={addressOf.node(project, node)} className={classes.node}>
      {title === '' ? 'Untitled' : title}
    </AddressLink>
  );
}
