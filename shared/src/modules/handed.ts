import type { AssetKind } from '../assets/index.ts';
import type { RunInput } from '../runs/index.ts';
import type { InputPort, OutputPort } from './ports.ts';

/** Values that are written down: a text, a number, yes or no. */
export const SCALARS = ['String', 'Integer', 'Float', 'Boolean'] as const;
export type Scalar = (typeof SCALARS)[number];

/** What a node that only hands on carries: its ports follow from it. Assets go by their kind. */
export const HANDED = [
  ...SCALARS,
  'Image',
  'Video',
  'Audio',
  'Mask',
  'ControlMap',
  'character',
  'style',
  'location',
] as const;
export type Handed = (typeof HANDED)[number];

export const HANDED_TITLE: Readonly<Record<Handed, string>> = {
  String: 'Text',
  Integer: 'Whole number',
  Float: 'Number',
  Boolean: 'Yes or no',
  Image: 'Image',
  Video: 'Video',
  Audio: 'Sound',
  Mask: 'Mask',
  ControlMap: 'Control map',
  character: 'Character',
  style: 'Style',
  location: 'Location',
};

const assetKindOf = (handed: Handed): AssetKind | undefined =>
  handed === 'character' || handed === 'style' || handed === 'location' ? handed : undefined;

/** An output that gives what is handed on. */
export function outputOf(key: string, title: string, handed: Handed): OutputPort {
  if (handed === 'character' || handed === 'style' || handed === 'location') {
    return { key, title, type: 'AssetReference', assetKind: handed };
  }
  return { key, title, type: handed };
}

/** An input that takes what is handed on. */
export function inputOf(key: string, title: string, handed: Handed): InputPort {
  const kind = assetKindOf(handed);
  const { type } = outputOf(key, title, handed);
  return kind === undefined ? { key, title, type } : { key, title, type, assetKinds: [kind] };
}

/** A text, a number or yes and no by itself. */
export type Plain = string | number | boolean;

/** The plain value that arrives; undefined for media and assets. */
export function plainOf(input: RunInput | undefined): Plain | undefined {
  switch (input?.type) {
    case 'text':
      return input.text;
    case 'number':
      return input.number;
    case 'flag':
      return input.flag;
    case 'media':
    case 'asset':
    case 'pipeline':
    case undefined:
      return undefined;
  }
}

export function inputFrom(value: Plain): RunInput {
  if (typeof value === 'string') return { type: 'text', text: value };
  return typeof value === 'number' ? { type: 'number', number: value } : { type: 'flag', flag: value };
}
