import { Tooltip } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { type Editor, useValue } from 'tldraw';
import classes from './ZoomBar.module.css';

/** How near the canvas is; a click on the number goes to 100 %. */
export function ZoomBar({ editor }: { editor: Editor }) {
  const percent = useValue('zoom', () => Math.round(editor.getZoomLevel() * 100), [editor]);
  return (
    <div className={classes.bar} role="toolbar" aria-label="Zoom">
      <button type="button" className={classes.button} aria-label="Zoom out" onClick={() => editor.zoomOut()}>
        <IconMinus size={16} aria-hidden="true" />
      </button>
      <button type="button" className={classes.number} aria-label="Zoom to 100 %" onClick={() => editor.resetZoom()}>
        {percent} %
      </button>
      <button type="button" className={classes.button} aria-label="Zoom in" onClick={() => editor.zoomIn()}>
        <IconPlus size={16} aria-hidden="true" />
      </button>
      <Tooltip label="Show everything (Shift 1)" openDelay={400}>
        <button
          type="button"
          className={classes.button}
          aria-label="Show everything"
          onClick={() => editor.zoomToFit()}
        >
          <IconMaximize size={16} aria-hidden="true" />
        </button>
      </Tooltip>
    </div>
  );
}
