import type { NodeId } from '@dailies/shared/ids';
import { Menu } from '@mantine/core';
import {
  IconArrowBarDown,
  IconArrowBarToUp,
  IconArrowRampRight,
  IconBan,
  IconLock,
  IconLockOpen2,
  IconMovie,
  IconSparkles,
} from '@tabler/icons-react';
import { ActionItem } from '../canvas/chrome/ActionItem.tsx';
import type { CanvasActions } from '../canvas/shortcuts/canvasActions.ts';
import { useModel } from '../document/useModel.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useMay } from '../session/useMay.ts';
import { showChain } from './chainDialog.ts';
import { generating, scenesOf } from './generateSelected.ts';
import { areLocked, modeAction, togglePickLock } from './modes.ts';

/** What can be generated of the selected nodes, and how they are left out. */
export function RunningItems({ nodes, actions }: { nodes: readonly NodeId[]; actions: CanvasActions }) {
  const session = useSession();
  const mayAsk = useMay('requests');
  const { running, scenes, picked, isLocked, disable, pass } = useModel(
    ['nodes', 'picks'],
    (model) => ({
      running: generating(session, nodes),
      scenes: scenesOf(session, nodes),
      picked: nodes.filter((id) => model.pick(id) !== undefined),
      isLocked: areLocked(session, nodes),
      disable: modeAction(session, nodes, 'disabled'),
      pass: modeAction(session, nodes, 'bypassed'),
    }),
    [session, nodes],
  );
  return (
    <>
      {mayAsk && <Menu.Divider />}
      {mayAsk && running.length > 0 && (
        <>
          <ActionItem
            shortcut="generate"
            title={running.length === 1 ? 'Generate' : `Generate ${running.length} selected…`}
            icon={IconSparkles}
            onClick={actions.generate}
          />
          <ActionItem
            shortcut="generate-above"
            title="Generate with everything above…"
            icon={IconArrowBarToUp}
            onClick={actions['generate-above']}
          />
        </>
      )}
      {mayAsk && (
        <Menu.Item
          leftSection={<IconArrowBarDown size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => showChain('below', nodes)}
        >
          Generate everything below…
        </Menu.Item>
      )}
      {mayAsk && scenes.length > 0 && (
        <Menu.Item
          leftSection={<IconMovie size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => showChain('scene', scenes)}
        >
          Generate the scene…
        </Menu.Item>
      )}
      <Menu.Divider />
      <ActionItem shortcut="disable" title={disable} icon={IconBan} onClick={actions.disable} />
      <ActionItem shortcut="pass-through" title={pass} icon={IconArrowRampRight} onClick={actions['pass-through']} />
      {picked.length > 0 && (
        <Menu.Item
          leftSection={
            isLocked ? (
              <IconLockOpen2 size={16} stroke={1.7} aria-hidden="true" />
            ) : (
              <IconLock size={16} stroke={1.7} aria-hidden="true" />
            )
          }
          onClick={() => togglePickLock(session, picked)}
        >
          {isLocked ? 'Unlock pick' : 'Lock pick'}
        </Menu.Item>
      )}
    </>
  );
}
