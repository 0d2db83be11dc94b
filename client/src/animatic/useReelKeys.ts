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

/** Plays, steps and walks by keys, as a take's page does. */
export function useReelKeys(playback: ReelPlayback, stage: RefObject<HTMLElement | null>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target, event.key)) return;
    const by = event.shiftKey ? MANY_FRAMES : 1;
    const meanings: Readonly<Record<string, () => void>> = {
      ' ': playback.toggle,
      'k': playback.pause,
      'l': playback.play,
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
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
