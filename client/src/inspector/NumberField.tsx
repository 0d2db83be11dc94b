import { Slider } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import own from './NumberField.module.css';
import { readNumber, stepped } from './readNumber.ts';
import { problemOf, useTyped } from './useTyped.ts';
import { useWriteParams } from './useWriteParams.ts';

/** A label that is dragged this far makes one step. */
const PX_A_STEP = 3;
const BIG_STEPS = 10;

const shown = (value: number): string => String(Number(value.toFixed(3)));

/**
 * A number with its unit: a slider, written when it is let go, a field, and its label to be dragged. What is
 * typed stays as it is until it is right; only then it is written.
 */
export function NumberField(field: Field<'number'>) {
  const { nodes, name, hint, value, isMixed, byDefault } = field;
  const { write, endGesture } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  const fallback = typeof byDefault === 'number' ? byDefault : hint.min;
  const stored = typeof value === 'number' ? value : fallback;
  const [typed, setTyped] = useTyped(field);
  /** Where the slider or the label is being dragged to. */
  const [dragged, setDragged] = useState<number | null>(null);
  const [problem, setProblem] = useState(() => (typed === null ? null : problemOf(readNumber(typed, hint))));
  const settle = (next: number, within?: 'gesture') => {
    setTyped(null);
    setDragged(null);
    setProblem(null);
    if (next !== stored || isMixed) write(name, next, within);
  };
  const take = (text: string) => {
    const read = readNumber(text, hint);
    if (read.ok) settle(read.value);
    else setProblem(read.problem);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && typed !== null) take(typed);
    if (event.key === 'Escape' && typed !== null) {
      // The first Escape gives up what was typed; the next one is the panel's.
      event.stopPropagation();
      setTyped(null);
      setProblem(null);
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const read = typed === null ? undefined : readNumber(typed, hint);
    const from = read?.ok === true ? read.value : stored;
    settle(stepped(from, (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? BIG_STEPS : 1), hint), 'gesture');
  };
  const scrub = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const label = event.currentTarget;
    const startX = event.clientX;
    let next = stored;
    label.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      const steps = Math.round((moved.clientX - startX) / PX_A_STEP) * (moved.shiftKey ? BIG_STEPS : 1);
      next = stepped(stored, steps, hint);
      setDragged(next);
    };
    const end = () => {
      label.removeEventListener('pointermove', move);
      label.removeEventListener('pointerup', end);
      label.removeEventListener('pointercancel', end);
      if (next === stored) setDragged(null);
      else settle(next);
    };
    label.addEventListener('pointermove', move);
    label.addEventListener('pointerup', end);
    label.addEventListener('pointercancel', end);
  };
  const isBlank = isMixed && dragged === null;
  return (
    <FieldFrame field={field} wide problem={problem} onScrub={scrub}>
      {(control) => (
        <div className={own.number}>
          <Slider
            size="xs"
            thumbSize={12}
            classNames={{ thumb: own.thumb ?? '' }}
            disabled={!mayWrite}
            min={hint.min}
            max={hint.max}
            step={hint.step}
            label={null}
            thumbLabel={`${hint.title}, slider`}
            value={dragged ?? stored}
            onChange={setDragged}
            onChangeEnd={(next) => settle(next)}
          />
          <span className={own.box} data-bad={problem !== null}>
            <input
              {...control}
              className={own.input}
              inputMode="decimal"
              autoComplete="off"
              readOnly={!mayWrite}
              aria-invalid={problem !== null}
              placeholder={isBlank ? 'Mixed' : ''}
              value={typed ?? (isBlank ? '' : shown(dragged ?? stored))}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setProblem(null);
              }}
              onFocus={(event) => event.currentTarget.select()}
              onBlur={() => {
                if (typed !== null) take(typed);
                endGesture();
              }}
              onKeyDown={press}
            />
            <span className={own.unit} aria-hidden="true">
              {hint.unit}
            </span>
          </span>
        </div>
      )}
    </FieldFrame>
  );
}
