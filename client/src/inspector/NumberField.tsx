import { setParams } from '@dailies/shared/commands';
import { NumberInput, Slider } from '@mantine/core';
import { useState } from 'react';
import { useRun } from '../document/useRun.ts';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import own from './ParamForm.module.css';

/** A number with its unit: a slider, written when it is let go, and a field. */
export function NumberField({ node, name, value, hint }: Field<'number'>) {
  const run = useRun();
  const mayWrite = useMay('nodes');
  const stored = typeof value === 'number' ? value : hint.min;
  /** What is being chosen and not written yet. */
  const [draft, setDraft] = useState<number | null>(null);
  const shown = draft ?? stored;
  const write = (next: number) => {
    const within = Math.min(hint.max, Math.max(hint.min, next));
    setDraft(null);
    if (within !== stored) run(setParams, { id: node, params: { [name]: within } });
  };
  return (
    <div className={own.wide}>
      <span className={own.label}>{hint.title}</span>
      <div className={own.number}>
        <Slider
          size="xs"
          disabled={!mayWrite}
          min={hint.min}
          max={hint.max}
          step={hint.step}
          label={null}
          thumbLabel={hint.title}
          value={shown}
          onChange={setDraft}
          onChangeEnd={write}
        />
        <NumberInput
          size="xs"
          aria-label={`${hint.title} in ${hint.unit}`}
          disabled={!mayWrite}
          min={hint.min}
          max={hint.max}
          step={hint.step}
          suffix={` ${hint.unit}`}
          clampBehavior="blur"
          value={shown}
          onChange={(next) => {
            if (typeof next === 'number') setDraft(next);
          }}
          onBlur={() => write(shown)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') write(shown);
          }}
        />
      </div>
    </div>
  );
}
