import type { NodeId, TakeId, UserId } from '../../ids/index.ts';

// Flat keys, because a map that two people create lazily keeps one side only (document-rules C1).

/** Keys of a node's record beside its fields. */
export const nodeKey = {
  /** true: the take is in the trash. It goes with its node, and comes back with it. */
  trashed: (take: TakeId): string => `trashed:${take}`,
  /** true: a port drives the param. What is stored of it counts while nothing is connected there. */
  driven: (param: string): string => `driven:${param}`,
};

/** Keys of the root `tracking`. */
export const trackingKey = {
  status: (node: NodeId): string => `${node}:status`,
  due: (node: NodeId): string => `${node}:due`,
  locked: (node: NodeId): string => `${node}:locked`,
  assignee: (node: NodeId, user: UserId): string => `${node}:assignee:${user}`,
};

/** Keys of the root `reviews`. */
export const reviewKey = {
  verdict: (take: TakeId, user: UserId): string => `${take}:${user}:verdict`,
  rating: (take: TakeId, user: UserId): string => `${take}:${user}:rating`,
};

/** Keys beside the records of `requests`. */
export const requestKey = {
  cancel: (request: string): string => `cancel:${request}`,
  confirm: (request: string): string => `confirm:${request}`,
};

/** Keys beside the records of `comments`. */
export const commentKey = {
  resolved: (comment: string): string => `resolved:${comment}`,
};
