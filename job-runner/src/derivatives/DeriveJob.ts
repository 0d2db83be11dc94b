import { Maker, Sha256 } from '@dailies/shared/media';
import { z } from 'zod';

/** The payload of a job of Graphile Worker. */
export const DeriveJob = z.object({ source: Sha256, maker: Maker });
export type DeriveJob = z.infer<typeof DeriveJob>;

/** What is quick has workers of its own, so that no poster waits behind a film that is encoded. */
export const DERIVE_TASK = 'derive';
export const ENCODE_TASK = 'derive_encode';

export const taskOf = (maker: Maker): string => (maker === 'proxy' ? ENCODE_TASK : DERIVE_TASK);

/** Tries before it is said that something cannot be made; Graphile Worker waits longer before each, some minutes in all. */
export const DERIVE_TRIES = 6;
