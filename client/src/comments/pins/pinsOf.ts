import { SCENE_TYPE } from '@dailies/shared/graph';
import type { CommentId, NodeId } from '@dailies/shared/ids';
import type { ProjectModel } from '../../document/ProjectModel.ts';
import { type Thread, threadsOf } from '../threads.ts';

/** A mark on the canvas where something was said. */
export type Pin = { readonly id: string; readonly threads: readonly Thread[] } & (
  | { readonly on: 'canvas'; readonly root: CommentId; readonly pos: readonly [x: number, y: number] }
  /** At the corner of a node, for everything that is said of it. */
  | { readonly on: 'node'; readonly node: NodeId }
);

/** The pins on one level of a project's canvas; of deleted nodes there is none, and of a deleted scene at the top. */
export function pinsOf(model: ProjectModel, level: NodeId | null, showsResolved: boolean): readonly Pin[] {
  const levelOfPlace = (scene: NodeId | undefined): NodeId | null =>
    scene !== undefined && model.nodes.get(scene)?.type === SCENE_TYPE ? scene : null;
  const isShown = ({ first }: Thread): boolean => showsResolved || first.resolvedBy === undefined;
  const onCanvas = threadsOf(model.comments('canvas')).flatMap((thread): Pin[] => {
    const { id, anchor } = thread.first;
    if (anchor.on !== 'canvas' || levelOfPlace(anchor.scene) !== level || !isShown(thread)) return [];
    return [{ id, on: 'canvas', root: id, pos: anchor.pos, threads: [thread] }];
  });
  const onNodes = model.commentPlaces().flatMap((place): Pin[] => {
    if (!place.startsWith('node:')) return [];
    const all = threadsOf(model.comments(place));
    const [first] = all;
    if (first?.first.anchor.on !== 'node' || !model.nodes.has(first.first.anchor.node)) return [];
    if (model.scenes.holderOf(first.first.anchor.node) !== level) return [];
    const threads = all.filter(isShown);
    return threads.length === 0 ? [] : [{ id: place, on: 'node', node: first.first.anchor.node, threads }];
  });
  return [...onCanvas, ...onNodes];
}
