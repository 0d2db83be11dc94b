import type { NodeId } from '@dailies/shared/ids';
import type { Take } from '../document/ProjectModel.ts';
import type { Query, Term } from './parseQuery.ts';
import { plainText } from './plainText.ts';
import type { SearchedState } from './vocabulary.ts';

/** What only nodes can be asked for. Asked lazily: a search by words looks at nothing of it. */
export interface SearchedNode {
  readonly id: NodeId;
  /** With the defaults of what is not set. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly takes: readonly Take[];
  readonly type: string;
  readonly is: (state: SearchedState) => boolean;
  readonly madeBy: (take: Take) => string;
  readonly assignees: () => readonly string[];
  readonly status: () => string;
  /** Names of the assets that it uses. */
  readonly uses: () => readonly string[];
}

/** Something that can be found. */
export interface Searchable {
  readonly id: string;
  /** What it is called, and is shown by: a node's title, a frame's name, the first words of a text. */
  readonly title: string;
  /** What kind of thing it is: "Shot still", "Frame", "Sticky note". */
  readonly kind: string;
  /** What is written in it, as people read it. */
  readonly text: string;
  /** What is set in it, as people read it. */
  readonly set: string;
  readonly x: number;
  readonly y: number;
  readonly node: SearchedNode | null;
}

export interface Hit<T extends Searchable> {
  readonly item: T;
  /** The take that is meant, where takes are asked for: the newest that fits. */
  readonly take: Take | null;
}

interface Plain {
  readonly title: string;
  readonly named: string;
  readonly whole: string;
}

const known = new WeakMap<Searchable, Plain>();

function plainOf(item: Searchable): Plain {
  const before = known.get(item);
  if (before !== undefined) return before;
  const title = plainText(item.title);
  const named = `${title}\n${plainText(item.kind)}`;
  const plain = { title, named, whole: `${named}\n${plainText(item.text)}\n${plainText(item.set)}` };
  known.set(item, plain);
  return plain;
}

const isNamed = (names: readonly string[], wanted: string): boolean =>
  names.some((name) => plainText(name).includes(wanted));

function takeFits(node: SearchedNode, take: Take, term: Term): boolean {
  if (term.kind === 'take') return take.number === term.number;
  if (term.kind === 'seed') return take.seed === term.number;
  return term.kind !== 'by' || isNamed([node.madeBy(take)], term.name);
}

const spaced = (text: string): string => plainText(text).replaceAll(/[-\s]+/g, ' ');

function paramFits({ params }: SearchedNode, term: Extract<Term, { kind: 'param' }>): boolean {
  return term.param.params.some(({ name, hint }) => {
    const value = params[name];
    if (typeof value === 'number') {
      return hint.control === 'number' && term.range !== null && value >= term.range.from && value <= term.range.to;
    }
    if (hint.control === 'choice') {
      return hint.choices.some((choice) => choice.value === value && spaced(choice.title).startsWith(term.value));
    }
    if (hint.control === 'flag') return String(value === true) === term.value;
    return hint.control === 'text' && typeof value === 'string' && spaced(value).includes(term.value);
  });
}

const OF_TAKES: ReadonlySet<Term['kind']> = new Set(['take', 'seed', 'by']);

function fits(item: Searchable, term: Term): boolean {
  const { node } = item;
  if (term.kind === 'word') return plainOf(item).whole.includes(term.word);
  if (term.kind === 'type') return spaced(item.kind).includes(term.name) || node?.type === term.name;
  if (node === null) return false;
  switch (term.kind) {
    case 'param':
      return paramFits(node, term);
    case 'is':
      return node.is(term.state);
    case 'assignee':
      return isNamed(node.assignees(), term.name);
    case 'status':
      return isNamed([node.status()], term.name);
    case 'uses':
      return isNamed(node.uses(), term.name);
    case 'take':
    case 'seed':
    case 'by':
      return node.takes.some((take) => takeFits(node, take, term)) || isOwnSeed(node, term);
  }
}

const isOwnSeed = ({ params }: SearchedNode, term: Term): boolean =>
  term.kind === 'seed' && params['seed'] === term.number;

/** What costs little goes first: words before what is planned. */
const COST: Readonly<Record<Term['kind'], number>> = {
  word: 0,
  type: 0,
  param: 1,
  take: 1,
  seed: 1,
  by: 1,
  assignee: 2,
  status: 2,
  uses: 3,
  is: 4,
};

/** How near a thing is to what was typed, 0 the nearest: titles that begin with it, other titles, kinds, the rest. */
function rankOf(item: Searchable, words: readonly string[]): number {
  const [first] = words;
  if (first === undefined) return 0;
  const { title, named } = plainOf(item);
  if (title.startsWith(first)) return 0;
  if (words.every((word) => title.includes(word))) return 1;
  return words.every((word) => named.includes(word)) ? 2 : 3;
}

/**
 * What fits all that is asked for. What is asked of takes is asked of one take: `by:vera take:3` is her third.
 * The nearest come first; among equals from the top left, as one reads.
 */
export function matchQuery<T extends Searchable>(all: Iterable<T>, { terms }: Query): readonly Hit<T>[] {
  if (terms.length === 0) return [];
  const ordered = terms.toSorted((a, b) => COST[a.kind] - COST[b.kind]);
  const ofTakes = terms.filter(({ kind, not }) => !not && OF_TAKES.has(kind));
  const words = terms.flatMap((term) => (term.kind === 'word' && !term.not ? [term.word] : []));
  const found: { readonly hit: Hit<T>; readonly rank: number }[] = [];
  for (const item of all) {
    if (!ordered.every((term) => fits(item, term) !== term.not)) continue;
    const { node } = item;
    const take =
      node === null || ofTakes.length === 0
        ? undefined
        : node.takes.findLast((one) => ofTakes.every((term) => takeFits(node, one, term)));
    const isSeedAlone = ofTakes.length === 1 && node !== null && ofTakes.every((term) => isOwnSeed(node, term));
    if (ofTakes.length > 0 && take === undefined && !isSeedAlone) continue;
    found.push({ hit: { item, take: take ?? null }, rank: rankOf(item, words) });
  }
  return found
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.hit.item.y - b.hit.item.y ||
        a.hit.item.x - b.hit.item.x ||
        (a.hit.item.id < b.hit.item.id ? -1 : 1),
    )
    .map(({ hit }) => hit);
}
