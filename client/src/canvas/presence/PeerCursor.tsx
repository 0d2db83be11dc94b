import { inkOn } from '@dailies/shared/people';
import { memo, useLayoutEffect, useRef } from 'react';
import type { TLCursorProps } from 'tldraw';
import classes from './PeerCursor.module.css';

/** Where somebody else points, with their name and what they say there; of one size at every zoom. */
export const PeerCursor = memo(function PeerCursor({
  zoom,
  point,
  color = '#888888',
  name,
  chatMessage,
}: TLCursorProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (element.current === null || point === null) return;
    element.current.style.transform = `translate(${point.x}px, ${point.y}px) scale(${1 / zoom})`;
  }, [point, zoom]);
  if (point === null) return null;
  return (
    <div ref={element} className={classes.cursor} aria-hidden="true">
      <svg className={classes.arrow} viewBox="0 0 18 20" width="18" height="20">
        <path
          d="M1.5 1.5 L16 10.5 L9.2 12 L5.6 18.2 Z"
          fill={color}
          stroke="#fff"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      </svg>
      <div className={classes.says} style={{ background: color, color: inkOn(color) }}>
        <span className={classes.name}>{name}</span>
        {chatMessage !== '' && <span className={classes.words}>{chatMessage}</span>}
      </div>
    </div>
  );
});
