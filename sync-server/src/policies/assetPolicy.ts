import { ok, refuse, type Result } from '@dailies/shared/errors';
import type { Role } from '@dailies/shared/people';
import { PROJECT_RIGHTS } from './projectPolicy.ts';

export interface LibraryStanding {
  readonly installationOwner: boolean;
  /**
   * The roles that the person has in projects that the installation's owner directs. Others
   * do not count: anybody with an account may start a project and direct it.
   */
  readonly roles: readonly Role[];
}

/** May this person change the studio's own assets, which every project sees? */
export function mayEditStudioAssets({ installationOwner, roles }: LibraryStanding): Result<null> {
  const editors: readonly Role[] = PROJECT_RIGHTS.editAssets.roles;
  return installationOwner || roles.some((role) => editors.includes(role))
    ? ok(null)
    : refuse(
        'forbidden',
        "The studio's library is changed by the owner of this installation, and by directors and artists of projects that the owner directs; ask one of them.",
      );
}
