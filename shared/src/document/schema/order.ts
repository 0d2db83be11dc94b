import { generateKeyBetween } from 'fractional-indexing';

/** Whether something can be put after it: a well-formed fractional index. */
export function isOrder(text: string): boolean {
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}
