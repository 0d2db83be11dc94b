export {
  type AssetTrail,
  assetTrail,
  type AssetUse,
  assetUses,
  putOutOfSync,
  type UsedAsset,
  usedAssets,
  type UsedAssets,
} from './assetUse.ts';
export { type ChainAsked, type ChainStep, planChain } from './chain.ts';
export { CHAIN_SCOPES, type ChainScope } from './chainScopes.ts';
export { chainRequests } from './chainRequests.ts';
export { chainSeconds } from './chainSeconds.ts';
export { type ChainLookup, type ChainState, chainState } from './chainState.ts';
export { checkConnection, checkConnections, endsOf, feeds, fits, reaches } from './connect.ts';
export { type Edge, graphOf, type GraphView, readGraph } from './graphView.ts';
export { choosePipeline } from './pipelineFor.ts';
export { type Cell, cellsAbove, cellWords, fansAbove, runnersBelow } from './cells.ts';
export {
  arrivesAt,
  hashRecipe,
  pipelineOf,
  type Planned,
  planNode,
  type PlanningContext,
  syncState,
  type SyncState,
  valuesOf,
} from './plan.ts';
export { planLower, type PlannedLower } from './planLower.ts';
export { drivenValue } from './drivenParams.ts';
export { portsOf } from './portsOf.ts';
export { edgeProblem, nodeProblem } from './problems.ts';
export { canBePassed, disabledAround, modeAmong, modeOf } from './modes.ts';
export { type Placed, SCENE_TYPE, SceneTree, sceneTree, WAY_IN_TYPE, WAY_OUT_TYPE } from './sceneTree.ts';
export { arrivalsAt, type Arrivals, fedBy, feeding } from './throughScenes.ts';
