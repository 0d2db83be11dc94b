import { AssetId, NodeId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { howUsed } from './howUsed.ts';

test('says by what and at which version', () => {
  const use = { asset: AssetId.parse('mara'), versions: [2, 'latest'] as const, by: [NodeId.parse('n')] };
  expect(howUsed({ ...use, mentionedIn: [] }, 3)).toBe('edge · held at 2, newest (3)');
  expect(howUsed({ ...use, versions: ['latest'], mentionedIn: use.by }, undefined)).toBe('edge and mention · newest');
  expect(howUsed({ ...use, versions: ['latest'], by: [], mentionedIn: use.by }, 1)).toBe('mention · newest (1)');
});
