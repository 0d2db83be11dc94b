import type { ChainScope } from '@dailies/shared/graph';
import type { ChainPlan, ChainStepAnswer } from '@dailies/shared/http';
import { costText } from '../words/costText.ts';

/** What the dialog is called. */
export const CHAIN_TITLES: Readonly<Record<ChainScope, string>> = {
  nodes: 'Generate',
  above: 'Generate with everything above',
  below: 'Generate everything below',
  scene: 'Generate the scene',
};

/** `4` → `4 s`, `95` → `1:35 min`. */
export function timeText(seconds: number): string {
  if (seconds < 1) return 'under 1 s';
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`;
}

const FROM: Readonly<Record<NonNullable<ChainStepAnswer['reuses']>['from'], string>> = {
  node: 'one of its own takes',
  project: 'a take of another node',
  elsewhere: 'a take of another project',
};

/** What happens to one node, in a few words. */
export function stepWords(
  step: { readonly does: 'run' | 'keep' | 'skip'; readonly takes: number; readonly reason: string | null },
  reuses: ChainStepAnswer['reuses'],
): string {
  if (step.does === 'skip') return step.reason ?? '';
  if (step.does === 'keep') return 'Up to date, used as it is';
  if (reuses !== null) return `Reuses ${FROM[reuses.from]}`;
  return step.takes === 1 ? 'Makes a take' : `Makes ${step.takes} takes`;
}

/** How long all of it takes, as far as last time tells; null where it does not. */
export function totalWords({
  totalSeconds,
  leastSeconds,
}: Pick<ChainPlan, 'totalSeconds' | 'leastSeconds'>): string | null {
  if (totalSeconds === null || leastSeconds === null) return null;
  const [least, total] = [timeText(leastSeconds), timeText(totalSeconds)];
  return least === total ? `${total}, as last time` : `${least} to ${total}, as last time`;
}

const takesText = (count: number): string => (count === 1 ? 'one take' : `${count} takes`);

/** What all of it comes to: takes that are made, with their time, and takes that are there. */
export function takesWords(made: number, reused: number, time: string | null): string {
  if (made === 0) return `Reuses ${takesText(reused)}`;
  return `Makes ${takesText(made)}${reused === 0 ? '' : `, reuses ${reused}`}${time === null ? '' : `, ${time}`}`;
}

/** When it would start and what it is likely to cost, where there is something to say; null otherwise. */
export function startWords({
  waitSeconds,
  waitsWhy,
  costMicros,
}: Pick<ChainPlan, 'waitSeconds' | 'waitsWhy' | 'costMicros'>): string | null {
  const starts = waitsWhy !== null && waitSeconds !== null ? `Starts in about ${timeText(waitSeconds)}.` : '';
  const cost = costMicros === null ? '' : `About ${costText(costMicros)} at providers.`;
  const words = [waitsWhy ?? '', starts, cost].filter((part) => part !== '').join(' ');
  return words === '' ? null : words;
}
