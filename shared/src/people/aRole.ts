import type { Role } from './roles.ts';

/** `A director`, `An artist`: how a sentence about a role begins. */
export const aRole = (role: Role): string => (role === 'artist' ? 'An artist' : `A ${role}`);
