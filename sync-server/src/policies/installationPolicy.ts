import { ok, refuse, type Result } from '@dailies/shared/errors';

/** May this person see what concerns the whole installation, beyond their own projects? */
export const mayReadInstallation = ({ installationOwner }: { readonly installationOwner: boolean }): Result<null> =>
  installationOwner
    ? ok(null)
    : refuse('forbidden', 'Only the owner of this installation may see this; ask whoever made the first account.');
