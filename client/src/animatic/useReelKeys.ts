import { type RefObject, useEffect, useEffectEvent } from 'react';
import { goFullScreen } from '../review/goFullScreen.ts';
import type { ReelPlayback } from './ReelPlayback.ts';

const MANY_FRAMES = 10;

const isTaken = (target: EventTarget | null, key: string): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input, textarea, select') ||
    target.closest('[role="dialog"], [role="menu"]') !== null ||
    (key === ' ' && target.matches('button, a')));

/**
 * Plays, steps, loops and walks by keys: on the whole page, or `within` something that has the focus, where the rest
 * of the page has keys of its own. `stage` is what fills the screen.
 */
export function useReelKeys(
  playback: ReelPlayback,
  stage: RefObject<HTMLElement | null>,
  within?: RefObject<HTMLElement | null>,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target, event.key)) return;
    const by = event.shiftKey ? MANY_FRAMES : 1;
    const meanings: Readonly<Record<string, () => void>> = {
      ' ': playback.toggle,
      'k': playback.pause,
      'l': () => playback.isLooping.set(!playback.isLooping.get()),
      ',': () => playback.step(-by),
      '<': () => playback.step(-by),
      '.': () => playback.step(by),
      '>': () => playback.step(by),
      'arrowleft': () => playback.step(-by),
      'arrowright': () => playback.step(by),
      'arrowup': () => playback.walk(-1),
      'arrowdown': () => playback.walk(1),
      'home': () => playback.seek(0),
      'end': () => playback.step(Number.MAX_SAFE_INTEGER),
      'f': () => goFullScreen(stage.current),
      'm': () => playback.isMuted.set(!playback.isMuted.get()),
    };
    const act = meanings[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: Event) => {
      if (event instanceof KeyboardEvent) press(event);
    };
    const place: EventTarget | null = within === undefined ? window : within.current;
    place?.addEventListener('keydown', listen);
    return () => place?.removeEventListener('keydown', listen);
  }, [within]);
}
