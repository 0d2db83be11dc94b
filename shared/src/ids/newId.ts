const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const LENGTH = 20;

/** Fills an array with random bytes: `(bytes) => crypto.getRandomValues(bytes)` in every app. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

/**
 * A new id of 20 characters of base 36 (103 bits). Randomness is an argument, so that
 * tests repeat; `crypto.randomUUID` is avoided because it is missing on plain-http pages.
 */
export function newId(random: RandomBytes): string {
  let text = '';
  while (text.length < LENGTH) {
    for (const byte of random(new Uint8Array(LENGTH * 2))) {
      // 252 is the largest multiple of 36 under 256; skipping the rest keeps the digits uniform.
      if (byte < 252 && text.length < LENGTH) text += ALPHABET[byte % 36];
    }
  }
  return text;
}
