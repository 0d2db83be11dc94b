import type { KeyboardEvent } from 'react';
import type { BrushSetting } from './BrushSetting.ts';
import type { MaskHand } from './useMaskHand.ts';

export interface MaskActions {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly fill: () => void;
  readonly clear: () => void;
  readonly invert: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  readonly setBrush: (next: Partial<BrushSetting>) => void;
  readonly save: () => void;
  readonly close: () => void;
}

const SIZE_STEP = 1.2;
const ZOOM_STEP = 1.25;

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const isControl = (target: EventTarget): boolean =>
  target instanceof HTMLElement && (target.tagName === 'BUTTON' || target.tagName === 'INPUT');

/** The keys of the painter; those of a slider or a button that has the focus stay its own. */
export function useMaskKeys(
  actions: MaskActions,
  brush: BrushSetting,
  hand: MaskHand,
  radiusPx: number,
): { readonly down: (event: KeyboardEvent) => void; readonly up: (event: KeyboardEvent) => void } {
  const plain: Readonly<Record<string, () => void>> = {
    '[': () => actions.setBrush({ size: brush.size / SIZE_STEP }),
    ']': () => actions.setBrush({ size: brush.size * SIZE_STEP }),
    'x': () => actions.setBrush({ isErasing: !brush.isErasing }),
    'f': actions.fill,
    'i': actions.invert,
    'Delete': actions.clear,
    '+': () => actions.zoomBy(ZOOM_STEP),
    '=': () => actions.zoomBy(ZOOM_STEP),
    '-': () => actions.zoomBy(1 / ZOOM_STEP),
    '0': actions.fit,
    'Escape': actions.close,
  };
  const held = (key: string, isShift: boolean): (() => void) | undefined => {
    if (key === 'z') return isShift ? actions.redo : actions.undo;
    if (key === 'y') return actions.redo;
    return key === 's' ? actions.save : undefined;
  };
  const down = (event: KeyboardEvent) => {
    // Nothing of it is the canvas's that lies below.
    event.stopPropagation();
    const isMod = event.ctrlKey || event.metaKey;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const arrow = ARROWS[key];
    if (!isMod && arrow !== undefined && !isControl(event.target)) {
      const by = radiusPx * (event.shiftKey ? 2 : 0.5);
      hand.step(arrow[0] * by, arrow[1] * by);
      event.preventDefault();
      return;
    }
    if (key === ' ' && !isControl(event.target)) {
      event.preventDefault();
      if (!event.repeat && !hand.dab()) hand.setPanning(true);
      return;
    }
    const action = isMod ? held(key, event.shiftKey) : plain[key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  const up = (event: KeyboardEvent) => {
    if (event.key === ' ') hand.setPanning(false);
  };
  return { down, up };
}
