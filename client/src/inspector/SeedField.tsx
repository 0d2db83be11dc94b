import { setParams } from '@dailies/shared/commands';
import { ActionIcon, NumberInput, Tooltip } from '@mantine/core';
import { IconDice5, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useModel } from '../document/useModel.ts';
import { useRun } from '../document/useRun.ts';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import own from './ParamForm.module.css';

const LARGEST = 0xffff_ffff;

const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** A seed: open, so that each take draws its own, or locked to a number, so that a take repeats. */
export function SeedField({ node, name, value, hint }: Field<'seed'>) {
  const run = useRun();
  const mayWrite = useMay('nodes');
  const pick = useModel([`takes:${node}`, `picks:${node}`], (model) => model.pick(node), [node]);
  const seed = typeof value === 'number' ? value : null;
  const write = (next: number | null) => {
    if (next !== seed) run(setParams, { id: node, params: { [name]: next } });
  };
  return (
    <div className={own.wide}>
      <span className={own.label}>{hint.title}</span>
      <div className={own.seed}>
        <NumberInput
          size="xs"
          style={{ flex: 1 }}
          aria-label={hint.title}
          placeholder="A new one for each take"
          disabled={!mayWrite || seed === null}
          hideControls
          min={0}
          max={LARGEST}
          allowDecimal={false}
          allowNegative={false}
          value={seed ?? ''}
          onChange={(next) => {
            if (typeof next === 'number') write(next);
          }}
        />
        <Tooltip label="Another seed">
          <ActionIcon
            variant="default"
            size={30}
            aria-label="Another seed"
            disabled={!mayWrite}
            onClick={() => write(randomSeed())}
          >
            <IconDice5 size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={seed === null ? 'Lock to the seed of the pick' : 'Draw a new seed for each take'}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={seed === null ? 'Lock seed' : 'Unlock seed'}
            aria-pressed={seed !== null}
            disabled={!mayWrite}
            onClick={() => write(seed === null ? (pick?.seed ?? randomSeed()) : null)}
          >
            {seed === null ? <IconLockOpen size={16} /> : <IconLock size={16} />}
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
