import type { PlaceStanding, Priority } from '@dailies/shared/farm';
import { counted } from '../words/counted.ts';
import { timeText } from '../running/chainWords.ts';

const MINUTE = 60;
const HOUR = 3_600;

/** How each place takes runs, in a word. */
export const STANDING_WORDS: Readonly<Record<PlaceStanding, string>> = {
  'open': 'Takes runs',
  'paused': 'Paused',
  'draining': 'Draining',
  'down': 'Does not answer',
  'unknown': 'No answer yet',
  'no-runner': 'No job-runner connected',
};

export const PRIORITY_WORDS: Readonly<Record<Priority, { readonly title: string; readonly says: string }>> = {
  raised: { title: 'First', says: 'Before everything else' },
  interactive: { title: 'Interactive', says: 'Somebody waits for it' },
  batch: { title: 'Batch', says: 'After what somebody waits for' },
};

/** Sums of time: `42 s`, `12 min`, `3.4 h`. */
export function spanText(seconds: number): string {
  if (seconds === 0) return '0';
  if (seconds < MINUTE) return `${seconds < 10 ? Number(seconds.toFixed(1)) : Math.round(seconds)} s`;
  if (seconds < HOUR) return `${Math.round(seconds / MINUTE)} min`;
  return `${(seconds / HOUR).toLocaleString('en', { maximumFractionDigits: 1 })} h`;
}

/** When something that waits is likely to start. */
export function startText(waitSeconds: number | null): string | null {
  if (waitSeconds === null) return null;
  return waitSeconds < 1 ? 'starts now' : `starts in about ${timeText(waitSeconds)}`;
}

/** What stands where no run that waits is listed; `unlisted` wait all the same. */
export const noneWaitsText = (unlisted: number): string =>
  unlisted === 0
    ? 'Nothing waits.'
    : `${counted(unlisted, 'run')} ${unlisted === 1 ? 'waits' : 'wait'}, too far behind to be listed.`;
