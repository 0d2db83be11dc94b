import type { TakeId } from '@dailies/shared/ids';
import { useMemo } from 'react';
import { reviewOrder, reviewQueue } from '../board/Shot.ts';
import { useShots } from '../board/useShots.ts';
import { useMay } from '../session/useMay.ts';
import { nextInQueue } from './nextInQueue.ts';

/** What of the project waits for one's own verdict, and the next of it after the take that is shown. */
export function useReviewQueue(shown: TakeId): { readonly next: TakeId | undefined; readonly left: number } {
  const shots = useShots();
  const mayReview = useMay('reviews');
  return useMemo(() => {
    const queue = mayReview ? reviewQueue(shots) : [];
    return { next: nextInQueue(queue, reviewOrder(shots), shown), left: queue.length };
  }, [shots, mayReview, shown]);
}
