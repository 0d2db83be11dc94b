export { assetUses, type AssetUse, putOutOfSync } from './assetUse.ts';
export { checkConnection, checkConnections, endsOf, fits, reaches } from './connect.ts';
export { type Edge, graphOf, type GraphView, readGraph } from './graphView.ts';
export {
  choosePipeline,
  hashRecipe,
  type Planned,
  planNode,
  type PlanningContext,
  syncState,
  type SyncState,
} from './plan.ts';
export { portsOf } from './portsOf.ts';
export { edgeProblem, nodeProblem } from './problems.ts';
