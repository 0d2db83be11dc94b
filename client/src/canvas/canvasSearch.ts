import { AssetId, CommentId, NodeId } from '@dailies/shared/ids';
import { z } from 'zod';

/** What the canvas shows, kept in the address so that a link keeps it. */
export const CanvasSearch = z.object({
  /** A node to go to. */
  node: NodeId.optional().catch(undefined),
  /** The scene whose inside is shown; left out: the top. A node that is named decides for itself. */
  scene: NodeId.optional().catch(undefined),
  /** A comment to go to. */
  comment: CommentId.optional().catch(undefined),
  /** The asset whose use is shown. */
  uses: AssetId.optional().catch(undefined),
  /** The shot of which is shown what it uses. */
  usedBy: NodeId.optional().catch(undefined),
});
export type CanvasSearch = z.infer<typeof CanvasSearch>;
