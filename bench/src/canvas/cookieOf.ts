import { createHmac } from 'node:crypto';
import type { Person } from '../load/LoadOrder.ts';

/** The cookie of a session, as the server signs it. */
export function cookieOf({ token }: Person, origin: string, secret: string) {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return { name: 'dailies.session_token', value: encodeURIComponent(`${token}.${signature}`), url: origin };
}
