import { createOTP } from '@better-auth/utils/otp';

const STEP_MS = 30_000;

/** What an authenticator that was given this address shows; `steps` before or after now. */
export async function authenticatorCode(uri: string, steps = 0): Promise<string> {
  // The key of the address is the secret in base 32, whose bytes are the text that codes are made of.
  const secret = new TextDecoder().decode(fromBase32(new URL(uri).searchParams.get('secret') ?? ''));
  return createOTP(secret, { digits: 6, period: 30 }).hotp(Math.floor(Date.now() / STEP_MS) + steps);
}

function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text, (digit) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(digit).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2));
}
