import type { CommentId } from '@dailies/shared/ids';
import type { Editor } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { CommentThread } from '../CommentThread.tsx';
import { threadsOf } from '../threads.ts';
import { PlacedCard } from './PlacedCard.tsx';
import classes from './PlacedCard.module.css';

interface ThreadCardProps {
  readonly editor: Editor;
  /** The first comment of the thread. */
  readonly root: CommentId;
  readonly onClose: () => void;
}

/** The thread of a pin on the canvas. */
export function ThreadCard({ editor, root, onClose }: ThreadCardProps) {
  const thread = useModel(
    ['comments:canvas'],
    (model) => threadsOf(model.comments('canvas')).find(({ first }) => first.id === root),
    [root],
  );
  if (thread === undefined) return null;
  return (
    <PlacedCard editor={editor} anchor={thread.first.anchor} title="On the canvas" onClose={onClose}>
      <div className={classes.scroll}>
        <CommentThread thread={thread} isAlone />
      </div>
    </PlacedCard>
  );
}
