import type { ParamHint } from '@dailies/shared/nodes';

export type JsonValue = string | number | boolean | null;

/** A param's value as its field says it: `35 mm`, `Eye`, `new for each take`. */
export function shownValue(hint: ParamHint, value: unknown): string {
  switch (hint.control) {
    case 'number':
      return typeof value === 'number' ? `${Number(value.toFixed(3))} ${hint.unit}`.trim() : 'none';
    case 'choice':
      return hint.choices.find((choice) => choice.value === value)?.title ?? 'none';
    case 'flag':
      return value === true ? 'on' : 'off';
    case 'seed':
      return typeof value === 'number' ? String(value) : 'a new one for each take';
    case 'colour':
      return typeof value === 'string' ? value : 'none';
    case 'font':
      return typeof value === 'string' ? 'a font file' : 'the one that ships';
    case 'text':
      return typeof value === 'string' && value !== '' ? value : 'empty';
    case 'order':
      return typeof value === 'string' && value !== '' ? value : 'from the top';
    case 'pipeline':
      return typeof value === 'string' ? value : 'none';
    case 'asset':
    case 'media':
      return 'none';
  }
}
