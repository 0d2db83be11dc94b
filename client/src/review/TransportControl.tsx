import { Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import classes from './TransportControl.module.css';

interface TransportControlProps {
  readonly label: string;
  readonly keys?: string;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
  readonly Icon: Icon;
}

/** A button beside a scrubber. */
export function TransportControl({ label, keys, isPressed, onClick, Icon }: TransportControlProps) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`} openDelay={500}>
      <button
        type="button"
        className={classes.control}
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        onClick={onClick}
      >
        <Icon size={16} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
