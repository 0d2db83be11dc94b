import { Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { ariaKeys, withKeys } from '../shortcuts/keyText.ts';
import type { ShortcutId } from '../shortcuts/shortcuts.ts';
import classes from './ToolButton.module.css';

interface ToolButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children' | 'title'> {
  readonly title: string;
  /** The shortcut that does the same. */
  readonly shortcut?: ShortcutId;
  /** What the tooltip says, where that is more than the title. */
  readonly hint?: string;
  readonly icon: Icon;
  readonly size?: 'small' | 'medium';
  readonly isDanger?: boolean;
  /** Where it is pressed most of the time, that is no news. */
  readonly isQuiet?: boolean;
}

/** A button of the canvas that is a sign only: its tooltip says its name and its keys. */
export function ToolButton({
  title,
  shortcut,
  hint = title,
  icon: Sign,
  size = 'medium',
  isDanger = false,
  isQuiet = false,
  ...props
}: ToolButtonProps) {
  const button = (
    <button
      {...props}
      type="button"
      className={classes.button}
      data-size={size}
      data-danger={isDanger}
      data-quiet={isQuiet}
      aria-label={title}
      {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(shortcut) })}
    >
      <Sign size={size === 'small' ? 17 : 18} stroke={1.7} aria-hidden="true" />
    </button>
  );
  return (
    <Tooltip label={shortcut === undefined ? hint : withKeys(shortcut, hint)} openDelay={400}>
      {button}
    </Tooltip>
  );
}
