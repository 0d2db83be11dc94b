import type { NodeId } from '@dailies/shared/ids';
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { showChain } from './chainDialog.ts';
import classes from './GenerateMore.module.css';

interface GenerateMoreProps {
  readonly node: NodeId;
  readonly tabIndex?: number;
}

/** The caret beside Generate: what else can be asked for from a node, and what would run. */
export function GenerateMore({ node, tabIndex }: GenerateMoreProps) {
  return (
    <Menu position="bottom-end" width={260} zIndex={330} returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={classes.caret}
          aria-label="What will run, and more"
          title="What will run, and more"
          {...(tabIndex === undefined ? {} : { tabIndex })}
        >
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown onKeyDown={(event) => event.stopPropagation()}>
        <Menu.Item onClick={() => showChain('above', [node])}>With everything above…</Menu.Item>
        <Menu.Item onClick={() => showChain('below', [node])}>Everything below…</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => showChain('nodes', [node])}>What will run…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
