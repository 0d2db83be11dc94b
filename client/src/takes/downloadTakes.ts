import type { ProjectModel, Take } from '../document/ProjectModel.ts';
import type { ProjectId } from '@dailies/shared/ids';
import { takeFileUrl } from '../media/takeFileUrl.ts';
import { takeFileName } from '@dailies/shared/naming';

/** Browsers drop downloads that are asked for in one breath. */
const BETWEEN_MS = 350;

/**
 * Downloads takes as files with their recipes in them, one after the other, named as the project names them.
 * `typeOf` says what a take's file is; undefined where that cannot be learnt.
 */
export async function downloadTakes(
  takes: readonly Take[],
  model: ProjectModel,
  project: ProjectId,
  typeOf: (take: Take) => Promise<string | undefined>,
): Promise<void> {
  for (const [index, take] of takes.entries()) {
    if (index > 0) await new Promise((later) => setTimeout(later, BETWEEN_MS));
    const link = document.createElement('a');
    link.href = takeFileUrl(take.id, project);
    link.download = takeFileName(model, take, await typeOf(take));
    link.click();
  }
}
