import { defaultKeymap } from '@codemirror/commands';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderOf } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef } from 'react';
import { yCollab } from 'y-codemirror.next';
import type * as Y from 'yjs';
import { carets } from '../session/carets.ts';
import { useSession } from '../session/SessionContext.tsx';
import classes from './SharedText.module.css';

const SETTLE_MS = 100;

interface SharedTextProps {
  readonly text: Y.Text;
  /** What it is, for those who don't see it. */
  readonly label: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly readOnly?: boolean;
  /** Escape, or the focus going elsewhere. */
  readonly onLeave?: () => void;
}

/** A text that several people write at the same time, each seeing the others' carets. */
export function SharedText({
  text,
  label,
  placeholder = '',
  autoFocus = false,
  readOnly = false,
  onLeave,
}: SharedTextProps) {
  const session = useSession();
  const place = useRef<HTMLDivElement>(null);
  const leave = useEffectEvent((): boolean => {
    onLeave?.();
    return onLeave !== undefined;
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const undoKeys = Prec.highest(
      keymap.of([
        { key: 'Mod-z', run: () => session.undo.undo() !== null, preventDefault: true },
        { key: 'Mod-Shift-z', run: () => session.undo.redo() !== null, preventDefault: true },
        { key: 'Mod-y', run: () => session.undo.redo() !== null, preventDefault: true },
        { key: 'Escape', run: () => leave() },
      ]),
    );
    let isSettled = false;
    session.undo.endGesture();
    const view = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: text.toString(),
        extensions: [
          undoKeys,
          keymap.of([...defaultKeymap]),
          EditorView.lineWrapping,
          EditorView.editable.of(!readOnly),
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-multiline': 'true' }),
          EditorView.domEventHandlers({
            // The canvas has shortcuts of its own; a key that is typed here is meant for the text.
            keydown: (event) => {
              event.stopPropagation();
              return false;
            },
            blur: () => {
              session.undo.endGesture();
              // The press that opened this editor moves the focus once more when it is handled.
              if (autoFocus && !isSettled) setTimeout(() => view.focus(), 0);
              // The page losing the focus is not leaving the text.
              if (isSettled && document.hasFocus()) setTimeout(() => leave(), 0);
              return false;
            },
          }),
          placeholderOf(placeholder),
          yCollab(text, carets(session.presence.awareness), { undoManager: false }),
        ],
      }),
    });
    if (autoFocus) {
      view.dispatch({ selection: { anchor: view.state.doc.length } });
      view.focus();
    }
    const settling = setTimeout(() => (isSettled = true), SETTLE_MS);
    return () => {
      clearTimeout(settling);
      view.destroy();
    };
  }, [text, session, readOnly, label, placeholder, autoFocus]);
  return <div ref={place} className={classes.editor} data-readonly={readOnly} />;
}
