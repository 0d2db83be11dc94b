import { z } from 'zod';
import { NodeId, ProjectId, TakeId } from '../ids/index.ts';
import { Recipe, RecipeHash, Seed } from '../runs/index.ts';

/** Characters of a recipe in a file at most; a file with more is a stranger's. */
export const FILE_RECIPE_MAX_CHARACTERS = 512 * 1_024;

/** What a take's file carries of how it was made. Whoever has the file has this, and nothing more. */
export const FileRecipe = z.object({
  format: z.literal('dailies-recipe'),
  version: z.literal(1),
  take: TakeId,
  number: z.int().min(1).nullable(),
  project: z.object({ id: ProjectId, name: z.string().max(400) }),
  node: z.object({ id: NodeId, type: z.string().max(100), title: z.string().max(400) }),
  recipe: Recipe,
  recipeHash: RecipeHash,
  seed: Seed,
  madeAt: z.iso.datetime(),
});
export type FileRecipe = z.infer<typeof FileRecipe>;

/** Only ASCII, so that every reader reads the same, whatever it takes text in files for. */
const ascii = (json: string): string =>
  json.replaceAll(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

export const writeFileRecipe = (recipe: FileRecipe): string => ascii(JSON.stringify(recipe));

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** undefined for a text that is none, or too long. */
export function readFileRecipe(text: string): FileRecipe | undefined {
  if (text.length > FILE_RECIPE_MAX_CHARACTERS) return undefined;
  return FileRecipe.safeParse(parseJson(text)).data;
}
