import { readTake } from '@dailies/shared/document';
import { TakeId } from '@dailies/shared/ids';
import { useQuery } from '@tanstack/react-query';
import type { Doc } from 'yjs';
import { provenanceQuery } from '../../api/takes.ts';
import { Picture } from '../../interface/Picture.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import classes from './TakePicture.module.css';

interface TakePictureProps {
  /** A take's id as it stands in a pick; anything else is shown as no pick. */
  readonly take: unknown;
  /** Another state that may know it. */
  readonly doc?: Doc | undefined;
}

/** A take, small, wherever it is known from: now, another state, or its provenance. */
export function TakePicture({ take, doc }: TakePictureProps) {
  const session = useSession();
  const id = TakeId.safeParse(take).data;
  const known = id === undefined ? undefined : (readTake(session.doc, id) ?? (doc && readTake(doc, id)));
  const isAsked = id !== undefined && known === undefined;
  const asked = useQuery({ ...provenanceQuery(id ?? TakeId.parse('none')), enabled: isAsked });
  const record = known ?? asked.data?.take ?? undefined;
  return (
    <span className={classes.all}>
      <span className={classes.picture}>
        <Picture sha256={record?.poster} alt="" empty={id === undefined ? 'No pick' : undefined} />
      </span>
      <span className={classes.name}>
        {id === undefined ? 'No pick' : record === undefined ? 'A take' : `Take ${record.number}`}
      </span>
    </span>
  );
}
