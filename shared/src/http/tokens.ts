import { z } from 'zod';
import { ProjectId } from '../ids/index.ts';
import { plainLine } from './plainLine.ts';

/** What a personal access token may be for: the stable name, and what it says to people. `read` is in every token. */
export const TOKEN_SCOPES = {
  read: { title: 'Read', says: 'See projects, their graph, takes, files, members and history.' },
  review: { title: 'Review', says: 'Comment, rate, give verdicts and keep playlists.' },
  edit: {
    title: 'Edit',
    says: 'Change the graph, the cut, tracking, settings and the library; upload files; keep versions and branches.',
  },
  generate: { title: 'Generate', says: 'Ask for takes, confirm and cancel them.' },
  manage: {
    title: 'Manage',
    says: 'Create, rename, archive, import and export projects; change members, invitations and webhooks.',
  },
} as const;
export type TokenScope = keyof typeof TOKEN_SCOPES;

export const TokenScope = z.enum(['read', 'review', 'edit', 'generate', 'manage']);

/** How a token begins, for scanners of secrets: `dly_` and 40 letters and digits. */
export const TOKEN_PREFIX = 'dly_';

export const TOKEN_MAX_DAYS = 366;
export const TOKENS_AT_MOST = 50;
const DAY_MS = 86_400_000;

/** A token as its person sees it; the token itself is not kept. */
export const AccessToken = z.object({
  id: z.string(),
  name: z.string(),
  /** How it ends, to tell tokens apart. */
  lastFour: z.string(),
  scopes: z.array(TokenScope),
  /** The projects that it is limited to; null: all that its person is a member of. */
  projects: z.array(z.object({ id: ProjectId, name: z.string() })).nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** To within some minutes; null: never. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type AccessToken = z.infer<typeof AccessToken>;

/** `POST /api/v1/me/tokens`. */
export const CreateAccessToken = z.strictObject({
  name: plainLine(z.string().trim().min(1, 'A name is needed.').max(60, 'A name has at most 60 characters.')),
  scopes: z.array(TokenScope).max(5).default([]).describe('`read` is in every token.'),
  projects: z.array(ProjectId).min(1, 'Name a project, or leave them out.').max(100).nullable().default(null),
  expiresInDays: z
    .int('It must be a whole number of days.')
    .min(1)
    .max(TOKEN_MAX_DAYS, `A token is good for ${TOKEN_MAX_DAYS} days at most.`)
    .default(90),
});
export type CreateAccessToken = z.infer<typeof CreateAccessToken>;

/** A token just made, which is shown this once. */
export const CreatedAccessToken = AccessToken.extend({ token: z.string() });
export type CreatedAccessToken = z.infer<typeof CreatedAccessToken>;

/** When a token that is made now ends; both in milliseconds since 1970 UTC. */
export const tokenEnd = (nowMs: number, days: number): number => nowMs + days * DAY_MS;
