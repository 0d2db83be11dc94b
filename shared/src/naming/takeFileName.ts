import type { NodeFields, Settings, TakeRecord } from '../document/index.ts';
import type { NodeId } from '../ids/index.ts';
import { BROUGHT_FORMATS, isBroughtType } from '../media/index.ts';
import { fileNameBy } from './fileNaming.ts';

/** What takes are as a rule. */
const EXTENSION = { image: 'png', video: 'mp4', audio: 'wav' } as const;

interface Named {
  readonly settings: Pick<Settings, 'naming' | 'code'>;
  readonly nodes: { get(id: NodeId): Pick<NodeFields, 'title' | 'scene'> | undefined };
}

/**
 * `Scene-1_SH010_v003_take03.png`: what a downloaded take is called, by the project's template. `mediaType` is what
 * its file is, where that is known: a film may be an MP4, a MOV or a WebM.
 */
export function takeFileName(
  { settings, nodes }: Named,
  { node: id, kind, number }: Pick<TakeRecord, 'node' | 'kind' | 'number'>,
  mediaType = '',
): string {
  const shot = nodes.get(id);
  const scene = shot === undefined || shot.scene === null ? undefined : nodes.get(shot.scene);
  const parts = { code: settings.code, scene: scene?.title ?? '', shot: shot?.title ?? '' };
  const extension = isBroughtType(mediaType) ? BROUGHT_FORMATS[mediaType].extension : EXTENSION[kind];
  return `${fileNameBy(settings.naming, parts, number)}.${extension}`;
}
