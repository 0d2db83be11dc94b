import { addComment } from '@dailies/shared/commands';
import type { CommentAnchor } from '@dailies/shared/document';
import { CommentId } from '@dailies/shared/ids';
import type { Editor } from 'tldraw';
import { placeOf } from '../../document/ProjectModel.ts';
import { useModel } from '../../document/useModel.ts';
import { useRun } from '../../document/useRun.ts';
import { newId } from '../../session/ProjectSession.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { CommentForm } from '../CommentForm.tsx';
import { commentsOf } from '../CommentsState.ts';
import { PlacedCard } from './PlacedCard.tsx';
import classes from './PlacedCard.module.css';

interface NewCommentCardProps {
  readonly editor: Editor;
  readonly anchor: CommentAnchor;
  readonly onClose: () => void;
}

/** The first comment of a pin that was just set. */
export function NewCommentCard({ editor, anchor, onClose }: NewCommentCardProps) {
  const session = useSession();
  const run = useRun();
  const title = useModel(
    ['nodes'],
    (model) => (anchor.on === 'node' ? model.nodes.get(anchor.node)?.title : undefined),
    [anchor],
  );
  const send = (body: string): boolean => {
    const id = CommentId.parse(newId());
    if (!run(addComment, { id, anchor, body, parent: null }).ok) return false;
    commentsOf(session).open.set(
      anchor.on === 'node' ? { kind: 'node', node: anchor.node, highlight: null } : { kind: 'thread', root: id },
    );
    return true;
  };
  return (
    <PlacedCard
      editor={editor}
      anchor={anchor}
      title={anchor.on === 'node' ? `Comment on ${title ?? 'a node'}` : 'Comment on the canvas'}
      onClose={onClose}
    >
      <div className={classes.foot}>
        <CommentForm
          draft={placeOf(anchor)}
          label="Comment"
          placeholder="Say something; everybody sees it here"
          action="Comment"
          autoFocus
          send={send}
          onLeave={onClose}
        />
      </div>
    </PlacedCard>
  );
}
