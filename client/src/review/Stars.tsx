import { setRating } from '@dailies/shared/commands';
import { readReviews } from '@dailies/shared/document';
import type { TakeId } from '@dailies/shared/ids';
import { Rating } from '@mantine/core';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';

/** One's own stars for a take; the same star again takes them back. */
export function Stars({ take, size = 'xs' }: { take: TakeId; size?: 'xs' | 'md' }) {
  const { me } = useSession();
  const run = useRun();
  const mayReview = useMay('reviews');
  const rating = useModel(
    ['reviews'],
    (model) => readReviews(model.doc, take).find(({ user }) => user === me.id)?.rating ?? 0,
    [take, me.id],
  );
  return (
    <Rating
      size={size}
      value={rating}
      readOnly={!mayReview}
      aria-label="Your stars"
      onChange={(next) => run(setRating, { take, rating: next === rating ? null : next })}
    />
  );
}
