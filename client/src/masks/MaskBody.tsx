import type { NodeRecord } from '@dailies/shared/document';
import type { Sha256 } from '@dailies/shared/media';
import { PictureParams } from '@dailies/shared/modules';
import { IconAlertTriangle, IconBrush } from '@tabler/icons-react';
import { type CSSProperties, useEffect } from 'react';
import { useEditor } from 'tldraw';
import { NodePicture } from '../canvas/shapes/NodePicture.tsx';
import { useReach } from '../canvas/shapes/reach.ts';
import { useHeld } from '../canvas/shapes/useHeld.ts';
import { useModel } from '../document/useModel.ts';
import { mediaUrl } from '../media/mediaUrl.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import classes from './MaskBody.module.css';
import { openMaskPainter } from './openMaskPainter.ts';
import { misfit, paintedOn } from './paintedOn.ts';

/** A mask: in red over its picture, and the way to paint it. A double click or Enter paints. */
export function MaskBody({ node, isEditing }: { node: NodeRecord; isEditing: boolean }) {
  const editor = useEditor();
  const held = useHeld();
  const reach = useReach();
  const mayWrite = useMay('nodes');
  const mask = PictureParams.catch(PictureParams.parse({})).parse(node.params);
  const { plans } = useSession();
  const ground = useModel(['nodes', 'edges', 'takes', 'picks'], (model) => paintedOn({ model, plans }, node.id), [
    plans,
    node.id,
  ]);
  const problem = misfit(mask, ground);
  const canPaint = mayWrite && (ground !== null || mask.media !== null);
  useEffect(() => {
    if (!isEditing) return;
    editor.setEditingShape(null);
    editor.setCurrentTool('select.idle');
    if (canPaint) openMaskPainter(node.id);
  }, [isEditing, editor, canPaint, node.id]);
  return (
    <div className={classes.body}>
      {ground === null && mask.media === null ? (
        <p className={classes.empty}>Connect the picture that it is painted on</p>
      ) : (
        <NodePicture
          sha256={ground?.media ?? mask.media}
          of={ground?.media ?? mask.media}
          alt={ground === null ? node.title : `${node.title}, on ${ground.from}`}
        />
      )}
      {ground !== null && mask.media !== null && (
        <div className={classes.overlay} style={maskedBy(mask.media)} data-testid="mask-overlay" />
      )}
      {problem !== null && (
        <p className={classes.problem} role="alert">
          <IconAlertTriangle size={14} aria-hidden="true" />
          {problem}
        </p>
      )}
      {canPaint && (
        <button
          type="button"
          className={classes.paint}
          tabIndex={reach}
          {...held}
          onClick={() => openMaskPainter(node.id)}
        >
          <IconBrush size={14} aria-hidden="true" />
          {mask.media === null ? 'Paint' : 'Paint on'}
        </button>
      )}
    </div>
  );
}

const maskedBy = (media: Sha256): CSSProperties => ({ maskImage: `url(${mediaUrl(media)})` });
