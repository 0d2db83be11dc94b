import { ok, refuse, type Result } from '@dailies/shared/errors';
import type { Role } from '@dailies/shared/people';
import { PROJECT_RIGHTS } from './projectPolicy.ts';

export interface LibraryStanding {
  readonly installationOwner: boolean;
  /** The roles that the person has in whatever projects. */
  readonly roles: readonly Role[];
}

/** May this person change the studio's own assets, which every project sees? */
export function mayEditStudioAssets({ installationOwner, roles }: LibraryStanding): Result<null> {
  const editors: readonly Role[] = PROJECT_RIGHTS.editAssets.roles;
  return installationOwner || roles.some((role) => editors.includes(role))
    ? ok(null)
    : refuse('forbidden', "Only directors and artists may change the studio's library; ask one of them.");
}
