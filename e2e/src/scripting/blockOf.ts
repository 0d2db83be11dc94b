/** The one block of a language in a document. Throws where there is none, or more than one. */
export function blockOf(markdown: string, language: string): string {
  const blocks = [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language);
  const [block, ...more] = blocks;
  if (block === undefined || more.length > 0)
    throw new Error(`There are ${blocks.length} blocks of ${language}, not one.`);
  return block[2] ?? '';
}
