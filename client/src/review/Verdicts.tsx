import { setVerdict } from '@dailies/shared/commands';
import { readReviews, type TakeReview } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import { IconStarFilled } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { ratingText } from '../takes/ratingText.ts';
import { VERDICTS } from '../takes/verdicts.ts';
import { Stars } from './Stars.tsx';
import { useNames } from './useNames.ts';
import classes from './Verdicts.module.css';

const coloured = (colour: string): CSSProperties & { '--verdict': string } => ({ '--verdict': colour });

/** One's own verdict on a take and stars for it, and everybody else's below. */
export function Verdicts({ take }: { take: TakeId }) {
  const { me } = useSession();
  const run = useRun();
  const mayReview = useMay('reviews');
  const reviews = useModel(['reviews'], (model) => readReviews(model.doc, take), [take]);
  const own = reviews.find(({ user }) => user === me.id);
  const others = reviews.filter(
    ({ user, verdict, rating }) => user !== me.id && (verdict !== undefined || rating !== undefined),
  );
  return (
    <div>
      {mayReview && (
        <>
          <div className={classes.choices} role="group" aria-label="Your verdict">
            {VERDICTS.map(({ verdict, title, colour, Icon }) => (
              <button
                key={verdict}
                type="button"
                className={classes.choice}
                style={coloured(colour)}
                aria-pressed={own?.verdict === verdict}
                title={`${title} (${title.charAt(0)})`}
                onClick={() => run(setVerdict, { take, verdict: own?.verdict === verdict ? null : verdict })}
              >
                <Icon size={15} aria-hidden="true" />
                {title}
              </button>
            ))}
          </div>
          <div className={classes.stars}>
            <span className={classes.dim}>Your stars</span>
            <Stars take={take} size="md" />
          </div>
        </>
      )}
      {reviews.length > 0 && <Count reviews={reviews} />}
      {others.length > 0 && (
        <ul className={classes.others} aria-label="Verdicts of others">
          {others.map((review) => (
            <OtherReview key={review.user} {...review} />
          ))}
        </ul>
      )}
      {!mayReview && others.length === 0 && <p className={classes.none}>No verdict yet.</p>}
    </div>
  );
}

/** Everybody's verdicts and stars in a line, one's own with them. */
function Count({ reviews }: { reviews: readonly TakeReview[] }) {
  const ratings = reviews.flatMap(({ rating }) => rating ?? []);
  const given = VERDICTS.map((one) => ({
    ...one,
    count: reviews.filter(({ verdict }) => verdict === one.verdict).length,
  })).filter(({ count }) => count > 0);
  if (given.length === 0 && ratings.length === 0) return null;
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / Math.max(1, ratings.length);
  return (
    <p className={classes.count} data-testid="verdict-count">
      {given.map(({ verdict, count, many, colour, Icon }) => (
        <span key={verdict} className={classes.part} style={coloured(colour)}>
          <Icon size={14} aria-hidden="true" /> {count} {many}
        </span>
      ))}
      {ratings.length > 0 && (
        <span className={classes.mean}>
          <IconStarFilled size={12} aria-hidden="true" /> {ratingText(mean)} by {ratings.length}
        </span>
      )}
    </p>
  );
}

function OtherReview({ user, verdict, rating }: TakeReview) {
  const nameOf = useNames();
  const given = VERDICTS.find((one) => one.verdict === verdict);
  return (
    <li className={classes.other}>
      <span className={classes.person}>
        <PersonAvatar id={user} name={nameOf(user)} size={26} />
        {given !== undefined && (
          <span className={classes.mark} style={coloured(given.colour)} aria-hidden="true">
            <given.Icon size={9} stroke={3.5} />
          </span>
        )}
      </span>
      <span className={classes.said}>
        {nameOf(user)} <span className={classes.dim}>{given?.said}</span>
      </span>
      {rating !== undefined && (
        <span className={classes.rating} role="img" aria-label={`${rating} of 5 stars`}>
          {rating}
          <IconStarFilled size={12} aria-hidden="true" />
        </span>
      )}
    </li>
  );
}
