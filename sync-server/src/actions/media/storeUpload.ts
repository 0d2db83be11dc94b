import { media, projectMedia } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { PICTURE_MAX_BYTES, type Upload, VIDEO_MAX_BYTES } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import {
  type BroughtType,
  contentType,
  describeContent,
  isPictureType,
  isVideoType,
  SNIFFED_BYTES,
} from '@dailies/shared/media';
import { isMeasured } from '../../media/pictureSize.ts';
import { withinPixels } from '../../media/withinPixels.ts';
import type { Database } from '../../db/openDatabase.ts';
import type { Services } from '../../Services.ts';

/** Reads until the kind can be told, and gives the whole content on. */
async function sniff(
  body: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; content: AsyncIterable<Uint8Array> }> {
  const chunks = body[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  const head = (): Uint8Array => Buffer.concat(read);
  while (head().length < SNIFFED_BYTES) {
    const next: IteratorResult<Uint8Array, unknown> = await chunks.next();
    if (next.done === true) break;
    read.push(next.value);
  }
  async function* content(): AsyncGenerator<Uint8Array> {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { head: head(), content: content() };
}

/** What a file of no kind that is taken is told. */
export function refused(head: Uint8Array): DailiesError {
  const kind = describeContent(head);
  return new DailiesError(
    'unsupported-media',
    `This is ${kind ?? 'no picture and no video that is known here'}; bring a PNG, JPEG or WebP picture, or an MP4, MOV or WebM video.`,
  );
}

const tooLarge = (type: BroughtType): DailiesError =>
  new DailiesError(
    'too-large',
    isPictureType(type)
      ? 'The picture is larger than 32 MB; use a smaller one.'
      : 'The video is larger than 512 MB; use a shorter or a smaller one.',
  );

/** Passes a file on while it is read, as far as it may go. */
async function* withinBytes(
  type: BroughtType,
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(type);
    yield chunk;
  }
}

/**
 * Keeps a picture or a video and lets the project's members read it. `declaredBytes` is the size that the
 * sender says, where it says one. Throws `unsupported-media`, `too-large` (bytes, or pixels of a picture).
 * The bytes are there before the rows, so that a row never names what is missing.
 */
export async function storeUpload(
  { db, store }: Pick<Services, 'db' | 'store'>,
  project: ProjectId,
  body: AsyncIterable<Uint8Array>,
  declaredBytes?: number,
): Promise<Upload> {
  const { head, content } = await sniff(body);
  const type = contentType(head);
  if (type === undefined || !(isVideoType(type) || isMeasured(type))) throw refused(head);
  const maxBytes = isPictureType(type) ? PICTURE_MAX_BYTES : VIDEO_MAX_BYTES;
  if (declaredBytes !== undefined && declaredBytes > maxBytes) throw tooLarge(type);
  const limited = withinBytes(type, content, maxBytes);
  const blob = await store.put(isMeasured(type) ? withinPixels(type, limited) : limited);
  return recordUpload(db, project, { ...blob, mediaType: type });
}

/** Lets the project's members read what is in the store. */
export async function recordUpload(db: Database, project: ProjectId, upload: Upload): Promise<Upload> {
  await db.transaction(async (tx) => {
    await tx.insert(media).values(upload).onConflictDoNothing();
    await tx.insert(projectMedia).values({ projectId: project, sha256: upload.sha256 }).onConflictDoNothing();
  });
  return upload;
}
