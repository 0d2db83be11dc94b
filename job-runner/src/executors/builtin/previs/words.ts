/** Whether a text says one of the words, as whole words; a plural `s` is allowed. */
export function says(text: string, ...words: readonly string[]): boolean {
  return new RegExp(`\\b(?:${words.join('|')})(?:s|es)?\\b`, 'iu').test(text);
}
