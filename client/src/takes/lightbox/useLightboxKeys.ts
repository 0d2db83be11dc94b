import { useEffect, useEffectEvent } from 'react';
import { setPick, setRating, setVerdict } from '@dailies/shared/commands';
import { readReviews, type Verdict } from '@dailies/shared/document';
import type { Take } from '../../document/ProjectModel.ts';
import { useRun } from '../../document/useRun.ts';
import type { Playback } from '../../review/Playback.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useDownload } from '../useDownload.ts';

const VERDICT_KEYS: Readonly<Record<string, Verdict>> = { a: 'approve', c: 'changes', r: 'reject' };

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"])'));

/** A menu has its own keys; Space presses a button that has the focus, arrows move a slider. */
const isTaken = (target: EventTarget | null, key: string): boolean =>
  target instanceof HTMLElement &&
  (target.closest('[role="menu"]') !== null ||
    (key === ' ' || key === 'Enter'
      ? target.matches('button, a, summary')
      : key.startsWith('Arrow') && target.matches('[role="slider"]')));

/** What is read of a key, whether React or the page told of it. */
type Pressed = Pick<
  KeyboardEvent,
  'key' | 'target' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'preventDefault' | 'stopPropagation'
>;

interface Walk {
  readonly onTake: (by: 1 | -1) => void;
  readonly onShot: (by: 1 | -1) => void;
  readonly onRecipe: () => void;
  /** Undefined where it lies there already. */
  readonly onTrash: (() => void) | undefined;
  readonly onClose: () => void;
  /** What else the key may mean; whether it meant anything. */
  readonly onOther: (key: string) => boolean;
}

/** What the keys of a lightbox do; what a person may not do, a key does not either. */
export function useLightboxKeys(take: Take, playback: Playback | undefined, walk: Walk) {
  const { me, model } = useSession();
  const run = useRun();
  const [mayPick, mayReview, mayTrash] = [useMay('picks'), useMay('reviews'), useMay('nodes')];
  const download = useDownload();
  const own = () => readReviews(model.doc, take.id).find(({ user }) => user === me.id);
  const pick = () => run(setPick, { node: take.node, take: model.pick(take.node)?.id === take.id ? null : take.id });
  const rate = (stars: number) => run(setRating, { take: take.id, rating: own()?.rating === stars ? null : stars });
  const judge = (verdict: Verdict) =>
    run(setVerdict, { take: take.id, verdict: own()?.verdict === verdict ? null : verdict });
  const meaningOf = (key: string): (() => unknown) | undefined => {
    const verdict = VERDICT_KEYS[key];
    if (verdict !== undefined) return mayReview ? () => judge(verdict) : undefined;
    if (/^[1-5]$/.test(key)) return mayReview ? () => rate(Number(key)) : undefined;
    switch (key) {
      case 'arrowleft':
        return () => walk.onTake(-1);
      case 'arrowright':
        return () => walk.onTake(1);
      case 'arrowup':
        return () => walk.onShot(-1);
      case 'arrowdown':
        return () => walk.onShot(1);
      case 'p':
        return mayPick ? pick : undefined;
      case 'd':
        return () => download([take]);
      case 'i':
        return walk.onRecipe;
      case 'f':
        return () => (document.fullscreenElement === null ? goFull() : document.exitFullscreen());
      case 'delete':
        return mayTrash ? walk.onTrash : undefined;
      case 'escape':
        return walk.onClose;
      case ' ':
        return playback?.toggle;
      case ',':
        return () => playback?.step(-1);
      case '.':
        return () => playback?.step(1);
      case 'home':
        return () => playback?.goTo(0);
      default:
        return undefined;
    }
  };
  const press = (event: Pressed): void => {
    // What is pressed here means nothing to the page below; Tab stays here by a listener of the whole page.
    if (event.key === 'Tab') return;
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isWriting(event.target) || isTaken(event.target, event.key)) return;
    const act = meaningOf(event.key.toLowerCase());
    if (act === undefined && !walk.onOther(event.key)) return;
    event.preventDefault();
    act?.();
  };
  // When the button that had the focus goes away, the page has it, and keys do not pass the lightbox.
  const pressNowhere = useEffectEvent((event: KeyboardEvent) => {
    if (event.target === document.body) press(event);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => pressNowhere(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
  return press;
}

/** The whole page, so that words of what was done are seen too. Where a browser does not allow it, nothing happens. */
async function goFull(): Promise<void> {
  await document.documentElement.requestFullscreen().catch(() => {});
}
