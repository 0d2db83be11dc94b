import { uploads } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { eq } from 'drizzle-orm';
import type { Body } from '../../http/bodyOf.ts';
import { readBody } from '../../media/spool/readBody.ts';
import type { Services } from '../../Services.ts';
import { UPLOAD_KEPT_MS, type UploadRow } from './openUpload.ts';

/** With so much to come or less, the process that will look at the file is started. */
const NEARLY_WHOLE_BYTES = 64 * 1_024 * 1_024;

/**
 * Writes on where the file stands, as far as the connection lasts, and answers how much is there then.
 * Throws `conflict` where the piece begins elsewhere.
 */
export async function receivePiece(
  { db, now, spool, turns, examiner }: Pick<Services, 'db' | 'now' | 'spool' | 'turns' | 'examiner'>,
  { id, sizeBytes, sha256 }: UploadRow,
  offsetBytes: number,
  body: Body | null,
): Promise<number> {
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
    await db
      .update(uploads)
      .set({ expiresAt: new Date(now() + UPLOAD_KEPT_MS) })
      .where(eq(uploads.id, id));
    return end;
  });
}
