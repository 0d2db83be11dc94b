/** What a number may be: both ends belong to it. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

/** A typed number, or the sentence that says why it cannot stand. */
export type TypedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: string };

/** `12 to 200 mm`. */
const rangeText = ({ min, max, unit }: NumberRange): string => `${min} to ${max}${unit === '' ? '' : ` ${unit}`}`;

/** Reads what somebody typed: with or without the unit, with a point or a comma. */
export function readNumber(text: string, range: NumberRange): TypedNumber {
  const { unit, min, max } = range;
  const plain = text.trim().toLowerCase();
  const bare = (plain.endsWith(unit.toLowerCase()) ? plain.slice(0, plain.length - unit.length) : plain).trim();
  const value = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(bare) ? Number(bare.replace(',', '.')) : Number.NaN;
  if (Number.isNaN(value)) return { ok: false, problem: `A number, ${rangeText(range)}` };
  return value < min || value > max ? { ok: false, problem: rangeText(range) } : { ok: true, value };
}

/** The next step up or down, on the grid of steps and within the range. */
export function stepped(value: number, steps: number, { min, max, step }: NumberRange & { step: number }): number {
  const digits = (String(step).split('.')[1] ?? '').length;
  const next = Number((value + steps * step).toFixed(digits));
  return Math.min(max, Math.max(min, next));
}
