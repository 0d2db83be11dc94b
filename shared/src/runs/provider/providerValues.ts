import { ok, refuse, type Result } from '../../errors/index.ts';
import type { RunSpec } from '../runSpec.ts';
import type { ProviderRunner, ProviderValue } from './providerRunner.ts';

export type ScalarValue = string | number | boolean;

type Source = Exclude<ProviderValue, object>;

const THOUSANDTHS = 1_000;

function sourceValue(source: Source, { recipe, seed }: RunSpec): ScalarValue | undefined {
  const { widthPx, heightPx, frames, fps } = recipe;
  switch (source) {
    case 'seed':
      return seed;
    case 'widthPx':
      return widthPx;
    case 'heightPx':
      return heightPx;
    case 'frames':
      return frames;
    case 'fps':
      return Math.round((fps[0] / fps[1]) * THOUSANDTHS) / THOUSANDTHS;
    case 'seconds':
      return Math.round(((frames * fps[1]) / fps[0]) * THOUSANDTHS) / THOUSANDTHS;
    case 'aspect':
      return widthPx / heightPx;
    default: {
      const value = Object.entries(recipe.params).find(([key]) => `param:${key}` === source)?.[1];
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
    }
  }
}

const ratioOf = (key: string): number => {
  const [width = 1, height = 1] = key.split(':').map(Number);
  return width / height;
};

/** How far two ratios are apart, whichever of them is the wider. */
const apart = (a: number, b: number): number => Math.abs(Math.log(a / b));

function chosenKey(keys: readonly string[], source: Source, value: ScalarValue): string | undefined {
  if (typeof value !== 'number' || keys.includes(String(value))) return keys.find((key) => key === String(value));
  if (source === 'aspect') {
    return keys.toSorted((a, b) => apart(ratioOf(a), value) - apart(ratioOf(b), value))[0];
  }
  return keys.toSorted((a, b) => Number(a) - Number(b)).find((key) => Number(key) >= value);
}

function refusal(source: Source, value: ScalarValue, keys: readonly string[]): string {
  const most = Math.max(...keys.map(Number));
  if (source === 'seconds') return `It is ${value} s long, and at most ${most} s can be made; make it shorter.`;
  const name = source.replace(/^param:/, '');
  return typeof value === 'number' && Number.isFinite(most)
    ? `"${name}" is ${value}, and at most ${most} can be had; choose less.`
    : `"${name}" must be one of: ${keys.join(', ')}.`;
}

/** What a run's request says, by name; what the recipe has nothing for, or an empty text, is not there. */
export function providerValues(
  { values }: Pick<ProviderRunner, 'values'>,
  spec: RunSpec,
): Result<ReadonlyMap<string, ScalarValue>> {
  const found = new Map<string, ScalarValue>();
  for (const [name, wanted] of Object.entries(values)) {
    const source = typeof wanted === 'string' ? wanted : wanted.from;
    const value = sourceValue(source, spec);
    if (value === undefined || value === '') continue;
    if (typeof wanted === 'string') {
      found.set(name, value);
      continue;
    }
    const keys = Object.keys(wanted.choose);
    const key = chosenKey(keys, source, value);
    const chosen = key === undefined ? undefined : wanted.choose[key];
    if (chosen === undefined) return refuse('invalid-input', refusal(source, value, keys));
    found.set(name, chosen);
  }
  return ok(found);
}
