import type { ProjectModel, Take } from '../document/ProjectModel.ts';
import { fileNameBy } from '../settings/fileNaming.ts';

const EXTENSION = { image: 'png', video: 'mp4', audio: 'wav' } as const;

/** `Scene-1_SH010_v003_take03.png`: what a downloaded take is called, by the project's template. */
export function takeFileName(
  { settings, nodes }: Pick<ProjectModel, 'settings' | 'nodes'>,
  { node: id, kind, number }: Pick<Take, 'node' | 'kind' | 'number'>,
): string {
  const shot = nodes.get(id);
  const scene = shot === undefined || shot.scene === null ? undefined : nodes.get(shot.scene);
  const parts = { code: settings.code, scene: scene?.title ?? '', shot: shot?.title ?? '' };
  return `${fileNameBy(settings.naming, parts, number)}.${EXTENSION[kind]}`;
}
