import type { Verdict } from '@dailies/shared/document';
import type { ReactNode } from 'react';
import { VERDICTS } from '../../takes/verdicts.ts';
import classes from './Feed.module.css';
import type { VerdictEvent } from './FeedEvent.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { TakePicture } from './TakePicture.tsx';
import { useTake } from './useTake.ts';

const DID: Readonly<Record<Verdict, string>> = {
  approve: 'approved',
  changes: 'asked for changes to',
  reject: 'rejected',
};

function didOf({ verdict, rating }: VerdictEvent): string {
  if (verdict === undefined) return rating === null ? 'took back the stars of' : 'rated';
  return verdict === null ? 'took back the verdict on' : DID[verdict];
}

/** What somebody thinks of a take: a verdict, stars, or both. */
export function VerdictLine({ name, event }: { name: ReactNode; event: VerdictEvent }) {
  const shown = useTake(event.take);
  const { verdict, rating } = event;
  const sign = VERDICTS.find((one) => one.verdict === verdict);
  return (
    <div className={classes.beside}>
      <p className={classes.what}>
        {name}{' '}
        {sign !== undefined && (
          <sign.Icon size={15} stroke={2.2} color={sign.colour} className={classes.verdict} aria-hidden="true" />
        )}
        {didOf(event)} <PlaceLink anchor={{ on: 'take', take: event.take }} />
        {typeof rating === 'number' && (
          <span className={classes.stars} role="img" aria-label={`, ${rating} of 5 stars`}>
            {'★'.repeat(rating)}
          </span>
        )}
      </p>
      {shown !== undefined && <TakePicture {...shown} />}
    </div>
  );
}
