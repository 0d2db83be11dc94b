import type { Sha256 } from '@dailies/shared/media';

/** The address of stored media in a project; what is behind it never changes. */
export const mediaUrl = (sha256: Sha256): string => `/api/v1/media/${sha256}`;
