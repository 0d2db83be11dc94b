import { plainText } from './plainText.ts';
import { KEYS, type Key, type SearchedParam, type SearchedState, STATES, type Vocabulary } from './vocabulary.ts';

/** A number, or a stretch of numbers: `35`, `>50`, `24-35`. Both ends belong to it. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

type Asked =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'is'; readonly state: SearchedState }
  /** In plain letters: part of a name. */
  | { readonly kind: 'by' | 'assignee' | 'type' | 'status' | 'uses'; readonly name: string }
  | { readonly kind: 'take' | 'seed'; readonly number: number }
  | {
      readonly kind: 'param';
      readonly param: SearchedParam;
      readonly value: string;
      readonly range: NumberRange | null;
    };

/** One thing that is asked for; `not`: what it is true of is left out. */
export type Term = Asked & { readonly not: boolean };

export interface Query {
  readonly terms: readonly Term[];
  /** What of the text is not understood, in a sentence each. */
  readonly problems: readonly string[];
}

interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Words and colons; what stands in quotation marks is one word, also where the second mark is not written yet. */
function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const [, quoted, word, colon] of text.matchAll(/["“”]([^"“”]*)["“”]?|([^\s":“”]+)|(:)/g)) {
    if (colon !== undefined) found.push({ text: ':', isQuoted: false });
    else if (quoted !== undefined) found.push({ text: quoted, isQuoted: true });
    else if (word !== undefined) found.push({ text: word, isQuoted: false });
  }
  return found;
}

const isColon = (token: Token | undefined): boolean => token !== undefined && !token.isQuoted && token.text === ':';

const isKey = (word: string): word is Key => Object.hasOwn(KEYS, word);

/** `35`, `>50`, `<=24`, `24-35`, `24..35`, with a unit or without. */
export function rangeOf(text: string): NumberRange | null {
  const [, sign, first = '', second] =
    /^([<>]=?)?(-?\d+(?:\.\d+)?)(?:(?:-|–|\.\.)(-?\d+(?:\.\d+)?))?[a-z%°]*$/i.exec(text) ?? [];
  if (first === '') return null;
  const number = Number(first);
  if (sign === undefined) {
    const other = second === undefined ? number : Number(second);
    return { from: Math.min(number, other), to: Math.max(number, other) };
  }
  if (second !== undefined) return null;
  const next = sign.endsWith('=') ? 0 : Number.EPSILON * Math.max(1, Math.abs(number)) * 4;
  return sign.startsWith('<') ? { from: -Infinity, to: number - next } : { from: number + next, to: Infinity };
}

const spaced = (text: string): string =>
  plainText(text)
    .replaceAll(/[-\s]+/g, ' ')
    .trim();

/** How many of the words that follow are the value: the most that are together one of the choices, else one. */
function wordsOfValue(following: readonly Token[], { params }: SearchedParam): number {
  const choices = params.flatMap(({ hint }) => (hint.control === 'choice' ? hint.choices : []));
  for (let count = Math.min(5, following.length); count > 1; count -= 1) {
    const words = following.slice(0, count);
    if (words.some((word) => word.isQuoted || isColon(word))) continue;
    const value = spaced(words.map(({ text }) => text).join(' '));
    if (choices.some((choice) => spaced(choice.title) === value)) return count;
  }
  return 1;
}

const FLAGS: Readonly<Record<string, string>> = { on: 'true', yes: 'true', off: 'false', no: 'false' };

type Read = { readonly asked: Asked } | { readonly problem: string };

function readParam(param: SearchedParam, text: string): Read {
  const value = spaced(text);
  const range = rangeOf(plainText(text));
  const controls = new Set(param.params.map(({ hint }) => hint.control));
  if (controls.size === 1 && controls.has('number') && range === null) {
    return {
      problem: `“${param.title}:” wants a number, as in ${plainText(param.title)}:35 or ${plainText(param.title)}:>50.`,
    };
  }
  const choices = param.params.flatMap(({ hint }) => (hint.control === 'choice' ? hint.choices : []));
  if (controls.size === 1 && controls.has('choice') && !choices.some(({ title }) => spaced(title).startsWith(value))) {
    const some = [...new Set(choices.map(({ title }) => title.toLowerCase()))].slice(0, 4).join(', ');
    return { problem: `“${param.title}:” knows no “${text}”; there is ${some} …` };
  }
  return { asked: { kind: 'param', param, value: controls.has('flag') ? (FLAGS[value] ?? value) : value, range } };
}

