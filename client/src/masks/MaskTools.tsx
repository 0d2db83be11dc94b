import { Slider, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMaximize,
  IconBrush,
  IconContrast,
  IconEraser,
  IconSquare,
  IconSquareFilled,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './MaskPainter.module.css';
import { type BrushSetting, LEAST_SIZE, MOST_SIZE } from './BrushSetting.ts';
import type { MaskActions } from './useMaskKeys.ts';

interface MaskToolsProps {
  readonly brush: BrushSetting;
  readonly overlay: number;
  /** Pixels of the screen for one of the picture. */
  readonly zoom: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onOverlay: (overlay: number) => void;
  readonly actions: MaskActions;
}

/** Sizes are chosen by their logarithm: small ones matter as much as large ones. */
const fromSlider = (value: number): number => LEAST_SIZE * (MOST_SIZE / LEAST_SIZE) ** (value / 100);
const toSlider = (size: number): number => (100 * Math.log(size / LEAST_SIZE)) / Math.log(MOST_SIZE / LEAST_SIZE);

const ZOOM_STEP = 1.25;

/** The brush and what is done with the whole mask, in one row under the picture. */
export function MaskTools({ brush, overlay, zoom, canUndo, canRedo, onOverlay, actions }: MaskToolsProps) {
  const { setBrush } = actions;
  return (
    <div className={classes.tools} role="toolbar" aria-label="Painting">
      <div className={classes.group}>
        <Tool label="Paint" keys="X" isOn={!brush.isErasing} onPress={() => setBrush({ isErasing: false })}>
          <IconBrush size={18} />
        </Tool>
        <Tool label="Erase" keys="X, or hold Alt" isOn={brush.isErasing} onPress={() => setBrush({ isErasing: true })}>
          <IconEraser size={18} />
        </Tool>
      </div>
      <Setting title="Size" keys="[ and ]" shown={`${Number((brush.size * 100).toPrecision(2))} %`}>
        <Slider
          {...SLIDER}
          thumbLabel="Size of the brush"
          min={0}
          max={100}
          value={toSlider(brush.size)}
          onChange={(value) => setBrush({ size: fromSlider(value) })}
        />
      </Setting>
      <Setting title="Softness" shown={`${Math.round(brush.softness * 100)} %`}>
        <Slider
          {...SLIDER}
          thumbLabel="Softness of the brush"
          min={0}
          max={1}
          step={0.01}
          value={brush.softness}
          onChange={(softness) => setBrush({ softness })}
        />
      </Setting>
      <Setting title="Overlay" shown={`${Math.round(overlay * 100)} %`}>
        <Slider
          {...SLIDER}
          thumbLabel="Opacity of the overlay"
          min={0.1}
          max={1}
          step={0.05}
          value={overlay}
          onChange={onOverlay}
        />
      </Setting>
      <div className={classes.group}>
        <Tool label="Fill" keys="F" onPress={actions.fill}>
          <IconSquareFilled size={18} />
        </Tool>
        <Tool label="Clear" keys="Delete" onPress={actions.clear}>
          <IconSquare size={18} />
        </Tool>
        <Tool label="Invert" keys="I" onPress={actions.invert}>
          <IconContrast size={18} />
        </Tool>
      </div>
      <div className={classes.group}>
        <Tool label="Undo" keys="Ctrl Z" isOff={!canUndo} onPress={actions.undo}>
          <IconArrowBackUp size={18} />
        </Tool>
        <Tool label="Redo" keys="Ctrl Shift Z" isOff={!canRedo} onPress={actions.redo}>
          <IconArrowForwardUp size={18} />
        </Tool>
      </div>
      <div className={classes.group}>
        <Tool label="Zoom out" keys="-" onPress={() => actions.zoomBy(1 / ZOOM_STEP)}>
          <IconZoomOut size={18} />
        </Tool>
        <span className={classes.percent}>{Math.round(zoom * 100)} %</span>
        <Tool label="Zoom in" keys="+" onPress={() => actions.zoomBy(ZOOM_STEP)}>
          <IconZoomIn size={18} />
        </Tool>
        <Tool label="Show all" keys="0" onPress={actions.fit}>
          <IconArrowsMaximize size={18} />
        </Tool>
      </div>
    </div>
  );
}

const SLIDER = { size: 'xs', w: 96, thumbSize: 12, label: null } as const;

interface SettingProps {
  readonly title: string;
  readonly keys?: string;
  readonly shown: string;
  readonly children: ReactNode;
}

function Setting({ title, keys, shown, children }: SettingProps) {
  return (
    <div className={classes.setting}>
      <span className={classes.name} title={keys === undefined ? undefined : `Keys: ${keys}`}>
        {title}
      </span>
      {children}
      <span className={classes.shown}>{shown}</span>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly keys: string;
  /** For those that are on or off. */
  readonly isOn?: boolean;
  readonly isOff?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Tool({ label, keys, isOn, isOff = false, onPress, children }: ToolProps) {
  return (
    <Tooltip label={`${label}  (${keys})`} zIndex={400} openDelay={400}>
      <button
        type="button"
        className={classes.tool}
        aria-label={label}
        aria-pressed={isOn}
        disabled={isOff}
        onClick={onPress}
      >
        {children}
      </button>
    </Tooltip>
  );
}
