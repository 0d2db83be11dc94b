import { z } from 'zod';
import { Role } from '../people/index.ts';
import { Person } from './accounts.ts';

export const Member = z.object({
  user: Person,
  role: Role,
  /** Shown to directors and to oneself; null for everybody else. */
  email: z.string().nullable(),
  addedAt: z.iso.datetime(),
});
export type Member = z.infer<typeof Member>;

export const ChangeMember = z.strictObject({ role: Role });
export type ChangeMember = z.infer<typeof ChangeMember>;
