import type { Branch } from '@dailies/shared/http';
import type { BranchRow } from '../../../actions/branches/readBranches.ts';

export const presentBranch = ({ id, name, by, createdAt, editedAt, archivedAt, mergedAt }: BranchRow): Branch => ({
  id,
  name,
  by,
  createdAt: createdAt.toISOString(),
  editedAt: editedAt.toISOString(),
  archivedAt: archivedAt?.toISOString() ?? null,
  mergedAt: mergedAt?.toISOString() ?? null,
});
