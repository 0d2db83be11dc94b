import { createWriteStream } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MediaStore } from '@dailies/media-store';
import { mediaOfContent } from '@dailies/shared/assets';
import { DailiesError } from '@dailies/shared/errors';
import type { Sha256 } from '@dailies/shared/media';
import type { RunSpec } from '@dailies/shared/runs';
import type { RunOrder } from '../Executor.ts';
import { RunFailure } from '../RunFailure.ts';
import type { RunFolder } from './RunFolder.ts';

function mediaOf({ recipe }: RunSpec): Set<Sha256> {
  const inputs = Object.values(recipe.inputs).flat();
  return new Set(
    inputs.flatMap((input) => {
      if (input.type === 'media') return [input.sha256];
      return input.type === 'asset' ? mediaOfContent(input.asset.content).map(({ sha256 }) => sha256) : [];
    }),
  );
}

async function copyIn(store: MediaStore, sha256: Sha256, path: string, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(Readable.fromWeb(await store.read(sha256)), createWriteStream(path, { mode: 0o444 }), { signal });
  } catch (error) {
    if (!(error instanceof DailiesError) || error.code !== 'not-found') throw error;
    throw new RunFailure('bad-params', 'An input picture or video is no longer in the media store; choose another.', {
      cause: error,
    });
  }
}

/** Who else is to get at a run's folder than the user of this process. */
export interface FolderAccess {
  /** Of the folder itself: who may pass through it. */
  readonly folderMode: number;
  readonly outputsMode: number;
}

/** The same user runs the pipeline. */
const OWN_ACCESS: FolderAccess = { folderMode: 0o755, outputsMode: 0o755 };

/** Makes a run's folder: `in` with the spec and every input, read-only, and an empty `out`. */
export async function prepareFolder(
  folder: RunFolder,
  order: RunOrder,
  store: MediaStore,
  signal: AbortSignal,
  { folderMode, outputsMode }: FolderAccess = OWN_ACCESS,
): Promise<void> {
  const media = join(folder.inputs, 'media');
  await mkdir(media, { recursive: true });
  await chmod(folder.path, folderMode);
  await mkdir(folder.outputs);
  await chmod(folder.outputs, outputsMode);
  for (const sha256 of mediaOf(order.spec)) await copyIn(store, sha256, join(media, sha256), signal);
  await writeFile(join(folder.inputs, 'spec.json'), JSON.stringify(order.spec, null, 2), { mode: 0o444 });
  await chmod(media, 0o555);
  await chmod(folder.inputs, 0o555);
}
