import type { Upload, UploadLimits } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { type BroughtType, kindOfType, LARGEST_BROUGHT_BYTES, SNIFFED_BYTES } from '@dailies/shared/media';
import { isMeasured } from '../../media/pictureSize.ts';
import { withinPixels } from '../../media/withinPixels.ts';
import type { Services } from '../../Services.ts';
import { admitFile, typeOfHead } from './admitFile.ts';
import { checkQuota, readQuota } from './quota.ts';
import { checkSize, readUploadLimits } from './uploadLimits.ts';

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

/** Passes a file on while it is read, as far as it may go. */
async function* withinBytes(
  type: BroughtType,
  content: AsyncIterable<Uint8Array>,
  limits: UploadLimits,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    checkSize(kindOfType(type), bytes, limits);
    yield chunk;
  }
}

/**
 * Keeps what comes in one piece, as `admitFile` does. `declaredBytes` is the size that the sender says,
 * where it says one; `isOurs` says that nobody else has the pieces of the body, whose memory is given back.
 * What shows while it comes (another kind, too many bytes, too many pixels) ends it there.
 */
export async function storeUpload(
  services: Pick<Services, 'db' | 'store' | 'storage' | 'spool' | 'examiner'>,
  project: ProjectId,
  body: AsyncIterable<Uint8Array>,
  { declaredBytes = 0, isOurs = false }: { readonly declaredBytes?: number; readonly isOurs?: boolean } = {},
): Promise<Upload> {
  const limits = await readUploadLimits(services.db, project);
  checkQuota(await readQuota(services.db, project, services.storage.projectQuotaBytes), declaredBytes);
  const { head, content } = await sniff(body);
  const type = typeOfHead(head);
  checkSize(kindOfType(type), declaredBytes, limits);
  services.examiner.prepare();
  const limited = withinBytes(type, content, limits);
  return services.spool.through(
    isMeasured(type) ? withinPixels(type, limited) : limited,
    LARGEST_BROUGHT_BYTES,
    (path, hashed) => admitFile(services, project, path, limits, hashed),
    { isOurs },
  );
}
