import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import classes from '../FarmPage.module.css';

interface ShareFieldProps {
  readonly label: string;
  /** null: no limit. */
  readonly value: number | null;
  readonly min?: number;
  readonly max?: number;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly onKeep: (value: number | null) => void;
}

const textOf = (value: number | null): string => (value === null ? '' : String(Number(value.toFixed(2))));

/** A number that is kept when it is left, or by Enter; empty: no limit. */
export function ShareField({ label, value, min = 0, max, prefix = '', suffix = '', onKeep }: ShareFieldProps) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? textOf(value);
  const keep = () => {
    setTyped(undefined);
    if (text !== textOf(value)) onKeep(text === '' ? null : Number(text));
  };
  return (
    <NumberInput
      className={classes.small ?? ''}
      size="xs"
      aria-label={label}
      placeholder="No limit"
      prefix={prefix}
      suffix={suffix}
      min={min}
      {...(max === undefined ? {} : { max })}
      decimalScale={2}
      hideControls
      value={text}
      onChange={(next) => setTyped(String(next))}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
