import { addressOf } from '../../app/addresses.ts';
import type { Take } from '../../document/ProjectModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { ScrubPicture } from '../../takes/ScrubPicture.tsx';
import { AddressLink } from '../AddressLink.tsx';
import classes from './Feed.module.css';

/** A take's picture, leading to the take's page; one that moves is scrubbed by the pointer. */
export function TakePicture({ take, title }: { take: Take; title: string }) {
  const { project } = useSession();
  return (
    <AddressLink
      address={addressOf.take(project.id, take.id)}
      className={classes.picture}
      label={`Open ${title}, take ${take.number}`}
    >
      <ScrubPicture take={take} />
      <span className={classes.number}>{take.number}</span>
    </AddressLink>
  );
}
