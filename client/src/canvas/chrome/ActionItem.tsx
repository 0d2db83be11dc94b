import { Menu } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { KeyCaps } from '../shortcuts/KeyCaps.tsx';
import { type Shortcut, type ShortcutId, SHORTCUTS } from '../shortcuts/shortcuts.ts';

interface ActionItemProps {
  /** Its keys stand beside it. */
  readonly shortcut: ShortcutId;
  readonly title?: string;
  readonly icon: Icon;
  readonly onClick: (() => void) | undefined;
  readonly isDanger?: boolean;
}

/** An entry of a menu of the canvas: what it does, and its keys. */
export function ActionItem({ shortcut, title, icon: Sign, onClick, isDanger = false }: ActionItemProps) {
  const { keys, title: own }: Shortcut = SHORTCUTS[shortcut];
  const [first] = keys;
  return (
    <Menu.Item
      leftSection={<Sign size={16} stroke={1.7} aria-hidden="true" />}
      rightSection={first === undefined ? null : <KeyCaps keys={first} />}
      onClick={onClick}
      {...(isDanger ? { color: 'var(--bad)' } : {})}
    >
      {title ?? own}
    </Menu.Item>
  );
}
