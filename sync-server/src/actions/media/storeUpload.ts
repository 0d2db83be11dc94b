import { media, projectMedia } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { UPLOAD_MAX_BYTES, type Upload } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { pictureType, type PictureType, SNIFFED_BYTES } from '../../media/pictureType.ts';
import { withinPixels } from '../../media/withinPixels.ts';
import type { Services } from '../../Services.ts';

/** Reads until the kind can be told, and gives the whole content on. */
async function sniff(
  body: AsyncIterable<Uint8Array>,
): Promise<{ type: PictureType | undefined; content: AsyncIterable<Uint8Array> }> {
  const chunks = body[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  const headBytes = (): Uint8Array => Buffer.concat(head);
  while (headBytes().length < SNIFFED_BYTES) {
    const next: IteratorResult<Uint8Array, unknown> = await chunks.next();
    if (next.done === true) break;
    head.push(next.value);
  }
  async function* content(): AsyncGenerator<Uint8Array> {
    yield* head;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { type: pictureType(headBytes()), content: content() };
}

/**
 * Keeps a picture and lets the project's members read it. Throws `unsupported-media`, `too-large` (bytes or pixels).
 * The bytes are there before the rows, so that a row never names what is missing.
 */
export async function storeUpload(
  { db, store }: Pick<Services, 'db' | 'store'>,
  project: ProjectId,
  body: AsyncIterable<Uint8Array>,
): Promise<Upload> {
  const { type, content } = await sniff(body);
  if (type === undefined) {
    throw new DailiesError(
      'unsupported-media',
      'This is not a PNG, JPEG or WebP picture; convert it and send it again.',
    );
  }
  const { sha256, sizeBytes } = await store.put(withinPixels(type, content), { maxSizeBytes: UPLOAD_MAX_BYTES });
  await db.transaction(async (tx) => {
    await tx.insert(media).values({ sha256, mediaType: type, sizeBytes }).onConflictDoNothing();
    await tx.insert(projectMedia).values({ projectId: project, sha256 }).onConflictDoNothing();
  });
  return { sha256, mediaType: type, sizeBytes };
}
