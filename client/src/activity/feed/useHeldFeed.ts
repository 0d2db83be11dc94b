import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FeedEvent } from './FeedEvent.ts';
import { type HeldFeed, hold, holdBack } from './holdBack.ts';

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
      // Below what is seen is not read past yet.
      scrolled(!entry.isIntersecting && entry.boundingClientRect.top < (entry.rootBounds?.top ?? 0) + MARGIN_PX);
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

/** The bar over the page: what is behind it is scrolled past. */
const MARGIN_PX = 200;
