import { colourOf, inkOn } from '@dailies/shared/people';
import { useEffect, useRef, useState } from 'react';
import { type Editor, react } from 'tldraw';
import { isShortcut } from '../comments/pins/isShortcut.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './CursorChat.module.css';

/** After this long without a key it goes by itself. */
const REST_MS = 5_000;
const CHARS_AT_MOST = 200;

/** Words beside one's own pointer, seen by everybody while they are typed, and kept by nobody. `/` opens it. */
export function CursorChat({ editor }: { editor: Editor }) {
  const { role } = useSession();
  const mayChat = useObservable(role) !== 'viewer';
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!mayChat) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isShortcut(event, editor)) return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(true);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [editor, mayChat]);
  return isOpen ? <Bubble editor={editor} onClose={() => setOpen(false)} /> : null;
}

function Bubble({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { presence, me } = useSession();
  const [words, setWords] = useState('');
  const bubble = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const colour = colourOf(me.id);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    presence.tell({ chat: '' });
    return () => presence.tellNow({ chat: null });
  }, [presence]);
  useEffect(
    () =>
      react('place own words', () => {
        const { x, y } = editor.pageToViewport(editor.inputs.getCurrentPagePoint());
        const { w, h } = editor.getViewportScreenBounds();
        const [left, top] = [Math.min(Math.max(8, x + 14), w - 240), Math.min(Math.max(8, y + 16), h - 48)];
        if (bubble.current !== null) bubble.current.style.transform = `translate(${left}px, ${top}px)`;
      }),
    [editor],
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      onClose();
      editor.focus();
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [words, onClose, editor]);
  return (
    <div ref={bubble} className={classes.bubble} style={{ background: colour, color: inkOn(colour) }}>
      {/* As wide as what is in it. */}
      <span className={classes.mirror} aria-hidden="true">
        {words === '' ? 'Say something…' : words}
      </span>
      <input
        ref={input}
        className={classes.input}
        aria-label="Say something beside your pointer"
        placeholder="Say something…"
        maxLength={CHARS_AT_MOST}
        value={words}
        onChange={({ currentTarget: { value } }) => {
          setWords(value);
          presence.tell({ chat: value });
        }}
        onBlur={onClose}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') {
            setWords('');
            presence.tell({ chat: '' });
          }
          if (event.key === 'Escape') {
            onClose();
            editor.focus();
          }
        }}
      />
    </div>
  );
}
