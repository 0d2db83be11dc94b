import { UsageError } from './UsageError.ts';

/** A whole number as somebody types it; undefined where it was left out. Throws a sentence where it is none. */
export function readWhole(option: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new UsageError(`--${option} is a whole number from ${least} to ${most}; "${text}" is none.`);
  }
  return value;
}
