import { createReadStream } from 'node:fs';
import { lstat, readFile, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { MediaStore } from '@dailies/media-store';
import { framesOf } from '@dailies/shared/media';
import { trainedFor } from '@dailies/shared/modules';
import { pipelineName } from '@dailies/shared/runs';
import type { Measured } from './measureMedia.ts';
import type { Artifact, RunOrder, TrainedArtifact } from '../Executor.ts';
import { RunFailure } from '../RunFailure.ts';
import { FunctionResult } from './FunctionResult.ts';
import { isMissing } from './isMissing.ts';

const RESULT_BYTES = 64 * 1_024;

export interface Collecting {
  readonly store: MediaStore;
  readonly measure: (path: string, signal?: AbortSignal) => Promise<Measured>;
  readonly maxOutputBytes: number;
}

/** `result.json` of a folder of outputs; null where there is none. Throws `bad-output` where it is another thing. */
export async function readResult(order: RunOrder, outputs: string): Promise<FunctionResult | null> {
  const path = join(outputs, 'result.json');
  try {
    const { size } = await lstat(path);
    if (size > RESULT_BYTES || !(await isFileIn(path, outputs))) throw new SyntaxError('no plain small file');
    return FunctionResult.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return null;
    throw new RunFailure(
      'bad-output',
      `${pipelineName(order.pipeline)} wrote a result.json that cannot be read; it needs a fix.`,
      {
        cause: error,
      },
    );
  }
}

/** A plain file, itself in this folder: no link, which could point at anything that this process may read. */
async function isFileIn(path: string, folder: string): Promise<boolean> {
  const found = await lstat(path);
  return found.isFile() && found.nlink === 1 && (await realpath(path)) === join(await realpath(folder), basename(path));
}

interface Taken {
  /** Of the pipeline. */
  readonly name: string;
  readonly what: 'output' | 'trained file';
  readonly maxOutputBytes: number;
}

/** Throws `bad-output` for what is no plain file of the folder, empty or too large. */
async function checkFile(path: string, outputs: string, { name, what, maxOutputBytes }: Taken): Promise<void> {
  try {
    if (!(await isFileIn(path, outputs))) {
      throw new RunFailure(
        'bad-output',
        `The ${what} of ${name} is no plain file in its folder of outputs; it needs a fix.`,
      );
    }
    const { size } = await lstat(path);
    if (size === 0) throw new RunFailure('bad-output', `${name} ended without an error, but its ${what} is empty.`);
    if (size > maxOutputBytes) {
      throw new RunFailure(
        'bad-output',
        `The ${what} of ${name} has ${size} bytes, and at most ${maxOutputBytes} are taken; make it smaller or shorter.`,
      );
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new RunFailure('bad-output', `${name} ended without an error, but left no ${what}; it needs a fix.`);
  }
}

/** Takes what was trained for the asset of a recipe into the store. Throws `RunFailure` where the recipe has none. */
async function collectTrained(
  { pipeline, spec }: RunOrder,
  outputs: string,
  wanted: NonNullable<FunctionResult['trained']>,
  { store, maxOutputBytes }: Collecting,
): Promise<readonly TrainedArtifact[]> {
  const name = pipelineName(pipeline);
  if (trainedFor(spec.recipe) === undefined) {
    throw new RunFailure('bad-output', `${name} trained a file, and its module trains nothing; it needs a fix.`);
  }
  const trained: TrainedArtifact[] = [];
  for (const { file, name: called } of wanted) {
    const path = join(outputs, file);
    await checkFile(path, outputs, { name, what: 'trained file', maxOutputBytes });
    const { sha256, sizeBytes } = await store.put(createReadStream(path), { maxSizeBytes: maxOutputBytes });
    trained.push({ sha256, name: called, sizeBytes });
  }
  return trained;
}

/** Takes the main output into the store, where it is what the recipe promised. Throws `RunFailure`. */
export async function collectOutput(
  order: RunOrder,
  { outputs, output }: { readonly outputs: string; readonly output: string },
  result: FunctionResult | null,
  collecting: Collecting,
  signal?: AbortSignal,
): Promise<Artifact> {
  const { store, measure, maxOutputBytes } = collecting;
  const name = pipelineName(order.pipeline);
  const path = result?.output === undefined ? output : join(outputs, result.output);
  await checkFile(path, outputs, { name, what: 'output', maxOutputBytes });
  const { seconds, ...measured } = await measure(path, signal);
  const { kind } = order.spec.recipe;
  if (measured.kind !== kind) {
    throw new RunFailure(
      'bad-output',
      `${name} was to make ${kind === 'image' ? 'an' : 'a'} ${kind} and made ${measured.mediaType}; it needs a fix.`,
    );
  }
  const { sha256, sizeBytes } = await store.put(createReadStream(path), { maxSizeBytes: maxOutputBytes });
  const fps = measured.fps ?? order.spec.recipe.fps;
  // A sound has no frames of its own; it is as long as so many of the film's.
  const frames = seconds === undefined ? measured.frames : framesOf(seconds, fps);
  const trained = result?.trained && (await collectTrained(order, outputs, result.trained, collecting));
  return { ...measured, frames, fps, media: sha256, sizeBytes, ...(trained === undefined ? {} : { trained }) };
}
