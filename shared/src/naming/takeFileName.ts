import type { NodeFields, Settings, TakeRecord } from '../document/index.ts';
import type { NodeId } from '../ids/index.ts';
import { fileNameBy } from './fileNaming.ts';

const EXTENSION = { image: 'png', video: 'mp4', audio: 'wav' } as const;

interface Named {
  readonly settings: Pick<Settings, 'naming' | 'code'>;
  readonly nodes: { get(id: NodeId): Pick<NodeFields, 'title' | 'scene'> | undefined };
}

/** `Scene-1_SH010_v003_take03.png`: what a downloaded take is called, by the project's template. */
export function takeFileName(
  { settings, nodes }: Named,
  { node: id, kind, number }: Pick<TakeRecord, 'node' | 'kind' | 'number'>,
): string {
  const shot = nodes.get(id);
  const scene = shot === undefined || shot.scene === null ? undefined : nodes.get(shot.scene);
  const parts = { code: settings.code, scene: scene?.title ?? '', shot: shot?.title ?? '' };
  return `${fileNameBy(settings.naming, parts, number)}.${EXTENSION[kind]}`;
}
