import type { UserId } from '@dailies/shared/ids';
import type { ProjectModel } from '../document/ProjectModel.ts';
import { readShots, type Shot } from './Shot.ts';

/** The new list, with the old object for every shot that did not change, so that its row is not drawn again. */
export function keepUnchanged(before: readonly Shot[], now: readonly Shot[]): Shot[] {
  const known = new Map(before.map((shot) => [shot.node, shot]));
  return now.map((shot) => {
    const old = known.get(shot.node);
    return old !== undefined && JSON.stringify(old) === JSON.stringify(shot) ? old : shot;
  });
}

/** The shots of a project as they were last read. */
export class ShotList {
  #shots: readonly Shot[] = [];

  read(model: ProjectModel, reader: UserId): readonly Shot[] {
    this.#shots = keepUnchanged(this.#shots, readShots(model, reader));
    return this.#shots;
  }
}
