import type { MediaStore } from '@dailies/media-store';
import { mediaOfContent } from '@dailies/shared/assets';
import { DailiesError } from '@dailies/shared/errors';
import type { Sha256 } from '@dailies/shared/media';
import type { ProviderRunner, RunSpec } from '@dailies/shared/runs';
import { mediaTypeOfHead } from '../functionRunner/measureMedia.ts';
import { RunFailure } from '../RunFailure.ts';
import type { Filling } from './fillTemplate.ts';

/** Of everything that goes along with a run: it is held in memory, and providers take less. */
const MEDIA_BYTES = 128 * 1_024 * 1_024;

function mediaAt({ recipe }: RunSpec, port: string): Sha256[] {
  return (recipe.inputs[port] ?? []).flatMap((input) => {
    if (input.type === 'media') return [input.sha256];
    if (input.type !== 'asset') return [];
    return mediaOfContent(input.asset.content).flatMap(({ sha256, role }) => (role === 'reference' ? [sha256] : []));
  });
}

async function bytesOf(store: MediaStore, sha256: Sha256): Promise<Buffer> {
  try {
    return Buffer.from(await new Response(await store.read(sha256)).arrayBuffer());
  } catch (error) {
    if (!(error instanceof DailiesError) || error.code !== 'not-found') throw error;
    throw new RunFailure('bad-params', 'An input picture or video is no longer in the media store; choose another.', {
      cause: error,
    });
  }
}

/** `{media.port}` and `{type.port}` of everything that arrives, as the pipeline says it goes along. */
export async function providerMedia(
  { media }: Pick<ProviderRunner, 'media'>,
  spec: RunSpec,
  store: MediaStore,
  upload: (file: Blob) => Promise<string>,
): Promise<Map<string, Filling[]>> {
  const fillings = new Map<string, Filling[]>();
  let left = MEDIA_BYTES;
  for (const [port, way] of Object.entries(media)) {
    const values: Filling[] = [];
    const types: Filling[] = [];
    for (const sha256 of mediaAt(spec, port)) {
      left -= (await store.stat(sha256))?.sizeBytes ?? 0;
      if (left < 0) {
        throw new RunFailure(
          'bad-params',
          'What goes along with this is larger than 128 MB together; choose smaller files.',
        );
      }
      const bytes = await bytesOf(store, sha256);
      const type = mediaTypeOfHead(bytes) ?? 'application/octet-stream';
      const file = new Blob([Uint8Array.from(bytes)], { type });
      types.push(type);
      if (way === 'file') values.push(file);
      else if (way === 'upload') values.push(await upload(file));
      else values.push(`${way === 'data-url' ? `data:${type};base64,` : ''}${bytes.toString('base64')}`);
    }
    if (values.length === 0) continue;
    fillings.set(`media.${port}`, values);
    fillings.set(`type.${port}`, types);
  }
  return fillings;
}
