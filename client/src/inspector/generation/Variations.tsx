import { IconMinus, IconPlus } from '@tabler/icons-react';
import classes from './generation.module.css';

/** A request has one to eight. */
export const VARIATIONS_AT_MOST = 8;

/** How many takes one press asks for. */
export function Variations({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  return (
    <div className={classes.variations} role="group" aria-label="Variations" title="How many takes are made at once">
      <button type="button" aria-label="Fewer variations" disabled={value === 1} onClick={() => onChange(value - 1)}>
        <IconMinus size={13} aria-hidden="true" />
      </button>
      <output className={classes.count} aria-label={`${value} at once`}>
        ×{value}
      </output>
      <button
        type="button"
        aria-label="More variations"
        disabled={value === VARIATIONS_AT_MOST}
        onClick={() => onChange(value + 1)}
      >
        <IconPlus size={13} aria-hidden="true" />
      </button>
    </div>
  );
}
