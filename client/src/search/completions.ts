import { plainText } from './plainText.ts';
import { KEYS, STATES, type Vocabulary } from './vocabulary.ts';

/** What a text can be completed to. */
export interface Completion {
  readonly label: string;
  readonly hint: string;
  /** The whole text with it. */
  readonly text: string;
}

/** Names that a value can be. */
export interface Names {
  readonly people: readonly string[];
  readonly assets: readonly string[];
  readonly statuses: readonly string[];
}

const MOST = 8;

const quoted = (value: string): string => (/\s/.test(value) ? `"${value}"` : value);

function valuesOf(key: string, known: Vocabulary, names: Names): readonly string[] {
  switch (key) {
    case 'is':
      return STATES;
    case 'by':
    case 'assignee':
      return names.people;
    case 'uses':
      return names.assets;
    case 'status':
      return names.statuses;
    default: {
      const param = known.get(key);
      const values = param?.params.flatMap(({ hint }) =>
        hint.control === 'choice'
          ? hint.choices.map(({ title }) => title.toLowerCase())
          : hint.control === 'flag'
            ? ['on', 'off']
            : [],
      );
      return [...new Set(values)];
    }
  }
}

/** The key that the text ends with, before what is being written after its colon. */
function openKey(text: string, known: Vocabulary) {
  const [, before = '', colon, value = ''] = /^([^]*?)(:)\s?([^\s:]*)$/.exec(text) ?? [];
  if (colon === undefined) return null;
  const words = plainText(before).split(/\s+/);
  for (let count = Math.min(5, words.length); count > 0; count -= 1) {
    const key = words
      .slice(words.length - count)
      .join(' ')
      .replace(/^-/, '');
    if (known.has(key) || Object.hasOwn(KEYS, key)) return { key, value, begin: text.length - value.length };
  }
  return null;
}

/** How what is written may go on: values after a colon, else keys that begin so. Nothing where a search begins. */
export function completions(text: string, known: Vocabulary, names: Names): readonly Completion[] {
  const open = openKey(text, known);
  if (open !== null) {
    const value = plainText(open.value).replace(/^"/, '');
    return valuesOf(open.key, known, names)
      .filter((one) => plainText(one).includes(value) && plainText(one) !== value)
      .slice(0, MOST)
      .map((one) => ({ label: one, hint: '', text: `${text.slice(0, open.begin)}${quoted(one)} ` }));
  }
  const [word = ''] = /[^\s]*$/.exec(text) ?? [];
  const minus = word.startsWith('-') ? '-' : '';
  const begun = plainText(word.slice(minus.length));
  if (begun.length < 2) return [];
  const keys = [
    ...Object.entries(KEYS).map(([key, hint]) => ({ key, hint })),
    ...[...known].map(([key]) => ({ key, hint: '' })),
  ];
  return keys
    .filter(({ key }) => key.startsWith(begun))
    .slice(0, MOST)
    .map(({ key, hint }) => ({
      label: `${key}:`,
      hint,
      text: `${text.slice(0, text.length - word.length)}${minus}${key}:`,
    }));
}
