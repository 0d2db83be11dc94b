import { type KeyboardEvent, type ReactNode, type PointerEvent, useRef } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import type { Observable } from '../session/Observable.ts';
import type { Extent, View } from '../takes/zoom/view.ts';
import { ZoomPane } from '../takes/zoom/ZoomPane.tsx';
import classes from './Layered.module.css';

const KEY_STEP = 0.02;

interface LayeredProps {
  readonly first: Take;
  readonly second: Take;
  readonly mode: 'wipe' | 'difference';
  readonly view: Observable<View>;
  /** How many times the difference is made stronger. */
  readonly amplified: number;
  /** Where the first ends and the second begins, in parts of the width. */
  readonly divider: number;
  readonly onDivider: (divider: number) => void;
  readonly onPane: (pane: Extent) => void;
  readonly onClick: (() => void) | undefined;
  readonly render: (take: Take) => ReactNode;
}

/** Two takes on each other: parted by a line, or as what is left when one is taken from the other. */
export function Layered({ first, second, mode, amplified, divider, onDivider, ...pane }: LayeredProps) {
  const { view, onPane, onClick, render } = pane;
  const isWipe = mode === 'wipe';
  return (
    <div
      className={classes.layers}
      data-mode={mode}
      style={isWipe ? undefined : { filter: `brightness(${amplified})` }}
    >
      <ZoomPane view={view} picture={first} onPane={onPane} onClick={onClick}>
        {render(second)}
      </ZoomPane>
      {/* The hand is the one below's: both move together. */}
      <div
        className={classes.over}
        data-layer="first"
        style={isWipe ? { clipPath: `inset(0 ${(1 - divider) * 100}% 0 0)` } : { mixBlendMode: 'difference' }}
      >
        <ZoomPane view={view} picture={first}>
          {render(first)}
        </ZoomPane>
      </div>
      {isWipe && <Divider at={divider} onMove={onDivider} />}
    </div>
  );
}

function Divider({ at, onMove }: { at: number; onMove: (at: number) => void }) {
  const handle = useRef<HTMLDivElement>(null);
  const to = (value: number) => onMove(Math.min(1, Math.max(0, value)));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = handle.current?.parentElement?.getBoundingClientRect();
    if (box !== undefined) to((event.clientX - box.left) / box.width);
  };
  const keys = (event: KeyboardEvent) => {
    const next = { ArrowLeft: at - KEY_STEP, ArrowRight: at + KEY_STEP, Home: 0, End: 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    to(next);
  };
  return (
    <div
      ref={handle}
      className={classes.divider}
      style={{ left: `${at * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label="Divider"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      aria-valuetext={`${Math.round(at * 100)} % of the first take`}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={keys}
    >
      <span className={classes.line} />
      <span className={classes.knob} />
    </div>
  );
}
