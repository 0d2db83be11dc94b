import { expect, test } from 'vitest';
import { passkeyObstacle } from './passkeySupport.ts';

const page = { hostname: 'dailies.example', isSecureContext: true, isKnown: true };

test.each([
  [page, null, null],
  [{ ...page, hostname: 'localhost' }, null, null],
  [page, 'dailies.example', null],
  [page, 'other.example', 'work at other.example'],
  [{ ...page, isSecureContext: false }, null, 'encrypted connection'],
  [{ ...page, hostname: '127.0.0.1' }, null, 'a name instead of a number'],
  [{ ...page, hostname: '192.168.1.20', isSecureContext: false }, null, 'a name instead of a number'],
  [{ ...page, hostname: '[::1]' }, null, 'a name instead of a number'],
  [{ ...page, isKnown: false }, null, 'does not know passkeys'],
])('passkeys at %o, belonging to %s: %s', (at, host, says) => {
  const sentence = passkeyObstacle(at, host);
  if (says === null) expect(sentence).toBeNull();
  else expect(sentence).toContain(says);
});
