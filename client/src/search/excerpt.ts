import { plainText } from './plainText.ts';
import type { Query } from './parseQuery.ts';

/** A part of a text, marked where it is what was searched for. */
export interface Stretch {
  readonly text: string;
  readonly isMarked: boolean;
}

const BEFORE = 24;

interface Plainly {
  readonly plain: string;
  /** Of each character of the plain text, where it stands in the text. */
  readonly places: readonly number[];
}

/** A text in plain letters with the way back to its own: letters with accents come apart and grow together. */
function plainly(text: string): Plainly {
  let plain = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const letters = plainText(sign);
    plain += letters;
    for (let count = 0; count < letters.length; count += 1) places.push(at);
    at += sign.length;
  }
  places.push(text.length);
  return { plain, places };
}

/** The words that are searched for, to be marked. */
export const wordsOf = ({ terms }: Query): readonly string[] =>
  terms.flatMap((term) => {
    if (term.not) return [];
    return term.kind === 'word' ? [term.word] : term.kind === 'param' && term.range === null ? [term.value] : [];
  });

/** A text with the words in it marked. */
export function marked(text: string, words: readonly string[]): readonly Stretch[] {
  const { plain, places } = plainly(text);
  const hits = words
    .filter((word) => word !== '')
    .flatMap((word) => {
      const found: [from: number, to: number][] = [];
      for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + word.length)) {
        found.push([places[at] ?? 0, places[at + word.length] ?? text.length]);
      }
      return found;
    })
    .sort(([a], [b]) => a - b);
  const parts: Stretch[] = [];
  let done = 0;
  for (const [from, to] of hits) {
    if (to <= done) continue;
    const begin = Math.max(from, done);
    if (begin > done) parts.push({ text: text.slice(done, begin), isMarked: false });
    parts.push({ text: text.slice(begin, to), isMarked: true });
    done = to;
  }
  if (done < text.length) parts.push({ text: text.slice(done), isMarked: false });
  return parts;
}

/** Where the words stand in a text, in one line with something before them; null where none does. */
export function excerpt(text: string, words: readonly string[], lengthAtMost: number): readonly Stretch[] | null {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const { plain, places } = plainly(line);
  const at = Math.min(...words.flatMap((word) => (word !== '' && plain.includes(word) ? [plain.indexOf(word)] : [])));
  if (!Number.isFinite(at)) return null;
  const place = places[at] ?? 0;
  const space = place <= BEFORE ? -1 : line.indexOf(' ', place - BEFORE);
  const from = place <= BEFORE ? 0 : space === -1 || space >= place ? place : space + 1;
  const part = line.slice(from, from + lengthAtMost);
  return marked(`${from > 0 ? '…' : ''}${part}${from + lengthAtMost < line.length ? '…' : ''}`, words);
}
