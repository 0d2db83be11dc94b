import { useRef } from 'react';
import { useModel } from '../document/useModel.ts';
import { keepUnchanged, readShots, type Shot } from './Shot.ts';

/** Every shot of the project, live; a shot that did not change stays the same object. */
export function useShots(): readonly Shot[] {
  const before = useRef<readonly Shot[]>([]);
  const shots = useModel(['nodes', 'tracking', 'takes', 'picks', 'reviews', 'settings'], (model) =>
    keepUnchanged(before.current, readShots(model)),
  );
  before.current = shots;
  return shots;
}
