import type { CommentAnchor } from '@dailies/shared/document';
import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import { Box, type Editor, react, useValue } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { PersonAvatar } from '../../interface/PersonAvatar.tsx';
import { useNames } from '../../review/useNames.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import type { CommentsState, OpenPin } from '../CommentsState.ts';
import { type Cluster, clusterPins } from './clusterPins.ts';
import { forwardWheel } from './forwardWheel.ts';
import classes from './PinLayer.module.css';
import { pinPoint } from './pinPoint.ts';
import { type Pin, pinsOf } from './pinsOf.ts';

/** Nearer than this on the screen, pins are one. */
const GAP_PX = 30;
/** Farther away than this, pins are small. */
const FAR_ZOOM = 0.35;
const FACES_AT_MOST = 2;
const CLUSTER_ZOOM = 1;

type PlacedPin = Pin & { readonly x: number; readonly y: number };

const anchorOf = (pin: Pin): CommentAnchor =>
  pin.on === 'node' ? { on: 'node', node: pin.node } : { on: 'canvas', pos: [pin.pos[0], pin.pos[1]] };

const at = ({ x, y }: { x: number; y: number }): CSSProperties => ({
  transform: `translate(calc(var(--z) * ${x}px), calc(var(--z) * ${y}px))`,
});

interface PinLayerProps {
  readonly editor: Editor;
  readonly state: CommentsState;
}

/** Pins over the canvas, of one size at every zoom. A pan moves the layer alone. */
export function PinLayer({ editor, state }: PinLayerProps) {
  const { model, level, me } = useSession();
  const shownLevel = useObservable(level);
  const showsResolved = useObservable(state.showsResolved);
  const open = useObservable(state.open);
  const pins = useModel(['comments', 'nodes'], () => pinsOf(model, shownLevel, showsResolved), [
    shownLevel,
    showsResolved,
  ]);
  const placed = useValue(
    'placed pins',
    () =>
      pins.flatMap((pin): PlacedPin[] => {
        const point = pinPoint(editor, anchorOf(pin));
        return point === null ? [] : [{ ...pin, ...point }];
      }),
    [pins, editor],
  );
  // In steps, so that a zoom does not gather pins anew in every frame.
  const step = useValue('zoom step', () => Math.round(Math.log2(editor.getZoomLevel()) * 3) / 3, [editor]);
  const clusters = useMemo(() => clusterPins(placed, 2 ** step, GAP_PX), [placed, step]);
  const layer = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      react('place pins', () => {
        const { x, y, z } = editor.getCamera();
        const element = layer.current;
        if (element === null) return;
        element.style.transform = `translate(${x * z}px, ${y * z}px)`;
        element.style.setProperty('--z', String(z));
      }),
    [editor],
  );
  const choose = ({ pins: all }: Cluster<PlacedPin>) => {
    const next = nextOf(all, open, (pin) => pin.threads.some((thread) => state.seen.isUnread(thread, me.id)));
    // What lies too near to part is gone through, one with each press.
    if (next !== undefined && clusterPins(all, CLUSTER_ZOOM, GAP_PX).length === 1) state.open.set(openingOf(next));
    else {
      const bounds = Box.FromPoints([...all]);
      const animation = { duration: editor.user.getAnimationSpeed() * 260 };
      editor.zoomToBounds(bounds, { targetZoom: CLUSTER_ZOOM, inset: 160, animation });
    }
  };
  return (
    <div
      ref={layer}
      className={classes.layer}
      role="group"
      aria-label="Comments on the canvas"
      onWheel={(event) => forwardWheel(editor, event)}
    >
      {clusters.map((cluster) => (
        <div key={cluster.id} style={at(cluster)}>
          <PinButton
            cluster={cluster}
            state={state}
            isFar={2 ** step < FAR_ZOOM}
            isOpen={cluster.pins.some((pin) => isOpenAt(open, pin))}
            onOpen={() => choose(cluster)}
          />
        </div>
      ))}
      {open?.kind === 'new' && <NewPin editor={editor} anchor={open.anchor} />}
    </div>
  );
}

const openingOf = (pin: Pin): OpenPin =>
  pin.on === 'node' ? { kind: 'node', node: pin.node, highlight: null } : { kind: 'thread', root: pin.root };

function isOpenAt(open: OpenPin | null, pin: Pin): boolean {
  if (open?.kind === 'thread') return pin.on === 'canvas' && pin.root === open.root;
  return open?.kind === 'node' && pin.on === 'node' && pin.node === open.node;
}

/** The pin to open of some in one place: after the one that is open, and what is not read yet before the rest. */
function nextOf(
  pins: readonly PlacedPin[],
  open: OpenPin | null,
  isUnread: (pin: Pin) => boolean,
): PlacedPin | undefined {
  const at = pins.findIndex((pin) => isOpenAt(open, pin));
  const round = [...pins.slice(at + 1), ...pins.slice(0, at + 1)];
  return round.find((pin) => isUnread(pin) && !isOpenAt(open, pin)) ?? round[0];
}

/** Where a pin will stand once something is said. */
function NewPin({ editor, anchor }: { editor: Editor; anchor: CommentAnchor }) {
  const point = useValue('new pin', () => pinPoint(editor, anchor), [editor, anchor]);
  if (point === null) return null;
  return (
    <div style={at(point)}>
      <span className={`${classes.pin} ${classes.new}`} />
    </div>
  );
}

interface PinButtonProps {
  readonly cluster: Cluster<PlacedPin>;
  readonly state: CommentsState;
  readonly isFar: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function PinButton({ cluster: { pins }, state, isFar, isOpen, onOpen }: PinButtonProps) {
  const { me } = useSession();
  const nameOf = useNames();
  useObservable(state.seen.state);
  const threads = pins.flatMap((pin) => pin.threads);
  const people = [...new Set(threads.map(({ first }) => first.by))];
  const isUnread = threads.some((thread) => state.seen.isUnread(thread, me.id));
  const count = threads.length;
  const [only] = threads;
  const answers = count === 1 ? (only?.replies.length ?? 0) : 0;
  const names = people.map(nameOf).join(', ');
  const what =
    count > 1
      ? `${count} threads of ${names}`
      : `Comment of ${names}, ${answers} ${answers === 1 ? 'reply' : 'replies'}`;
  return (
    <button
      type="button"
      className={classes.pin}
      aria-label={isUnread ? `${what}, unread` : what}
      aria-expanded={isOpen}
      data-far={isFar}
      data-open={isOpen}
      data-resolved={threads.every(({ first }) => first.resolvedBy !== undefined)}
      data-pin={pins.map(({ id }) => id).join(' ')}
      onClick={onOpen}
    >
      <span className={classes.faces} aria-hidden="true">
        {people.slice(0, isFar ? 1 : FACES_AT_MOST).map((user) => (
          <PersonAvatar key={user} id={user} name={nameOf(user)} size={isFar ? 18 : 28} />
        ))}
        {(count > 1 || answers > 0) && !isFar && (
          // Drawn by the style: the button's name says it in words.
          <span className={classes.count} data-count={count > 1 ? count : answers + 1} />
        )}
      </span>
      {isUnread && <span className={classes.unread} />}
    </button>
  );
}
