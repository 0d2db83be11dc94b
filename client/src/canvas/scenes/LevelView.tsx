import type { NodeId } from '@dailies/shared/ids';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useModel } from '../../document/useModel.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useCanvas } from '../CanvasContext.tsx';
import { levelOf } from './levelOf.ts';

interface LevelViewProps {
  /** What the address names. */
  readonly node: NodeId | null;
  readonly scene: NodeId | null;
}

/** Shows the level that the address means, and says where that is gone; lets the canvas go to another by its address. */
export function LevelView({ node, scene }: LevelViewProps) {
  const session = useSession();
  const state = useCanvas();
  const navigate = useNavigate();
  // A node says where one arrives; when it is moved afterwards, nobody goes with it.
  const [arrived, setArrived] = useState(() => ({ node, scene, level: levelOf(session, { node, scene }) }));
  if (arrived.node !== node || arrived.scene !== scene) {
    setArrived({ node, scene, level: levelOf(session, { node, scene }) });
  }
  const level = useModel(['scenes'], () => levelOf(session, { node: null, scene: arrived.level }), [session, arrived]);
  const asked = useRef({ node, scene });
  const go = useEffectEvent((to: NodeId | null, shown: NodeId | null) => {
    void navigate({
      to: '/p/$projectId',
      params: { projectId: session.project.id },
      search: ({ node: _node, scene: _scene, comment: _comment, ...kept }) => ({
        ...kept,
        ...(to === null ? {} : { scene: to }),
        ...(shown === null ? {} : { node: shown }),
      }),
    });
  });
  useEffect(() => state.leadBy((to, shown) => go(to, shown)), [state]);
  const show = useEffectEvent(() => {
    const before = state.level.get();
    const isAsked = asked.current.node !== node || asked.current.scene !== scene;
    asked.current = { node, scene };
    const wasGone = !isAsked && before !== null && !session.model.nodes.has(before);
    state.levels?.show(level, isAsked ? node : null);
    if (wasGone) notifications.show({ message: 'The scene that you were in was deleted.' });
  });
  useEffect(() => show(), [level, node, scene]);
  return null;
}
