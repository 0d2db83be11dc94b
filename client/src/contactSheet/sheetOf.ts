import { SCENE_TYPE } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import { shotsAmong } from '../board/shotsAmong.ts';
import type { ProjectModel } from '../document/ProjectModel.ts';
import type { ContactSheetSearch } from './contactSheetSearch.ts';

/** What is on the sheet of some nodes: the one scene's shots, or those among them; null where there is none. */
export function sheetOf(
  model: Pick<ProjectModel, 'nodes' | 'scenes'>,
  nodes: readonly NodeId[],
): Pick<ContactSheetSearch, 'shot' | 'scene'> | null {
  const [scene] = nodes;
  if (scene !== undefined && nodes.length === 1 && model.nodes.get(scene)?.type === SCENE_TYPE)
    return shotsAmong(model, model.scenes.insideOf(scene)).length === 0 ? null : { scene };
  const shot = shotsAmong(model, nodes);
  return shot.length === 0 ? null : { shot };
}
