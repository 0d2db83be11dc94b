import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowUpRight,
  IconEraser,
  IconFrame,
  IconHandStop,
  IconHighlight,
  IconLine,
  IconNote,
  IconPencil,
  IconPhotoPlus,
  IconPlus,
  IconPointer,
  IconTypography,
} from '@tabler/icons-react';
import { type Editor, useValue } from 'tldraw';
import { CommentToolButton } from '../../comments/pins/CommentToolButton.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useObservable } from '../../session/useObservable.ts';
import { useCanvas } from '../CanvasContext.tsx';
import { withKeys } from '../shortcuts/keyText.ts';
import { type ShortcutId, SHORTCUTS } from '../shortcuts/shortcuts.ts';
import { LibraryButton } from '../library/LibraryButton.tsx';
import { ShapeMenu } from './ShapeMenu.tsx';
import classes from './Toolbar.module.css';
import { ToolButton } from './ToolButton.tsx';
import toolClasses from './ToolButton.module.css';
import { useCanvasActions } from './useCanvasActions.ts';
import { focusCanvas } from './focusCanvas.ts';

const MOVING = [
  { id: 'select', icon: IconPointer },
  { id: 'hand', icon: IconHandStop },
] as const;
const DRAWING = [
  { id: 'draw', icon: IconPencil },
  { id: 'eraser', icon: IconEraser },
  { id: 'arrow', icon: IconArrowUpRight },
] as const;
const PUTTING = [
  { id: 'text', icon: IconTypography },
  { id: 'note', icon: IconNote },
  { id: 'frame', icon: IconFrame },
] as const;

type Tool = { readonly id: ShortcutId; readonly icon: typeof IconPointer };

/** On a narrow page these are in the menu of shapes only. */
const SPARE = [
  { id: 'line', icon: IconLine },
  { id: 'highlight', icon: IconHighlight },
] as const;

/** The canvas's tools, at the bottom. */
export function Toolbar({ editor }: { editor: Editor }) {
  const session = useSession();
  const state = useCanvas();
  const mayDraw = useMay('drawing');
  const mayBuild = useMay('nodes');
  const names = useObservable(session.undo.names);
  const can = useObservable(session.undo.can);
  const actions = useCanvasActions(editor);
  const current = useValue('tool', () => editor.getCurrentToolId(), [editor]);
  const add = () => {
    const { x, y } = editor.getViewportPageBounds().center;
    const screen = editor.pageToViewport({ x, y });
    state.palette.set({ at: [x, y], screen: [screen.x, screen.y], from: null });
  };
  const tool = ({ id, icon }: Tool) => (
    <ToolButton
      key={id}
      title={SHORTCUTS[id].title}
      shortcut={id}
      icon={icon}
      aria-pressed={current === id}
      onClick={() => {
        editor.setCurrentTool(id);
        focusCanvas(editor);
      }}
    />
  );
  return (
    <div className={classes.bar} role="toolbar" aria-label="Canvas tools">
      {mayBuild && (
        <>
          <button
            type="button"
            className={classes.add}
            onClick={add}
            aria-label="Add node"
            title={withKeys('add-node')}
          >
            <IconPlus size={18} aria-hidden="true" />
            <span>Add node</span>
          </button>
          <LibraryButton />
          <span className={classes.rule} />
        </>
      )}
      {MOVING.map(tool)}
      <CommentToolButton editor={editor} className={toolClasses.button} />
      {mayDraw && (
        <>
          <span className={classes.rule} />
          {DRAWING.map(tool)}
          <span className={classes.spare}>{SPARE.map(tool)}</span>
          <ShapeMenu editor={editor} current={current} />
          {PUTTING.map(tool)}
          <ToolButton
            title="Insert a picture"
            shortcut="insert-picture"
            icon={IconPhotoPlus}
            onClick={actions['insert-picture']}
          />
          <span className={classes.rule} />
          <ToolButton
            title="Undo"
            hint={names.undo === null ? 'Undo' : `Undo: ${names.undo}`}
            shortcut="undo"
            icon={IconArrowBackUp}
            disabled={!can.undo}
            onClick={actions.undo}
          />
          <ToolButton
            title="Redo"
            hint={names.redo === null ? 'Redo' : `Redo: ${names.redo}`}
            shortcut="redo"
            icon={IconArrowForwardUp}
            disabled={!can.redo}
            onClick={actions.redo}
          />
        </>
      )}
    </div>
  );
}
