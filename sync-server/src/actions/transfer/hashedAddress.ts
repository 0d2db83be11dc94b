import { sha256Hex } from '@dailies/shared/ids';

/** An e-mail address as an exported project carries it: enough to know somebody again, not to write to them. */
export const hashedAddress = (salt: string, email: string): string =>
  sha256Hex(`${salt}:${email.trim().toLowerCase()}`);
