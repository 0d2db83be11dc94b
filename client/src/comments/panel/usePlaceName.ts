import { type CommentAnchor, readTake } from '@dailies/shared/document';
import { useCallback } from 'react';
import { useSession } from '../../session/SessionContext.tsx';

/** Where something was said, in words: "SH010, take 2, frame 14". */
export function usePlaceName(): (anchor: CommentAnchor) => string {
  const { model } = useSession();
  return useCallback(
    (anchor) => {
      if (anchor.on === 'canvas') return 'Canvas';
      if (anchor.on === 'node') return model.nodes.get(anchor.node)?.title ?? 'A deleted node';
      const take = readTake(model.doc, anchor.take);
      const title = take === undefined ? undefined : model.nodes.get(take.node)?.title;
      const frame = anchor.frame === undefined ? '' : `, frame ${anchor.frame + 1}`;
      return `${title ?? 'A deleted shot'}, take ${take?.number ?? '?'}${frame}`;
    },
    [model],
  );
}
