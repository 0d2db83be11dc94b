import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunSpec } from '@dailies/shared/runs';
import { drawInProcess } from './drawInProcess.ts';
import { readShot } from './readShot.ts';
import type { PrevisOptions, RenderedPrevis } from './rendered.ts';

/**
 * An animatic as MP4 with exactly the recipe's frames. H.264 needs even sizes: an odd width or height
 * comes out one pixel smaller.
 */
export async function renderPrevisMotion(spec: RunSpec, options: PrevisOptions = {}): Promise<RenderedPrevis> {
  const { firstFrame } = readShot(spec);
  const picture = firstFrame === undefined ? undefined : await options.readMedia?.(firstFrame);
  const folder = await mkdtemp(join(tmpdir(), 'dailies-previs-'));
  try {
    const path = join(folder, 'previs.mp4');
    const { widthPx, heightPx, frames } = await drawInProcess(
      { kind: 'motion', spec, path, ...(picture === undefined ? {} : { firstFrame: picture }) },
      options,
    );
    return { bytes: await readFile(path), mediaType: 'video/mp4', widthPx, heightPx, frames };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
