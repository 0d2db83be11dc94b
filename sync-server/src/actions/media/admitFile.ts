import { open, stat } from 'node:fs/promises';
import type { StoredBlob } from '@dailies/media-store';
import { DailiesError } from '@dailies/shared/errors';
import type { Upload, UploadLimits } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import {
  type BroughtType,
  contentType,
  describeContent,
  kindOfType,
  SNIFFED_BYTES,
  WHAT_IS_TAKEN,
} from '@dailies/shared/media';
import type { Services } from '../../Services.ts';
import { keepInProject } from './keepInProject.ts';
import { checkSize } from './uploadLimits.ts';

/** What a file is by its first bytes. Throws `unsupported-media`. */
export function typeOfHead(head: Uint8Array): BroughtType {
  const type = contentType(head);
  if (type !== undefined) return type;
  const kind = describeContent(head);
  throw new DailiesError('unsupported-media', `This is ${kind ?? 'of no kind that is known here'}; ${WHAT_IS_TAKEN}.`);
}

export async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(SNIFFED_BYTES) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Keeps a file that lies beside the server and lets the project's members read it, once it was told by
 * its content, measured and opened. `hashed` comes from whoever wrote it. Throws `unsupported-media` or `too-large`.
 * The bytes are in the store before the rows, so that a row never names what is missing.
 */
export async function admitFile(
  { db, store, storage, examiner }: Pick<Services, 'db' | 'store' | 'storage' | 'examiner'>,
  project: ProjectId,
  path: string,
  limits: UploadLimits,
  hashed: Promise<StoredBlob> | null = null,
): Promise<Upload> {
  const { size } = await stat(path);
  const said = typeOfHead(await headOf(path));
  checkSize(kindOfType(said), size, limits);
  const examined = examiner.examine(path, said).then((type) => {
    checkSize(kindOfType(type), size, limits);
    return type;
  });
  const [mediaType, blob] = await Promise.all([examined, store.putFile(path, { admitted: examined, hashed })]);
  const upload = { ...blob, mediaType };
  return keepInProject({ db, store, projectQuotaBytes: storage.projectQuotaBytes }, project, upload);
}
