import { Popover } from '@mantine/core';
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconLayoutGrid,
  IconLayoutList,
  IconLayoutColumns,
  IconSitemap,
} from '@tabler/icons-react';
import { useState } from 'react';
import { ToolButton } from '../chrome/ToolButton.tsx';
import type { CanvasActions } from '../shortcuts/canvasActions.ts';
import { SHORTCUTS } from '../shortcuts/shortcuts.ts';
import classes from './SelectionBar.module.css';

const ALIGNING = [
  { id: 'align-left', icon: IconLayoutAlignLeft },
  { id: 'align-center-horizontal', icon: IconLayoutAlignCenter },
  { id: 'align-right', icon: IconLayoutAlignRight },
  { id: 'align-top', icon: IconLayoutAlignTop },
  { id: 'align-center-vertical', icon: IconLayoutAlignMiddle },
  { id: 'align-bottom', icon: IconLayoutAlignBottom },
] as const;
const SPREADING = [
  { id: 'tidy-grid', icon: IconLayoutGrid, least: 2 },
  { id: 'tidy-row', icon: IconLayoutColumns, least: 2 },
  { id: 'tidy-column', icon: IconLayoutList, least: 2 },
  { id: 'lay-out', icon: IconSitemap, least: 2 },
  { id: 'distribute-horizontal', icon: IconLayoutDistributeVertical, least: 3 },
  { id: 'distribute-vertical', icon: IconLayoutDistributeHorizontal, least: 3 },
] as const;

/** Aligning, distributing and tidying; it stays open, so that one can try. */
export function ArrangeMenu({ actions, count }: { actions: CanvasActions; count: number }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      offset={8}
      radius={10}
      shadow="none"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ToolButton title="Arrange" icon={IconLayoutAlignLeft} size="small" onClick={() => setIsOpen(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} aria-label="Arrange" onKeyDown={(event) => event.stopPropagation()}>
        <div className={classes.grid}>
          {ALIGNING.map(({ id, icon }) => (
            <ToolButton
              key={id}
              title={SHORTCUTS[id].title}
              shortcut={id}
              icon={icon}
              size="small"
              onClick={actions[id]}
            />
          ))}
        </div>
        <div className={classes.grid}>
          {SPREADING.map(({ id, icon, least }) => (
            <ToolButton
              key={id}
              title={SHORTCUTS[id].title}
              shortcut={id}
              icon={icon}
              size="small"
              disabled={count < least}
              onClick={actions[id]}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
