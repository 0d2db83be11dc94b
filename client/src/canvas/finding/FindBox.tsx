import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Editor, isShapeId, useValue } from 'tldraw';
import { useModel } from '../../document/useModel.ts';
import { useCanvas } from '../CanvasContext.tsx';
import { ToolButton } from '../chrome/ToolButton.tsx';
import { findables } from './findables.ts';
import classes from './FindBox.module.css';
import { findOnCanvas } from './findOnCanvas.ts';
import { FoundRing } from './FoundRing.tsx';
import { focusCanvas } from '../chrome/focusCanvas.ts';

/** As near as the view goes to what was found. */
const NEAREST = 1;
const MARGIN_PX = 220;

/** Finds what is written on the canvas, while it is open. */
export function FindBox({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const isOpen = useValue('is finding', () => state.finding.get(), [state]);
  return isOpen ? <OpenBox editor={editor} /> : null;
}

function OpenBox({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // What is found follows the document; where drawn things are, as the search is typed.
  const all = useModel(['nodes', 'drawing'], (model) => findables(editor, model), [editor]);
  const found = useMemo(() => findOnCanvas(all, search), [all, search]);
  const at = found.length === 0 ? 0 : index % found.length;
  const current = found[at];
  const id = current === undefined || !isShapeId(current.id) ? null : current.id;
  const close = useCallback(() => {
    state.finding.set(false);
    focusCanvas(editor);
  }, [editor, state]);

  useEffect(() => {
    field.current?.focus();
    return () => void state.found.set(null);
  }, [state]);

  useEffect(() => {
    state.found.set(id);
    const bounds = id === null ? undefined : editor.getShapePageBounds(id);
    if (bounds === undefined) return;
    editor.zoomToBounds(bounds, {
      targetZoom: NEAREST,
      inset: MARGIN_PX,
      animation: { duration: editor.options.animationMediumMs },
    });
  }, [editor, state, id]);

  const step = (by: number) => {
    if (found.length > 0) setIndex((at + by + found.length) % found.length);
  };
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    const way = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      // The found one stays at hand.
      if (id !== null) editor.setSelectedShapes([id]);
      close();
    } else if (way !== undefined && event.target === field.current) {
      event.preventDefault();
      step(way);
    }
  };
  const count = search.trim() === '' ? '' : found.length === 0 ? 'Nothing' : `${at + 1} of ${found.length}`;
  return (
    <>
      <div className={classes.box} role="search" aria-label="Find on the canvas" onKeyDown={key}>
        <IconSearch size={16} aria-hidden="true" className={classes.sign} />
        <input
          ref={field}
          className={classes.field}
          aria-label="Find on the canvas"
          placeholder="Titles, prompts, notes, frames"
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            setIndex(0);
          }}
        />
        <span className={classes.count} role="status" data-none={count === 'Nothing'}>
          {count}
        </span>
        <ToolButton
          title="Found before"
          shortcut="find-previous"
          icon={IconChevronUp}
          size="small"
          disabled={found.length < 2}
          onClick={() => step(-1)}
        />
        <ToolButton
          title="Next found"
          shortcut="find-next"
          icon={IconChevronDown}
          size="small"
          disabled={found.length < 2}
          onClick={() => step(1)}
        />
        <ToolButton title="Close" icon={IconX} size="small" onClick={close} />
        {current !== undefined && (
          <div className={classes.current}>
            <span className={classes.kind}>{current.kind}</span>
            <span className={classes.title}>{current.title}</span>
          </div>
        )}
      </div>
      {id !== null && <FoundRing editor={editor} shape={id} />}
    </>
  );
}
