import { Menu } from '@mantine/core';
import {
  IconAlertTriangle,
  IconKeyboard,
  IconMagnet,
  IconMap2,
  IconMaximize,
  IconPhotoPlus,
  IconPlus,
  IconSearch,
  IconSelectAll,
  IconSitemap,
  IconTemplate,
} from '@tabler/icons-react';
import type { Editor } from 'tldraw';
import { useMay } from '../../session/useMay.ts';
import { useCanvas } from '../CanvasContext.tsx';
import type { OpenMenu } from '../CanvasState.ts';
import { ActionItem } from './ActionItem.tsx';
import { mapping, snapping } from './Habit.ts';
import { useCanvasActions } from './useCanvasActions.ts';

/** What can be done where nothing is. */
export function CanvasItems({ editor, opened: { at } }: { editor: Editor; opened: OpenMenu }) {
  const state = useCanvas();
  const actions = useCanvasActions(editor);
  const mayBuild = useMay('nodes');
  const add = () => {
    const { x, y } = editor.pageToViewport({ x: at[0], y: at[1] });
    state.palette.set({ at, screen: [x, y], from: null });
  };
  return (
    <>
      {mayBuild && (
        <>
          <ActionItem shortcut="add-node" title="Add a node here" icon={IconPlus} onClick={add} />
          <Menu.Item
            leftSection={<IconTemplate size={16} stroke={1.7} aria-hidden="true" />}
            onClick={() => state.templateAt.set(at)}
          >
            Insert a template…
          </Menu.Item>
          <ActionItem shortcut="insert-picture" icon={IconPhotoPlus} onClick={actions['insert-picture']} />
          <Menu.Divider />
        </>
      )}
      <ActionItem shortcut="select-all" icon={IconSelectAll} onClick={() => editor.selectAll()} />
      <ActionItem shortcut="find" icon={IconSearch} onClick={actions.find} />
      <ActionItem shortcut="zoom-to-fit" icon={IconMaximize} onClick={actions['zoom-to-fit']} />
      <ActionItem shortcut="go-problem" icon={IconAlertTriangle} onClick={actions['go-problem']} />
      <Menu.Divider />
      {mayBuild && <ActionItem shortcut="lay-out" icon={IconSitemap} onClick={actions['lay-out']} />}
      {mayBuild && (
        <ActionItem
          shortcut="toggle-snap-mode"
          title={snapping.isOn.get() ? 'Do not snap to others' : 'Snap to others'}
          icon={IconMagnet}
          onClick={actions['toggle-snap-mode']}
        />
      )}
      <ActionItem
        shortcut="toggle-minimap"
        title={mapping.isOn.get() ? 'Hide the map' : 'Show the map'}
        icon={IconMap2}
        onClick={actions['toggle-minimap']}
      />
      <ActionItem shortcut="sheet" icon={IconKeyboard} onClick={actions.sheet} />
    </>
  );
}
