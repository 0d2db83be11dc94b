import { setPick, setRating, setVerdict } from '@dailies/shared/commands';
import { readReviews, type Verdict } from '@dailies/shared/document';
import { type MouseEvent, type RefObject, useEffect, useEffectEvent } from 'react';
import type { Take } from '../document/ProjectModel.ts';
import { useRun } from '../document/useRun.ts';
import type { Observable } from '../session/Observable.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { useDownload } from '../takes/useDownload.ts';
import type { Extent, View } from '../takes/zoom/view.ts';
import { zoomByKey } from '../takes/zoom/zoomKeys.ts';
import { goFullScreen } from './goFullScreen.ts';
import type { Playback } from './Playback.ts';

const VERDICT_KEYS: Readonly<Record<string, Verdict>> = { a: 'approve', c: 'changes', r: 'reject' };
const MANY_FRAMES = 10;

interface TakeKeys {
  readonly take: Take;
  /** For a take in motion. */
  readonly playback: Playback | undefined;
  readonly view: Observable<View>;
  readonly pane: Extent;
  readonly stage: RefObject<HTMLElement | null>;
  readonly onTake: (by: 1 | -1) => void;
  readonly onShot: (by: 1 | -1) => void;
  /** To what waits for a verdict next. */
  readonly onNext: () => void;
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Whether the key already means something to what has the focus: Space presses a button, arrows walk a menu. */
const isTaken = (target: EventTarget | null, key: string): boolean =>
  target instanceof HTMLElement &&
  (target.closest('[role="dialog"], [role="menu"]') !== null ||
    (key === ' ' || key === 'Enter'
      ? target.matches('button, a, summary')
      : key.startsWith('Arrow') &&
        target.closest('[role="listbox"], [role="tablist"], [role="radiogroup"], audio') !== null));

const writeComment = (): void =>
  document.querySelector<HTMLElement>('aside form textarea, aside form [contenteditable="true"]')?.focus();

/** What the keys of a take's page do (`takeKeys.ts` says it); what a person may not do, a key does not either. */
export function useTakeKeys({ take, playback, view, pane, stage, onTake, onShot, onNext }: TakeKeys): void {
  const { me, model } = useSession();
  const run = useRun();
  const [mayPick, mayReview] = [useMay('picks'), useMay('reviews')];
  const download = useDownload();
  const own = () => readReviews(model.doc, take.id).find(({ user }) => user === me.id);
  const judge = (verdict: Verdict) =>
    run(setVerdict, { take: take.id, verdict: own()?.verdict === verdict ? null : verdict });
  const rate = (stars: number) => run(setRating, { take: take.id, rating: own()?.rating === stars ? null : stars });
  const pick = () => run(setPick, { node: take.node, take: model.pick(take.node)?.id === take.id ? null : take.id });
  const ofMotion = (key: string, isShift: boolean): (() => void) | undefined => {
    if (playback === undefined) return undefined;
    const by = isShift ? MANY_FRAMES : 1;
    const meaning: Readonly<Record<string, (() => void) | undefined>> = {
      ' ': playback.toggle,
      'j': () => playback.shuttle(-1),
      'k': playback.hold,
      'l': () => playback.shuttle(1),
      ',': () => playback.step(-by),
      '<': () => playback.step(-by),
      '.': () => playback.step(by),
      '>': () => playback.step(by),
      'arrowleft': () => playback.step(-by),
      'arrowright': () => playback.step(by),
      'home': () => playback.goTo(0),
      'end': () => playback.goTo(playback.frames - 1),
      'i': playback.markIn,
      'o': playback.markOut,
      'x': playback.clearRange,
    };
    return meaning[key];
  };
  const meaningOf = (key: string, isShift: boolean): (() => unknown) | undefined => {
    const verdict = VERDICT_KEYS[key];
    if (verdict !== undefined) return mayReview ? () => judge(verdict) : undefined;
    if (/^[1-5]$/.test(key)) return mayReview ? () => rate(Number(key)) : undefined;
    const motion = ofMotion(key, isShift);
    if (motion !== undefined) return motion;
    switch (key) {
      case 'arrowup':
        return () => (isShift ? onShot(-1) : onTake(-1));
      case 'arrowdown':
        return () => (isShift ? onShot(1) : onTake(1));
      // A still has no frames to step through.
      case 'arrowleft':
        return () => onTake(-1);
      case 'arrowright':
        return () => onTake(1);
      case 'n':
        return onNext;
      case 'm':
        return writeComment;
      case 'p':
        return mayPick ? pick : undefined;
      case 'd':
        return () => download([take]);
      case 'f':
        return () => goFullScreen(stage.current);
      default:
        return undefined;
    }
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isWriting(event.target) || isTaken(event.target, event.key)) return;
    const act = meaningOf(event.key.toLowerCase(), event.shiftKey);
    if (act === undefined && !zoomByKey(event.key, view, take, pane)) return;
    event.preventDefault();
    act?.();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/**
 * A button that was pressed with the pointer does not keep the focus: Space after "Approve" plays, and does
 * not take the verdict back. Those who use the keyboard keep it.
 */
export function leaveFocusOut(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof Element) || event.target.closest('button') === null) return;
  event.preventDefault();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
