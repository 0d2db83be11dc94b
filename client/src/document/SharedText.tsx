import { defaultKeymap } from '@codemirror/commands';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder as placeholderOf, tooltips } from '@codemirror/view';
import { AssetId } from '@dailies/shared/ids';
import { useEffect, useEffectEvent, useRef } from 'react';
import { yCollab } from 'y-codemirror.next';
import type * as Y from 'yjs';
import { addressOf } from '../app/addresses.ts';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { carets, liftCaret } from '../session/carets.ts';
import { useSession } from '../session/SessionContext.tsx';
import { mentionCard } from './mentions/mentionCard.ts';
import { mentionChips } from './mentions/mentionChips.ts';
import { mentionables, showUse } from './mentions/Mentionable.ts';
import { mentionList } from './mentions/mentionList.ts';
import { mentionTheme } from './mentions/mentionTheme.ts';
import { useMentionable } from './mentions/useMentionable.ts';
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

/** What an editor is told anew while somebody writes in it. */
const mentionsOf = new Compartment();

/**
 * A text that several people write at the same time, each seeing the others' carets. `@` mentions a
 * character, a style or a location.
 */
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
  const editor = useRef<EditorView>(null);
  const mentionable = useMentionable();
  const known = useEffectEvent(() => mentionables.of(mentionable));
  const open = useOpenAddress();
  const show = useEffectEvent((asset: string) => {
    const id = AssetId.safeParse(asset);
    if (id.success) open(addressOf.uses(session.project.id, id.data));
  });
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
          // Before the keys of the text: Escape closes the list first.
          readOnly ? [] : mentionList,
          mentionsOf.of(known()),
          mentionChips,
          showUse.of((asset) => show(asset)),
          mentionCard,
          mentionTheme,
          // In the page: what holds the editor is clipped, and on the canvas it is scaled.
          tooltips({ parent: document.body }),
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
    editor.current = view;
    const settling = setTimeout(() => (isSettled = true), SETTLE_MS);
    return () => {
      clearTimeout(settling);
      editor.current = null;
      // Not where another text has the caret by now.
      const active = document.activeElement?.closest('.cm-editor') ?? null;
      if (active === null || active === view.dom) liftCaret(session.presence.awareness);
      view.destroy();
    };
  }, [text, session, readOnly, label, placeholder, autoFocus]);
  useEffect(() => {
    editor.current?.dispatch({ effects: mentionsOf.reconfigure(mentionables.of(mentionable)) });
  }, [mentionable]);
  return <div ref={place} className={classes.editor} data-readonly={readOnly} />;
}
