import { useEffect, useRef, useState } from 'react';

const ROWS_AT_ONCE = 80;
/** More is drawn when the end comes this near, in pixels. */
const AHEAD_PX = 1_600;

/**
 * How many rows of a long table are drawn: a screenful and some, and more as one scrolls towards the
 * end of what scrolls (`data-scroll`), where `end` is put. 500 rows at once kept a page busy for more than a second.
 */
export function useGrowingLimit(count: number) {
  const [limit, setLimit] = useState(ROWS_AT_ONCE);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (end.current === null || limit >= count) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setLimit((before) => before + ROWS_AT_ONCE);
      },
      { root: end.current.closest('[data-scroll]'), rootMargin: `${AHEAD_PX}px` },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [count, limit]);
  return { limit, end };
}
