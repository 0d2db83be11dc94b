import { Menu } from '@mantine/core';
import { type Editor, useValue } from 'tldraw';
import { useCanvas } from '../CanvasContext.tsx';
import type { OpenMenu } from '../CanvasState.ts';
import classes from './CanvasMenu.module.css';
import { CanvasItems } from './CanvasItems.tsx';
import { EdgeItems } from './EdgeItems.tsx';
import { SelectionItems } from './SelectionItems.tsx';
import { focusCanvas } from './focusCanvas.ts';

/** The menu of what is under the pointer, while it is open. */
export function CanvasMenu({ editor }: { editor: Editor }) {
  const state = useCanvas();
  const opened = useValue('menu', () => state.menu.get(), [state]);
  return opened === null ? null : <OpenedMenu key={opened.screen.join(' ')} editor={editor} opened={opened} />;
}

function OpenedMenu({ editor, opened }: { editor: Editor; opened: OpenMenu }) {
  const state = useCanvas();
  const hasSelection = useValue('has selection', () => editor.getSelectedShapeIds().length > 0, [editor]);
  const [left, top] = opened.screen;
  const close = () => {
    state.menu.set(null);
    focusCanvas(editor);
  };
  return (
    <Menu
      opened
      onChange={(isOpen) => {
        if (!isOpen) close();
      }}
      position="bottom-start"
      offset={2}
      width={292}
      radius={10}
      shadow="none"
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      classNames={{ dropdown: classes.menu, item: classes.item }}
    >
      <Menu.Target>
        <span className={classes.anchor} style={{ left, top }} />
      </Menu.Target>
      <Menu.Dropdown
        aria-label="What can be done here"
        onKeyDown={(event) => event.stopPropagation()}
        onContextMenu={(event) => event.preventDefault()}
      >
        {opened.edge !== null ? (
          <EdgeItems editor={editor} edge={opened.edge} />
        ) : hasSelection ? (
          <SelectionItems editor={editor} />
        ) : (
          <CanvasItems editor={editor} opened={opened} />
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
