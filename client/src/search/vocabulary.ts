import { NODE_TYPES, type ParamHint } from '@dailies/shared/nodes';
import { plainText } from './plainText.ts';

/** What a search can ask of a node's state, as it is written. */
export const STATES = [
  'running',
  'failed',
  'invalid',
  'out-of-sync',
  'in-sync',
  'locked',
  'approved',
  'picked',
  'empty',
] as const;
export type SearchedState = (typeof STATES)[number];

/** Keys that every project has, with what stands after them. */
export const KEYS = {
  is: 'a state: running, failed, out-of-sync, approved …',
  by: 'who made its takes',
  assignee: 'who works on it',
  take: 'the number of a take',
  seed: 'the seed of a take, or of the node',
  type: 'a kind of node',
  status: 'where it stands in tracking',
  uses: 'an asset that it uses',
} as const;
export type Key = keyof typeof KEYS;

/** A param as people call it, with every param of that title. */
export interface SearchedParam {
  readonly title: string;
  readonly params: readonly { readonly name: string; readonly hint: ParamHint }[];
}

/** What can stand before a colon besides the keys: titles of params, in plain letters. */
export type Vocabulary = ReadonlyMap<string, SearchedParam>;

/** Params that can be asked for by their values: what is chosen, counted, or on and off. */
const isAskedFor = ({ control }: ParamHint): boolean => ['choice', 'number', 'flag', 'text'].includes(control);

let known: Vocabulary | null = null;

/** The params of every type of node, each title once. */
export function vocabulary(): Vocabulary {
  if (known !== null) return known;
  const found = new Map<string, { title: string; params: { name: string; hint: ParamHint }[] }>();
  for (const { params } of NODE_TYPES.values()) {
    for (const [name, hint] of Object.entries(params)) {
      if (!isAskedFor(hint) || Object.hasOwn(KEYS, plainText(hint.title))) continue;
      const word = plainText(hint.title);
      const one = found.get(word) ?? { title: hint.title, params: [] };
      found.set(word, one);
      one.params.push({ name, hint });
    }
  }
  known = found;
  return found;
}
