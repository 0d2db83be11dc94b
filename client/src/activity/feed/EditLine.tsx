import type { ReactNode } from 'react';
import { addressOf } from '../../app/addresses.ts';
import { describeSummary } from '../../history/timeline/describeSummary.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { AddressLink } from '../AddressLink.tsx';
import classes from './Feed.module.css';
import type { EditEvent } from './FeedEvent.ts';

/** A person's work without a longer pause, leading to its line in the history. */
export function EditLine({ name, event: { entry, parts } }: { name: ReactNode; event: EditEvent }) {
  const { project } = useSession();
  const did = describeSummary(parts);
  return (
    <p className={classes.what}>
      {name}{' '}
      <AddressLink
        address={addressOf.entry(project.id, entry.id)}
        className={classes.edit}
        title="Show it in the history"
      >
        {did.charAt(0).toLowerCase() + did.slice(1)}
      </AddressLink>
    </p>
  );
}
