import { ok, refuse, type Result } from '@dailies/shared/errors';

interface InstallationStanding {
  readonly installationOwner: boolean;
}

/** May this person see what concerns the whole installation, beyond their own projects? */
export const mayReadInstallation = ({ installationOwner }: InstallationStanding): Result<null> =>
  installationOwner
    ? ok(null)
    : refuse('forbidden', 'Only the owner of this installation may see this; ask whoever made the first account.');

/** May this person say where runs are executed, by which pipelines, in what order and for how much? */
export const mayManageFarm = ({ installationOwner }: InstallationStanding): Result<null> =>
  installationOwner
    ? ok(null)
    : refuse('forbidden', 'Only the owner of this installation manages the farm; ask whoever made the first account.');
