import { SCENE_TYPE } from '@dailies/shared/graph';
import { Menu } from '@mantine/core';
import { IconArrowBarToDown, IconArrowMoveRight, IconMovie, IconStack2, IconStackPop } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type Editor, useValue } from 'tldraw';
import { shotsAmong } from '../../board/shotsAmong.ts';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import { useCanvas } from '../CanvasContext.tsx';
import { ActionItem } from '../chrome/ActionItem.tsx';
import { useCanvasActions } from '../chrome/useCanvasActions.ts';
import { selectedNodes } from '../gestures/Gestures.ts';
import { mayMoveTo, moveTo } from './moveBetween.ts';

/** What can be done with selected nodes and scenes: going in, playing, collapsing, dissolving, moving to another. */
export function SceneItems({ editor }: { editor: Editor }) {
  const session = useSession();
  const canvas = useCanvas();
  const navigate = useNavigate();
  const actions = useCanvasActions(editor);
  const mayChange = useMay('nodes');
  const nodes = useValue('selected nodes', () => selectedNodes(editor), [editor]);
  const scenes = useModel(
    ['nodes'],
    (model) =>
      [...model.nodes.values()]
        .filter(({ type, id }) => type === SCENE_TYPE && mayMoveTo(session, nodes, id))
        .sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true })),
    [nodes],
  );
  const [only] = nodes;
  const scene =
    only !== undefined && nodes.length === 1 && session.model.nodes.get(only)?.type === SCENE_TYPE ? only : null;
  const plays = scene !== null && shotsAmong(session.model, session.model.shotsIn(scene)).length > 0;
  const mayRise = mayMoveTo(session, nodes, null);
  return (
    <>
      {scene !== null && (
        <ActionItem shortcut="edit" title="Go in" icon={IconArrowBarToDown} onClick={() => canvas.goTo(scene)} />
      )}
      {plays && (
        <Menu.Item
          leftSection={<IconMovie size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() =>
            void navigate({
              to: '/p/$projectId/animatic',
              params: { projectId: session.project.id },
              search: { scene },
            })
          }
        >
          Play this scene
        </Menu.Item>
      )}
      {mayChange && nodes.length > 0 && (
        <ActionItem shortcut="group" title="Collapse into a scene" icon={IconStack2} onClick={actions.group} />
      )}
      {mayChange && scene !== null && (
        <ActionItem shortcut="ungroup" title="Dissolve the scene" icon={IconStackPop} onClick={actions.ungroup} />
      )}
      {mayChange && (mayRise || scenes.length > 0) && (
        <Menu.Sub position="right-start">
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconArrowMoveRight size={16} stroke={1.7} aria-hidden="true" />}>
              Move to scene
            </Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown mah={320} style={{ overflowY: 'auto' }} onKeyDown={(event) => event.stopPropagation()}>
            {mayRise && <Menu.Item onClick={() => moveTo(editor, session, canvas, null)}>The top</Menu.Item>}
            {scenes.map(({ id, title }) => (
              <Menu.Item key={id} onClick={() => moveTo(editor, session, canvas, id)}>
                {title}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      )}
    </>
  );
}
