import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { PALETTE_KEYS } from './isPaletteKey.ts';
import classes from './PaletteButton.module.css';
import { paletteOpen } from './paletteOpen.ts';

/** Opens the command palette, and says by which keys it opens as well. */
export function PaletteButton() {
  return (
    <UnstyledButton
      className={classes.button}
      aria-label={`Search and commands: ${PALETTE_KEYS.join(' ')}`}
      aria-keyshortcuts={PALETTE_KEYS.join('+').replace('⌘', 'Meta').replace('Ctrl', 'Control')}
      title={`Search and commands (${PALETTE_KEYS.join(' ')})`}
      onClick={() => paletteOpen.set(true)}
    >
      <IconSearch size={16} stroke={1.7} aria-hidden="true" />
      <span className={classes.keys} aria-hidden="true">
        {PALETTE_KEYS.join(' ')}
      </span>
    </UnstyledButton>
  );
}
