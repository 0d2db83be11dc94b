import type { ComfyRunner, ComfyWorkflow, RunSpec, ValueSource } from '@dailies/shared/runs';
import { RunFailure } from '../RunFailure.ts';

type Value = ComfyWorkflow[string]['inputs'][string];

/** What a recipe has for a source; undefined where it has nothing, so that the workflow's own value stays. */
function valueOf(from: ValueSource, { recipe, seed }: RunSpec): Value | undefined {
  switch (from) {
    case 'seed':
      return seed;
    case 'widthPx':
    case 'heightPx':
    case 'frames':
      return recipe[from];
    case 'fps':
      return recipe.fps[0] / recipe.fps[1];
    case 'seconds':
      return (recipe.frames * recipe.fps[1]) / recipe.fps[0];
    default: {
      const name = from.slice('param:'.length);
      return Object.hasOwn(recipe.params, name) ? (recipe.params[name] ?? undefined) : undefined;
    }
  }
}

const KIND: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', boolean: 'yes or no' };
const kindOf = (value: unknown): string => KIND[typeof value] ?? 'another thing';

/** A list would be taken for a link. */
const literal = (value: Value): Value => (Array.isArray(value) ? { __value__: value } : value);

/**
 * A pipeline's workflow with the recipe's values in it, and the names of uploaded files by their ports. What a person
 * typed stands in it as data. Throws `bad-params` for a value that its input cannot take.
 */
export function fillWorkflow(
  { workflow, values, media }: ComfyRunner,
  spec: RunSpec,
  files: ReadonlyMap<string, string>,
): ComfyWorkflow {
  const filled = structuredClone(workflow);
  const put = (node: string, input: string, value: Value): void => {
    const found = Object.hasOwn(filled, node) ? filled[node] : undefined;
    if (found === undefined) {
      throw new RunFailure('bad-params', `The workflow of this pipeline has no node "${node}"; it needs a fix.`);
    }
    const present = Object.hasOwn(found.inputs, input) ? found.inputs[input] : undefined;
    if (present !== undefined && present !== null && kindOf(present) !== kindOf(value)) {
      throw new RunFailure(
        'bad-params',
        `"${input}" of "${found._meta?.title ?? found.class_type}" takes ${kindOf(present)}, and the recipe has ${kindOf(value)} for it.`,
      );
    }
    found.inputs[input] = literal(value);
  };
  for (const { from, node, input } of values) {
    const value = valueOf(from, spec);
    if (value !== undefined) put(node, input, value);
  }
  for (const { port, node, input } of media) {
    const file = files.get(port);
    if (file === undefined) {
      throw new RunFailure('bad-params', `This pipeline needs something at "${port}"; connect it and generate again.`);
    }
    put(node, input, file);
  }
  return filled;
}
