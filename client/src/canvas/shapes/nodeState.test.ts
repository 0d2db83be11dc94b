import { RunId } from '@dailies/shared/ids';
import type { Standing } from '../../document/Plans.ts';
import type { ShotActivity } from '../../document/shotActivity.ts';
import { expect, test } from 'vitest';
import { nodeState } from './nodeState.ts';

const idle: ShotActivity = { kind: 'idle' };
const failed: ShotActivity = { kind: 'failed', run: RunId.parse('r'), message: 'It ran out of memory.' };
const standing = (sync: Standing['sync'], problem: string | null = null): Standing => ({ sync, problem, rule: null });

test.each([
  ['what cannot run says so before how it went', failed, standing('invalid', 'Choose a character.'), false, 'invalid'],
  ['a failure before what is locked', failed, standing('in-sync'), true, 'failed'],
  ['locked before out of sync', idle, standing('out-of-sync'), true, 'locked'],
  ['out of sync', idle, standing('out-of-sync'), false, 'out-of-sync'],
  ['done while the pick is of the present recipe', idle, standing('in-sync'), false, 'done'],
  ['nothing to say without a take', idle, standing('no-take'), false, 'idle'],
  ['nothing to say while nothing is known', idle, standing('unknown'), false, 'idle'],
] as const)('%s', (_what, activity, stands, isLocked, expected) => {
  expect(nodeState(activity, stands, isLocked)).toBe(expected);
});
