import { uploads } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { contentType, kindOfType, SNIFFED_BYTES } from '@dailies/shared/media';
import { eq } from 'drizzle-orm';
import type { Body } from '../../http/bodyOf.ts';
import { readBody } from '../../media/spool/readBody.ts';
import type { Services } from '../../Services.ts';
import { headOf } from '../media/admitFile.ts';
import { isRefusal } from '../media/isRefusal.ts';
import { checkSize, readUploadLimits } from '../media/uploadLimits.ts';
import { dropUpload } from './dropUpload.ts';
import { UPLOAD_KEPT_MS, type UploadRow } from './openUpload.ts';

/** With so much to come or less, the process that will look at the file is started. */
const NEARLY_WHOLE_BYTES = 64 * 1_024 * 1_024;

/**
 * Says of a file that is too large for its kind here what `admitFile` would say once all of it came. What is of no
 * known kind is told then.
 */
async function checkHead(
  services: Pick<Services, 'db' | 'spool' | 'store'>,
  { id, projectId, sizeBytes }: UploadRow,
): Promise<void> {
  const { db, spool } = services;
  const type = contentType(await headOf(spool.pathOf(id)));
  if (type === undefined) return;
  try {
    checkSize(kindOfType(type), sizeBytes, await readUploadLimits(db, projectId));
  } catch (error) {
    if (isRefusal(error)) await dropUpload(services, id);
    throw error;
  }
}

/**
 * Writes on where the file stands, as far as the connection lasts, and answers how much is there then.
 * Throws `conflict` where the piece begins elsewhere, and `too-large` where the file is larger than the project takes
 * of its kind: then it is gone, with its upload.
 */
export async function receivePiece(
  services: Pick<Services, 'db' | 'now' | 'spool' | 'store' | 'turns' | 'examiner'>,
  upload: UploadRow,
  offsetBytes: number,
  body: Body | null,
): Promise<number> {
  const { db, now, spool, turns, examiner } = services;
  const { id, sizeBytes, sha256 } = upload;
  return turns.hold(id, async (givingWay) => {
    const there = sha256 === null ? await spool.bytesOf(id) : sizeBytes;
    if (offsetBytes !== there) {
      throw new DailiesError(
        'conflict',
        `The piece begins at byte ${offsetBytes}, and the file stands at ${there}; go on from there.`,
      );
    }
    if (there === sizeBytes) return there;
    if (sizeBytes - there <= NEARLY_WHOLE_BYTES) examiner.prepare();
    const pieces = readBody(body?.pieces ?? null, givingWay);
    const end = await spool.write(id, there, pieces, sizeBytes, { isOurs: body?.isOurs ?? false });
    const headBytes = Math.min(SNIFFED_BYTES, sizeBytes);
    if (there < headBytes && end >= headBytes) await checkHead(services, upload);
    await db
      .update(uploads)
      .set({ expiresAt: new Date(now() + UPLOAD_KEPT_MS) })
      .where(eq(uploads.id, id));
    return end;
  });
}
