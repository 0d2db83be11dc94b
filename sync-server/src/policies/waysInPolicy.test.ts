import type { Security } from '@dailies/shared/http';
import { expect, test } from 'vitest';
import { mayRemoveWayIn } from './waysInPolicy.ts';

const PASSKEY = { id: 'p', name: 'Laptop', createdAt: null };
const none: Security = { hasPassword: false, twoFactor: false, passkeys: [], signOn: null };
const linked = { name: 'Studio', linked: true };

test.each([
  [{ ...none, hasPassword: true, passkeys: [PASSKEY] }, 'passkey', true],
  [{ ...none, passkeys: [PASSKEY] }, 'passkey', false],
  [{ ...none, passkeys: [PASSKEY, PASSKEY] }, 'passkey', true],
  [{ ...none, passkeys: [PASSKEY], signOn: linked }, 'passkey', true],
  [{ ...none, passkeys: [PASSKEY], signOn: linked }, 'single sign-on', true],
  [{ ...none, signOn: linked }, 'single sign-on', false],
  [{ ...none, hasPassword: true, signOn: linked }, 'single sign-on', true],
] as const)('%o may lose its %s: %s', (security, way, may) => {
  expect(mayRemoveWayIn({ ...security, passkeys: [...security.passkeys] }, way).ok).toBe(may);
});
