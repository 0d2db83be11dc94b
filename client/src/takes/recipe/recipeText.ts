import type { RecipeField } from './recipeFields.ts';

/** A recipe as lines that people paste into a mail; prose stands on lines of its own. */
export const recipeText = (heading: string, fields: readonly RecipeField[]): string =>
  [
    heading,
    ...fields.map(({ title, kind, text }) => (kind === 'prose' ? `\n${title}\n${text}\n` : `${title}: ${text}`)),
  ]
    .join('\n')
    .trim();
