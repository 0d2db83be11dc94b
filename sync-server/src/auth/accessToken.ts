import { createHash, randomInt } from 'node:crypto';
import { TOKEN_PREFIX } from '@dailies/shared/http';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_CHARS = 40;
const FORM = new RegExp(`^${TOKEN_PREFIX}[0-9A-Za-z]{${RANDOM_CHARS}}$`);

/** A new personal access token: 238 random bits after the prefix that scanners of secrets look for. */
export const makeAccessToken = (): string =>
  TOKEN_PREFIX + Array.from({ length: RANDOM_CHARS }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

export const isAccessToken = (token: string): boolean => FORM.test(token);

/** What is kept of a token, and found by. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
