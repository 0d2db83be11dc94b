import { setPick, setRating } from '@dailies/shared/commands';
import { readReviews } from '@dailies/shared/document';
import { useEffect, useEffectEvent } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useRun } from '../document/useRun.ts';
import type { Observable } from '../session/Observable.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import type { Extent, View } from '../takes/zoom/view.ts';
import { zoomByKey } from '../takes/zoom/zoomKeys.ts';
import type { CompareMode } from './compareSearch.ts';
import type { Gang } from './Gang.ts';

const DIVIDER_STEP = 0.02;
const MODES: Readonly<Record<string, CompareMode>> = { s: 'side', w: 'wipe', f: 'difference' };

/** Whether the key belongs to what has the focus. */
const isTaken = (target: EventTarget | null, key: string): boolean =>
  target instanceof HTMLElement &&
  (target.matches('input, textarea, select') ||
    target.isContentEditable ||
    (key === ' ' || key === 'Enter'
      ? target.matches('button, a, summary')
      : key.startsWith('Arrow') && target.closest('[role="menu"], [role="slider"], [role="radiogroup"]') !== null));

interface CompareKeys {
  /** The take that P and 1 to 5 are for. */
  readonly take: Take | undefined;
  readonly gang: Gang | undefined;
  readonly view: Observable<View>;
  readonly pane: Extent;
  readonly mode: CompareMode;
  readonly onMode: (mode: CompareMode) => void;
  readonly onSwap: () => void;
  readonly onDivider: (by: number) => void;
}

/** S, W and F choose how; X swaps; Space, comma and dot go through frames; arrows move the divider or step; P picks, 1 to 5 rate. */
export function useCompareKeys({ take, gang, view, pane, mode, ...act }: CompareKeys): void {
  const { me, model } = useSession();
  const run = useRun();
  const [mayPick, mayReview] = [useMay('picks'), useMay('reviews')];
  const meaningOf = (key: string): (() => void) | undefined => {
    const as = MODES[key];
    if (as !== undefined) return () => act.onMode(as);
    if (/^[1-5]$/.test(key) && take !== undefined) {
      const own = readReviews(model.doc, take.id).find(({ user }) => user === me.id)?.rating;
      const rating = own === Number(key) ? null : Number(key);
      return mayReview ? () => run(setRating, { take: take.id, rating }) : undefined;
    }
    switch (key) {
      case 'x':
        return act.onSwap;
      case 'p': {
        if (take === undefined || !mayPick) return undefined;
        const isPick = model.pick(take.node)?.id === take.id;
        return () => run(setPick, { node: take.node, take: isPick ? null : take.id });
      }
      case ' ':
        return gang?.leader.toggle;
      case ',':
        return () => gang?.leader.step(-1);
      case '.':
        return () => gang?.leader.step(1);
      case 'home':
        return () => gang?.leader.goTo(0);
      case 'arrowleft':
        return () => (mode === 'wipe' ? act.onDivider(-DIVIDER_STEP) : gang?.leader.step(-1));
      case 'arrowright':
        return () => (mode === 'wipe' ? act.onDivider(DIVIDER_STEP) : gang?.leader.step(1));
      default:
        return undefined;
    }
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTaken(event.target, event.key)) return;
    const meaning = meaningOf(event.key.toLowerCase());
    if (meaning === undefined) {
      if (take !== undefined && zoomByKey(event.key, view, take, pane)) event.preventDefault();
      return;
    }
    event.preventDefault();
    meaning();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
