import type { NodeDefinition } from '@dailies/shared/nodes';
import type { Recipe } from '@dailies/shared/runs';

type Params = Record<string, Recipe['params'][string]>;

/** The input of a recipe that a file of the node itself stands at, by its node type. */
const OWN_FILES: Readonly<Record<string, string>> = { 'text-overlay': 'font', 'blender-input': 'file' };
/** How many inputs a node has, where it says so itself: the param, and how their keys begin. */
const COUNTED: Readonly<Record<string, readonly [param: string, begins: string]>> = {
  'composite': ['layers', 'layer'],
  'audio-mix': ['tracks', 'sound'],
};

/** Whether what stands at an input of a recipe is set on the node itself, and does not arrive by an edge. */
export const isOwnFile = ({ type }: NodeDefinition, input: string): boolean => OWN_FILES[type] === input;

/** The files that are set on a node itself, which its recipe has among its inputs. */
export function ownFiles({ type }: NodeDefinition, { inputs }: Recipe): Params {
  const [file] = inputs[OWN_FILES[type] ?? ''] ?? [];
  const sha256 = file?.type === 'media' ? file.sha256 : null;
  switch (type) {
    case 'text-overlay':
      return { font: sha256 };
    case 'blender-input':
      return sha256 === null ? {} : { media: sha256, kind: 'blend' };
    default:
      return {};
  }
}

/** As many inputs as a recipe needs; those that stayed empty are not in it. */
export function inputsNeeded({ type }: NodeDefinition, { inputs }: Recipe): Params {
  const [param, begins] = COUNTED[type] ?? [];
  if (param === undefined || begins === undefined) return {};
  return { [param]: Math.max(...Object.keys(inputs).map((key) => Number(key.slice(begins.length)))) };
}
