import { addComment } from '@dailies/shared/commands';
import type { CommentAnchor } from '@dailies/shared/document';
import type { CommentId, NodeId } from '@dailies/shared/ids';
import { useMemo } from 'react';
import type { Editor } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { useRun } from '../../document/useRun.ts';
import { newId } from '../../session/ProjectSession.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useObservable } from '../../session/useObservable.ts';
import { CommentForm } from '../CommentForm.tsx';
import { commentsOf } from '../CommentsState.ts';
import { CommentThread } from '../CommentThread.tsx';
import { threadsOf } from '../threads.ts';
import { PlacedCard } from './PlacedCard.tsx';
import classes from './PlacedCard.module.css';

interface NodeCardProps {
  readonly editor: Editor;
  readonly node: NodeId;
  /** The first comment of the thread that somebody came for. */
  readonly highlight: CommentId | null;
  readonly onClose: () => void;
}

/** Everything that is said of a node, and a place to say more. */
export function NodeCard({ editor, node, highlight, onClose }: NodeCardProps) {
  const session = useSession();
  const run = useRun();
  const mayComment = useMay('comments');
  const showsResolved = useObservable(commentsOf(session).showsResolved);
  const anchor = useMemo((): CommentAnchor => ({ on: 'node', node }), [node]);
  const title = useModel([`nodes:${node}`], (model) => model.nodes.get(node)?.title, [node]);
  const threads = useModel([`comments:node:${node}`], (model) => threadsOf(model.comments(`node:${node}`)), [node]);
  if (title === undefined) return null;
  const shown = threads.filter(
    ({ first }) => showsResolved || first.resolvedBy === undefined || first.id === highlight,
  );
  const send = (body: string): boolean => run(addComment, { id: newId(), anchor, body, parent: null }).ok;
  return (
    <PlacedCard editor={editor} anchor={anchor} title={title} onClose={onClose}>
      <div className={classes.scroll}>
        {shown.map((thread) => (
          <CommentThread
            key={thread.first.id}
            thread={thread}
            isAlone={shown.length === 1}
            isHighlighted={thread.first.id === highlight}
          />
        ))}
        {shown.length === 0 && <p className={classes.gone}>Everything that was said here is resolved.</p>}
      </div>
      {mayComment && (
        <div className={classes.foot}>
          <CommentForm
            draft={`node:${node}`}
            label="Comment"
            placeholder="Say something else…"
            action="Comment"
            minRows={1}
            send={send}
            onLeave={onClose}
          />
        </div>
      )}
    </PlacedCard>
  );
}
