import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArrowLeft,
  IconArrowRight,
  IconBoxMultiple,
  IconCopy,
  IconFrame,
  IconLayoutAlignLeft,
  IconLink,
  IconStackBack,
  IconStackFront,
  IconTemplate,
  IconTrash,
  IconZoomScan,
} from '@tabler/icons-react';
import { type Editor, useValue } from 'tldraw';
import { copyText } from '../../interface/copyText.ts';
import { ContactSheetItem } from '../../contactSheet/ContactSheetItem.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useCanvas } from '../CanvasContext.tsx';
import { selectedNodes } from '../gestures/Gestures.ts';
import { KeyCaps } from '../shortcuts/KeyCaps.tsx';
import { SHORTCUTS } from '../shortcuts/shortcuts.ts';
import { SceneItems } from '../scenes/SceneItems.tsx';
import { RunningItems } from '../../running/RunningItems.tsx';
import { ActionItem } from './ActionItem.tsx';
import { UseItem } from '../use/UseItem.tsx';
import { useCanvasActions } from './useCanvasActions.ts';

const ARRANGING = [
  'align-left',
  'align-center-horizontal',
  'align-right',
  'align-top',
  'align-center-vertical',
  'align-bottom',
  'distribute-horizontal',
  'distribute-vertical',
  'tidy-grid',
  'tidy-row',
  'tidy-column',
  'lay-out',
] as const;

/** What can be done with what is selected: nodes, drawn things, or both. */
export function SelectionItems({ editor }: { editor: Editor }) {
  const { project } = useSession();
  const state = useCanvas();
  const actions = useCanvasActions(editor);
  const mayChange = useMay('nodes');
  const nodes = useValue('selected nodes', () => selectedNodes(editor), [editor]);
  const count = useValue('how many are selected', () => editor.getSelectedShapeIds().length, [editor]);
  const isGroup = useValue('is a group', () => editor.getOnlySelectedShape()?.type === 'group', [editor]);
  const [node] = nodes;
  const copyLink = async () => {
    const isCopied = await copyText(`${location.origin}/p/${project.id}?node=${node}`);
    notifications.show({ message: isCopied ? 'Link copied.' : 'The browser did not allow copying.' });
  };
  const looking = (
    <>
      <ActionItem shortcut="zoom-to-selection" icon={IconZoomScan} onClick={actions['zoom-to-selection']} />
      {nodes.length > 0 && (
        <>
          <ActionItem shortcut="go-upstream" icon={IconArrowLeft} onClick={actions['go-upstream']} />
          <ActionItem shortcut="go-downstream" icon={IconArrowRight} onClick={actions['go-downstream']} />
        </>
      )}
      <ContactSheetItem nodes={nodes} />
      {nodes.length === 1 && count === 1 && node !== undefined && <UseItem node={node} />}
      {nodes.length === 1 && count === 1 && (
        <Menu.Item leftSection={<IconLink size={16} stroke={1.7} aria-hidden="true" />} onClick={() => void copyLink()}>
          Copy a link to this node
        </Menu.Item>
      )}
    </>
  );
  if (!mayChange) {
    return (
      <>
        {looking}
        <SceneItems editor={editor} />
      </>
    );
  }
  return (
    <>
      {looking}
      <SceneItems editor={editor} />
      {nodes.length > 0 && <RunningItems nodes={nodes} actions={actions} />}
      <Menu.Divider />
      <ActionItem shortcut="duplicate" icon={IconCopy} onClick={actions.duplicate} />
      {nodes.length > 0 && (
        <Menu.Item
          leftSection={<IconTemplate size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => state.savedAsTemplate.set(nodes)}
        >
          Save as a template…
        </Menu.Item>
      )}
      <ActionItem shortcut="frame-selection" icon={IconFrame} onClick={actions['frame-selection']} />
      {count > 1 && (
        <Menu.Sub position="right-start">
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconLayoutAlignLeft size={16} stroke={1.7} aria-hidden="true" />}>
              Arrange
            </Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown onKeyDown={(event) => event.stopPropagation()}>
            {ARRANGING.map((id) => (
              <Menu.Item
                key={id}
                rightSection={<KeyCaps keys={SHORTCUTS[id].keys[0] ?? ''} />}
                disabled={id.startsWith('distribute') && count < 3}
                onClick={actions[id]}
              >
                {SHORTCUTS[id].title}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      )}
      {nodes.length === 0 && (
        <>
          {count > 1 && <ActionItem shortcut="group" icon={IconBoxMultiple} onClick={actions.group} />}
          {isGroup && <ActionItem shortcut="ungroup" icon={IconBoxMultiple} onClick={actions.ungroup} />}
          <ActionItem shortcut="bring-to-front" icon={IconStackFront} onClick={actions['bring-to-front']} />
          <ActionItem shortcut="send-to-back" icon={IconStackBack} onClick={actions['send-to-back']} />
        </>
      )}
      <Menu.Divider />
      <ActionItem shortcut="delete" icon={IconTrash} onClick={actions.delete} isDanger />
    </>
  );
}
