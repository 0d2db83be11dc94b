import { ok, refuse, type Result } from '@dailies/shared/errors';
import type { Role } from '@dailies/shared/people';

interface TemplateStanding {
  readonly role: Role;
  /** Whether this person saved it. */
  readonly isMaker: boolean;
}

/** May a member who may save templates rename and remove this one of the project? */
export const mayChangeTemplate = ({ role, isMaker }: TemplateStanding): Result<null> =>
  isMaker || role === 'director'
    ? ok(null)
    : refuse('forbidden', 'A template is renamed and removed by who saved it, and by directors; ask one of them.');
