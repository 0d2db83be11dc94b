import { useEffect } from 'react';
import type { Editor } from 'tldraw';
import { useCanvas } from '../canvas/CanvasContext.tsx';
import { useSession } from '../session/SessionContext.tsx';
import { CursorChat } from './CursorChat.tsx';
import { useObservable } from '../session/useObservable.ts';
import { goToView } from './goToView.ts';
import { followView } from './followView.ts';
import { PeerSelections } from './PeerSelections.tsx';

const GO_MS = 260;

/** What others do on this canvas besides editing: where they look, what they have selected, what they say beside their pointer. */
export function CanvasFollowing({ editor }: { editor: Editor }) {
  const { presence, following } = useSession();
  const { level } = useCanvas();
  useEffect(() => followView(editor, presence, following, level), [editor, presence, following, level]);
  const wanted = useObservable(goToView);
  useEffect(() => {
    if (wanted === null) return;
    goToView.set(null);
    const { w, h } = editor.getViewportScreenBounds();
    const [x, y] = wanted.at;
    const camera = { x: w / 2 / wanted.zoom - x, y: h / 2 / wanted.zoom - y, z: wanted.zoom };
    editor.setCamera(camera, { animation: { duration: editor.user.getAnimationSpeed() * GO_MS } });
  }, [editor, wanted]);
  return (
    <>
      <PeerSelections editor={editor} />
      <CursorChat editor={editor} />
    </>
  );
}
