import { workflowForm } from '../media/index.ts';
import { type FileRecipe, parseJson, writeFileRecipe } from './FileRecipe.ts';

/** The name that our own record has in a file. */
export const RECIPE_KEY = 'dailies';
/** ComfyUI's names: what its server ran, and what its editor saved. */
export const COMFY_KEYS = ['prompt', 'workflow'] as const;

/** A named text in a file. */
export interface FileText {
  readonly key: string;
  readonly text: string;
}

/** A workflow among the params, in ComfyUI's own shape and under its own name. */
function comfyTexts({ recipe }: FileRecipe): FileText[] {
  return Object.values(recipe.params).flatMap((param) => {
    const workflow = typeof param === 'string' && param.startsWith('{') ? parseJson(param) : param;
    const form = typeof workflow === 'object' && workflow !== null ? workflowForm(workflow) : null;
    if (form === null) return [];
    const [key] = form === 'api' ? [COMFY_KEYS[0]] : [COMFY_KEYS[1]];
    return [{ key, text: JSON.stringify(workflow) }];
  });
}

/** What is written into a take's file: our record, ComfyUI's where a workflow made it, and words for people. */
export function textsOf(recipe: FileRecipe): readonly FileText[] {
  const prompt = recipe.recipe.params['prompt'];
  const { number, node } = recipe;
  return [
    { key: 'title', text: number === null ? node.title : `${node.title}, take ${number}` },
    { key: 'software', text: 'Dailies' },
    ...(typeof prompt === 'string' && prompt !== '' ? [{ key: 'description', text: prompt }] : []),
    ...comfyTexts(recipe),
    { key: RECIPE_KEY, text: writeFileRecipe(recipe) },
  ];
}
