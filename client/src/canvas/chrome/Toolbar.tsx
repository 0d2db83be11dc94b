import { Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowUpRight,
  IconEraser,
  IconHandStop,
  IconNote,
  IconPencil,
  IconPlus,
  IconPointer,
  IconSquare,
  IconTypography,
} from '@tabler/icons-react';
import { type Editor, useValue } from 'tldraw';
import { CommentToolButton } from '../../comments/pins/CommentToolButton.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useObservable } from '../../session/useObservable.ts';
import { useCanvas } from '../CanvasContext.tsx';
import { redo, undo } from '../gestures/overrides.ts';
import classes from './Toolbar.module.css';

const TOOLS = [
  { id: 'select', title: 'Select', key: 'V', Icon: IconPointer, draws: false },
  { id: 'hand', title: 'Hand', key: 'H', Icon: IconHandStop, draws: false },
  { id: 'draw', title: 'Draw', key: 'D', Icon: IconPencil, draws: true },
  { id: 'eraser', title: 'Erase', key: 'E', Icon: IconEraser, draws: true },
  { id: 'arrow', title: 'Arrow', key: 'A', Icon: IconArrowUpRight, draws: true },
  { id: 'geo', title: 'Shape', key: 'R', Icon: IconSquare, draws: true },
  { id: 'text', title: 'Text', key: 'T', Icon: IconTypography, draws: true },
  { id: 'note', title: 'Sticky note', key: 'N', Icon: IconNote, draws: true },
] as const;

/** The canvas's tools, at the bottom. */
export function Toolbar({ editor }: { editor: Editor }) {
  const session = useSession();
  const state = useCanvas();
  const mayDraw = useMay('drawing');
  const mayBuild = useMay('nodes');
  const can = useObservable(session.undo.can);
  const current = useValue('tool', () => editor.getCurrentToolId(), [editor]);
  const add = () => {
    const { x, y } = editor.getViewportPageBounds().center;
    const screen = editor.pageToViewport({ x, y });
    state.palette.set({ at: [x, y], screen: [screen.x, screen.y], from: null });
  };
  return (
    <div className={classes.bar} role="toolbar" aria-label="Canvas tools">
      {mayBuild && (
        <>
          <button type="button" className={classes.add} onClick={add} aria-label="Add node">
            <IconPlus size={18} aria-hidden="true" />
            <span>Add node</span>
          </button>
          <span className={classes.rule} />
        </>
      )}
      {TOOLS.filter(({ draws }) => mayDraw || !draws).map(({ id, title, key, Icon }) => (
        <Tooltip key={id} label={`${title} (${key})`} openDelay={400}>
          <button
            type="button"
            className={classes.tool}
            aria-label={title}
            aria-pressed={current === id}
            onClick={() => {
              editor.setCurrentTool(id);
              editor.focus();
            }}
          >
            <Icon size={18} stroke={1.7} aria-hidden="true" />
          </button>
        </Tooltip>
      ))}
      <CommentToolButton editor={editor} className={classes.tool} />
      {mayDraw && (
        <>
          <span className={classes.rule} />
          <Tooltip label="Undo (Ctrl Z)" openDelay={400}>
            <button
              type="button"
              className={classes.tool}
              aria-label="Undo"
              disabled={!can.undo}
              onClick={() => undo(session)}
            >
              <IconArrowBackUp size={18} stroke={1.7} aria-hidden="true" />
            </button>
          </Tooltip>
          <Tooltip label="Redo (Ctrl Shift Z)" openDelay={400}>
            <button
              type="button"
              className={classes.tool}
              aria-label="Redo"
              disabled={!can.redo}
              onClick={() => redo(session)}
            >
              <IconArrowForwardUp size={18} stroke={1.7} aria-hidden="true" />
            </button>
          </Tooltip>
        </>
      )}
    </div>
  );
}
