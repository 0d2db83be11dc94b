import { setRating } from '@dailies/shared/commands';
import { readReviews } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import classes from './Stars.module.css';

const STARS = [1, 2, 3, 4, 5] as const;
const SIZE_PX = { xs: 14, md: 18 } as const;

/** One's own stars for a take; the same star again takes them back. */
export function Stars({ take, size = 'xs' }: { take: TakeId; size?: keyof typeof SIZE_PX }) {
  const { me } = useSession();
  const run = useRun();
  const mayReview = useMay('reviews');
  const [under, setUnder] = useState<number | null>(null);
  const rating = useModel(
    ['reviews'],
    (model) => readReviews(model.doc, take).find(({ user }) => user === me.id)?.rating ?? 0,
    [take, me.id],
  );
  if (!mayReview) return null;
  return (
    <span className={classes.stars} role="group" aria-label="Your stars" onPointerLeave={() => setUnder(null)}>
      {STARS.map((star) => {
        const Star = star <= (under ?? rating) ? IconStarFilled : IconStar;
        return (
          <button
            key={star}
            type="button"
            className={classes.star}
            data-lit={star <= (under ?? rating)}
            aria-label={star === 1 ? '1 star' : `${star} stars`}
            aria-pressed={star === rating}
            title={star === rating ? 'Take the stars back' : undefined}
            onPointerEnter={() => setUnder(star)}
            onClick={() => {
              setUnder(null);
              run(setRating, { take, rating: star === rating ? null : star });
            }}
          >
            <Star size={SIZE_PX[size]} aria-hidden="true" />
          </button>
        );
      })}
    </span>
  );
}
