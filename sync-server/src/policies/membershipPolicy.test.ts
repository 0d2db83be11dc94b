import { UserId } from '@dailies/shared/ids';
import { expect, test } from 'vitest';
import { mayChangeRole } from './membershipPolicy.ts';

const ada = UserId.parse('ada');
const bob = UserId.parse('bob');

test('the only director stays one', () => {
  const members = [
    { userId: ada, role: 'director' as const },
    { userId: bob, role: 'artist' as const },
  ];
  expect(mayChangeRole(members, ada, 'artist')).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect(mayChangeRole(members, ada, null)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect(mayChangeRole(members, ada, 'director').ok).toBe(true);
  expect(mayChangeRole(members, bob, null).ok).toBe(true);
});

test('one of two directors may go', () => {
  const members = [ada, bob].map((userId) => ({ userId, role: 'director' as const }));
  expect(mayChangeRole(members, ada, null).ok).toBe(true);
});

test('somebody who is no member is not found', () => {
  expect(mayChangeRole([], ada, 'artist')).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
});
