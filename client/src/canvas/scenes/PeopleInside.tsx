import type { NodeId } from '@dailies/shared/ids';
import { useMemo, useSyncExternalStore } from 'react';
import { useModel } from '../../document/useModel.ts';
import { PersonAvatar } from '../../interface/PersonAvatar.tsx';
import { useSession } from '../../session/SessionContext.tsx';
import classes from './SceneBody.module.css';
import { peersInside } from './peersInside.ts';

const SHOWN_AT_MOST = 4;

/** Who is in a scene now. */
export function PeopleInside({ scene }: { scene: NodeId }) {
  const { presence, me } = useSession();
  const scenes = useModel(['scenes'], (model) => model.scenes);
  // As text: people seldom move from scene to scene.
  const text = useSyncExternalStore(presence.here.subscribe, () =>
    JSON.stringify(
      peersInside(presence.here.get(), scenes, scene)
        .filter(({ user }) => user.id !== me.id)
        .map(({ user }) => [user.id, user.name]),
    ),
  );
  const people = useMemo(() => peopleIn(text), [text]);
  if (people.length === 0) return null;
  return (
    <span
      className={classes.people}
      role="group"
      aria-label={`In this scene: ${people.map(([, name]) => name).join(', ')}`}
    >
      {people.slice(0, SHOWN_AT_MOST).map(([id, name]) => (
        <PersonAvatar key={id} id={id} name={name} size={20} />
      ))}
      {people.length > SHOWN_AT_MOST && <span>+{people.length - SHOWN_AT_MOST}</span>}
    </span>
  );
}

function peopleIn(text: string): readonly (readonly [id: string, name: string])[] {
  const parsed: unknown = JSON.parse(text);
  return Array.isArray(parsed)
    ? parsed.flatMap((each: unknown) => (Array.isArray(each) ? [[String(each[0]), String(each[1])] as const] : []))
    : [];
}
