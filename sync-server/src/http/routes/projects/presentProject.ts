import type { Project } from '@dailies/shared/http';
import { UserId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import type { ProjectRow } from '../../../actions/projects/readProjects.ts';

export const presentProject = (row: ProjectRow): Project => ({
  id: row.id,
  name: row.name,
  role: row.role,
  memberCount: row.memberCount,
  poster: Sha256.nullable().parse(row.poster),
  epoch: row.epoch,
  createdAt: row.createdAt.toISOString(),
  editedAt: row.editedAt.toISOString(),
  editedBy: row.editedById === null ? null : { id: UserId.parse(row.editedById), name: row.editedByName ?? 'Somebody' },
  archivedAt: row.archivedAt?.toISOString() ?? null,
  branchOf: row.branchOf,
});
