import { Menu, Tooltip } from '@mantine/core';
import { IconHelp, IconKeyboard, IconListCheck } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useValue } from 'tldraw';
import { guide } from '../../guide/GuideStore.ts';
import { useCanvas } from '../CanvasContext.tsx';
import classes from './HelpMenu.module.css';
import { KeyCaps } from './KeyCaps.tsx';

const ShortcutSheet = lazy(async () => ({ default: (await import('./ShortcutSheet.tsx')).ShortcutSheet }));

/** Help, in the corner: what it offers are the entries of its menu. */
export function HelpMenu() {
  const state = useCanvas();
  const isSheetOpen = useValue('sheet', () => state.sheet.get(), [state]);
  return (
    <>
      <Menu position="top-end" width={240} radius={10} shadow="none" classNames={{ dropdown: classes.menu }}>
        <Menu.Target>
          <Tooltip label="Help" openDelay={400}>
            <button type="button" className={classes.button} aria-label="Help">
              <IconHelp size={18} stroke={1.7} aria-hidden="true" />
            </button>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown onKeyDown={(event) => event.stopPropagation()}>
          <Menu.Item
            leftSection={<IconKeyboard size={16} aria-hidden="true" />}
            rightSection={<KeyCaps keys="?" />}
            onClick={() => state.sheet.set(true)}
          >
            Keyboard shortcuts
          </Menu.Item>
          <Menu.Item
            leftSection={<IconListCheck size={16} aria-hidden="true" />}
            onClick={() => guide.show(Date.now())}
          >
            Guide
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isSheetOpen && (
        <Suspense>
          <ShortcutSheet onClose={() => state.sheet.set(false)} />
        </Suspense>
      )}
    </>
  );
}
