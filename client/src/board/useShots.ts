import { useState } from 'react';
import { useSession } from '../session/SessionContext.tsx';
import { useModel } from '../document/useModel.ts';
import type { Shot } from './Shot.ts';
import { ShotList } from './ShotList.ts';

/** Every shot of the project, live; a shot that did not change stays the same object. */
export function useShots(): readonly Shot[] {
  const { me } = useSession();
  const [list] = useState(() => new ShotList());
  return useModel(['nodes', 'tracking', 'takes', 'picks', 'reviews', 'settings'], (model) => list.read(model, me.id), [
    list,
    me.id,
  ]);
}
