/** Which nodes are asked for together, from some nodes. */
export const CHAIN_SCOPES = [
  /** Those nodes. */
  'nodes',
  /** Those nodes, and what is above them and not up to date. */
  'above',
  /** What is below them, and they themselves where they are not up to date. */
  'below',
  /** What stands in those scenes, however deep. */
  'scene',
] as const;
export type ChainScope = (typeof CHAIN_SCOPES)[number];
