/** Far enough apart, and legible on dark and light. */
const COLOURS = [
  '#e5484d',
  '#f76b15',
  '#c99700',
  '#46a758',
  '#12a594',
  '#0090ff',
  '#6e7bf2',
  '#ab4aba',
  '#e93d82',
  '#8d6e53',
] as const;

/** A person's colour: the same everywhere and for ever, from the id alone. */
export function colourOf(user: string): string {
  let sum = 0;
  for (const character of user) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0];
}
