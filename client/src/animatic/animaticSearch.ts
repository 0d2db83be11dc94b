import { NodeId } from '@dailies/shared/ids';
import { z } from 'zod';

/** What is played, kept in the address so that a link keeps it. */
export const AnimaticSearch = z.object({
  /** The shot to begin at. */
  shot: NodeId.optional().catch(undefined),
  /** The shots of this scene only. */
  scene: NodeId.optional().catch(undefined),
  /** The node whose sound is heard under them; without it what the cut has under it. */
  sound: NodeId.optional().catch(undefined),
  /** These shots only; without it all of them. */
  only: z.array(NodeId).min(1).max(500).optional().catch(undefined),
});
export type AnimaticSearch = z.infer<typeof AnimaticSearch>;
