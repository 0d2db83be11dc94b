import type { NodeId } from '@dailies/shared/ids';
import type { Take } from '../document/ProjectModel.ts';
import { useModel } from '../document/useModel.ts';
import { keptTakes, trashedTakes } from './keptTakes.ts';

/** A node's takes that are not in the trash, in the order of their numbers. */
export const useTakes = (node: NodeId): readonly Take[] =>
  useModel([`takes:${node}`, `nodes:${node}`], (model) => keptTakes(model, node), [node]);

/** A node's takes in the trash. */
export const useTrashedTakes = (node: NodeId): readonly Take[] =>
  useModel([`takes:${node}`, `nodes:${node}`], (model) => trashedTakes(model, node), [node]);

/** A node's circled take. */
export const usePick = (node: NodeId): Take | undefined =>
  useModel([`takes:${node}`, `picks:${node}`], (model) => model.pick(node), [node]);
