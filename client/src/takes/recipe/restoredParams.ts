import type { NodeDefinition } from '@dailies/shared/nodes';
import type { Recipe } from '@dailies/shared/runs';
import { ownFiles } from './paramsOfInputs.ts';

type Params = Record<string, Recipe['params'][string]>;

/** What arrives of a shot's whole prompt from the nodes connected to it, before what is written on the shot itself. */
export function arrivingPrompt(whole: string, own: string): string {
  const written = own.trim();
  if (written === '') return whole;
  if (whole === written) return '';
  return whole.endsWith(`\n${written}`) ? whole.slice(0, -written.length - 1) : '';
}

/**
 * What must stand on the shot so that its whole prompt reads as a recipe's; undefined where it cannot,
 * because what is connected says something else now.
 */
export function ownPrompt(wanted: string, arriving: string): string | undefined {
  if (arriving === '') return wanted;
  if (wanted === arriving) return '';
  return wanted.startsWith(`${arriving}\n`) ? wanted.slice(arriving.length + 1) : undefined;
}

/** Everything of a recipe that is a param of its node but the prompt and the seed, as the node keeps it, with its own files. */
export function restoredParams(definition: NodeDefinition, recipe: Recipe): Params {
  const params: Params = ownFiles(definition, recipe);
  for (const [name, hint] of Object.entries(definition.params)) {
    const value = recipe.params[name];
    if (hint.control !== 'text' && hint.control !== 'seed' && value !== undefined) params[name] = value;
  }
  // A recipe counts frames; the node says seconds.
  if (Object.hasOwn(definition.params, 'durationSeconds') && recipe.kind === 'video') {
    params['durationSeconds'] = Number(((recipe.frames * recipe.fps[1]) / recipe.fps[0]).toFixed(3));
  }
  return params;
}
