import { ID_PATTERN } from '../ids/index.ts';

// A mention stands in a text as `@[Mara](character:a1b2)`: the id decides, the name is what it was
// called when it was written, so that the text reads well wherever it is read as it is.

export const MENTIONED = ['user', 'character', 'style', 'location'] as const;
export type Mentioned = (typeof MENTIONED)[number];

/** A person or an asset that a text names. */
export interface Mention {
  readonly of: Mentioned;
  readonly id: string;
  /** As it was called when it was written. */
  readonly name: string;
}

/** A stretch of a text: plain, or a mention. `from` and `to` count UTF-16 units, as strings and Y.Text do. */
export type Stretch = { readonly from: number; readonly to: number } & (
  | { readonly text: string; readonly mention: null }
  | { readonly text: string; readonly mention: Mention }
);

const NAME_AT_MOST = 80;
const PATTERN = new RegExp(
  `@\\[([^\\[\\]\\n]{1,${NAME_AT_MOST}})\\]\\((${MENTIONED.join('|')}):([A-Za-z0-9_-]{1,64})\\)`,
  'g',
);

const isMentioned = (kind: string): kind is Mentioned => MENTIONED.some((known) => known === kind);

/** The text that stands for a mention. Brackets and line breaks in a name become spaces. */
export function writeMention({ of, id, name }: Mention): string {
  const plain = name
    .replaceAll(/[[\]\s]+/g, ' ')
    .trim()
    .slice(0, NAME_AT_MOST);
  if (!ID_PATTERN.test(id)) throw new Error(`"${id}" is no id that can be mentioned.`);
  return `@[${plain === '' ? '?' : plain}](${of}:${id})`;
}

/** A text as its stretches, in order; together they are the whole text. */
export function stretchesOf(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const match of text.matchAll(PATTERN)) {
    const [whole, name = '', of = '', id = ''] = match;
    if (!isMentioned(of)) continue;
    if (match.index > at)
      stretches.push({ from: at, to: match.index, text: text.slice(at, match.index), mention: null });
    at = match.index + whole.length;
    stretches.push({ from: match.index, to: at, text: whole, mention: { of, id, name } });
  }
  if (at < text.length) stretches.push({ from: at, to: text.length, text: text.slice(at), mention: null });
  return stretches;
}

/** Who and what a text names, each once, in order. */
export function mentionsIn(text: string): readonly Mention[] {
  const found = new Map<string, Mention>();
  for (const { mention } of stretchesOf(text)) {
    if (mention !== null && !found.has(`${mention.of}:${mention.id}`))
      found.set(`${mention.of}:${mention.id}`, mention);
  }
  return [...found.values()];
}

/** A text with each mention as a name: what `nameOf` says, else the name that it was written with. */
export function withNames(text: string, nameOf: (mention: Mention) => string | undefined, sign: '@' | ''): string {
  return stretchesOf(text)
    .map((stretch) =>
      stretch.mention === null ? stretch.text : `${sign}${nameOf(stretch.mention) ?? stretch.mention.name}`,
    )
    .join('');
}
