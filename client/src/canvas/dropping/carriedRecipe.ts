import { type Carried, type FileRecipe, readCarried } from '@dailies/shared/embedding';
import { contentType, SNIFFED_BYTES } from '@dailies/shared/media';
import { NODE_TYPES, type NodeDefinition } from '@dailies/shared/nodes';
import { restoredParams } from '../../takes/recipe/restoredParams.ts';

/** A node as the recipe in a file says it, and what of it could not come. */
export interface RestoredNode {
  readonly type: string;
  readonly title: string;
  readonly size: readonly [w: number, h: number];
  readonly params: Readonly<Record<string, unknown>>;
  /** Inputs that the take was made with: the file names them, and does not hold them. */
  readonly inputs: number;
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

/** Those that the node's module takes, one by one: a file may say anything. */
function taken({ module }: NodeDefinition, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const good: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params)) {
    if (module.params.safeParse({ [name]: value }).success) good[name] = value;
  }
  return good;
}

/** The node of a recipe; null where this version knows no such node. */
export function restoredNode({ recipe, seed, node, number }: FileRecipe): RestoredNode | null {
  const definition = [...NODE_TYPES.values()].find(({ module }) => module.runs && module.key === recipe.module);
  if (definition === undefined) return null;
  const prompt = recipe.params['prompt'];
  const said = {
    ...restoredParams(definition, recipe),
    ...(typeof prompt === 'string' && Object.hasOwn(definition.params, 'prompt') ? { prompt } : {}),
    ...(Object.hasOwn(definition.params, 'seed') ? { seed } : {}),
  };
  return {
    type: definition.type,
    title: node.title.slice(0, 200),
    size: definition.size,
    params: taken(definition, said),
    inputs: Object.values(recipe.inputs).reduce((sum, inputs) => sum + inputs.length, 0),
    number,
  };
}

export function restoredSentence(fileName: string, { title, inputs, number }: RestoredNode): string {
  const take = number === null ? '' : ` of take ${number}`;
  const rest =
    inputs === 0
      ? ''
      : ` ${inputs === 1 ? 'What was connected to it is' : `The ${inputs} things that were connected to it are`} not in the file; connect ${inputs === 1 ? 'it' : 'them'} again.`;
  return `"${fileName}" carries its recipe: "${title}" is here again with the prompt, the settings and the seed${take}.${rest} Hold Alt while you drop it to bring the file itself.`;
}

export const comfySentence = (fileName: string): string =>
  `"${fileName}" carries a ComfyUI workflow and no recipe of Dailies, so it is brought as a picture or video, with its workflow in it.`;
