import type { RecipeField } from '../takes/recipe/recipeFields.ts';

/** One thing in which recipes differ, by take; undefined where a take has none of it. */
export interface DifferenceRow extends Omit<RecipeField, 'text'> {
  readonly texts: readonly (string | undefined)[];
}

/** What differs between the recipes of takes, in the order in which the first has it; what all share is left out. */
export function recipeDifference(recipes: readonly (readonly RecipeField[])[]): DifferenceRow[] {
  const byKey = new Map<string, RecipeField>();
  for (const field of recipes.flat()) if (!byKey.has(field.key)) byKey.set(field.key, field);
  return [...byKey.values()].flatMap(({ key, title, kind }) => {
    const texts = recipes.map((fields) => fields.find((field) => field.key === key)?.text);
    return texts.every((text) => text === texts[0]) ? [] : [{ key, title, kind, texts }];
  });
}
