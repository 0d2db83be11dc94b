import type { CommentAnchor } from '@dailies/shared/document';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useEffectEvent } from 'react';
import type { Editor, TLEventInfo } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useObservable } from '../../session/useObservable.ts';
import { commentsOf, type CommentsState, type OpenPin } from '../CommentsState.ts';
import { useWantedComment } from '../useWantedComment.ts';
import { NewCommentCard } from './NewCommentCard.tsx';
import { NodeCard } from './NodeCard.tsx';
import { pinPoint } from './pinPoint.ts';
import { PinLayer } from './PinLayer.tsx';
import { PlacingLayer } from './PlacingLayer.tsx';
import { ThreadCard } from './ThreadCard.tsx';
import { usePlacing } from './usePlacing.ts';

const GO_MS = 260;

/** Comments on the canvas: pins where something was said, and what is open beside one of them. */
export function CanvasComments({ editor }: { editor: Editor }) {
  const session = useSession();
  const state = commentsOf(session);
  const open = useObservable(state.open);
  const place = useCallback(
    (anchor: CommentAnchor) => {
      editor.setCurrentTool('select');
      state.open.set({ kind: 'new', anchor });
    },
    [editor, state],
  );
  usePlacing(editor, place);
  useComing(editor);
  useClosing(editor, state);
  const close = () => {
    state.open.set(null);
    editor.focus();
  };
  return (
    <>
      <PlacingLayer editor={editor} onPlaced={place} />
      <PinLayer editor={editor} state={state} />
      {open !== null && <OpenCard key={keyOf(open)} editor={editor} open={open} onClose={close} />}
    </>
  );
}

/** A press on the canvas closes what is open; what was being written there is kept. */
function useClosing(editor: Editor, state: CommentsState): void {
  useEffect(() => {
    const press = (info: TLEventInfo) => {
      if (info.type !== 'pointer' || info.name !== 'pointer_down' || info.button !== 0) return;
      if (!editor.inputs.getIsPanning() && editor.isIn('select')) state.open.set(null);
    };
    editor.on('event', press);
    return () => {
      editor.off('event', press);
      state.open.set(null);
    };
  }, [editor, state]);
}

const keyOf = (open: OpenPin): string =>
  open.kind === 'thread' ? open.root : open.kind === 'node' ? open.node : JSON.stringify(open.anchor);

function OpenCard({ editor, open, onClose }: { editor: Editor; open: OpenPin; onClose: () => void }) {
  switch (open.kind) {
    case 'new':
      return <NewCommentCard editor={editor} anchor={open.anchor} onClose={onClose} />;
    case 'node':
      return <NodeCard editor={editor} node={open.node} highlight={open.highlight} onClose={onClose} />;
    case 'thread':
      return <ThreadCard editor={editor} root={open.root} onClose={onClose} />;
  }
}

/** Goes to the comment that the address names, and opens it; the address is plain again afterwards. */
function useComing(editor: Editor): void {
  const session = useSession();
  const navigate = useNavigate();
  const wanted = useWantedComment();
  const shownLevel = useObservable(session.level);
  const id = wanted?.root;
  const anchor = useModel(['comments'], (model) => (wanted === null ? undefined : model.comment(wanted.root)?.anchor), [
    wanted?.root,
  ]);
  const come = useEffectEvent((to: CommentAnchor | undefined) => {
    const state = commentsOf(session);
    if (wanted === null) return;
    const params = { projectId: session.project.id };
    if (to?.on === 'take') {
      const search = { comment: wanted.id };
      void navigate({
        to: '/p/$projectId/takes/$takeId',
        params: { ...params, takeId: to.take },
        search,
        replace: true,
      });
      return;
    }
    const level = session.level.get();
    const { model } = session;
    if (to?.on === 'node' && model.nodes.has(to.node) && model.scenes.holderOf(to.node) !== level) {
      void navigate({ to: '/p/$projectId', params, search: { node: to.node, comment: wanted.id }, replace: true });
      return;
    }
    const scene = to?.on === 'canvas' ? to.scene : undefined;
    if (scene !== undefined && model.nodes.has(scene) && scene !== level) {
      void navigate({ to: '/p/$projectId', params, search: { scene, comment: wanted.id }, replace: true });
      return;
    }
    const point = to === undefined ? null : pinPoint(editor, to);
    if (to === undefined || point === null) {
      notifications.show({ message: 'That comment is gone: it, or what it was about, was deleted.' });
    } else {
      state.open.set(
        to.on === 'node'
          ? { kind: 'node', node: to.node, highlight: wanted.root }
          : { kind: 'thread', root: wanted.root },
      );
      editor.centerOnPoint(point, { animation: { duration: editor.user.getAnimationSpeed() * GO_MS } });
    }
    void navigate({ to: '/p/$projectId', params, search: level === null ? {} : { scene: level }, replace: true });
  });
  useEffect(() => {
    if (id !== undefined) come(anchor);
  }, [id, anchor, shownLevel]);
}
