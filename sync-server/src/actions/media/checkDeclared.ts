import { DailiesError } from '@dailies/shared/errors';
import type { ProjectId } from '@dailies/shared/ids';
import type { Services } from '../../Services.ts';
import { checkQuota, readQuota } from './quota.ts';
import { readUploadLimits, sizeText } from './uploadLimits.ts';

/**
 * Throws `too-large` where no file of the size that is said has room in the project, whatever its kind, before any
 * of it comes.
 */
export async function checkDeclared(
  { db, storage }: Pick<Services, 'db' | 'storage'>,
  project: ProjectId,
  sizeBytes: number,
): Promise<void> {
  const largest = Math.max(...Object.values(await readUploadLimits(db, project)));
  if (sizeBytes > largest) {
    throw new DailiesError(
      'too-large',
      `The file is larger than ${sizeText(largest)}, the most that this project takes; bring a smaller one.`,
    );
  }
  checkQuota(await readQuota(db, project, storage.projectQuotaBytes), sizeBytes);
}
