import { Fault } from './Fault.ts';

/** A script is not longer than this, in UTF-16 code units. */
export const LONGEST_SCRIPT = 2_000;

export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly column: number }
  | { readonly kind: 'text'; readonly value: string; readonly column: number }
  | { readonly kind: 'name'; readonly value: string; readonly column: number }
  | { readonly kind: 'sign'; readonly value: string; readonly column: number }
  | { readonly kind: 'end'; readonly value: ''; readonly column: number };

const PATTERN =
  /(?<space>\s+)|(?<number>\d+(?:\.\d*)?|\.\d+)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<sign><=|>=|==|!=|<>|[-+*/%(),=<>])/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** A text in quotes that begins at an index; a backslash takes the next character as it is, `\n` begins a line. */
function readText(source: string, start: number): { readonly value: string; readonly next: number } {
  const quote = source.charAt(start);
  let value = '';
  for (let index = start + 1; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === quote) return { value, next: index + 1 };
    if (character !== '\\') value += character;
    else {
      index += 1;
      const escaped = source.charAt(index);
      value += ESCAPES[escaped] ?? escaped;
    }
  }
  throw new Fault(start + 1, 'this text has no end; close it with the quote that it began with.');
}

/** Takes a script apart. Throws a `Fault`; linear in its length. */
export function tokensOf(source: string): readonly Token[] {
  if (source.length > LONGEST_SCRIPT) {
    throw new Fault(LONGEST_SCRIPT + 1, `a script is not longer than ${LONGEST_SCRIPT} characters.`);
  }
  const tokens: Token[] = [];
  for (let index = 0; index < source.length;) {
    const column = index + 1;
    const character = source.charAt(index);
    if (character === '"' || character === "'") {
      const { value, next } = readText(source, index);
      tokens.push({ kind: 'text', value, column });
      index = next;
      continue;
    }
    PATTERN.lastIndex = index;
    const groups = PATTERN.exec(source)?.groups;
    if (groups === undefined) throw new Fault(column, `"${character}" means nothing here.`);
    const { space, number, name, sign } = groups;
    index = PATTERN.lastIndex;
    if (space !== undefined) continue;
    if (number !== undefined) tokens.push({ kind: 'number', value: Number(number), column });
    else if (name !== undefined) tokens.push({ kind: 'name', value: name, column });
    else tokens.push({ kind: 'sign', value: sign ?? '', column });
  }
  tokens.push({ kind: 'end', value: '', column: source.length + 1 });
  return tokens;
}
