import { Tooltip } from '@mantine/core';
import { IconMagnet, IconMap2, IconMaximize, IconMinus, IconMovie, IconPlus } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { type Editor, useValue } from 'tldraw';
import { useMay } from '../../session/useMay.ts';
import { useObservable } from '../../session/useObservable.ts';
import { useCanvas } from '../CanvasContext.tsx';
import { withKeys } from '../shortcuts/keyText.ts';
import { mapping, snapping } from './Habit.ts';
import { ToolButton } from './ToolButton.tsx';
import { useCanvasActions } from './useCanvasActions.ts';
import classes from './ZoomBar.module.css';

/** How near the canvas is, and what helps to find one's way; a click on the number goes to 100 %. */
export function ZoomBar({ editor }: { editor: Editor }) {
  const actions = useCanvasActions(editor);
  const mayBuild = useMay('nodes');
  const isSnapping = useObservable(snapping.isOn);
  const state = useCanvas();
  const isReelOpen = useValue('animatic open', () => state.reel.get(), [state]);
  const isMapOpen = useObservable(mapping.isOn);
  return (
    <div className={classes.bar} role="toolbar" aria-label="Zoom">
      <ToolButton
        title="Map"
        shortcut="toggle-minimap"
        icon={IconMap2}
        size="small"
        isQuiet
        aria-pressed={isMapOpen}
        onClick={actions['toggle-minimap']}
      />
      <ToolButton
        title="Animatic on the canvas"
        shortcut="toggle-reel"
        icon={IconMovie}
        size="small"
        isQuiet
        aria-pressed={isReelOpen}
        onClick={actions['toggle-reel']}
      />
      {mayBuild && (
        <ToolButton
          title="Snap to others"
          shortcut="toggle-snap-mode"
          icon={IconMagnet}
          size="small"
          aria-pressed={isSnapping}
          onClick={actions['toggle-snap-mode']}
        />
      )}
      <span className={classes.rule} />
      <ToolButton title="Zoom out" shortcut="zoom-out" icon={IconMinus} size="small" onClick={actions['zoom-out']} />
      <Tooltip label={withKeys('zoom-to-100')} openDelay={400}>
        <ZoomNumber editor={editor} onClick={actions['zoom-to-100']} />
      </Tooltip>
      <ToolButton title="Zoom in" shortcut="zoom-in" icon={IconPlus} size="small" onClick={actions['zoom-in']} />
      <ToolButton
        title="Show everything"
        shortcut="zoom-to-fit"
        icon={IconMaximize}
        size="small"
        onClick={actions['zoom-to-fit']}
      />
    </div>
  );
}

/** By itself: it is another one in each frame of a zoom, and what stands beside it is not drawn anew for that. */
function ZoomNumber({ editor, ...rest }: { editor: Editor } & ComponentPropsWithRef<'button'>) {
  const percent = useValue('zoom', () => Math.round(editor.getZoomLevel() * 100), [editor]);
  return (
    <button {...rest} type="button" className={classes.number} aria-label={`Zoom to 100 %, now ${percent} %`}>
      {percent} %
    </button>
  );
}
