import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconDice5, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useModel } from '../document/useModel.ts';
import { copyText } from '../interface/copyText.ts';
import { useMay } from '../session/useMay.ts';
import type { Field } from './field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import number from './NumberField.module.css';
import { readSeed } from './readSeed.ts';
import own from './SeedField.module.css';
import { problemOf, useTyped } from './useTyped.ts';
import { useWriteParams } from './useWriteParams.ts';

const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** A seed: open, so that each take draws its own, or locked to a number, so that a take repeats. */
export function SeedField(field: Field<'seed'>) {
  const { nodes, name, value, isMixed } = field;
  const { write } = useWriteParams(nodes);
  const mayWrite = useMay('nodes');
  const [only] = nodes;
  const topics = nodes.flatMap((id) => [`takes:${id}`, `picks:${id}`] as const);
  const pick = useModel(topics, (model) => (only === undefined || nodes.length > 1 ? undefined : model.pick(only)), [
    only,
    nodes.length,
  ]);
  const [typed, setTyped] = useTyped(field);
  const [problem, setProblem] = useState(() => (typed === null ? null : problemOf(readSeed(typed))));
  const seed = typeof value === 'number' ? value : null;
  const settle = (next: number | null) => {
    setTyped(null);
    setProblem(null);
    if (next !== seed || isMixed) write(name, next);
  };
  const take = (text: string) => {
    const read = readSeed(text);
    if (read.ok) settle(read.value);
    else setProblem(read.problem);
  };
  const copied = seed ?? pick?.seed ?? null;
  return (
    <FieldFrame field={field} wide problem={problem}>
      {(control) => (
        <div className={own.seed}>
          <span className={number.box} data-bad={problem !== null}>
            <input
              {...control}
              className={own.input}
              inputMode="numeric"
              autoComplete="off"
              readOnly={!mayWrite}
              aria-invalid={problem !== null}
              placeholder={isMixed ? 'Mixed' : 'A new one for each take'}
              value={typed ?? (seed === null ? '' : String(seed))}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setProblem(null);
              }}
              onBlur={() => {
                if (typed !== null) take(typed);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && typed !== null) take(typed);
                if (event.key !== 'Escape' || typed === null) return;
                event.stopPropagation();
                setTyped(null);
                setProblem(null);
              }}
            />
          </span>
          {mayWrite && (
            <>
              <Tooltip label="Another seed, locked">
                <ActionIcon variant="default" size={30} aria-label="Another seed" onClick={() => settle(randomSeed())}>
                  <IconDice5 size={16} aria-hidden="true" />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={seed === null ? lockLabel(pick !== undefined) : 'Draw a new seed for each take'}>
                <ActionIcon
                  variant="default"
                  size={30}
                  aria-label="Lock seed"
                  aria-pressed={seed !== null}
                  onClick={() => settle(seed === null ? (pick?.seed ?? randomSeed()) : null)}
                >
                  {seed === null ? (
                    <IconLockOpen size={16} aria-hidden="true" />
                  ) : (
                    <IconLock size={16} color="var(--accent)" aria-hidden="true" />
                  )}
                </ActionIcon>
              </Tooltip>
            </>
          )}
          <CopySeed seed={copied} ofPick={seed === null} />
        </div>
      )}
    </FieldFrame>
  );
}

const lockLabel = (hasPick: boolean): string => (hasPick ? 'Lock to the seed of the pick' : 'Lock to a seed');

function CopySeed({ seed, ofPick }: { seed: number | null; ofPick: boolean }) {
  const [isCopied, setCopied] = useState(false);
  const label = isCopied ? 'Copied' : ofPick ? 'Copy the seed of the pick' : 'Copy the seed';
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={label}
        disabled={seed === null}
        onClick={() => void copyText(String(seed)).then(setCopied)}
        onBlur={() => setCopied(false)}
      >
        {isCopied ? <IconCheck size={16} aria-hidden="true" /> : <IconCopy size={16} aria-hidden="true" />}
      </ActionIcon>
    </Tooltip>
  );
}
