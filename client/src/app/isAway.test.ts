import { expect, test } from 'vitest';
import { ApiProblem } from '../api/ApiProblem.ts';
import { isAway, isPartMissing } from './isAway.ts';

test.each([
  ['Failed to fetch dynamically imported module: http://x/assets/a.js', true],
  ['error loading dynamically imported module', true],
  ['Importing a module script failed.', true],
  ['Unable to preload CSS for /assets/a.css', true],
  ['Cannot read properties of undefined', false],
])('%s', (message, isMissing) => {
  expect(isPartMissing(new TypeError(message))).toBe(isMissing);
});

test('an outage passes by itself, a refusal does not', () => {
  expect(isAway(new ApiProblem('unreachable', 'Away.'))).toBe(true);
  expect(isAway(new ApiProblem('storage', 'Away.'))).toBe(true);
  expect(isAway(new ApiProblem('forbidden', 'No.'))).toBe(false);
  expect(isAway(new Error('bug'))).toBe(false);
});
