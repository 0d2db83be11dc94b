import type { TakeId } from '@dailies/shared/ids';
import { useMemo } from 'react';
import { reviewOrder, reviewQueue } from '../board/Shot.ts';
import { useShots } from '../board/useShots.ts';
import { useMay } from '../session/useMay.ts';
import { nextInQueue } from './nextInQueue.ts';

export interface ReviewQueue {
  /** After the take that is shown; undefined where nothing else waits. */
  readonly next: TakeId | undefined;
  readonly left: number;
}

/** What of the project waits for one's own verdict; null for those who give none. */
export function useReviewQueue(shown: TakeId): ReviewQueue | null {
  const shots = useShots();
  const mayReview = useMay('reviews');
  return useMemo(() => {
    if (!mayReview) return null;
    const queue = reviewQueue(shots);
    return { next: nextInQueue(queue, reviewOrder(shots), shown), left: queue.length };
  }, [shots, mayReview, shown]);
}
