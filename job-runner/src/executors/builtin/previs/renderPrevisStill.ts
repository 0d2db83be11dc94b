import { DailiesError } from '@dailies/shared/errors';
import type { RunSpec } from '@dailies/shared/runs';
import { drawInProcess } from './drawInProcess.ts';
import { readShot } from './readShot.ts';
import type { PrevisOptions, RenderedPrevis } from './rendered.ts';

/** A storyboard frame as PNG. A recipe that is not a shot's is refused as `invalid-input`. The same recipe and seed give the same bytes on the same machine. */
export async function renderPrevisStill(spec: RunSpec, options: PrevisOptions = {}): Promise<RenderedPrevis> {
  readShot(spec);
  const { bytes, widthPx, heightPx } = await drawInProcess({ kind: 'still', spec }, options);
  if (bytes === undefined) throw new DailiesError('internal', 'The previs process sent no picture: generate it again.');
  return { bytes, mediaType: 'image/png', widthPx, heightPx, frames: 1 };
}
