import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MediaStore } from '@dailies/media-store';
import { mediaOfContent } from '@dailies/shared/assets';
import { DailiesError } from '@dailies/shared/errors';
import type { Sha256 } from '@dailies/shared/media';
import type { ComfyRunner, RunSpec } from '@dailies/shared/runs';
import { extensionOf } from '../functionRunner/extensionOf.ts';
import { RunFailure } from '../RunFailure.ts';
import type { ComfyApi } from './ComfyApi.ts';

/** The first media that arrives at a port; of an asset its first picture or sound. */
function mediaAt(spec: RunSpec, port: string): Sha256 | undefined {
  const inputs = Object.hasOwn(spec.recipe.inputs, port) ? (spec.recipe.inputs[port] ?? []) : [];
  return inputs.flatMap((input) => {
    if (input.type === 'media') return [input.sha256];
    return input.type === 'asset' ? mediaOfContent(input.asset.content).map(({ sha256 }) => sha256) : [];
  })[0];
}

export interface Uploading {
  readonly api: ComfyApi;
  readonly store: MediaStore;
  /** Empty, and this run's own. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Uploads what arrives at the ports, each file once, and gives the names on the server by port. A name is made of the
 * sha256, so that the same input is the same file for every run, and is not sent again where the server has it.
 */
export async function uploadInputs(
  { media }: ComfyRunner,
  spec: RunSpec,
  uploading: Uploading,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<Sha256, string>();
  const byPort = new Map<string, string>();
  for (const { port } of media) {
    const sha256 = mediaAt(spec, port);
    if (sha256 === undefined) continue;
    const name = names.get(sha256) ?? (await upload(sha256, uploading));
    names.set(sha256, name);
    byPort.set(port, name);
  }
  return byPort;
}

async function upload(sha256: Sha256, { api, store, folder, signal }: Uploading): Promise<string> {
  const path = join(folder, sha256);
  try {
    await pipeline(Readable.fromWeb(await store.read(sha256)), createWriteStream(path), { signal });
  } catch (error) {
    if (!(error instanceof DailiesError) || error.code !== 'not-found') throw error;
    throw new RunFailure('bad-params', 'An input picture or video is no longer in the media store; choose another.', {
      cause: error,
    });
  }
  const name = `${sha256}.${await extensionOf(path)}`;
  const { size } = await stat(path);
  const there = await api.sizeOf({ filename: name, subfolder: '', type: 'input' }, signal);
  return there === size ? name : api.upload(path, name, signal);
}
