import { expect, test } from 'vitest';
import { GUIDE_STEPS, GuideState, nextStep, withDone } from './guideState.ts';

const fresh: GuideState = { isShown: true, isAsked: false, sinceMs: 0, done: [] };

test('four steps, one after the other, whichever is done first', () => {
  expect(GUIDE_STEPS).toHaveLength(4);
  expect(nextStep(fresh)?.id).toBe('look');
  const ahead = withDone(fresh, 'generate');
  expect(nextStep(ahead)?.id).toBe('look');
  expect(nextStep(withDone(ahead, 'look'))?.id).toBe('comment');
  const all = GUIDE_STEPS.reduce((state, { id }) => withDone(state, id), fresh);
  expect(nextStep(all)).toBeUndefined();
});

test('what is done twice changes nothing, and what is kept is read again', () => {
  const once = withDone(fresh, 'look');
  expect(withDone(once, 'look')).toBe(once);
  expect(GuideState.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  expect(GuideState.safeParse({ ...once, done: ['dance'] }).success).toBe(false);
});
