import { ROLES } from '@dailies/shared/people';
import { expect, test } from 'vitest';
import { mayChangeTemplate } from './templatePolicy.ts';

test('a template is changed by who saved it, and by directors', () => {
  const may = (isMaker: boolean) => ROLES.filter((role) => mayChangeTemplate({ role, isMaker }).ok);
  expect(may(false)).toEqual(['director']);
  expect(may(true)).toEqual(ROLES);
});
