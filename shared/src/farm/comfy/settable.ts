import type { InputSpec } from './inputSpec.ts';

/** What a person could set of an input. A bound that nobody has told is null. */
export type Settable =
  | { readonly type: 'integer'; readonly min: number | null; readonly max: number | null; readonly default: number }
  | {
      readonly type: 'number';
      readonly min: number | null;
      readonly max: number | null;
      readonly step: number | null;
      readonly default: number;
    }
  | { readonly type: 'flag'; readonly default: boolean }
  | { readonly type: 'text'; readonly isLong: boolean; readonly default: string }
  | { readonly type: 'choice'; readonly options: readonly string[]; readonly default: string };

const MAX_OPTIONS = 500;
const MAX_OPTION = 200;
const MAX_TEXT = 20_000;

/** As near as a number can be told exactly: a server's bounds go up to 2^64. */
const exact = (bound: number | undefined): number | null =>
  bound === undefined ? null : Math.min(Math.max(Math.round(bound), Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);

/** The setting that an input with this value could be; null where it could be none. */
export function settable(value: unknown, spec: InputSpec | undefined): Settable | null {
  if (typeof value === 'boolean') return { type: 'flag', default: value };
  if (typeof value === 'string') {
    if (spec?.type === 'COMBO') return choiceOf(value, spec.options);
    const isLong = spec?.config.multiline === true || value.includes('\n');
    return value.length > MAX_TEXT ? null : { type: 'text', isLong, default: value };
  }
  if (typeof value !== 'number' || spec?.type === 'COMBO') return null;
  const { min, max, step } = spec?.config ?? {};
  const isWhole = spec === undefined ? Number.isSafeInteger(value) : spec.type === 'INT';
  if (isWhole) {
    return { type: 'integer', min: exact(min), max: exact(max), default: exact(value) ?? 0 };
  }
  return { type: 'number', min: min ?? null, max: max ?? null, step: step ?? null, default: value };
}

function choiceOf(value: string, options: readonly unknown[]): Settable | null {
  const isOption = (option: unknown): option is string =>
    typeof option === 'string' && option !== '' && option.length <= MAX_OPTION;
  const known = options.filter(isOption).slice(0, MAX_OPTIONS);
  const [first] = known;
  if (first === undefined || !options.every(isOption)) return null;
  // What the workflow has may lie on another server than this one.
  return { type: 'choice', options: known, default: known.includes(value) ? value : first };
}
