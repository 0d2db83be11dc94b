import { z } from 'zod';
import { AssetId } from '../ids/index.ts';
import { Sha256 } from '../media/index.ts';
import { Role } from '../people/index.ts';
import { RunProgress } from '../runs/index.ts';
import { Motion } from './motion.ts';

/** A stateless message from the server to the browsers of a project: what is never stored in the document. */
export const ServerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: RunProgress }),
  /** What moves: of several people together, one's own among them. */
  z.object({ type: z.literal('motions'), motions: z.array(Motion) }),
  /** An asset has a new version: ask for it again. */
  z.object({ type: z.literal('asset'), asset: AssetId }),
  /** Something that is made of a file came, or could not be made: ask for its derivatives again. */
  z.object({ type: z.literal('derivative'), media: Sha256 }),
  /** Members or their roles changed: ask for them again. */
  z.object({ type: z.literal('members') }),
  /** Pipelines or backends changed: ask for them again. */
  z.object({ type: z.literal('farm') }),
  /** To one person: the role that they have from now on. */
  z.object({ type: z.literal('role'), role: Role }),
  /** To one person: something concerns them, maybe in another project; ask for the notifications again. */
  z.object({ type: z.literal('notification') }),
]);
export type ServerMessage = z.infer<typeof ServerMessage>;
