import { type MouseEvent, useEffect } from 'react';
import type { Playback } from './Playback.ts';

interface TakeKeys {
  /** For a take in motion. */
  readonly playback: Playback | undefined;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** Whether the key already means something to what has the focus: Space presses a button, arrows walk a menu. */
const isTaken = (target: EventTarget | null, key: string): boolean =>
  target instanceof HTMLElement &&
  (key === ' '
    ? target.matches('button, a, summary')
    : target.closest('[role="menu"], [role="listbox"], [role="tablist"], [role="radiogroup"]') !== null);

/** Space plays, left and right step by frames, J and K (or down and up) walk through the takes. */
export function useTakeKeys({ playback, onPrevious, onNext }: TakeKeys): void {
  useEffect(() => {
    const meaning: Readonly<Record<string, (() => void) | undefined>> = {
      ' ': playback?.toggle,
      'ArrowLeft': playback && (() => playback.step(-1)),
      'ArrowRight': playback && (() => playback.step(1)),
      'Home': playback && (() => playback.goTo(0)),
      'End': playback && (() => playback.goTo(playback.frames - 1)),
      'j': onPrevious,
      'ArrowUp': onPrevious,
      'k': onNext,
      'ArrowDown': onNext,
    };
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isWriting(event.target) || isTaken(event.target, event.key)) return;
      const act = meaning[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [playback, onPrevious, onNext]);
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
