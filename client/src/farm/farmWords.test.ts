import { expect, it } from 'vitest';
import { costText } from '../words/costText.ts';
import { noneWaitsText, spanText, startText } from './farmWords.ts';

it('says costs in dollars, and of less than a cent how much less', () => {
  expect([0, 420_000, 12_000_000, 1_500].map(costText)).toEqual(['$0', '$0.42', '$12.00', '$0.0015']);
});

it('says sums of time in the unit that fits', () => {
  expect([0, 4.25, 42, 720, 12_240, 3_600_000].map(spanText)).toEqual([
    '0',
    '4.3 s',
    '42 s',
    '12 min',
    '3.4 h',
    '1,000 h',
  ]);
});

it('says when something starts, where that is known', () => {
  expect([null, 0, 8, 95].map(startText)).toEqual([
    null,
    'starts now',
    'starts in about 8 s',
    'starts in about 1:35 min',
  ]);
});

it('says what waits unlisted', () => {
  expect([0, 1, 40].map(noneWaitsText)).toEqual([
    'Nothing waits.',
    '1 run waits, too far behind to be listed.',
    '40 runs wait, too far behind to be listed.',
  ]);
});
