import type { RunSpec } from '@dailies/shared/runs';
import { RunFailure } from '../RunFailure.ts';

/** Linux takes 128 KiB for one variable, its name included. */
const VALUE_BYTES = 120 * 1_024;

/** Params that are variables too, each with its variable. Everything is in `spec.json`. */
const SCALARS = [
  ['prompt', 'PROMPT'],
  ['negativePrompt', 'NEGATIVE_PROMPT'],
  ['steps', 'STEPS'],
  ['cfgScale', 'CFG_SCALE'],
] as const;

/** Where a function runner finds its things, as it sees them itself. */
export interface FunctionPaths {
  readonly spec: string;
  readonly inputs: string;
  readonly outputs: string;
  /** Where the main output goes. */
  readonly output: string;
}

/**
 * A run's scalars as variables of a function runner. The names are fixed: no param can add one.
 * A NUL, which no variable can hold, is left out. Throws `bad-params` for a text that does not fit.
 */
export function functionEnvironment({ recipe, seed }: RunSpec, paths: FunctionPaths): Record<string, string> {
  const environment: Record<string, string> = {
    SEED: String(seed),
    WIDTH: String(recipe.widthPx),
    HEIGHT: String(recipe.heightPx),
    FRAMES: String(recipe.frames),
    FPS: `${recipe.fps[0]}/${recipe.fps[1]}`,
    SPEC_PATH: paths.spec,
    INPUT_DIR: paths.inputs,
    OUTPUT_DIR: paths.outputs,
    OUTPUT_PATH: paths.output,
  };
  for (const [param, name] of SCALARS) {
    const value = recipe.params[param];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    const text = String(value).replaceAll('\0', '');
    if (Buffer.byteLength(text) > VALUE_BYTES) {
      throw new RunFailure('bad-params', `The ${param} is longer than a pipeline can take (120 kB); shorten it.`);
    }
    environment[name] = text;
  }
  return environment;
}