function readKey(key: Key, text: string): Read {
  const value = plainText(text);
  switch (key) {
    case 'is': {
      const wanted = value.replaceAll(/\s+/g, '-');
      const state = STATES.find((known) => known === wanted) ?? STATES.find((known) => known.startsWith(wanted));
      return state === undefined
        ? { problem: `“is:” knows no “${text}”; there is ${STATES.join(', ')}.` }
        : { asked: { kind: 'is', state } };
    }
    case 'take':
    case 'seed': {
      const number = Number(value.replace(/^#/, ''));
      return Number.isSafeInteger(number) && number >= 0
        ? { asked: { kind: key, number } }
        : { problem: `“${key}:” wants a whole number, as in ${key}:12.` };
    }
    case 'by':
    case 'assignee':
    case 'type':
    case 'status':
    case 'uses':
      return { asked: { kind: key, name: value } };
  }
}

/** The longest run of words just before a colon that is a key or the title of a param. */
function keyBefore(
  words: readonly Token[],
  known: Vocabulary,
): { readonly key: string; readonly count: number } | null {
  for (let count = Math.min(5, words.length); count > 0; count -= 1) {
    const run = words.slice(words.length - count);
    if (run.some(({ isQuoted }) => isQuoted)) continue;
    const key = spaced(
      run
        .map(({ text }) => text)
        .join(' ')
        .replace(/^-/, ''),
    );
    if (known.has(key) || (count === 1 && isKey(key))) return { key, count };
  }
  return null;
}

/**
 * What somebody asks for: words, and things with a colon (`is:failed`, `lens:35`, `time of day:night`), each with a
 * minus before it to leave out what it is true of. Every text can be read; what is not understood is said, and the
 * rest is looked for.
 */
export function parseQuery(text: string, known: Vocabulary): Query {
  const all = tokens(text);
  const terms: Term[] = [];
  const problems: string[] = [];
  let words: Token[] = [];
  const endWords = (): void => {
    for (const { text: word, isQuoted } of words) {
      const not = !isQuoted && word.length > 1 && word.startsWith('-');
      const plain = plainText(not ? word.slice(1) : word).trim();
      if (plain !== '') terms.push({ kind: 'word', word: plain, not });
    }
    words = [];
  };
  for (let at = 0; at < all.length; at += 1) {
    const token = all[at];
    if (token === undefined) break;
    if (!isColon(token)) {
      words.push(token);
      continue;
    }
    const found = keyBefore(words, known);
    if (found === null) {
      const [last] = words.slice(-1);
      const next = all[at + 1];
      // `12:30` and `Act one: fog` are words like any other.
      if (
        last !== undefined &&
        !last.isQuoted &&
        /^-?\p{L}+$/u.test(last.text) &&
        next !== undefined &&
        !isColon(next)
      ) {
        const given = `${last.text.replace(/^-/, '')}:`;
        if (new RegExp(`${given}\\S`, 'u').test(text)) {
          problems.push(
            `Nothing is called “${given}”; there is ${Object.keys(KEYS).join(', ')}, and the names of settings.`,
          );
        }
      }
      continue;
    }
    const run = words.splice(words.length - found.count);
    const not = run[0]?.text.startsWith('-') === true;
    endWords();
    const param = known.get(found.key);
    const following = all.slice(at + 1);
    const count = param === undefined ? 1 : wordsOfValue(following, param);
    const value = following.slice(0, count);
    // Not written to its end yet.
    if (value.length === 0 || value.some(isColon)) continue;
    at += count;
    const said = value.map((part) => part.text).join(' ');
    const read = param !== undefined ? readParam(param, said) : isKey(found.key) ? readKey(found.key, said) : null;
    if (read === null) continue;
    if ('problem' in read) problems.push(read.problem);
    else terms.push({ ...read.asked, not });
  }
  endWords();
  return { terms, problems };
}
