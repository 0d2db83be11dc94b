import type { NodeRecord } from '@dailies/shared/document';
import { FloatParams, IntegerParams, outOfRange } from '@dailies/shared/modules';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { readNumber, stepped } from '../../inspector/readNumber.ts';
import { useWriteParams } from '../../inspector/useWriteParams.ts';
import { useMay } from '../../session/useMay.ts';
import { useReach } from '../shapes/reach.ts';
import { useHeld } from '../shapes/useHeld.ts';
import { stepOf } from './stepOf.ts';
import classes from './values.module.css';

const PX_A_STEP = 4;
const BIG_STEPS = 10;
/** Less movement than this is a click. */
const DRAG_PX = 3;

/** A number on the canvas: typed, dragged sideways, stepped by the arrow keys, or moved along its range. */
export function NumberBody({ node }: { node: NodeRecord }) {
  const isWhole = node.type === 'integer';
  const schema = isWhole ? IntegerParams : FloatParams;
  const params = schema.catch(schema.parse({})).parse(node.params);
  const { value: stored, least, most } = params;
  const range = { min: least, max: most, unit: '', step: stepOf(params, isWhole) };
  const mayWrite = useMay('nodes');
  const reach = useReach();
  const held = useHeld();
  const { write, endGesture } = useWriteParams([node.id]);
  const [typed, setTyped] = useState<string | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const settle = (next: number, within?: 'gesture') => {
    setTyped(null);
    setDragged(null);
    setRefused(null);
    if (next !== stored) write('value', next, within);
  };
  const take = (text: string) => {
    const read = readNumber(text, range);
    if (!read.ok) setRefused(read.problem);
    else if (isWhole && !Number.isInteger(read.value)) setRefused(`A whole number, ${least} to ${most}`);
    else settle(read.value);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // What is typed here is not a shortcut of the canvas.
    event.stopPropagation();
    if (event.key === 'Enter' && typed !== null) take(typed);
    if (event.key === 'Escape') {
      setTyped(null);
      setRefused(null);
      if (typed === null) event.currentTarget.blur();
    }
    if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !mayWrite) return;
    event.preventDefault();
    const steps = (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? BIG_STEPS : 1);
    settle(stepped(stored, steps, range), 'gesture');
  };
  /** Dragging sideways over the number; a press that does not move goes into the field. */
  const scrub = (event: PointerEvent<HTMLInputElement>) => {
    held.onPointerDown(event);
    const field = event.currentTarget;
    if (event.button !== 0 || !mayWrite || document.activeElement === field) return;
    const startX = event.clientX;
    let next = stored;
    let isDragging = false;
    field.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      const by = moved.clientX - startX;
      isDragging ||= Math.abs(by) > DRAG_PX;
      if (!isDragging) return;
      next = stepped(stored, Math.round(by / PX_A_STEP) * (moved.shiftKey ? BIG_STEPS : 1), range);
      setDragged(next);
    };
    const end = () => {
      field.removeEventListener('pointermove', move);
      field.removeEventListener('pointerup', end);
      field.removeEventListener('pointercancel', end);
      if (!isDragging) return;
      field.blur();
      settle(next);
    };
    field.addEventListener('pointermove', move);
    field.addEventListener('pointerup', end);
    field.addEventListener('pointercancel', end);
  };
  const drop = () => {
    if (dragged !== null) settle(dragged, 'gesture');
  };
  const problem = refused ?? outOfRange(params);
  const shown = dragged ?? stored;
  return (
    <div className={classes.number} {...held}>
      <input
        className={classes.figure}
        aria-label={`${node.title}: value`}
        aria-invalid={problem !== null}
        inputMode="decimal"
        autoComplete="off"
        tabIndex={reach}
        readOnly={!mayWrite}
        value={typed ?? String(Number(shown.toFixed(6)))}
        onPointerDown={scrub}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefused(null);
        }}
        onBlur={() => {
          if (typed !== null) take(typed);
          endGesture();
        }}
        onKeyDown={press}
      />
      <input
        className={classes.range}
        type="range"
        aria-label={`${node.title}: within ${least} to ${most}`}
        tabIndex={reach}
        disabled={!mayWrite || least >= most}
        min={least}
        max={Math.max(least, most)}
        step={range.step}
        value={Math.min(most, Math.max(least, shown))}
        onChange={(event) => setDragged(Number(event.currentTarget.value))}
        onPointerUp={(event) => {
          held.onPointerUp(event);
          drop();
        }}
        onKeyDown={(event) => event.stopPropagation()}
        onKeyUp={drop}
        onBlur={() => {
          drop();
          endGesture();
        }}
      />
      {problem === null ? (
        <span className={classes.ends} aria-hidden="true">
          <span>{least}</span>
          <span>{most}</span>
        </span>
      ) : (
        <span className={classes.problem} role="alert" title={problem}>
          {problem}
        </span>
      )}
    </div>
  );
}
