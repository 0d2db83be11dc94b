import { z } from 'zod';

/** What a member may do in a project (design §2). Ordered from most to least. */
export const ROLES = ['director', 'artist', 'producer', 'reviewer', 'viewer'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** One sentence for each role, shown where a role is chosen. */
export const ROLE_MEANING: Readonly<Record<Role, string>> = {
  director: 'Does everything: builds, generates, picks, cuts, and manages the members.',
  artist: 'Builds the graph, generates takes, picks and cuts.',
  producer: 'Tracks shots: status, dates, people and project settings.',
  reviewer: 'Looks at takes, comments and gives verdicts.',
  viewer: 'Looks and follows, and changes nothing.',
};
