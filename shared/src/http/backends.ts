import { z } from 'zod';
import { Backend, BackendMode, BackendProbe } from '../farm/index.ts';

/** A backend as it is changed: what it is, without how it fares. Its credential is never read back. */
export const BackendDefinition = Backend.extend({
  mode: BackendMode,
  hasCredential: z.boolean(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});
export type BackendDefinition = z.infer<typeof BackendDefinition>;

/** `unknown`: no job-runner has asked it yet. */
export const BACKEND_HEALTHS = ['unknown', 'up', 'down'] as const;

/** A backend with how it fares, as whichever job-runner asked it last has heard. */
export const ListedBackend = BackendDefinition.extend({
  health: z.enum(BACKEND_HEALTHS),
  problem: z.string().nullable().describe('One sentence; null while it answers'),
  /** The last good answer, also where a later one was none. */
  probe: BackendProbe.nullable(),
  askedAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  retryAt: z.iso.datetime().nullable().describe('Until when it is left alone after failures'),
  running: z.int().min(0),
  meanSeconds: z.number().nullable().describe('Of the runs there, by how many there were of each pipeline'),
});
export type ListedBackend = z.infer<typeof ListedBackend>;

const Credential = z.string().min(1).max(20_000);

export const CreateBackend = z.strictObject({ ...Backend.shape, credential: Credential.optional() });
export type CreateBackend = z.infer<typeof CreateBackend>;

export const ChangeBackend = z.strictObject({ ...Backend.omit({ id: true }).shape, mode: BackendMode }).partial();
export type ChangeBackend = z.infer<typeof ChangeBackend>;

/** What a backend is signed in with: an API key, a token, or a client certificate with its key in PEM. */
export const BackendCredential = z.strictObject({ credential: Credential.nullable().describe('null: none any more') });
