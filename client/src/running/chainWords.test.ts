import { expect, test } from 'vitest';
import { startWords, stepWords, takesWords, timeText, totalWords } from './chainWords.ts';

test('times read as people say them', () => {
  expect([0.2, 1, 59.4, 60, 95, 3_600].map(timeText)).toEqual([
    'under 1 s',
    '1 s',
    '59 s',
    '1:00 min',
    '1:35 min',
    '60:00 min',
  ]);
});

test('each step says what happens to it', () => {
  const run = { does: 'run', takes: 1, reason: null } as const;
  expect(stepWords(run, null)).toBe('Makes a take');
  expect(stepWords({ ...run, takes: 4 }, null)).toBe('Makes 4 takes');
  expect(stepWords({ does: 'skip', takes: 0, reason: '"A" is disabled.' }, null)).toBe('"A" is disabled.');
  expect(stepWords({ does: 'keep', takes: 0, reason: null }, null)).toBe('Up to date, used as it is');
});

test('the whole is a range where machines could work at once, and nothing where it is not known', () => {
  expect(totalWords({ totalSeconds: 46, leastSeconds: 31 })).toBe('31 s to 46 s, as last time');
  expect(totalWords({ totalSeconds: 46, leastSeconds: 46 })).toBe('46 s, as last time');
  expect(totalWords({ totalSeconds: null, leastSeconds: null })).toBeNull();
});

test('what is reused is not said to be made', () => {
  expect(takesWords(2, 0, '4 s, as last time')).toBe('Makes 2 takes, 4 s, as last time');
  expect(takesWords(1, 3, null)).toBe('Makes one take, reuses 3');
  expect(takesWords(0, 1, 'under 1 s, as last time')).toBe('Reuses one take');
});

test('says when it would start and what it costs, only where there is something to say', () => {
  const nothing = { waitSeconds: 0, waitsWhy: null, costMicros: null };
  expect(startWords(nothing)).toBeNull();
  expect(startWords({ ...nothing, costMicros: 420_000 })).toBe('About $0.42 at providers.');
  expect(startWords({ ...nothing, waitSeconds: 95, waitsWhy: 'Everything that can run it is busy.' })).toBe(
    'Everything that can run it is busy. Starts in about 1:35 min.',
  );
  expect(startWords({ ...nothing, waitSeconds: null, waitsWhy: 'The queue is paused.' })).toBe('The queue is paused.');
});
