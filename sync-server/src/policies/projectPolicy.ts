import { ROOT_WRITERS } from '@dailies/shared/document';
import { ok, refuse, type Result } from '@dailies/shared/errors';
import { aRole, type Role, ROLES } from '@dailies/shared/people';

interface Right {
  readonly roles: readonly Role[];
  /** Continues "A viewer may not …". */
  readonly says: string;
  /** It changes the project, so it is not done in an archived one. */
  readonly changes: boolean;
}

const right = (roles: readonly Role[], says: string, changes: boolean): Right => ({ roles, says, changes });

/** What can be done with a project through the API, and by whom. */
export const PROJECT_RIGHTS = {
  read: right(ROLES, 'see this project', false),
  leave: right(ROLES, 'leave this project', false),
  rename: right(ROOT_WRITERS.settings, 'rename this project', true),
  archive: right(['director'], 'archive or restore this project', false),
  manageMembers: right(['director'], 'change the members', false),
  readAudit: right(['director'], 'read the audit log', false),
  manageWebhooks: right(['director', 'producer'], 'see or change the webhooks', false),
  readStorage: right(['director', 'producer'], 'see what takes room in this project', false),
  manageInvites: right(['director'], 'invite people', false),
  /** The commands look at the role themselves. */
  command: right(ROLES, 'change this project', true),
  generate: right(ROOT_WRITERS.requests, 'generate or cancel takes', true),
  prioritise: right(['director', 'producer'], 'say what is made first', true),
  editAssets: right(['director', 'artist'], 'change the library', true),
  saveTemplates: right(['director', 'artist'], 'save, rename or remove templates', true),
  exportProject: right(['director', 'producer'], 'export this project', false),
  keepVersions: right(['director', 'artist', 'producer'], 'keep, name or restore versions', true),
  branch: right(['director', 'artist'], 'branch this project or merge branches', true),
  limitUploads: right(['director'], 'limit what is uploaded', true),
  upload: right(['director', 'artist'], 'upload files', true),
} as const satisfies Record<string, Right>;

export type ProjectAction = keyof typeof PROJECT_RIGHTS;

export interface Standing {
  readonly role: Role;
  readonly archived: boolean;
}

/** May a member of this role do this, in the project as it stands? */
export function mayInProject({ role, archived }: Standing, action: ProjectAction): Result<null> {
  const { roles, says, changes }: Right = PROJECT_RIGHTS[action];
  if (!roles.includes(role)) {
    return refuse('forbidden', `${aRole(role)} may not ${says}; ask a ${roles.slice(0, 2).join(' or ')}.`);
  }
  return changes && archived
    ? refuse('locked', 'This project is archived; a director can restore it, and then it can be changed.')
    : ok(null);
}
