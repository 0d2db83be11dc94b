import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FeedEvent } from './FeedEvent.ts';
import { type HeldFeed, hold, holdBack } from './holdBack.ts';

/** A page begins so far below the top of the window at most; what is higher is scrolled past. */
const PAGE_TOP_PX = 200;

/** Keeps the feed as it is while somebody reads further down than `top`; `release` shows what came meanwhile. */
export function useHeldFeed(events: readonly FeedEvent[]) {
  const top = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<HeldFeed | null>(null);
  const scrolled = useEffectEvent((isAway: boolean) => setHeld(isAway ? (held ?? hold(events)) : null));
  useEffect(() => {
    const mark = top.current;
    if (mark === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry === undefined) return;
      // Where the feed begins below the fold, nobody has read past its beginning.
      scrolled(!entry.isIntersecting && entry.boundingClientRect.top < PAGE_TOP_PX);
    });
    observer.observe(mark);
    return () => observer.disconnect();
  }, []);
  const release = () => {
    setHeld(null);
    top.current?.scrollIntoView({ block: 'start' });
  };
  return { top, release, ...holdBack(events, held) };
}
