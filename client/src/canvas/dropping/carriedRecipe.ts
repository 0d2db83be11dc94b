import { type Carried, type FileRecipe, readCarried } from '@dailies/shared/embedding';
import { contentType, SNIFFED_BYTES } from '@dailies/shared/media';
import type { NodeDefinition } from '@dailies/shared/nodes';
import type { Recipe } from '@dailies/shared/runs';
import { definitionOf, type NodeOfRecipe } from '../../takes/recipe/nodeOfRecipe.ts';

/** A node as the recipe in a file says it. */
export interface RestoredNode {
  readonly definition: NodeDefinition;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly title: string;
  readonly number: number | null;
}

const bytesOf = async (part: Blob): Promise<Uint8Array> => new Uint8Array(await part.arrayBuffer());

/** What a file carries of how it was made; null where it cannot be read. */
export async function carriedBy(file: File): Promise<Carried | null> {
  try {
    const type = contentType(await bytesOf(file.slice(0, SNIFFED_BYTES)));
    if (type === undefined) return null;
    return await readCarried(type, {
      sizeBytes: file.size,
      read: (at, length) => bytesOf(file.slice(at, at + length)),
    });
  } catch {
    return null;
  }
}

/** The node of a recipe; null where this version knows no such node. */
export function restoredNode({ recipe, seed, node, number }: FileRecipe): RestoredNode | null {
  const definition = definitionOf(recipe);
  return definition === undefined ? null : { definition, recipe, seed, title: node.title.slice(0, 200), number };
}

/** `missing`: what it was made with, and is not here to connect. */
export function restoredSentence(
  fileName: string,
  { title, number }: RestoredNode,
  missing: NodeOfRecipe['missing'],
): string {
  const take = number === null ? '' : ` of take ${number}`;
  const rest = missing.length === 0 ? '' : ` What it was made with and is not here to connect: ${missing.join(', ')}.`;
  return `"${fileName}" carries its recipe: "${title}" is here again with the prompt, the settings and the seed${take}.${rest} Hold Alt while you drop it to bring the file itself.`;
}

export const comfySentence = (fileName: string): string =>
  `"${fileName}" carries a ComfyUI workflow and no recipe of Dailies, so it is brought as a picture or video, with its workflow in it.`;
