import type { Tx } from '@dailies/migrations';
import { readTakes, rootOf } from '@dailies/shared/document';
import type { CreateBranch } from '@dailies/shared/http';
import { ProjectId, type UserId, VersionId } from '@dailies/shared/ids';
import type { z } from 'zod';
import type { Doc } from 'yjs';
import { refuseLimitedToken } from '../../auth/index.ts';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import type { Access } from '../projects/accessProject.ts';
import { documentOfState } from '../versions/documentOfState.ts';
import { copyDocument } from './copyDocument.ts';
import { keepBase } from './keepBase.ts';

type Parts = Pick<Services, 'db' | 'sql' | 'documents' | 'newId' | 'now'>;

interface Fork {
  readonly branch: ProjectId;
  readonly base: VersionId;
  readonly name: string;
  readonly by: UserId;
  readonly at: Date;
}

/** The rows of a branch: its members, and all that its document will need to read. */
async function insertRows(tx: Tx, project: ProjectId, { branch, base, name, by, at }: Fork): Promise<void> {
  await tx`INSERT INTO projects (id, name, created_by, created_at) VALUES (${branch}, ${name}, ${by}, ${at})`;
  await tx`INSERT INTO branches (project_id, branch_of, base_version) VALUES (${branch}, ${project}, ${base})`;
  await tx`
    INSERT INTO members (project_id, user_id, role)
    SELECT ${branch}, user_id, role FROM members WHERE project_id = ${project}`;
  await tx`
    INSERT INTO project_media (project_id, sha256)
    SELECT ${branch}, sha256 FROM project_media WHERE project_id = ${project}`;
  await tx`
    INSERT INTO asset_projects (asset_id, project_id)
    SELECT id, ${branch} FROM assets WHERE project_id = ${project}
    UNION SELECT asset_id, ${branch} FROM asset_projects WHERE project_id = ${project}`;
}

/**
 * Forks a project, as it is now or as a version has it, into a project of its own with the same
 * members. Takes come along with their provenance; requests and runs do not. The rows go again where
 * the document cannot be written, so that no half of a branch stays.
 */
export async function createBranch(
  { db, sql, documents, newId, now }: Parts,
  by: UserId,
  { project }: Access,
  { name, version }: z.infer<typeof CreateBranch>,
): Promise<ProjectId> {
  refuseLimitedToken();
  const fork: Fork = {
    branch: ProjectId.parse(newId()),
    base: VersionId.parse(newId()),
    name,
    by,
    at: new Date(now()),
  };
  const { branch, base, at } = fork;
  const packed = await sql.begin(async (tx) => {
    const state = await keepBase(tx, project, version, { id: base, kind: 'fork', name: null, by, at });
    await insertRows(tx, project, fork);
    return state;
  });
  try {
    const doc = await documentOfState({ packed });
    await sql`
      INSERT INTO take_projects (take_id, project_id)
      SELECT id, ${branch} FROM takes WHERE id = ANY(${readTakes(doc).map(({ id }) => id)}::text[])`;
    const write = (to: Doc): void => {
      copyDocument(doc, to);
      rootOf(to, 'settings').set('name', name);
    };
    await documents.change(branch, write, by);
  } catch (error) {
    await sql`DELETE FROM projects WHERE id = ${branch}`;
    await sql`DELETE FROM document_versions WHERE id = ${base}`;
    throw error;
  }
  await recordAudit(db, { action: 'branch.created', actor: by, project, subject: branch, details: { name, version } });
  return branch;
}
