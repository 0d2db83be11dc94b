import { IconCopy, IconFrame, IconTrash, IconZoomScan } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { type Editor, react, useValue } from 'tldraw';
import { useMay } from '../../session/useMay.ts';
import { useCanvas } from '../CanvasContext.tsx';
import { ToolButton } from '../chrome/ToolButton.tsx';
import { useCanvasActions } from '../chrome/useCanvasActions.ts';
import { isNodeShape } from '../shapes/NodeShape.ts';
import { ArrangeMenu } from './ArrangeMenu.tsx';
import { barPlace } from './barPlace.ts';
import { ColourMenu } from './ColourMenu.tsx';
import classes from './SelectionBar.module.css';

/** What can be done to what is selected, above it. It goes while something is in the hand. */
export function SelectionBar({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const mayChange = useMay('nodes');
  const isWanted = useValue(
    'wants selection bar',
    () => editor.isIn('select.idle') && editor.getSelectedShapeIds().length > 0 && state.connecting.get() === null,
    [editor, state],
  );
  return isWanted && mayChange ? <Bar editor={editor} /> : null;
}

function Bar({ editor }: { editor: Editor }) {
  const element = useRef<HTMLDivElement>(null);
  const actions = useCanvasActions(editor);
  const count = useValue('how many are selected', () => editor.getSelectedShapeIds().length, [editor]);
  useEffect(() => {
    const bar = element.current;
    if (bar === null) return undefined;
    // By its own style, so that following the camera renders nothing.
    return react('place selection bar', () => {
      const bounds = editor.getSelectionPageBounds();
      if (bounds === null) return;
      const { w, h } = editor.getViewportScreenBounds();
      const zoom = editor.getZoomLevel();
      const { x, y } = editor.pageToViewport({ x: bounds.x, y: bounds.y });
      const selected = editor.getSelectedShapes();
      const place = barPlace({
        view: [w, h],
        bar: [bar.offsetWidth, bar.offsetHeight],
        selection: { x, y, w: bounds.w * zoom, h: bounds.h * zoom },
        hasPanel: selected.some((shape) => isNodeShape(shape)),
        // A frame's name stands above it, and tldraw's own bar above a picture.
        isTopTaken: selected.some(({ type }) => type === 'frame' || type === 'image'),
      });
      bar.style.visibility = place === null ? 'hidden' : 'visible';
      if (place !== null) bar.style.transform = `translate(${place[0]}px, ${place[1]}px)`;
    });
  }, [editor, count]);
  return (
    <div
      ref={element}
      className={classes.bar}
      role="toolbar"
      aria-label="Selection"
      onKeyDown={(event) => event.stopPropagation()}
    >
      {count > 1 && <ArrangeMenu actions={actions} count={count} />}
      <ColourMenu editor={editor} />
      <ToolButton
        title="Frame around the selection"
        shortcut="frame-selection"
        icon={IconFrame}
        size="small"
        onClick={actions['frame-selection']}
      />
      <ToolButton
        title="Show the selection"
        shortcut="zoom-to-selection"
        icon={IconZoomScan}
        size="small"
        onClick={actions['zoom-to-selection']}
      />
      <span className={classes.rule} />
      <ToolButton title="Duplicate" shortcut="duplicate" icon={IconCopy} size="small" onClick={actions.duplicate} />
      <ToolButton title="Delete" shortcut="delete" icon={IconTrash} size="small" isDanger onClick={actions.delete} />
    </div>
  );
}
